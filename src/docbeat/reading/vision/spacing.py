"""Cuts a read line into words and finds where each begins and ends.

The recogniser says roughly where a character is and how likely a space stands before it; the gaps in the ink
say exactly where a word may end. Either alone is wrong twice as often: print on receipts is loose and its
punctuation runs on.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from docbeat.reading.vision.recognise import Character, Pixels, ReadLine

# Ink differs from the paper by more than this part of the strongest difference on the strip.
_INK = 0.35
# Print this many levels from the paper is full ink at least: noise is not print.
_FAINTEST = 16.0
# Paper and ink are told from every third pixel of every third row.
_SAMPLE = 3
# A column with fewer inked pixels is a speck.
_LEAST_INK = 2
# A gap this much wider than those between letters, in strip heights, is as good as certainty of the recogniser.
_SPACE_WIDTH = 0.54
# How far gaps count at most, narrower and wider ones, in strip heights.
_NARROWEST, _WIDEST = -0.1, 0.42
# Likelihood and gap together make a space from here on. Fitted on 26,700 places of receipts and reports.
_SPACE = 0.6
# Within this many letters and more a space is likely to be missing: there less is enough between two of them, where
# the recogniser has a doubt and the gap is so much wider than most of those around it.
_LONG, _SPACE_IN_LONG, _DOUBT, _WIDER = 11, 0.2, 0.03, 1.45


@dataclass(frozen=True)
class StripWord:
    """A word of so many characters and its extent along the strip, 0 to 1."""

    text: str
    start: float
    stop: float
    confidence: float
    count: int


def cut_words(line: ReadLine) -> list[StripWord]:
    """The words of a line, left to right."""
    if not line.characters:
        return []
    columns = inked(darkness(line.strip)).sum(axis=0) >= _LEAST_INK
    width = len(columns)
    places = [min(int(character.place * width), width - 1) for character in line.characters]
    gaps = _widest_gaps(columns, places)
    ends = _spaces(line.characters, gaps, line.strip.shape[0])
    first, last = _extent(columns, places[0], places[-1])
    starts = [first, *(gaps[end][1] for end in ends)]
    stops = [*(gaps[end][0] for end in ends), last]
    bounds = [0, *(end + 1 for end in ends), len(line.characters)]
    groups = [line.characters[start:stop] for start, stop in pairwise(bounds)]
    return [
        StripWord(
            "".join(character.text for character in group),
            start / width,
            max(stop, start + 1) / width,
            sum(character.confidence for character in group) / len(group),
            len(group),
        )
        for group, start, stop in zip(groups, starts, stops, strict=True)
    ]


def _spaces(characters: list[Character], gaps: list[tuple[int, int]], height: int) -> list[int]:
    """The gaps that are spaces; gap 0 follows character 0."""
    widths = np.array([stop - start for start, stop in gaps], np.float64) / height
    likely = np.array([character.space for character in characters[1:]])
    inside = widths[likely < 0.5]
    usual = float(np.median(inside)) if len(inside) else 0.0
    evidence = likely + np.clip(widths - usual, _NARROWEST, _WIDEST) / _SPACE_WIDTH
    spaces: list[int] = np.flatnonzero(evidence > _SPACE).tolist()
    bounds = [-1, *spaces, len(characters) - 1]
    runs = [range(before + 1, end) for before, end in pairwise(bounds) if end - before >= _LONG]
    missed = [
        gap
        for run in runs
        for gap in run
        if evidence[gap] > _SPACE_IN_LONG
        and likely[gap] > _DOUBT
        and widths[gap] > _WIDER * np.percentile(widths[run.start : run.stop], 75)
        and _parts_words(characters, gap)
    ]
    return sorted([*spaces, *missed])


def _parts_words(characters: list[Character], gap: int) -> bool:
    """Whether letters stand on both sides: figures, formulas and addresses are written without spaces."""
    return characters[gap + 1].text.isalpha() and (characters[gap].text.isalpha() or characters[gap].text in ",;")


def darkness(strip: Pixels) -> NDArray[np.float32]:
    """How far each pixel is from the paper, 0 to 1 for full ink, whether dark on light or light on dark."""
    gray = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY).astype(np.float32)
    difference = np.abs(gray - np.median(gray[::_SAMPLE, ::_SAMPLE]))
    strongest = max(float(np.percentile(difference[::_SAMPLE, ::_SAMPLE], 98)), _FAINTEST)
    dark: NDArray[np.float32] = np.minimum(difference / np.float32(strongest), np.float32(1.0))
    return dark


def inked(dark: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pixels are print."""
    return dark > _INK


def _widest_gaps(columns: NDArray[np.bool_], places: list[int]) -> list[tuple[int, int]]:
    """Start and stop of the longest run without ink between any two ``places``; their middle when there is none."""
    edges = np.flatnonzero(np.diff(columns, prepend=True, append=True))
    empty = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    gaps = []
    first = 0
    for left, right in pairwise(places):
        widest = ((left + right) // 2,) * 2
        while first < len(empty) and empty[first][1] <= left:
            first += 1
        for start, stop in empty[first:]:
            if start >= right:
                break
            run = max(start, left), min(stop, right)
            if run[1] - run[0] > widest[1] - widest[0]:
                widest = run
        gaps.append(widest)
    return gaps


def _extent(columns: NDArray[np.bool_], first: int, last: int) -> tuple[int, int]:
    """The first and the last inked column; never inside the outermost characters."""
    found = np.flatnonzero(columns)
    if not len(found):
        return 0, len(columns)
    return min(int(found[0]), first), max(int(found[-1]) + 1, last)
