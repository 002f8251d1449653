"""A picture of a page or a part of one in, words in points out.

The picture is turned upright if it lies on its side or head, its lines are found and read one by one, and
their words come out in an upright frame; ``Upright`` leads back to the picture as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import Style, Word, WordSource
from docbeat.reading.vision.again import read_unsure_again
from docbeat.reading.vision.detect import Quads, find_lines, glance, sides
from docbeat.reading.vision.letters import Letters, common_sizes, heavy, measure
from docbeat.reading.vision.orientation import likely_turns
from docbeat.reading.vision.pitch import Pitches
from docbeat.reading.vision.recognise import ReadLine, read_line
from docbeat.reading.vision.skew import skew_of
from docbeat.reading.vision.spacing import cut_words
from docbeat.reading.vision.upright import Upright

Pixels = NDArray[np.uint8]

# Below this mean confidence a line is texture, not print.
_LEAST_CONFIDENCE = 0.5
# ... as it is with fewer characters than this for each of its heights.
_LEAST_LETTERS = 0.12
# A line read with this confidence makes sense; where fewer of the lines do than this part, all of it is noise.
_LEGIBLE, _LEAST_LEGIBLE = 0.75, 0.2
# Fewer lines than this tell nothing about a page.
_FEW_LINES = 3
# Words reach this far above and below the baseline, in ems, as they do in files.
_ASCENT, _DESCENT = 0.86, 0.21
# A quad this much higher than wide is vertical print or a lone letter.
_TALL = 1.5
# The model's word for it that a page is turned counts from here on; its lines must agree.
_LIKELY_TURNED = 0.5
# Lines read each way to tell how a page is turned.
_SAMPLE = 4
# A picture is blank when fewer of its pixels than this part differ from the paper, by this many levels.
_BLANK, _INK_LEVELS = 0.0001, 32
_BLANK_SIDE = 800
# Pixels per point in which lines are looked for at a glance; for small pictures, which cost little, so many in all.
_SKIM_SCALE, _SKIM_PIXELS = 1.5, 150_000


@dataclass
class PictureText:
    """Words of a picture in the ``upright`` frame, styles they index, mean ``confidence`` of the characters.

    ``legible`` is the part of the print that was read, by length; 1 when there was hardly any.
    """

    upright: Upright
    words: list[Word] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    confidence: float = 0.0
    legible: float = 1.0


@dataclass(frozen=True)
class _Found:
    """A line on the turned picture: its quad in pixels, what it says, and how its print is turned there."""

    quad: NDArray[np.float32]
    line: ReadLine
    turn: int

    @property
    def length(self) -> float:
        """How long the line is, in pixels."""
        return float(np.linalg.norm(self.quad[1] - self.quad[0]))

    @property
    def is_print(self) -> bool:
        """Whether what was read can be all of the line: unknown letters leave nothing or noise."""
        height = max(1.0, float(np.linalg.norm(self.quad[3] - self.quad[0])))
        enough = len(self.line.characters) >= _LEAST_LETTERS * self.length / height
        return enough and self.line.confidence >= _LEAST_CONFIDENCE


def read_picture(picture: Pixels, width: float, height: float, model: str) -> PictureText:
    """The words on an RGB picture that shows ``width`` x ``height`` points; ``model`` is tiny or small."""
    if is_blank(picture):
        return PictureText(Upright(width, height))
    turn, picture, found = _lines_of(picture, model)
    return _text_of(found, picture, width, height, turn)


def skim_picture(picture: Pixels, width: float, height: float, model: str) -> PictureText:
    """As ``read_picture``, for labels on a drawing: it is not turned, and every line is read once."""
    quads = glance(picture, model, max(_SKIM_PIXELS, round(width * height * _SKIM_SCALE**2)))
    return _text_of(_read_lines(picture, quads, model), picture, width, height, 0)


def _text_of(found: Sequence[_Found], picture: Pixels, width: float, height: float, turn: int) -> PictureText:
    read = [line for line in found if line.is_print]
    legible = _legible(found)
    if legible < _LEAST_LEGIBLE:
        read = []
    upright = Upright(width, height, turn, round(skew_of(np.array([line.quad for line in read])), 2))
    text = _Page(upright, picture.shape[1], picture.shape[0]).text_of(read)
    text.legible = legible
    return text


def _legible(found: Sequence[_Found]) -> float:
    """The part of the lines, by length, that was read with some certainty."""
    if len(found) < _FEW_LINES:
        return 1.0
    sure = sum(line.length for line in found if line.is_print and line.line.confidence >= _LEGIBLE)
    return sure / sum(line.length for line in found)


def _lines_of(picture: Pixels, model: str) -> tuple[int, Pixels, list[_Found]]:
    """How far the print is turned clockwise, the picture with it upright, and its lines as read."""
    turn, picture, quads = _stand_up(picture, model)
    found = _read_lines(picture, quads, model)
    if model == "tiny":
        again = read_unsure_again([line.line for line in found])
        found = [replace(old, line=line) for old, line in zip(found, again, strict=True)]
    return turn, picture, found


def _read_lines(picture: Pixels, quads: Quads, model: str) -> list[_Found]:
    """The lines in ``quads``, each with its letters as wide as is expected of it by those before."""
    pitches, found = Pitches(), []
    for quad, height in zip(quads, np.min(sides(quads), axis=0).tolist(), strict=True):
        line = _read(picture, quad, model, pitches.stretch(height))
        pitches.learn(height, line.line.characters, line.line.strip.shape[1])
        found.append(line)
    return found


def is_blank(picture: Pixels) -> bool:
    """Whether nothing but paper is on the picture."""
    scale = min(1.0, _BLANK_SIDE / max(picture.shape[:2]))
    size = tuple(max(1, round(side * scale)) for side in (picture.shape[1], picture.shape[0]))
    gray = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), size, interpolation=cv2.INTER_AREA)
    paper = int(np.median(gray))
    return float((cv2.absdiff(gray, np.full_like(gray, paper)) > _INK_LEVELS).mean()) < _BLANK


def _stand_up(picture: Pixels, model: str) -> tuple[int, Pixels, Quads]:
    """How far the print is turned clockwise, the picture with it upright, and its lines there.

    The orientation model proposes; it is asked with little text and odd pictures too, so that what it says is
    believed only when lines read better that way.
    """
    quads = find_lines(picture, model)
    likely = likely_turns(picture)
    turns = [90 * index for index in np.argsort(-likely).tolist() if index and likely[index] > _LIKELY_TURNED]
    if _stands_on_side(quads):
        turns = turns or [90, 270]
    best = (0, picture, quads)
    if not turns or not len(quads):
        return best
    best_sure = _sample_confidence(picture, quads, model)
    for turn in turns:
        turned = np.ascontiguousarray(np.rot90(picture, turn // 90))
        turned_quads = find_lines(turned, model)
        sure = _sample_confidence(turned, turned_quads, model)
        if sure > best_sure:
            best, best_sure = (turn, turned, turned_quads), sure
    return best


def _stands_on_side(quads: Quads) -> bool:
    """Whether most of the print, by length, runs up or down."""
    widths, heights = sides(quads)
    tall = heights > _TALL * widths
    return float(heights[tall].sum()) > float(widths[~tall].sum())


def _sample_confidence(picture: Pixels, quads: Quads, model: str) -> float:
    """How well the longest lines read from left to right."""
    widths, heights = sides(quads)
    longest = np.argsort(-np.maximum(widths, heights))[:_SAMPLE]
    sure = [read_line(picture, quads[index], model).confidence for index in longest]
    return float(np.mean(sure)) if sure else 0.0


def _read(picture: Pixels, quad: NDArray[np.float32], model: str, stretch: float) -> _Found:
    """The line in ``quad``; a tall one is read downwards, upwards and as it stands."""
    (width,), (height,) = sides(quad[None])
    if height < _TALL * width:
        return _Found(quad, read_line(picture, quad, model, stretch), 0)
    # Print turned clockwise begins at the top right corner of its quad and runs down.
    ways = [(90, np.roll(quad, -1, axis=0)), (270, np.roll(quad, 1, axis=0))]
    if height < 2 * _TALL * width:
        ways.append((0, quad))
    tries = [_Found(way, read_line(picture, way, model, stretch), turn) for turn, way in ways]
    return max(tries, key=lambda line: line.line.confidence)


class _Page:
    """Lines in pixels to words in points."""

    def __init__(self, upright: Upright, width: int, height: int) -> None:
        self._upright = upright
        self._pixels = np.array([width, height], np.float64)
        self._scale = np.array(upright.size, np.float64) / self._pixels

    def text_of(self, found: Sequence[_Found]) -> PictureText:
        result = PictureText(self._upright)
        lines = [_Measured(line, self._line_box(line)) for line in found]
        lines = [line for line in lines if line.words]
        counts = [line.count for line in lines]
        sizes = common_sizes([line.size for line in lines], counts)
        bold = heavy([line.letters.weight for line in lines], [line.size for line in lines], counts)
        styles: dict[Style, int] = {}
        for line, size, is_bold in zip(lines, sizes, bold, strict=True):
            style = styles.setdefault(Style(size=size, bold=is_bold), len(styles))
            result.words += line.words_of(size, style)
        result.styles = list(styles)
        letters = sum(len(word.text) for word in result.words)
        sure = sum(word.confidence * len(word.text) for word in result.words)
        result.confidence = round(sure / letters, 4) if letters else 0.0
        return result

    def _line_box(self, line: _Found) -> Box:
        """The line in points, laid level: its middle, length and height."""
        angle = np.radians(-self._upright.skew)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        points = (line.quad - self._pixels / 2) * self._scale @ turn.T + np.array(self._upright.size) / 2
        middle = points.mean(axis=0)
        length = float(np.linalg.norm(points[1] - points[0]))
        height = float(np.linalg.norm(points[3] - points[0]))
        across, down = (height, length) if line.turn else (length, height)
        edges = (middle[0] - across / 2, middle[1] - down / 2, middle[0] + across / 2, middle[1] + down / 2)
        return Box(*(round(float(edge), 2) for edge in edges))


class _Measured:
    """A line with its box in points, its words and what its letters are like."""

    def __init__(self, found: _Found, box: Box) -> None:
        self._found, self._box = found, box
        self.words = cut_words(found.line)
        self.letters = measure(found.line.strip, self.words) if self.words else Letters(1.0, 1.0, 0.0)
        self.count = sum(len(word.text) for word in self.words)

    @property
    def _height(self) -> float:
        return self._box.width if self._found.turn else self._box.height

    @property
    def size(self) -> float:
        """The size of the letters as measured, in points."""
        return self.letters.size * self._height

    def words_of(self, size: float, style: int) -> Iterator[Word]:
        """The words, all as high as letters of ``size`` are."""
        baseline = self.letters.baseline * self._height
        top, bottom = baseline - _ASCENT * size, baseline + _DESCENT * size
        for word in self.words:
            part = self._part(word.start, word.stop, top, bottom)
            sure = round(min(1.0, word.confidence), 4)
            yield Word(word.text, part, style, WordSource.OCR, sure, angle=float(self._found.turn))

    def _part(self, start: float, stop: float, top: float, bottom: float) -> Box:
        """A stretch of the line (0 to 1) between two distances from its top."""
        box = self._box
        match self._found.turn:
            case 90:
                edges = box.x1 - bottom, box.y0 + start * box.height, box.x1 - top, box.y0 + stop * box.height
            case 270:
                edges = box.x0 + top, box.y1 - stop * box.height, box.x0 + bottom, box.y1 - start * box.height
            case _:
                edges = box.x0 + start * box.width, box.y0 + top, box.x0 + stop * box.width, box.y0 + bottom
        return Box(*(round(edge, 2) for edge in edges))
