"""Cuts a read line into words and finds where each begins and ends.

The recogniser says roughly where a character is; the gaps in the ink say exactly where a word ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from docbeat.reading.vision.recognise import Character, Pixels, ReadLine

# Ink differs from the paper by more than this part of the strongest difference on the strip.
_INK = 0.35
# A column with fewer inked pixels is a speck.
_LEAST_INK = 2


@dataclass(frozen=True)
class StripWord:
    """A word and its extent along the strip, 0 to 1."""

    text: str
    start: float
    stop: float
    confidence: float


def cut_words(line: ReadLine) -> list[StripWord]:
    """The words of a line, left to right."""
    groups = _groups(line.characters)
    if not groups:
        return []
    inked = _inked_columns(line.strip)
    width = len(inked)
    places = [(int(group[0].place * width), int(group[-1].place * width)) for group in groups]
    cuts = [_widest_gap(inked, left[1], right[0]) for left, right in pairwise(places)]
    first, last = _extent(inked, places[0][0], places[-1][1])
    starts = [first, *(cut[1] for cut in cuts)]
    stops = [*(cut[0] for cut in cuts), last]
    return [
        StripWord(
            "".join(character.text for character in group),
            start / width,
            max(stop, start + 1) / width,
            float(np.mean([character.confidence for character in group])),
        )
        for group, start, stop in zip(groups, starts, stops, strict=True)
    ]


def _groups(characters: list[Character]) -> list[list[Character]]:
    groups: list[list[Character]] = [[]]
    for character in characters:
        if character.text.isspace():
            groups.append([])
        else:
            groups[-1].append(character)
    return [group for group in groups if group]


def _inked_columns(strip: Pixels) -> NDArray[np.bool_]:
    """Which columns of the strip hold print, dark on light or light on dark."""
    gray = strip.mean(axis=2)
    difference = np.abs(gray - np.median(gray))
    strongest = max(float(np.percentile(difference, 98)), 16.0)
    count: NDArray[np.int64] = (difference > _INK * strongest).sum(axis=0)
    return count >= _LEAST_INK


def _widest_gap(inked: NDArray[np.bool_], left: int, right: int) -> tuple[int, int]:
    """Start and stop of the longest run without ink between two columns; their middle when there is none."""
    right = max(right, left + 1)
    edges = np.diff(np.concatenate(([1], inked[left:right].astype(np.int8), [1])))
    starts, stops = np.flatnonzero(edges == -1), np.flatnonzero(edges == 1)
    if not len(starts):
        middle = (left + right) // 2
        return middle, middle
    longest = int((stops - starts).argmax())
    return left + int(starts[longest]), left + int(stops[longest])


def _extent(inked: NDArray[np.bool_], first: int, last: int) -> tuple[int, int]:
    """The first and the last inked column; never inside the outermost characters."""
    columns = np.flatnonzero(inked)
    if not len(columns):
        return 0, len(inked)
    return min(int(columns[0]), first), max(int(columns[-1]) + 1, last)
