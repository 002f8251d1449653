"""Bullets and numbers of items that stand far in front of their text: one line with it, as they are read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from docbeat.document.model import Style
from docbeat.document.text import BULLETS
from docbeat.reading.stages.lines import Line, make_line
from docbeat.reading.stages.paragraphs import is_marker

# A marker stands no further in front of its text than this, in sizes of the text.
_REACH = 4.5
# The mark of a note or the number of a section, alone on its line.
_BARE = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?$|[*†‡§]$")


def join_markers(lines: Sequence[Line], styles: list[Style]) -> list[Line]:
    """``lines`` with each marker that is a line of its own as the first word of the line it marks."""
    ordered = sorted(_without_stray_bullets(lines, styles), key=lambda line: line.box.x0)
    marked: dict[int, Line] = {}
    used: set[int] = set()
    for line in ordered:
        if _is_bare_marker(line):
            item = _item_of(line, ordered)
            if item is not None and id(item) not in marked:
                marked[id(item)] = line
                used.add(id(line))
    joined = []
    for line in ordered:
        if id(line) in marked:
            joined.append(make_line((*marked[id(line)].words, *line.words), styles))
        elif id(line) not in used:
            joined.append(line)
    return joined


def _is_bare_marker(line: Line) -> bool:
    return len(line.words) == 1 and (is_marker(line.text) or _BARE.match(line.text) is not None)


def _item_of(marker: Line, lines: Sequence[Line]) -> Line | None:
    """The nearest line to the right of ``marker`` on its baseline, when it is text."""
    right = [line for line in lines if line.box.x0 >= marker.box.x1 - 1 and _is_level(marker, line)]
    nearest = min(right, key=lambda line: line.box.x0, default=None)
    if nearest is None or nearest.box.x0 - marker.box.x1 > _REACH * nearest.size:
        return None
    return nearest if sum(map(str.isalpha, nearest.text)) > 2 else None


def _is_level(marker: Line, line: Line) -> bool:
    return marker.box.overlap_y(line.box) > 0.5 * min(marker.box.height, line.box.height)


def _without_stray_bullets(lines: Sequence[Line], styles: list[Style]) -> list[Line]:
    """``lines`` cut before a bullet at their end: it marks what stands to the right of them."""
    cut: list[Line] = []
    for line in lines:
        if len(line.words) > 1 and line.words[-1].text in BULLETS and _stands_off(line):
            cut += [make_line(line.words[:-1], styles), make_line(line.words[-1:], styles)]
        else:
            cut.append(line)
    return cut


def _stands_off(line: Line) -> bool:
    """Whether the last word stands further from the others than they from each other."""
    gaps = [right.box.x0 - left.box.x1 for left, right in itertools.pairwise(line.words)]
    return gaps[-1] > 1.5 * max(gaps[:-1], default=0.25 * line.size)
