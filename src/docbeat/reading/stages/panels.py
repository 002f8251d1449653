"""Panels: shaded areas at the side of a page with text of their own, no line of which goes on beside it."""

from __future__ import annotations

from collections.abc import Sequence

from docbeat.document.geometry import Box
from docbeat.reading.content import Fill
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.shades import shaded_areas

# A panel has so many lines, and is no wider than this part of the page.
_LEAST_LINES, _WIDEST = 4, 0.45
# Of a column of a table nearly all lines stand on the baselines of others; of a panel no more than this part.
_ON_BASELINES, _SAME = 0.5, 0.12


def apart_from_panels(lines: Sequence[Line], fills: Sequence[Fill], width: float) -> list[list[Line]]:
    """``lines`` of a page of this ``width`` in groups: those in each panel, and all the others."""
    rest = list(lines)
    groups: list[list[Line]] = []
    for area in shaded_areas(fills):
        inside = [line for line in rest if _holds(area, line)]
        beside = [line for line in rest if not _holds(area, line) and line.box.overlap_y(area) > 0]
        if area.width <= _WIDEST * width and len(inside) >= _LEAST_LINES and _stands_alone(inside, beside):
            groups.append(inside)
            rest = [line for line in rest if not _holds(area, line)]
    return [*groups, rest]


def _holds(area: Box, line: Line) -> bool:
    return area.contains_point(line.box.center_x, line.box.center_y)


def _stands_alone(inside: Sequence[Line], beside: Sequence[Line]) -> bool:
    shared = sum(any(abs(line.baseline - other.baseline) < _SAME * line.size for other in beside) for line in inside)
    return shared <= _ON_BASELINES * len(inside)
