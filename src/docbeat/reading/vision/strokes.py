"""Finds what a scan shows drawn: thin straight lines, as the rulings a file would have.

Lines are told from print by being solid and long, and by the words that were read: what runs through the middle
of words is made of their letters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import Word
from docbeat.reading.content import Fill, Ruling

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]

# Lines are looked for at this many pixels a point: half a point of ink is still seen.
PIXELS_PER_POINT = 2.0
# The shortest lines across and down, in points, and the thickest.
_LEAST_ACROSS, _LEAST_DOWN, _THICKEST = 16.0, 11.0, 4.0
# A line is this many times as long as thick.
_SLENDER = 8
# Light lines, which part shades, are this much longer.
_LIGHT = 2
# ... and do not run this near the edges of a shade, in points: there the paper is the light line.
_RIM = 3.0
# Pixels a line may lose to one that crosses it.
_CROSSING = 5
# Noise is evened out over this many pixels along the line.
_EVEN = 5
# Lines differ from what is beside them by this many levels, or by so many times the noise that is left.
_LEAST_LEVELS, _NOISES = 9.0, 5.0
# A line that wavers by more than this, in points, is a shape. A page may lean a little without anybody telling.
_WAVER = 3.0
# A line keeps this part of the strength it has nearby, in pixels, over this part of its length.
_STRENGTH, _NEARBY, _SOLID = 0.5, 41, 0.88
# What goes through words for this part of its length is their print.
_PRINT = 0.5
# ... and what stands beside one within its height, to this part, is a letter or a gap of its line; in heights.
_ALL, _BESIDE = 0.8, 0.5
# The part of a word's height, from its top, where letters have their strokes across; below is the place of underlines.
_UPPER, _LOWER = 0.1, 0.9

# What lies this near above and below is compared with a line.
_REACH = np.ones((int(_THICKEST * PIXELS_PER_POINT) + 3, 1), np.uint8)


def find_strokes(level: Pixels, words: Sequence[Word]) -> list[Ruling]:
    """The dark lines on a picture with PIXELS_PER_POINT that stands upright and level, in points."""
    gray = np.asarray(cv2.cvtColor(level, cv2.COLOR_RGB2GRAY), np.uint8)
    return _without_print(_rulings(gray, _dark, 1), words)


def find_light_strokes(level: Pixels, fills: Sequence[Fill], words: Sequence[Word]) -> list[Ruling]:
    """The light lines that part shaded areas; on paper there are none, only rows and columns without print."""
    found = []
    for fill in fills:
        x0, y0, x1, y1 = (int(edge * PIXELS_PER_POINT) for edge in msgspec.structs.astuple(fill.box))
        part = np.asarray(cv2.cvtColor(level[y0:y1, x0:x1], cv2.COLOR_RGB2GRAY), np.uint8)
        inner = fill.box.grown(-_RIM)
        moved = [_moved(ruling, fill.box) for ruling in _rulings(part, _light, _LIGHT)]
        found += [ruling for ruling in moved if _runs_through(ruling, inner)]
    return _without_print(found, words)


def _rulings(gray: Pixels, beside: Callable[[Pixels, float], Pixels], times: int) -> list[Ruling]:
    across = _bars(gray, beside, times * _LEAST_ACROSS)
    down = _bars(np.ascontiguousarray(gray.T), beside, times * _LEAST_DOWN)
    return [Ruling(start, middle, stop, middle, width) for start, stop, middle, width in across] + [
        Ruling(middle, start, middle, stop, width) for start, stop, middle, width in down
    ]


def _dark(even: Pixels, _levels: float) -> Pixels:
    """By how much each place is darker than what is near above and below."""
    return np.asarray(cv2.morphologyEx(even, cv2.MORPH_BLACKHAT, _REACH), np.uint8)


def _light(even: Pixels, levels: float) -> Pixels:
    """By how much each place is lighter than what is near above and below, and than most of all."""
    strength = np.asarray(cv2.morphologyEx(even, cv2.MORPH_TOPHAT, _REACH), np.uint8)
    strength[even < np.median(even) + levels] = 0
    return strength


def _bars(
    gray: Pixels, beside: Callable[[Pixels, float], Pixels], least: float
) -> list[tuple[float, float, float, float]]:
    """Start, stop, middle and thickness, in points, of the thin bars along the rows."""
    levels = _threshold(gray)
    strength = beside(np.asarray(cv2.blur(gray, (_EVEN, 1)), np.uint8), levels)
    # A line that leans a little goes on one row higher or lower.
    bars = []
    for x, y, width, height, area in _components(_long(strength > levels, least)):
        thickness = area / width
        is_straight = height - thickness <= _WAVER * PIXELS_PER_POINT
        is_thin = thickness <= min(_THICKEST * PIXELS_PER_POINT, width / _SLENDER)
        if is_straight and is_thin and _is_solid(strength[y : y + height, x : x + width]):
            edges = (x, x + width, y + height / 2, thickness)
            start, stop, middle, thick = (round(edge / PIXELS_PER_POINT, 2) for edge in edges)
            bars.append((start, stop, middle, thick))
    return bars


def _components(mask: Mask) -> list[list[int]]:
    """Left, top, width, height and area of what hangs together; most rows of a page are empty and passed over."""
    inked = cv2.reduce(mask, 1, cv2.REDUCE_MAX)[:, 0] > 0
    # One empty row after every inked one keeps apart what is apart.
    rows = np.flatnonzero(inked | np.concatenate(([False], inked[:-1])))
    if not len(rows):
        return []
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(mask[rows]), connectivity=8)
    return [[x, int(rows[y]), width, height, area] for x, y, width, height, area in stats[1:count].tolist()]


def _long(mask: NDArray[np.bool_], least: float) -> Mask:
    """The runs of at least so many points; lines that cross one leave no gap in it."""
    joined = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, _CROSSING), np.uint8))
    runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, int(least * PIXELS_PER_POINT)), np.uint8))
    return runs.astype(np.uint8, copy=False)


def _threshold(gray: Pixels) -> float:
    """The levels by which a line has to differ: above the noise of the paper."""
    rows = np.ascontiguousarray(gray[::8])
    noise = float(np.median(cv2.absdiff(rows[:, 2:], rows[:, :-2]))) / 0.95
    return float(max(_LEAST_LEVELS, _NOISES * noise / _EVEN**0.5))


def _is_solid(strength: Pixels) -> bool:
    """Whether a bar is about as strong all along; feet of letters come and go."""
    along = strength.max(axis=0).astype(np.float32)[None]
    return float((along > _STRENGTH * cv2.blur(along, (_NEARBY, 1))).mean()) > _SOLID


def _moved(ruling: Ruling, box: Box) -> Ruling:
    return Ruling(ruling.x0 + box.x0, ruling.y0 + box.y0, ruling.x1 + box.x0, ruling.y1 + box.y0, ruling.width)


def _runs_through(ruling: Ruling, box: Box) -> bool:
    """Whether the line goes through the box and not along its edge."""
    return box.overlap_x(_box(ruling)) > 0 and box.overlap_y(_box(ruling)) > 0


def _box(ruling: Ruling) -> Box:
    """The line with its thickness."""
    return Box(ruling.x0, ruling.y0, ruling.x1, ruling.y1).grown(0.01)


def _without_print(rulings: list[Ruling], words: Sequence[Word]) -> list[Ruling]:
    places = np.array([msgspec.structs.astuple(word.box) for word in words if not word.angle]).reshape(-1, 4)
    return [
        ruling
        for ruling in rulings
        if not (_is_print_across if ruling.is_horizontal else _is_print_down)(ruling, places)
    ]


def _is_print_across(ruling: Ruling, places: NDArray[np.float64]) -> bool:
    heights = places[:, 3] - places[:, 1]
    through = (ruling.y0 > places[:, 1] + _UPPER * heights) & (ruling.y0 < places[:, 1] + _LOWER * heights)
    overlap = np.minimum(ruling.x1, places[:, 2]) - np.maximum(ruling.x0, places[:, 0])
    return float(np.maximum(overlap, 0.0)[through].sum()) > _PRINT * (ruling.x1 - ruling.x0)


def _is_print_down(ruling: Ruling, places: NDArray[np.float64]) -> bool:
    heights, length = places[:, 3] - places[:, 1], ruling.y1 - ruling.y0
    overlap = np.maximum(np.minimum(ruling.y1, places[:, 3]) - np.maximum(ruling.y0, places[:, 1]), 0.0)
    through = (ruling.x0 > places[:, 0]) & (ruling.x0 < places[:, 2])
    # Letters that were not read stand beside those that were.
    beside = (ruling.x0 > places[:, 0] - _BESIDE * heights) & (ruling.x0 < places[:, 2] + _BESIDE * heights)
    return float(overlap[through].sum()) > _PRINT * length or float(overlap[beside].max(initial=0.0)) > _ALL * length
