"""What PDFium says about the characters of a page: code, place, and how the text object they are part of looks.

A page has thousands of characters, so nothing here runs once per character but C: ``map`` makes the calls and
numpy takes what they write. Only turned text is looked at one character at a time.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from docbeat.document.model import Style
from docbeat.reading.formats.pdf import pdfium
from docbeat.reading.formats.pdf.frame import Frame

# Fonts made for mathematics claim heights of several ems; their letters are as high as any.
_TALL, _ASCENT, _DESCENT = 1.6, 0.9, -0.25
# Smaller print than this, in points, counts as this: sizes divide.
_LEAST_SIZE = 0.5
# Nothing is asked about these.
_BLANKS = (0x0, 0xA, 0xD, 0x20)
_INVISIBLE = 3
_BOLD_WEIGHT = 600
_BOLD_FLAG, _ITALIC_FLAG = 1 << 18, 1 << 6
# Weights are guessed from the width of stems by some makers of files; what a font calls itself goes before.
_PLAIN_NAMES = ("regular", "light", "book", "roman")
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")
# Halves of characters beyond 16 bits, and what stands for a character nobody knows.
_HIGH_HALVES, _LOW_HALVES, _HALVES_END, _CODES_END, _UNKNOWN = 0xD800, 0xDC00, 0xE000, 0x110000, 0xFFFD

Rectangles = NDArray[np.float32]


@dataclass(frozen=True)
class Looks:
    """The text objects of a page, one element of every array each.

    ``styles`` index ``table``; ``angles`` are those of reading, clockwise in degrees, as displayed.
    """

    table: list[Style]
    styles: NDArray[np.intp]
    sizes: NDArray[np.float64]
    angles: NDArray[np.int64]
    hidden: NDArray[np.bool_]


@dataclass(frozen=True)
class Characters:
    """Characters in the file's order but blanks, one element of every array each.

    ``boxes`` are rows of x0, y0, x1, y1 as displayed; ``objects`` number the text objects, -1 for none;
    ``stretches`` number the runs of characters without a blank between them.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float64]
    objects: NDArray[np.intp]
    stretches: NDArray[np.intp]
    looks: Looks

    def select(self, which: NDArray[np.bool_]) -> Characters:
        """The characters marked in ``which``."""
        return Characters(self.codes[which], self.boxes[which], self.objects[which], self.stretches[which], self.looks)


def read_characters(page: Any, frame: Frame) -> Characters:
    """The characters of a pypdfium2 page."""
    text_page = raw.FPDFText_LoadPage(page.raw)
    try:
        return _read(pdfium.address(text_page), frame)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _read(text_page: int, frame: Frame) -> Characters:
    count = max(0, pdfium.count_chars(text_page))
    codes = _codes(text_page, count)
    is_blank = np.isin(codes, _BLANKS)
    places = np.flatnonzero(~is_blank)
    asked = places.tolist()
    boxes = np.zeros((len(asked), 4), np.float32)
    pdfium.for_each(pdfium.loose_box, repeat(text_page), asked, pdfium.rows(boxes))
    handles = np.fromiter(map(pdfium.text_object, repeat(text_page), asked), np.uintp, len(asked))
    objects, firsts = _numbered(handles)
    turns = _turns(text_page, places[firsts])
    looks, extents = _look(handles[firsts].tolist(), boxes[firsts], turns, frame)
    _lower_tall(boxes, objects, looks, extents, turns)
    if turns.any():
        _stand_up(boxes, objects, looks, extents, turns, text_page, places)
    stretches = np.cumsum(is_blank, dtype=np.intp)[places]
    return _whole(Characters(codes[places], frame.edges(boxes), objects, stretches, looks))


def _codes(text_page: int, count: int) -> NDArray[np.uint32]:
    """One code per character; surrogate pairs and ligatures make more than one code unit of it."""
    buffer = np.zeros(count + 1, np.uint16)
    written = pdfium.get_text(text_page, 0, count, buffer.ctypes.data)
    units = buffer[:count].astype(np.uint32)
    if written - 1 == count and not _is_half(units).any():
        return units
    return np.fromiter(map(pdfium.get_unicode, repeat(text_page), range(count)), np.uint32, count)


def _is_half(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    return (codes >= _HIGH_HALVES) & (codes < _HALVES_END)


def _whole(characters: Characters) -> Characters:
    """``characters`` with two halves made one: fonts give the codes of some signs in UTF-16."""
    codes = characters.codes
    halves = _is_half(codes)
    if halves.any():
        is_low = halves & (codes >= _LOW_HALVES)
        is_together = characters.stretches[:-1] == characters.stretches[1:]
        first = np.flatnonzero(halves[:-1] & ~is_low[:-1] & is_low[1:] & is_together)
        codes[first] = 0x10000 + ((codes[first] - _HIGH_HALVES) << 10) + (codes[first + 1] - _LOW_HALVES)
        kept = np.ones(len(codes), bool)
        kept[first + 1] = False
        characters = characters.select(kept)
        codes = characters.codes
    codes[_is_half(codes) | (codes >= _CODES_END)] = _UNKNOWN
    return characters


def _numbered(handles: NDArray[np.uintp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Numbers of the text objects in order of appearance, -1 for none, and the first character of each."""
    real = np.flatnonzero(handles)
    _, firsts, which = np.unique(handles[real], return_index=True, return_inverse=True)
    order = np.argsort(firsts)
    numbers = np.empty_like(order)
    numbers[order] = np.arange(len(order))
    objects = np.full(len(handles), -1, np.intp)
    objects[real] = numbers[which]
    return objects, real[firsts[order]]


def _turns(text_page: int, firsts: NDArray[np.intp]) -> NDArray[np.int64]:
    """How far each object is turned in user space, counter-clockwise in degrees."""
    angles = np.fromiter(map(pdfium.char_angle, repeat(text_page), firsts.tolist()), np.float64, len(firsts))
    return -np.degrees(angles).round().astype(np.int64) % 360  # PDFium counts clockwise


@dataclass(frozen=True)
class _Face:
    """A font: name, looks, and the height of its characters in ems."""

    name: str
    bold: bool
    italic: bool
    ascent: float
    descent: float

    @property
    def extent(self) -> tuple[float, float]:
        return self.ascent, self.descent

    def style(self, size: float, color: int) -> Style:
        return Style(self.name, size, self.bold, self.italic, f"{color:06x}")


def _look(
    handles: list[int], boxes: Rectangles, turns: NDArray[np.int64], frame: Frame
) -> tuple[Looks, NDArray[np.float64]]:
    """How the objects look, and the ascent and descent of each one's font in ems."""
    fonts = [font or 0 for font in map(pdfium.font_of, handles)]
    faces = {font: _face(font) for font in set(fonts)}
    extents = np.array([faces[font].extent for font in fonts], np.float64).reshape(-1, 2)
    sizes = _sizes(handles, extents[:, 0] - extents[:, 1], boxes, turns)
    rounded = [max(_LEAST_SIZE, round(size, 1)) for size in sizes.tolist()]
    seen = list(zip(fonts, rounded, _colors(handles), strict=True))
    table: dict[Style, int] = {}
    numbers = {
        (font, size, color): table.setdefault(faces[font].style(size, color), len(table))
        for font, size, color in dict.fromkeys(seen)
    }
    styles = np.array([numbers[one] for one in seen], np.intp)
    hidden = np.fromiter(map(pdfium.render_mode, handles), np.int64, len(handles)) == _INVISIBLE
    return Looks(list(table), styles, sizes, (frame.rotation - turns) % 360, hidden), extents


def _sizes(
    handles: list[int], ems: NDArray[np.float64], boxes: Rectangles, turns: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The sizes as painted; the nominal ones say nothing when the page scales its text."""
    heights = np.abs(boxes[:, 1] - boxes[:, 3])
    is_measured = (turns == 0) & (heights > 0) & (ems > 0)
    sizes = np.ones(len(handles))
    np.divide(heights, ems, out=sizes, where=is_measured)
    for index in np.flatnonzero(~is_measured).tolist():
        sizes[index] = _nominal_size(handles[index])
    return sizes


def _nominal_size(handle: int) -> float:
    nominal, matrix = ctypes.c_float(), (ctypes.c_float * 6)()
    pdfium.font_size(handle, ctypes.addressof(nominal))
    pdfium.object_matrix(handle, ctypes.addressof(matrix))
    return abs(nominal.value) * (math.hypot(matrix[0], matrix[1]) or 1.0) or 1.0


def _colors(handles: list[int]) -> list[int]:
    """Red, green and blue of the objects' fill, as seen on white paper, as one number each."""
    parts = np.zeros((len(handles), 4), np.uint32)
    pdfium.for_each(pdfium.fill_color, handles, *(pdfium.rows(parts, offset) for offset in (0, 4, 8, 12)))
    parts &= 0xFF
    parts[:, :3] = 255 - (255 - parts[:, :3]) * parts[:, 3:] // 255
    colors: list[int] = (parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2]).tolist()
    return colors


def _face(font: int) -> _Face:
    if not font:
        return _Face("", bold=False, italic=False, ascent=0.75, descent=-0.25)
    buffer = ctypes.create_string_buffer(256)
    pdfium.font_name(font, ctypes.addressof(buffer), 256)
    name = buffer.value.decode("utf-8", "replace").partition("+")[2] or buffer.value.decode("utf-8", "replace")
    flags, lowered = pdfium.font_flags(font), name.lower()
    is_heavy = pdfium.font_weight(font) >= _BOLD_WEIGHT or bool(flags & _BOLD_FLAG)
    slant, ascent, descent = ctypes.c_int(), ctypes.c_float(), ctypes.c_float()
    pdfium.font_italic_angle(font, ctypes.addressof(slant))
    pdfium.font_ascent(font, 1.0, ctypes.addressof(ascent))
    pdfium.font_descent(font, 1.0, ctypes.addressof(descent))
    return _Face(
        name=name,
        bold=_has(lowered, _BOLD_NAMES) or (is_heavy and not lowered.endswith(_PLAIN_NAMES)),
        italic=slant.value != 0 or bool(flags & _ITALIC_FLAG) or _has(lowered, _ITALIC_NAMES),
        ascent=ascent.value or 0.75,
        descent=descent.value or -0.25,
    )


def _has(name: str, parts: tuple[str, ...]) -> bool:
    return any(part in name for part in parts)


def _lower_tall(
    boxes: Rectangles,
    objects: NDArray[np.intp],
    looks: Looks,
    extents: NDArray[np.float64],
    turns: NDArray[np.int64],
) -> None:
    """Give the upright characters of fonts that claim too much height a usual one."""
    is_tall = (turns == 0) & (extents[:, 0] - extents[:, 1] > _TALL)
    if not is_tall.any():
        return
    which = np.flatnonzero((objects >= 0) & is_tall[objects])
    numbers = objects[which]
    foot = boxes[which, 3] - extents[numbers, 1] * looks.sizes[numbers]
    boxes[which, 1] = foot + _ASCENT * looks.sizes[numbers]
    boxes[which, 3] = foot + _DESCENT * looks.sizes[numbers]


def _stand_up(
    boxes: Rectangles,
    objects: NDArray[np.intp],
    looks: Looks,
    extents: NDArray[np.float64],
    turns: NDArray[np.int64],
    text_page: int,
    places: NDArray[np.intp],
) -> None:
    """Put boxes of turned characters right: PDFium's loose ones hold for upright text only. ``places`` are PDFium's.

    Along the line the painted extent is taken, across it the height of the font.
    """
    edges, origin = (ctypes.c_double * 4)(), (ctypes.c_double * 2)()
    pointers = [ctypes.addressof(edges) + 8 * k for k in range(4)]
    start = ctypes.addressof(origin)
    heights = (extents * looks.sizes[:, None]).tolist()
    which = np.flatnonzero((objects >= 0) & (turns[objects] != 0))
    for index, number in zip(which.tolist(), objects[which].tolist(), strict=True):
        pdfium.tight_box(text_page, places[index], *pointers)
        left, right, bottom, top = edges
        pdfium.char_origin(text_page, places[index], start, start + 8)
        up, down = heights[number]
        match turns[number]:
            case 90:
                left, right = origin[0] - up, origin[0] - down
            case 180:
                bottom, top = origin[1] - up, origin[1] - down
            case 270:
                left, right = origin[0] + down, origin[0] + up
        boxes[index] = (left, top, right, bottom)
