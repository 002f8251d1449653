"""Reading order: a page is cut at its gutters into columns, and between those into strips.

A gutter is a stretch of x that few items cross and that has text running down both its sides. Items that do
cross it (titles, wide figures) part the page into strips; within a strip the left column is read first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from docbeat.document.geometry import Box, union

T = TypeVar("T")
BoxOf = Callable[[T], Box]

# A gutter is at least this wide, in line heights.
_GUTTER = 0.6
# Columns run side by side for at least this many line heights.
_SIDE_BY_SIDE = 3.0
# A column is at least this wide, in line heights: numbers beside a list are no column.
_COLUMN = 4.0


def read_in_order(items: Sequence[T], box_of: BoxOf[T], line_height: float) -> list[list[T]]:
    """``items`` as regions in reading order, each sorted from top to bottom and parted by no gutter.

    ``line_height`` is the usual height of a text line on the page, in points.
    """
    regions: list[list[T]] = []
    _cut(sorted(items, key=lambda item: (box_of(item).y0, box_of(item).x0)), box_of, line_height, regions)
    return regions


def _cut(items: list[T], box_of: BoxOf[T], line_height: float, regions: list[list[T]]) -> None:
    """Append the regions of ``items``, which are sorted from top to bottom."""
    gutter = _gutter(items, box_of, line_height) if len(items) > 2 else None
    if gutter is None:
        if items:
            regions.append(items)
        return
    for strip in _strips(items, box_of, gutter):
        left = [item for item in strip if box_of(item).x1 <= gutter]
        right = [item for item in strip if box_of(item).x0 >= gutter]
        if len(left) + len(right) < len(strip):  # the wide items of a strip; the gutter ends with them
            _cut(strip, box_of, line_height, regions)
            continue
        for column in (left, right):
            _cut(column, box_of, line_height, regions)


def _strips(items: list[T], box_of: BoxOf[T], gutter: float) -> list[list[T]]:
    """``items`` from top to bottom, alternately those that cross the gutter and those beside it."""
    strips: list[list[T]] = []
    last_crosses: bool | None = None
    for item in items:
        crosses = box_of(item).x0 < gutter < box_of(item).x1
        if crosses is not last_crosses:
            strips.append([])
            last_crosses = crosses
        strips[-1].append(item)
    return strips


def _gutter(items: list[T], box_of: BoxOf[T], line_height: float) -> float | None:
    """The x of the gutter with the most text beside it, or None."""
    boxes = [box_of(item) for item in items]
    whole = union(boxes)
    best, at = _SIDE_BY_SIDE * line_height, None
    for start, stop in _thin_stretches(boxes, whole, line_height):
        middle = (start + stop) / 2
        left = [box for box in boxes if box.x1 <= middle]
        right = [box for box in boxes if box.x0 >= middle]
        if not (_is_column(left, line_height) and _is_column(right, line_height)):
            continue
        shared = _side_by_side(left, right)
        crossing = sum(box.height for box in boxes if box.x0 < middle < box.x1)
        if shared > best and shared > 0.5 * crossing:
            best, at = shared, middle
    return at


def _thin_stretches(boxes: list[Box], whole: Box, line_height: float) -> list[tuple[float, float]]:
    """Stretches of x, wide enough for a gutter, that are crossed less than their surroundings."""
    cells = np.zeros(int(whole.width) + 2)
    for box in boxes:
        cells[int(box.x0 - whole.x0) + 1 : max(int(box.x1 - whole.x0), int(box.x0 - whole.x0) + 1)] += box.height
    stretches = []
    for level in sorted({0.0, *np.quantile(cells, (0.05, 0.1, 0.2)).tolist()}):
        is_thin = np.flatnonzero(cells <= level)
        for run in np.split(is_thin, np.flatnonzero(np.diff(is_thin) > 1) + 1):
            is_wide = len(run) >= _GUTTER * line_height
            if is_wide and run[0] > 1 and run[-1] < len(cells) - 2:
                stretches.append((whole.x0 + float(run[0]), whole.x0 + float(run[-1]) + 1))
    return list(dict.fromkeys(stretches))


def _is_column(boxes: list[Box], line_height: float) -> bool:
    if not boxes:
        return False
    widths = sorted(box.width for box in boxes)
    return widths[len(widths) // 2] >= _COLUMN * line_height


def _side_by_side(left: list[Box], right: list[Box]) -> float:
    """Height over which both sides have text."""
    return sum(max(0.0, min(a1, b1) - max(a0, b0)) for a0, a1 in _covered(left) for b0, b1 in _covered(right))


def _covered(boxes: list[Box]) -> list[tuple[float, float]]:
    """The y ranges the boxes cover, merged."""
    ranges: list[tuple[float, float]] = []
    for start, stop in sorted((box.y0, box.y1) for box in boxes):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(stop, ranges[-1][1]))
        else:
            ranges.append((start, stop))
    return ranges
