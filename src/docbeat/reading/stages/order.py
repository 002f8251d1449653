"""Reading order: a page is cut at its gutters into columns, and between those into strips.

A gutter is a stretch of x that no line of text crosses over several lines' height, with text running down both
its sides. What does cross it (titles, wide figures and tables) parts the page into strips; within a strip the
left column is read first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from docbeat.document.geometry import Box, union

T = TypeVar("T")
BoxOf = Callable[[T], Box]

# A gutter is at least this wide, in line heights.
_GUTTER = 0.48
# Columns run side by side for at least this many line heights.
_SIDE_BY_SIDE = 2.4
# A column is at least this wide, in line heights: numbers beside a list are no column. Where the two sides do not
# stand on common lines, narrower ones are.
_COLUMN, _NARROW_COLUMN = 4.0, 2.2
# A gutter is looked for at no more left edges than this, those most lines begin at.
_MOST_CANDIDATES = 60
# What reaches over a gutter's edge by less than this, in line heights, does not cross it.
_OVERHANG = 0.25


@dataclass(frozen=True)
class _Gutter:
    """A stretch of x over a stretch of y that nothing crosses."""

    x0: float
    x1: float
    y0: float
    y1: float
    weight: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def read_in_order(items: Sequence[T], box_of: BoxOf[T], line_height: float) -> list[list[T]]:
    """``items`` as regions in reading order, each sorted from top to bottom and parted by no gutter.

    ``line_height`` is the usual height of a text line on the page, in points.
    """
    regions: list[list[T]] = []
    _cut(sorted(items, key=lambda item: (box_of(item).y0, box_of(item).x0)), box_of, line_height, regions)
    return regions


def _cut(items: list[T], box_of: BoxOf[T], line_height: float, regions: list[list[T]]) -> None:
    """Append the regions of ``items``, which are sorted from top to bottom."""
    gutter = _best_gutter([box_of(item) for item in items], line_height) if len(items) > 2 else None
    if gutter is None:
        if items:
            regions.append(items)
        return
    above = [item for item in items if box_of(item).center_y < gutter.y0]
    below = [item for item in items if box_of(item).center_y > gutter.y1]
    within = [item for item in items if gutter.y0 <= box_of(item).center_y <= gutter.y1]
    left = [item for item in within if box_of(item).center_x < gutter.middle]
    right = [item for item in within if box_of(item).center_x >= gutter.middle]
    for part in (above, left, right, below):
        _cut(part, box_of, line_height, regions)


def _best_gutter(boxes: Sequence[Box], line_height: float) -> _Gutter | None:
    """The gutter with the most text beside it."""
    best: _Gutter | None = None
    boxes = sorted(boxes, key=lambda box: box.center_y)
    for x in _candidates(boxes, line_height):
        for gutter in _gutters_at(x, boxes, line_height):
            if best is None or gutter.weight > best.weight:
                best = gutter
    return best


def _candidates(boxes: Sequence[Box], line_height: float) -> list[float]:
    """Places just left of where boxes begin: a gutter ends at the left edge of a column."""
    edges = sorted(box.x0 for box in boxes)
    places: list[float] = []
    for edge in edges:
        if not places or edge - places[-1] > 0.5 * line_height:
            places.append(edge)
    if len(places) <= _MOST_CANDIDATES:
        return [place - 0.25 for place in places[1:]]
    counts = {place: sum(abs(edge - place) < 0.5 * line_height for edge in edges) for place in places[1:]}
    return [place - 0.25 for place in sorted(counts, key=lambda one: -counts[one])[:_MOST_CANDIDATES]]


def _gutters_at(x: float, boxes: Sequence[Box], line_height: float) -> list[_Gutter]:
    """The gutters at ``x``: maximal stretches of y in which nothing crosses it. ``boxes`` go down by their middles."""
    over = _OVERHANG * line_height
    crosses = [box.x0 < x - over and x + over < box.x1 for box in boxes]
    crossing = sorted((box.y0, box.y1) for box, does in zip(boxes, crosses, strict=True) if does)
    beside = [box for box, does in zip(boxes, crosses, strict=True) if not does]
    middles = [box.center_y for box in beside]
    found = []
    top = min(box.y0 for box in boxes) - 1.0
    for start, stop in [*crossing, (max(box.y1 for box in boxes) + 1.0, 0.0)]:
        if start > top:
            inside = beside[bisect_left(middles, top) : bisect_right(middles, start)]
            gutter = _gutter_between(x, top, start, inside, line_height)
            if gutter is not None:
                found.append(gutter)
        top = max(top, stop)
    return found


def _gutter_between(x: float, top: float, bottom: float, inside: Sequence[Box], line_height: float) -> _Gutter | None:
    left = [box for box in inside if box.center_x < x]
    right = [box for box in inside if box.center_x >= x]
    if not left or not right:
        return None
    # Rows of a table or a form stand on common lines; columns of text do so by accident only.
    least = _COLUMN if _on_common_lines(left, right, line_height) else _NARROW_COLUMN
    if not (_is_column(left, least * line_height) and _is_column(right, least * line_height)):
        return None
    shared = _side_by_side(left, right)
    edge = max(box.x1 for box in left)
    if shared < _SIDE_BY_SIDE * line_height or x - _usual_edge(left) < _GUTTER * line_height:
        return None
    # Where only one side has text, the strip above or below both is as good a place for it.
    low, high = _common_range(left, right)
    return _Gutter(min(edge, x), x, max(top, low), min(bottom, high), shared)


def _usual_edge(left: Sequence[Box]) -> float:
    """The right edge that all but a few of the boxes keep to."""
    edges = sorted(box.x1 for box in left)
    return edges[int(0.97 * (len(edges) - 1))]


def _common_range(left: Sequence[Box], right: Sequence[Box]) -> tuple[float, float]:
    """From where the first side begins to where the last one ends."""
    around = union([*left, *right])
    return around.y0, around.y1


def _is_column(boxes: Sequence[Box], least_width: float) -> bool:
    widths = sorted(box.width for box in boxes)
    return widths[len(widths) // 2] >= least_width


def _on_common_lines(left: Sequence[Box], right: Sequence[Box], line_height: float) -> bool:
    """Whether most lines of the shorter side stand level with one of the other."""
    fewer, more = sorted((left, right), key=len)
    middles, slack = [box.center_y for box in more], 0.15 * line_height
    level = sum(
        bisect_right(middles, box.center_y - slack) < bisect_left(middles, box.center_y + slack) for box in fewer
    )
    return level > 0.6 * len(fewer)


def _side_by_side(left: Sequence[Box], right: Sequence[Box]) -> float:
    """Height over which both sides have text."""
    shared = 0.0
    ours, theirs = _covered(left), _covered(right)
    while ours and theirs:
        (start, stop), (other_start, other_stop) = ours[-1], theirs[-1]
        shared += max(0.0, min(stop, other_stop) - max(start, other_start))
        (ours if start > other_start else theirs).pop()
    return shared


def _covered(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """The y ranges the boxes cover, merged."""
    ranges: list[tuple[float, float]] = []
    for start, stop in sorted((box.y0, box.y1) for box in boxes):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(stop, ranges[-1][1]))
        else:
            ranges.append((start, stop))
    return ranges
