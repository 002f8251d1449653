"""Characters to words: what PDFium says about each character, cut where the print has a gap."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import Style, Word
from docbeat.reading.formats.pdf import pdfium
from docbeat.reading.formats.pdf.frame import Frame

Floats = NDArray[np.float32]

# A gap this wide, in ems, parts words even where the file has no space.
_GAP = 0.28
# Fonts made for mathematics claim heights of several ems; their letters are as high as any.
_TALL, _ASCENT, _DESCENT = 1.6, 0.9, -0.25
# Smaller print than this, in points, counts as this: sizes divide.
_LEAST_SIZE = 0.5
# Characters whose tops or bottoms differ by more than this, in ems, are on different lines.
_SHIFT = 0.55
# The same character this near, in ems, is painted twice (shadow, fake bold).
_DOUBLE = 0.12
# PDFium gives the letters of a ligature one box; "ffi" is not an f painted twice.
_LIGATURE_DOUBLES = "f"
# What PDFium gives for a hyphen that cuts a word at the end of a line.
_CUT_MARKS = "\u0002\ufffe"
_INVISIBLE = 3
_BOLD_WEIGHT = 600
_BOLD_FLAG, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")


@dataclass
class PageText:
    """The words of a page in the file's order, and what was noticed on the way."""

    words: list[Word] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    characters: int = 0
    hidden: int = 0
    unmapped: int = 0


@dataclass(frozen=True)
class _Face:
    """A font: name, looks, and the height of its characters in ems."""

    name: str
    bold: bool
    italic: bool
    ascent: float
    descent: float


@dataclass(frozen=True)
class _Run:
    """A text object: the style of its characters, their direction, whether they are painted.

    ``turn`` is counter-clockwise in user space, ``angle`` clockwise as displayed, both in degrees.
    """

    style: int
    size: float
    turn: int
    angle: int
    ascent: float
    descent: float
    is_hidden: bool


def read_text(page: Any, frame: Frame) -> PageText:
    """The text of a pypdfium2 page in displayed coordinates."""
    text_page = raw.FPDFText_LoadPage(page.raw)
    try:
        return _Reader(pdfium.address(text_page), frame).read()
    finally:
        raw.FPDFText_ClosePage(text_page)


class _Reader:
    def __init__(self, text_page: int, frame: Frame) -> None:
        self._text_page = text_page
        self._frame = frame
        self._faces: dict[int, _Face] = {}
        self._runs: dict[int, _Run] = {}
        self._style_index: dict[Style, int] = {}

    def read(self) -> PageText:
        count = max(0, pdfium.count_chars(self._text_page))
        text = self._characters(count)
        loose = np.zeros((count, 4), np.float32)
        place, objects = loose.ctypes.data, [0] * count
        for index in range(count):
            pdfium.loose_box(self._text_page, index, place + 16 * index)
            objects[index] = pdfium.text_object(self._text_page, index) or 0
        runs = [self._run(handle, index, loose) if handle else None for index, handle in enumerate(objects)]
        self._stand_up(loose, runs)
        boxes = self._frame.boxes(loose)
        return self._words(text, boxes, runs)

    def _characters(self, count: int) -> list[str]:
        """One string per character; surrogate pairs and ligatures make more than one code unit of it."""
        buffer = np.zeros(count + 1, np.uint16)
        written = pdfium.get_text(self._text_page, 0, count, buffer.ctypes.data)
        units = buffer[:count]
        if written - 1 == count and not ((units >= 0xD800) & (units < 0xE000)).any():
            return list(units.tobytes().decode("utf-16-le"))
        codes = (pdfium.get_unicode(self._text_page, index) for index in range(count))
        return [chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes]

    def _stand_up(self, boxes: Floats, runs: list[_Run | None]) -> None:
        """Put boxes of turned characters right: PDFium's loose ones hold for upright text only.

        Along the line the painted extent is taken, across it the height of the font.
        """
        edges, origin = (ctypes.c_double * 4)(), (ctypes.c_double * 2)()
        places = [ctypes.addressof(edges) + 8 * k for k in range(4)]
        start = ctypes.addressof(origin)
        for index, run in enumerate(runs):
            if run is None:
                continue
            if run.turn == 0:
                if run.ascent - run.descent > _TALL:
                    foot = boxes[index, 3] - run.descent * run.size
                    boxes[index, 1], boxes[index, 3] = foot + _ASCENT * run.size, foot + _DESCENT * run.size
                continue
            pdfium.tight_box(self._text_page, index, *places)
            left, right, bottom, top = edges
            pdfium.char_origin(self._text_page, index, start, start + 8)
            up, down = run.ascent * run.size, run.descent * run.size
            match run.turn:
                case 90:
                    left, right = origin[0] - up, origin[0] - down
                case 180:
                    bottom, top = origin[1] - up, origin[1] - down
                case 270:
                    left, right = origin[0] + down, origin[0] + up
            boxes[index] = (left, top, right, bottom)

    def _run(self, handle: int, index: int, loose: Floats) -> _Run:
        known = self._runs.get(handle)
        if known is not None:
            return known
        face = self._face(pdfium.font_of(handle) or 0)
        turn = -round(math.degrees(pdfium.char_angle(self._text_page, index))) % 360  # PDFium counts clockwise
        size = _size(handle, face, loose[index], turn)
        style = Style(face.name, max(_LEAST_SIZE, round(size, 1)), face.bold, face.italic, _color(handle))
        number = self._style_index.setdefault(style, len(self._style_index))
        hidden = pdfium.render_mode(handle) == _INVISIBLE
        angle = (self._frame.rotation - turn) % 360
        run = self._runs[handle] = _Run(number, size, turn, angle, face.ascent, face.descent, hidden)
        return run

    def _face(self, font: int) -> _Face:
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = _look_at(font)
        return face

    def _words(self, text: list[str], boxes: list[Box], runs: list[_Run | None]) -> PageText:
        result = PageText(styles=list(self._style_index))
        maker = _WordMaker(result)
        for index, character in enumerate(text):
            run = runs[index]
            if character in _CUT_MARKS:
                character = "-"
            if character.isspace() or run is None or not _is_text(character):
                maker.close()
                continue
            result.characters += 1
            result.hidden += run.is_hidden
            if character == "\ufffd" or "\ue000" <= character <= "\uf8ff":
                result.unmapped += 1
            maker.add(character, boxes[index], run)
        maker.close()
        visible = [word for word in result.words if self._frame.shows(word.box)]
        result.words = _painted_once(visible, result.styles)
        return result


class _WordMaker:
    """Collects characters into words; a change of style inside a word starts a glued one."""

    def __init__(self, result: PageText) -> None:
        self._result = result
        self._text: list[str] = []
        self._box: tuple[float, float, float, float] | None = None
        self._last: Box | None = None
        self._run: _Run | None = None
        self._glued = False

    def add(self, character: str, box: Box, run: _Run) -> None:
        if self._last is not None and self._run is not None:
            is_same = bool(self._text) and character == self._text[-1] and _is_double(self._last, box, run.size)
            if is_same and not (box == self._last and character in _LIGATURE_DOUBLES):
                return
            if not _continues(self._last, box, max(run.size, self._run.size), run.angle):
                self.close()
            elif run.style != self._run.style or run.angle != self._run.angle:
                self._flush()
                self._glued = True
        self._text.append(character)
        self._last, self._run = box, run
        if self._box is None:
            self._box = (box.x0, box.y0, box.x1, box.y1)
        else:
            x0, y0, x1, y1 = self._box
            self._box = (min(x0, box.x0), min(y0, box.y0), max(x1, box.x1), max(y1, box.y1))

    def close(self) -> None:
        """The word is over: what comes next stands apart."""
        self._flush()
        self._glued = False
        self._last = None

    def _flush(self) -> None:
        if self._box is not None and self._run is not None:
            word = Word("".join(self._text), Box(*self._box), self._run.style, glued=self._glued)
            word.angle = float(self._run.angle)
            self._result.words.append(word)
        self._text, self._box = [], None


def _is_double(first: Box, second: Box, size: float) -> bool:
    """Whether the same characters at these places are one print, painted twice."""
    return abs(first.x0 - second.x0) < _DOUBLE * size and abs(first.y0 - second.y0) < _DOUBLE * size


def _painted_once(words: list[Word], styles: list[Style]) -> list[Word]:
    """``words`` without those that repeat an earlier one in the same place."""
    kept: list[Word] = []
    places: dict[str, list[Box]] = {}
    for word in words:
        seen = places.setdefault(word.text, [])
        if not any(_is_double(box, word.box, styles[word.style].size) for box in seen):
            seen.append(word.box)
            kept.append(word)
    return kept


def _continues(last: Box, box: Box, size: float, angle: int) -> bool:
    """Whether a character at ``box`` goes on with the word that ended at ``last``."""
    if angle in (90, 270):
        return abs(box.center_x - last.center_x) < _SHIFT * size and (
            min(abs(box.y0 - last.y1), abs(last.y0 - box.y1)) < _GAP * size
        )
    if abs(box.y1 - last.y1) > _SHIFT * size and abs(box.y0 - last.y0) > _SHIFT * size:
        return False
    if angle == 180:
        return -size < last.x0 - box.x1 < _GAP * size
    return -size < box.x0 - last.x1 < _GAP * size


def _size(handle: int, face: _Face, loose: Floats, turn: int) -> float:
    """The size as painted; the nominal one says nothing when the page scales its text."""
    height = abs(float(loose[1] - loose[3]))
    em = face.ascent - face.descent
    if turn == 0 and height > 0 and em > 0:
        return height / em
    nominal, matrix = ctypes.c_float(), (ctypes.c_float * 6)()
    pdfium.font_size(handle, ctypes.addressof(nominal))
    pdfium.object_matrix(handle, ctypes.addressof(matrix))
    return abs(nominal.value) * (math.hypot(matrix[0], matrix[1]) or 1.0) or 1.0


def _look_at(font: int) -> _Face:
    if not font:
        return _Face("", bold=False, italic=False, ascent=0.75, descent=-0.25)
    buffer = ctypes.create_string_buffer(256)
    pdfium.font_name(font, ctypes.addressof(buffer), 256)
    name = buffer.value.decode("utf-8", "replace").partition("+")[2] or buffer.value.decode("utf-8", "replace")
    flags, lowered = pdfium.font_flags(font), name.lower()
    slant, ascent, descent = ctypes.c_int(), ctypes.c_float(), ctypes.c_float()
    pdfium.font_italic_angle(font, ctypes.addressof(slant))
    pdfium.font_ascent(font, 1.0, ctypes.addressof(ascent))
    pdfium.font_descent(font, 1.0, ctypes.addressof(descent))
    return _Face(
        name=name,
        bold=pdfium.font_weight(font) >= _BOLD_WEIGHT or bool(flags & _BOLD_FLAG) or _has(lowered, _BOLD_NAMES),
        italic=slant.value != 0 or bool(flags & _ITALIC_FLAG) or _has(lowered, _ITALIC_NAMES),
        ascent=ascent.value or 0.75,
        descent=descent.value or -0.25,
    )


def _is_text(character: str) -> bool:
    """Whether the character may stand in text: no control character and none that is none."""
    code = ord(character)
    return code >= 0xA0 or 0x20 < code < 0x7F if code < 0xFDD0 else not (code <= 0xFDEF or code & 0xFFFE == 0xFFFE)


def _has(name: str, parts: tuple[str, ...]) -> bool:
    return any(part in name for part in parts)


def _color(handle: int) -> str:
    parts = (ctypes.c_uint * 4)()
    place = ctypes.addressof(parts)
    pdfium.fill_color(handle, place, place + 4, place + 8, place + 12)
    return "".join(f"{part & 0xFF:02x}" for part in parts[:3])
