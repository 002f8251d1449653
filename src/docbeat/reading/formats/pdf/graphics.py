"""Drawn lines, filled areas and images of a page. Curves and other shapes only leave their boxes."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

import numpy as np

from docbeat.document.geometry import Box, union
from docbeat.reading.content import Fill, Ruling
from docbeat.reading.formats.pdf import pdfium
from docbeat.reading.formats.pdf.frame import Frame

_MOVE, _LINE = 2, 0
_HIDDEN_FILL = 0

# A bar thinner than this, in points, is a line however it was drawn.
_THIN = 3.0
# In a light colour and this near to a shade it is no more than its edge.
_LIGHT, _BESIDE = 190, 1.0
# A line may lean this much, in points, and still count as horizontal or vertical.
_LEAN = 1.0
_SHORTEST = 4.0
# Maps and charts draw by the ten thousand; past this many objects only text and images are read on.
_MOST_OBJECTS = 30_000
# A path of more segments, or one met after so many on its page, only leaves its box.
_MOST_SEGMENTS, _MOST_SEGMENTS_A_PAGE = 3000, 40_000
_DEEPEST_FORM = 8
# A JPEG with so many bits for each of its pixels is a photograph: half as many show any drawing. Small prints are as
# dense as that, and looking at small images costs nothing.
_PHOTOGRAPH_BITS, _LARGE_PHOTOGRAPH = 1.4, 100_000

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _ObjectType(IntEnum):
    """The page objects looked at, by PDFium's numbers."""

    PATH = 2
    IMAGE = 3
    FORM = 5


@dataclass
class Graphics:
    """What is drawn on a page, in displayed coordinates."""

    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    photographs: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)


def read_graphics(page: Any, frame: Frame) -> Graphics:
    """The graphics of a pypdfium2 page."""
    reader = _Reader(frame)
    handle = pdfium.address(page.raw)
    reader.walk((pdfium.get_object(handle, index) for index in range(pdfium.count_objects(handle))), _IDENTITY, 0)
    return reader.finish()


class _Reader:
    def __init__(self, frame: Frame) -> None:
        self.found = Graphics()
        self._faint: list[int] = []
        self._frame = frame
        self._visible = Box(0.0, 0.0, frame.width, frame.height)
        self._seen = 0
        self._segments = 0
        self._numbers = (ctypes.c_float * 6)()
        self._place = ctypes.addressof(self._numbers)

    def walk(self, objects: Iterator[int], matrix: Matrix, depth: int) -> None:
        """Take in ``objects``, whose coordinates ``matrix`` brings to user space."""
        for handle in objects:
            self._seen += 1
            if self._seen > _MOST_OBJECTS or not handle:
                return
            match pdfium.object_type(handle):
                case _ObjectType.PATH:
                    self._path(handle, matrix)
                case _ObjectType.IMAGE:
                    self._image(handle, matrix)
                case _ObjectType.FORM if depth < _DEEPEST_FORM:
                    inside = range(pdfium.count_form_objects(handle))
                    inner = (pdfium.get_form_object(handle, index) for index in inside)
                    self.walk(inner, _product(self._matrix(handle), matrix), depth + 1)

    def finish(self) -> Graphics:
        """What was found. Light bars are lines where there is no shade whose edges they could be."""
        rulings = self.found.rulings
        shades = [fill.box for fill in self.found.fills if not fill.is_white] if self._faint else []
        # Both may come by the ten thousand.
        x0, y0, x1, y1 = np.array([(box.x0, box.y0, box.x1, box.y1) for box in shades]).reshape(-1, 4).T
        for place in self._faint:
            line = rulings[place]
            reach = _BESIDE + line.width / 2
            beside = (x0 < line.x1 + reach) & (x1 > line.x0 - reach) & (y0 < line.y1 + reach) & (y1 > line.y0 - reach)
            if not beside.any():
                rulings[place] = replace(line, is_edge=False)
        return self.found

    def _image(self, handle: int, matrix: Matrix) -> None:
        box = self._bounds(handle, matrix)
        self._add_box(self.found.images, box)
        if _is_photograph(handle):
            self._add_box(self.found.photographs, box)

    def _path(self, handle: int, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.draw_mode(handle, ctypes.addressof(fill), ctypes.addressof(stroke))
        is_filled, is_stroked = fill.value != _HIDDEN_FILL, bool(stroke.value)
        if not (is_filled or is_stroked):
            return
        whole = _product(self._matrix(handle), matrix)
        shapes = self._shapes(handle, whole)
        if shapes is None:
            self._add_box(self.found.drawings, self._bounds(handle, matrix))
            return
        width = self._stroke_width(handle) * _scale(whole) if is_stroked else 0.0
        for shape in shapes:
            self._shape(shape, handle, width, is_filled=is_filled, is_stroked=is_stroked)

    def _shapes(self, handle: int, matrix: Matrix) -> list[list[Point]] | None:
        """The subpaths as displayed corner points, closed ones with the first repeated.

        None when there are curves in them, or too much to look at.
        """
        count = pdfium.count_segments(handle)
        self._segments += count
        if count > _MOST_SEGMENTS or self._segments > _MOST_SEGMENTS_A_PAGE:
            return None
        shapes: list[list[Point]] = []
        for index in range(count):
            segment = pdfium.get_segment(handle, index)
            kind = pdfium.segment_type(segment)
            if kind not in (_MOVE, _LINE):
                return None
            pdfium.segment_point(segment, self._place, self._place + 4)
            point = self._frame.point(*_apply(matrix, self._numbers[0], self._numbers[1]))
            if kind == _MOVE or not shapes:
                shapes.append([])
            shapes[-1].append(point)
            if pdfium.segment_closes(segment) and point != shapes[-1][0]:
                shapes[-1].append(shapes[-1][0])
        return shapes

    def _shape(self, shape: list[Point], handle: int, width: float, *, is_filled: bool, is_stroked: bool) -> None:
        if len(shape) < 2:
            return
        box = _around(shape)
        is_rectangle = len(shape) in (4, 5) and all(_is_straight(a, b) for a, b in itertools.pairwise(shape))
        if is_filled and is_rectangle:
            self._filled(box, handle)
        if is_stroked:
            for start, end in itertools.pairwise(shape):
                self._line(start, end, width)
        if is_filled and not is_rectangle:
            self._add_box(self.found.drawings, box)

    def _filled(self, box: Box, handle: int) -> None:
        visible, color = box.clipped(self._visible), self._fill_color(handle)
        if color is None or not self._shows(box):
            return
        if min(box.width, box.height) <= _THIN:
            before = len(self.found.rulings)
            self._line_of(visible, is_edge=_is_light(color))
            if _is_light(color) and not Fill(visible, color).is_white:
                self._faint += range(before, len(self.found.rulings))
        elif visible.area > 0:
            self.found.fills.append(Fill(visible, color))

    def _line_of(self, bar: Box, *, is_edge: bool) -> None:
        """A thin bar as the line through its middle."""
        if bar.width >= bar.height:
            self._line((bar.x0, bar.center_y), (bar.x1, bar.center_y), bar.height, is_edge=is_edge)
        else:
            self._line((bar.center_x, bar.y0), (bar.center_x, bar.y1), bar.width, is_edge=is_edge)

    def _line(self, start: Point, end: Point, width: float, *, is_edge: bool = False) -> None:
        if not _is_straight(start, end) or width > 4 * _THIN:
            self._add_box(self.found.drawings, _around([start, end]))
            return
        line = _around([start, end])
        if not self._shows(line):
            return
        line = line.clipped(self._visible)
        if max(line.width, line.height) < _SHORTEST:
            return
        if line.width >= line.height:
            self.found.rulings.append(Ruling(line.x0, line.center_y, line.x1, line.center_y, width, is_edge))
        else:
            self.found.rulings.append(Ruling(line.center_x, line.y0, line.center_x, line.y1, width, is_edge))

    def _bounds(self, handle: int, matrix: Matrix) -> Box:
        place = self._place
        pdfium.object_bounds(handle, place, place + 4, place + 8, place + 12)
        left, bottom, right, top = self._numbers[:4]
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        return _around([self._frame.point(*_apply(matrix, x, y)) for x, y in corners])

    def _shows(self, box: Box) -> bool:
        """Whether any of the box lies on the page; a line's box has no area."""
        page = self._visible
        return box.x1 >= page.x0 and box.x0 <= page.x1 and box.y1 >= page.y0 and box.y0 <= page.y1

    def _add_box(self, target: list[Box], box: Box) -> None:
        if not self._shows(box):
            return
        visible = box.clipped(self._visible)
        if visible.width > 0.5 or visible.height > 0.5:
            target.append(visible)

    def _matrix(self, handle: int) -> Matrix:
        pdfium.object_matrix(handle, self._place)
        a, b, c, d, e, f = self._numbers
        return (a, b, c, d, e, f)

    def _stroke_width(self, handle: int) -> float:
        pdfium.stroke_width(handle, self._place)
        return float(self._numbers[0])

    def _fill_color(self, handle: int) -> str | None:
        """RRGGBB, or None for a fill nobody sees."""
        parts = (ctypes.c_uint * 4)()
        place = ctypes.addressof(parts)
        pdfium.fill_color(handle, place, place + 4, place + 8, place + 12)
        red, green, blue, opacity = parts
        return None if opacity == 0 else f"{red & 0xFF:02x}{green & 0xFF:02x}{blue & 0xFF:02x}"


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_photograph(image: int) -> bool:
    """Whether the image is a large JPEG with more detail than any drawing, told without unpacking it."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.image_pixels(image, ctypes.addressof(width), ctypes.addressof(height))
    pixels = width.value * height.value
    if pixels < _LARGE_PHOTOGRAPH or 8 * pdfium.image_bytes(image, None, 0) < _PHOTOGRAPH_BITS * pixels:
        return False
    name = ctypes.create_string_buffer(16)
    pdfium.image_filter(image, pdfium.count_image_filters(image) - 1, ctypes.addressof(name), len(name))
    return name.value == b"DCTDecode"


def _product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first`` and then ``then``."""
    e, f = _apply(then, first[4], first[5])
    a, b = _apply((*then[:4], 0.0, 0.0), first[0], first[1])
    c, d = _apply((*then[:4], 0.0, 0.0), first[2], first[3])
    return (a, b, c, d, e, f)


def _scale(matrix: Matrix) -> float:
    """How many times as wide a line gets."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def _is_straight(start: Point, end: Point) -> bool:
    return abs(start[0] - end[0]) <= _LEAN or abs(start[1] - end[1]) <= _LEAN


def _is_light(color: str) -> bool:
    return min(bytes.fromhex(color)) >= _LIGHT


def _around(points: list[Point]) -> Box:
    return union(Box(x, y, x, y) for x, y in points)
