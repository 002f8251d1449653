"""Reads again, with the small model, the words the tiny one was not sure of.

Of long lines only the stretches around unsure characters are read again: most of such a line is sure, and the small
model costs five times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from docbeat.reading.vision.pitch import pitch_of, stretch_for
from docbeat.reading.vision.recognise import ReadLine, read_strip
from docbeat.reading.vision.spacing import cut_words

# Words with a character less sure than this are read again; lines less sure than the second are no print.
_SURE, _HOPELESS = 0.95, 0.3
# A line of fewer characters is read again as a whole when it is less sure than this on average.
_SHORT, _SURE_LINE = 40, 0.995
# How much is read again at most, in pixels of strip: about two CPU seconds a page.
_MOST_AGAIN = 16_000


@dataclass(frozen=True)
class _Stretch:
    """Characters ``first`` to ``last`` (excluded) of a line, between two columns of its strip."""

    line: int
    first: int
    last: int
    start: int
    stop: int
    confidence: float


def read_unsure_again(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """``lines`` with their doubtful stretches as the small model reads them, the most doubtful first."""
    stretches = [stretch for index, line in enumerate(lines) for stretch in _unsure(index, line)]
    again: list[_Stretch] = []
    left = _MOST_AGAIN
    for stretch in sorted(stretches, key=lambda stretch: stretch.confidence):
        if (width := stretch.stop - stretch.start) <= left:
            left -= width
            again.append(stretch)
    result = list(lines)
    # From the end, so that the numbers of the characters before stay.
    for stretch in sorted(again, key=lambda stretch: -stretch.first):
        result[stretch.line] = _read(result[stretch.line], stretch)
    return result


def _unsure(index: int, line: ReadLine) -> list[_Stretch]:
    """The doubtful stretches of a line, whole words each."""
    if line.confidence < _HOPELESS:
        return []
    width, sure = line.strip.shape[1], [character.confidence for character in line.characters]
    if len(sure) <= _SHORT:
        return [_Stretch(index, 0, len(sure), 0, width, line.confidence)] if line.confidence < _SURE_LINE else []
    if min(sure) >= _SURE:
        return []
    words = cut_words(line)
    middles = [(one.stop + other.start) / 2 for one, other in pairwise(words)]
    edges = [0, *(round(middle * width) for middle in middles), width]
    counts = np.cumsum([0, *(word.count for word in words)]).tolist()
    stretches: list[_Stretch] = []
    for number in range(len(words)):
        first, last = counts[number], counts[number + 1]
        least = min(sure[first:last])
        if least >= _SURE:
            continue
        if stretches and stretches[-1].last == first:
            before = stretches.pop()
            first, begin, least = before.first, before.start, min(before.confidence, least)
        else:
            begin = edges[number]
        stretches.append(_Stretch(index, first, last, begin, edges[number + 1], least))
    return stretches


def _read(line: ReadLine, stretch: _Stretch) -> ReadLine:
    width, part = line.strip.shape[1], max(1, stretch.stop - stretch.start)
    strip = np.ascontiguousarray(line.strip[:, stretch.start : stretch.start + part])
    read = read_strip(strip, "small", stretch_for(pitch_of(line.characters, width)))
    moved = [replace(character, place=(stretch.start + character.place * part) / width) for character in read]
    if moved:
        moved[0] = replace(moved[0], space=line.characters[stretch.first].space)
    return ReadLine([*line.characters[: stretch.first], *moved, *line.characters[stretch.last :]], line.strip)
