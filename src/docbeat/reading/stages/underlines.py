"""Lines under and through words: looks of the words, no lines of a table.

Such a line begins and ends with the words it marks and lies within their letters; a table's is longer, keeps its
distance or meets others. Words so marked get a style that says so, and the lines are gone for the stages that look
for tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from docbeat.document.model import Style, Word
from docbeat.reading.content import PageContent, Ruling

# Letters reach this part of their box below the line they stand on.
_DESCENT = 0.22
# Where a line may lie, in parts of the box's height above the foot of the letters: under them, through them.
_UNDER, _THROUGH = (-0.24, 0.03), (0.1, 0.42)
# It is no thicker than this part of the box's height.
_THICK = 0.15
# It covers this part of a word's width, and reaches no further beyond the words than this, in parts of the height.
_COVERED, _BEYOND = 0.6, 0.4
# Its words stand no further apart than this: what spans columns is a rule.
_APART = 1.0
# Lines that come this near, in points, meet.
_NEAR = 1.5
# Maps and forms draw by the thousand; their lines mark nothing.
_MOST_RULINGS = 400
# A hyperlink's line says no more than its colour.
_BLUE = 60


def take_underlines(content: PageContent) -> PageContent:
    """``content`` with its underlined and struck words styled so, and without the lines that did it."""
    if not content.rulings or len(content.rulings) > _MOST_RULINGS or not content.words:
        return content
    rulings = _standing_alone(content.rulings)
    if not rulings:
        return content
    boxes = np.array([(word.box.x0, word.box.y0, word.box.x1, word.box.y1) for word in content.words])
    marks, gone = _marks(content.words, boxes, rulings)
    if not gone:
        return content
    words, styles = list(content.words), list(content.styles)
    for index, kinds in marks.items():
        words[index] = _restyled(words[index], styles, kinds)
    rulings = [one for one in content.rulings if id(one) not in gone]
    return replace(content, words=words, styles=styles, rulings=rulings)


def _standing_alone(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The horizontal rulings that meet no upright one at their ends."""
    across = [one for one in rulings if one.is_horizontal]
    upright = [(one.x0, min(one.y0, one.y1), max(one.y0, one.y1)) for one in rulings if not one.is_horizontal]
    if not across or not upright:
        return across
    x, top, foot = np.array(upright).T
    y = np.array([one.y0 for one in across])[:, None]
    ends = np.array([(one.x0, one.x1) for one in across])[:, :, None]
    meets = (np.abs(ends - x).min(axis=1) < _NEAR) & (top < y + _NEAR) & (foot > y - _NEAR)
    return [one for one, is_met in zip(across, meets.any(axis=1).tolist(), strict=True) if not is_met]


def _marks(
    words: Sequence[Word], boxes: NDArray[np.float64], rulings: Sequence[Ruling]
) -> tuple[dict[int, set[str]], set[int]]:
    """What is said of which word by its index, and the identities of the rulings that say it."""
    marks: dict[int, set[str]] = defaultdict(set)
    covered: dict[tuple[int, str], float] = defaultdict(float)
    gone: set[int] = set()
    for kind, (low, high) in (("underlined", _UNDER), ("struck", _THROUGH)):
        for ruling, touched in _touched(boxes, rulings, low, high):
            if not _is_of(ruling, boxes[touched]) or not any(map(_has_letters, (words[i] for i in touched))):
                continue
            gone.add(id(ruling))
            for index in touched:
                box = words[index].box
                covered[index, kind] += min(box.x1, ruling.x1) - max(box.x0, ruling.x0)
                if covered[index, kind] >= _COVERED * box.width:
                    marks[index].add(kind)
    return marks, gone


def _touched(
    boxes: NDArray[np.float64], rulings: Sequence[Ruling], low: float, high: float
) -> Iterable[tuple[Ruling, list[int]]]:
    """Each ruling that lies within letters, with their words from left to right."""
    lines = np.array([(one.x0, one.y0, one.x1, one.width) for one in rulings])
    x0, y0, x1, y1 = boxes.T
    heights = y1 - y0
    up = (y1 - _DESCENT * heights - lines[:, 1:2]) / heights
    shared = np.minimum(x1, lines[:, 2:3]) - np.maximum(x0, lines[:, :1])
    is_on = (up > low) & (up < high) & (shared > 0) & (lines[:, 3:] < _THICK * heights)
    for index in np.flatnonzero(is_on.any(axis=1)).tolist():
        touched = np.flatnonzero(is_on[index])
        yield rulings[index], touched[np.argsort(x0[touched])].tolist()


def _is_of(ruling: Ruling, boxes: NDArray[np.float64]) -> bool:
    """Whether the ruling begins and ends with the words in ``boxes`` and these are of one line."""
    height = float((boxes[:, 3] - boxes[:, 1]).min())
    if ruling.x0 < boxes[:, 0].min() - _BEYOND * height or ruling.x1 > boxes[:, 2].max() + _BEYOND * height:
        return False
    return all(after[0] - before[2] < _APART * height for before, after in pairwise(boxes.tolist()))


def _has_letters(word: Word) -> bool:
    return any(map(str.isalpha, word.text))


def _restyled(word: Word, styles: list[Style], kinds: set[str]) -> Word:
    """``word`` in a style of ``styles`` that has the marks ``kinds``; a new one is added where there is none."""
    style = styles[word.style]
    if kinds == {"underlined"} and _is_link(word, style):
        return word
    looks = msgspec.structs.replace(style, **dict.fromkeys(kinds, True))
    if looks not in styles:
        styles.append(looks)
    return msgspec.structs.replace(word, style=styles.index(looks))


def _is_link(word: Word, style: Style) -> bool:
    red, green, blue = bytes.fromhex(style.color)
    return blue > max(red, green) + _BLUE or "://" in word.text or "@" in word.text or word.text.startswith("www.")
