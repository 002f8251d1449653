"""How large and how heavy the letters of a read line are, and where they stand.

The detector's boxes are as high as the leading lets them be. What was read tells what to expect of the ink: how
wide the words should be, and whether letters reach above the small ones or below the line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docbeat.reading.vision.spacing import StripWord, darkness, inked

# Extents of letters of an ordinary text face, in ems.
_X_HEIGHT, _CAP_HEIGHT, _DESCENT = 0.5, 0.72, 0.21
_DESCENDING = frozenset("gjpqyQ()[]{},;/|ç§")
_LOW = frozenset("acegmnopqrsuvwxyz.,:;-–—_~«»+=*…·•")
_NARROW = frozenset("fijltrI.,:;'|!()[]1-’‘·")
_BROAD = frozenset("mwMWQOG@%&—…")
_WIDTH_NARROW, _WIDTH_BROAD, _WIDTH_CAPITAL, _WIDTH_LETTER, _WIDTH_SQUARE = 0.3, 0.82, 0.66, 0.5, 1.0
# The ink of a word begins and ends this much inside its letters' widths.
_BEARINGS = 0.06
# With this many letters width and height tell the size equally well; with more, width does better.
_EVEN = 8
# Rows with less ink than this part of a full one are empty.
_EMPTY_ROW = 0.012

# Strokes this much heavier than most on the page are bold, or by so many times what the middle half of it spreads:
# even print tells more. Few letters cannot tell, and some tell only what is plain.
_LEAST_HEAVY, _PLAINLY_HEAVY, _SPREADS = 0.11, 0.25, 3.0
_LEAST_BOLD, _SOME = 4, 10
_SOME_HEAVY = 0.16
# Blur and the spread of ink add the same to strokes of all sizes: this part of those of the usual size.
_ADDED = 0.4


@dataclass(frozen=True)
class Letters:
    """Letters on a strip, in its heights: their size, the row they stand on; ``weight`` is stroke width in ems."""

    size: float
    baseline: float
    weight: float


def measure(strip: NDArray[np.uint8], words: Sequence[StripWord]) -> Letters:
    """The letters of a line's ``words`` on its strip."""
    text = "".join(word.text for word in words)
    dark = darkness(strip)
    ink = inked(dark)
    height, width = ink.shape
    top, bottom = _band(ink.sum(axis=1))
    above = _X_HEIGHT if all(character in _LOW for character in text) else _CAP_HEIGHT
    below = _DESCENT if any(character in _DESCENDING for character in text) else 0.0
    by_height = (bottom - top) / (above + below)
    by_width = sum(word.stop - word.start for word in words) * width / sum(_expected_width(word.text) for word in words)
    trust = len(text) / (len(text) + _EVEN)
    size = float(np.exp(trust * np.log(max(by_width, 1.0)) + (1 - trust) * np.log(max(by_height, 1.0))))
    strokes = int((np.diff(ink[top:bottom].astype(np.int8), axis=1, prepend=0) == 1).sum())
    weight = float(dark[top:bottom].sum()) / max(1, strokes) / size
    return Letters(size / height, (bottom - below * by_height) / height, weight)


def _band(rows: NDArray[np.int64]) -> tuple[int, int]:
    """First and last row, the latter excluded, of the print in the middle; parts of other lines stay outside."""
    if not rows.any():
        return 0, len(rows)
    full = rows > max(1.5, _EMPTY_ROW * float(np.percentile(rows, 90)))
    middle = int(np.average(np.arange(len(rows)), weights=rows))
    empty = np.flatnonzero(~full)
    above, below = empty[empty < middle], empty[empty > middle]
    return (int(above[-1]) + 1 if len(above) else 0), (int(below[0]) if len(below) else len(rows))


def _expected_width(text: str) -> float:
    return max(0.1, sum(_width(character) for character in text) - _BEARINGS)


def _width(character: str) -> float:
    if character in _NARROW:
        return _WIDTH_NARROW
    if character in _BROAD:
        return _WIDTH_BROAD
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDTH_SQUARE
    return _WIDTH_CAPITAL if character.isupper() else _WIDTH_LETTER


def heavy(weights: Sequence[float], sizes: Sequence[float], letters: Sequence[int]) -> list[bool]:
    """Which lines are bold, next to the ``letters`` of the whole page."""
    if not weights:
        return []
    usual, size = _median(weights, letters), _median(sizes, letters)
    ratios = [
        weight / (usual * (1.0 - _ADDED + _ADDED * size / max(own, 1.0))) if usual else 1.0
        for weight, own in zip(weights, sizes, strict=True)
    ]
    low, high = np.percentile(np.repeat(ratios, letters), (25, 75))
    least = float(np.clip(_SPREADS * (high - low), _LEAST_HEAVY, _PLAINLY_HEAVY))
    return [
        count >= _LEAST_BOLD and ratio > 1.0 + (least if count >= _SOME else max(least, _SOME_HEAVY))
        for ratio, count in zip(ratios, letters, strict=True)
    ]


def _median(values: Sequence[float], weights: Sequence[int]) -> float:
    return float(np.median(np.repeat(values, weights)))


def common_sizes(sizes: Sequence[float], letters: Sequence[int], spread: float = 0.08) -> list[float]:
    """``sizes`` as measured, made one where they differ by less than ``spread``; to half points.

    ``letters`` says how many letters have each size: what most of a page has is settled first.
    """
    logs, weights = np.log(np.maximum(sizes, 0.5)), np.maximum(letters, 1.0)
    result = np.zeros(len(logs))
    left = np.ones(len(logs), bool)
    while left.any():
        near = (np.abs(logs[left][:, None] - logs[None]) <= spread) & left[None]
        group = near[(near * weights).sum(axis=1).argmax()]
        middle = float(np.average(logs[group], weights=weights[group]))
        group &= np.abs(logs - middle) <= spread
        result[group] = max(0.5, round(2 * float(np.exp(middle))) / 2)
        left &= ~group
    return [float(size) for size in result]
