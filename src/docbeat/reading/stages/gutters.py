"""Lines that run on over a narrow gutter, cut where the lines above and below them begin."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from docbeat.document.model import Style
from docbeat.reading.stages.lines import Line, make_line

# At least this many lines begin where a column does.
_LEAST_STARTS = 4
# A gutter is at least this wide, in sizes of the line that runs over it, and what is left of it this wide.
_LEAST_GAP, _LEAST_LEFT = 0.55, 6.0


def cut_at_gutters(lines: Sequence[Line], styles: list[Style]) -> list[Line]:
    """``lines``, those that run over a gutter in two.

    Where a column begins, other lines begin too, and every line that runs on over that place has a gap there.
    """
    cut = list(lines)
    gaps = [gap for line in lines for gap in _wide_gaps(line)]
    if not gaps:
        return cut
    starts = Counter(round(line.box.x0) for line in lines)
    starts.update(round(x) for x in gaps)
    places = {round(x) for x in gaps}
    for place in sorted(places):
        if starts[place] >= _LEAST_STARTS:
            cut = _cut_at(place, cut, styles)
    return cut


def _wide_gaps(line: Line) -> list[float]:
    """Where words begin behind a gap as wide as a gutter."""
    least = _LEAST_GAP * line.size
    return [
        right.box.x0
        for left, right in itertools.pairwise(line.words)
        if right.box.x0 - left.box.x1 >= least and left.box.x1 - line.box.x0 >= _LEAST_LEFT * line.size
    ]


def _cut_at(place: float, lines: list[Line], styles: list[Style]) -> list[Line]:
    """``lines`` cut at ``place`` wherever enough of them begin there with nothing running over it in between."""
    cuts: dict[int, int] = {}
    run: dict[int, int | None] = {}
    for line in sorted(lines, key=lambda one: one.box.center_y):
        index = _gap_at(place, line)
        if index is not None or abs(line.box.x0 - place) <= 1.0:
            run[id(line)] = index
        elif line.box.x0 < place - line.size and line.box.x1 > place + line.size:
            cuts |= _cuts_of(run)
            run = {}
    cuts |= _cuts_of(run)
    parted: list[Line] = []
    for line in lines:
        index = cuts.get(id(line), 0)
        parted += [make_line(words, styles) for words in (line.words[:index], line.words[index:])] if index else [line]
    return parted


def _cuts_of(run: Mapping[int, int | None]) -> dict[int, int]:
    """The lines of ``run`` to be cut, each with the word that begins the new one, when it is a column."""
    return {line: index for line, index in run.items() if index is not None} if len(run) >= _LEAST_STARTS else {}


def _gap_at(place: float, line: Line) -> int | None:
    """The index of the word that begins at ``place`` behind a gap as wide as a gutter."""
    for index, (left, right) in enumerate(itertools.pairwise(line.words), start=1):
        if abs(right.box.x0 - place) <= 1.0 and right.box.x0 - left.box.x1 >= _LEAST_GAP * line.size:
            return index
    return None
