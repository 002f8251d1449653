"""Finds the shaded rectangles and the pictures a scan shows, as the fills and images a file would have.

An area of one colour with straight edges is a shade; what else differs from the paper and is neither a word nor a
line is a picture when it is dense.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import Word
from docbeat.reading.content import Fill, Ruling

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]

# A shade differs from the paper by this many levels in one colour at least, or by so many times what the paper does
# from itself so many points apart; and by this part of it from itself.
_LEAST_SHADE, _NOISES, _APART, _ITSELF = 9.0, 5.0, 8, 0.7
# Print is finer than this in points, and gone when the middle of as many is taken; noise needs evening out as well.
_PRINT, _SMOOTH = 5, 3
# Shades are at least this wide and high, in points, and fill this part of the rectangle around them.
_LEAST_WIDTH, _LEAST_HEIGHT, _SQUARE = 12, 7, 0.85
# Every so many points a shade is looked for; no page has so many colours that all looks are needed.
_STEP, _MOST_SEEDS = 4, 3000
# What covers more than this part of the page is the paper or the scanner's lid.
_BACKGROUND = 0.85
# The mark of lines among those of shades.
_LINE = 255
# Ink differs from the paper by this many levels; in pictures it hangs together over gaps of so many points.
_INK, _GAP = 28, 5
# A picture is at least this wide and high, in points, this part of it inked, and little of it shades.
_LEAST_PICTURE, _DENSE, _SHADED = 30, 0.35, 0.6
# Levels by which neighbours in a picture differ from a steady change, on average.
_RICH = 3.0


def find_areas(level: Pixels, words: Sequence[Word], rulings: Sequence[Ruling]) -> tuple[list[Fill], list[Box]]:
    """Shades and pictures on a picture with one pixel a point that stands upright and level."""
    flat = cv2.blur(cv2.medianBlur(level, _PRINT), (_SMOOTH, _SMOOTH)).astype(np.uint8, copy=False)
    paper = np.median(flat[::_STEP, ::_STEP].reshape(-1, 3), axis=0)
    fills = _shades(flat, paper, rulings)
    ink = _without_words(_differs(level, paper, _INK), words, rulings)
    pictures = [box for box in _pictures(ink, fills) if _is_rich(level, box)]
    return [fill for fill in fills if not any(picture.holds(fill.box) for picture in pictures)], pictures


def _differs(picture: Pixels, paper: NDArray[np.float64], levels: float) -> Mask:
    # One plane after the other is fifty times as fast as the largest of three neighbours.
    planes = [
        cv2.absdiff(plane, np.full_like(plane, int(own))) for plane, own in zip(cv2.split(picture), paper, strict=True)
    ]
    largest = cv2.max(cv2.max(planes[0], planes[1]), planes[2])
    return np.asarray(cv2.threshold(largest, levels, 1, cv2.THRESH_BINARY)[1], np.uint8)


def _shades(flat: Pixels, paper: NDArray[np.float64], rulings: Sequence[Ruling]) -> list[Fill]:
    height, width = flat.shape[:2]
    levels = max(_LEAST_SHADE, _NOISES * _noise(flat))
    todo = _differs(flat, paper, levels)
    # Areas of one colour are marked in a mask one pixel larger on all sides.
    marks = np.zeros((height + 2, width + 2), np.uint8)
    for line in rulings:
        # Areas on both sides of a line are two.
        start, stop = (round(line.x0) + 1, round(line.y0) + 1), (round(line.x1) + 1, round(line.y1) + 1)
        cv2.line(marks, start, stop, (_LINE,))
    flags = 4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY
    fills = []
    seeds = np.argwhere(todo[::_STEP, ::_STEP]) * _STEP
    for number, (y, x) in enumerate(seeds[:: 1 + len(seeds) // _MOST_SEEDS].tolist()):
        if marks[y + 1, x + 1]:
            continue
        mark = 1 + number % (_LINE - 1)
        tolerance = (_ITSELF * levels,) * 3
        area, _, _, (left, top, across, down) = cv2.floodFill(
            flat, marks, (x, y), 0, tolerance, tolerance, flags | (mark << 8)
        )
        box = Box(left, top, left + across, top + down)
        if across < _LEAST_WIDTH or down < _LEAST_HEIGHT or not _SQUARE / 3 < area / box.area <= 1.0:
            continue
        part = marks[top + 1 : top + down + 1, left + 1 : left + across + 1]
        if box.area <= _BACKGROUND * width * height and _filled_area(part == mark) >= _SQUARE * box.area:
            fills.append(Fill(box, bytes(flat[y, x].tolist()).hex()))
            part[:] = mark
    return fills


def _noise(flat: Pixels) -> float:
    """How much places on paper differ that are near each other."""
    rows = flat[::_STEP].astype(np.int16)
    return float(np.mean(np.minimum(np.abs(rows[:, _APART:] - rows[:, :-_APART]), _LEAST_SHADE)))


def _filled_area(mask: NDArray[np.bool_]) -> float:
    """The area of the largest part of ``mask``, its holes included."""
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest = max(contours, key=cv2.contourArea)
    filled = np.zeros(mask.shape, np.uint8)
    cv2.drawContours(filled, [largest], 0, 1, cv2.FILLED)
    return float(filled.sum())


def _without_words(ink: Mask, words: Sequence[Word], rulings: Sequence[Ruling]) -> Mask:
    for word in words:
        box = word.box
        ink[max(0, int(box.y0) - 1) : int(box.y1) + 2, max(0, int(box.x0) - 1) : int(box.x1) + 2] = 0
    for line in rulings:
        half = line.width / 2 + 1
        ink[
            max(0, int(line.y0 - half)) : int(line.y1 + half) + 1, max(0, int(line.x0 - half)) : int(line.x1 + half) + 1
        ] = 0
    return ink


def _pictures(ink: Mask, fills: Sequence[Fill]) -> list[Box]:
    shaded = np.zeros_like(ink)
    for fill in fills:
        shaded[int(fill.box.y0) : int(fill.box.y1), int(fill.box.x0) : int(fill.box.x1)] = 1
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    pictures = []
    for label, (x, y, width, height, area) in enumerate(stats[:count].tolist()):
        if label == 0 or min(width, height) < _LEAST_PICTURE or area < _DENSE * width * height:
            continue
        inside = labels[y : y + height, x : x + width] == label
        if float(shaded[y : y + height, x : x + width][inside].mean()) < _SHADED:
            pictures.append(Box(x, y, x + width, y + height))
    return pictures


def _is_rich(level: Pixels, box: Box) -> bool:
    """Whether there is more to see than a shade that grows lighter."""
    part = cv2.cvtColor(level[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)], cv2.COLOR_RGB2GRAY)
    even = cv2.medianBlur(part, _PRINT)
    return (
        float(np.percentile(even, 95)) - float(np.percentile(even, 5)) > _INK
        and float(np.abs(cv2.Laplacian(even, cv2.CV_16S)).mean()) > _RICH
    )
