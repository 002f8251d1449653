"""Tables drawn with lines: where rulings and shaded areas form a grid, the grid is the table.

Outer lines may be missing, rows may be parted by shading or by nothing but their text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style, Word
from docbeat.reading.content import Fill, PageContent, Ruling
from docbeat.reading.stages.tables import FoundTable, Grid, fill_cells, merge_cells

# Rulings this near each other, in points, meet; boundaries this near are one.
_TOUCH = 3.0
_SAME = 2.5
# A boundary of an elementary cell is drawn when a ruling covers this part of it.
_DRAWN = 0.6
_WHITE = ("ffffff", "fefefe", "fdfdfd")


@dataclass
class _Component:
    """Rulings that hang together, and the shaded areas within."""

    horizontal: list[Ruling]
    vertical: list[Ruling]
    box: Box


def find_ruled_tables(content: PageContent, words: Sequence[Word], styles: list[Style]) -> list[FoundTable]:
    """The tables of the page whose columns are parted by drawn lines."""
    rulings = [ruling for ruling in _merged(content.rulings + _edges(content.fills)) if not _is_frame(ruling, content)]
    tables = []
    for component in _components(rulings):
        table = _table(component, content, words, styles)
        if table is not None:
            tables.append(table)
    return _without_nested(tables)


def _edges(fills: list[Fill]) -> list[Ruling]:
    """The outlines of shaded areas, which part cells as lines do. White areas are background."""
    edges = []
    for fill in fills:
        box = fill.box
        if fill.color in _WHITE or box.height < 6 or box.width < 6:
            continue
        edges += [
            Ruling(box.x0, box.y0, box.x1, box.y0, 0.0),
            Ruling(box.x0, box.y1, box.x1, box.y1, 0.0),
            Ruling(box.x0, box.y0, box.x0, box.y1, 0.0),
            Ruling(box.x1, box.y0, box.x1, box.y1, 0.0),
        ]
    return edges


def _is_frame(ruling: Ruling, content: PageContent) -> bool:
    """Whether the ruling is part of a border around the page."""
    if ruling.is_horizontal:
        edge = min(ruling.y0, content.height - ruling.y0)
        return ruling.x1 - ruling.x0 > 0.9 * content.width and edge < 0.04 * content.height
    edge = min(ruling.x0, content.width - ruling.x0)
    return ruling.y1 - ruling.y0 > 0.9 * content.height and edge < 0.04 * content.width


def _merged(rulings: list[Ruling]) -> list[Ruling]:
    """Rulings with pieces of one line put together."""
    merged: list[Ruling] = []
    for ruling in sorted(rulings, key=_line_key):
        if merged and _is_one_line(merged[-1], ruling):
            merged[-1] = _joined(merged[-1], ruling)
        else:
            merged.append(ruling)
    return merged


def _line_key(ruling: Ruling) -> tuple[bool, float, float]:
    if ruling.is_horizontal:
        return (True, round(ruling.y0 / _SAME), ruling.x0)
    return (False, round(ruling.x0 / _SAME), ruling.y0)


def _is_one_line(first: Ruling, second: Ruling) -> bool:
    if first.is_horizontal != second.is_horizontal:
        return False
    if first.is_horizontal:
        return abs(first.y0 - second.y0) <= _SAME and second.x0 - first.x1 <= _TOUCH
    return abs(first.x0 - second.x0) <= _SAME and second.y0 - first.y1 <= _TOUCH


def _joined(first: Ruling, second: Ruling) -> Ruling:
    width = max(first.width, second.width)
    if first.is_horizontal:
        return Ruling(first.x0, first.y0, max(first.x1, second.x1), first.y0, width)
    return Ruling(first.x0, first.y0, first.x0, max(first.y1, second.y1), width)


def _components(rulings: list[Ruling]) -> list[_Component]:
    """Rulings grouped by touch, groups with lines both ways only."""
    groups: list[list[int]] = []
    group_of = list(range(len(rulings)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = group_of[group_of[index]]
            index = group_of[index]
        return index

    for i, first in enumerate(rulings):
        for j in range(i + 1, len(rulings)):
            if first.is_horizontal != rulings[j].is_horizontal and _touch(first, rulings[j]):
                group_of[root(i)] = root(j)
    by_root: dict[int, list[int]] = {}
    for index in range(len(rulings)):
        by_root.setdefault(root(index), []).append(index)
    groups = list(by_root.values())
    components = []
    for group in groups:
        members = [rulings[index] for index in group]
        horizontal = [ruling for ruling in members if ruling.is_horizontal]
        vertical = [ruling for ruling in members if not ruling.is_horizontal]
        if len(horizontal) >= 2 and len(vertical) >= 1:
            components.append(_Component(horizontal, vertical, union(map(_box, members))))
    return components


def _box(ruling: Ruling) -> Box:
    return Box(ruling.x0, ruling.y0, ruling.x1, ruling.y1)


def _touch(first: Ruling, second: Ruling) -> bool:
    a, b = _box(first).grown(_TOUCH / 2), _box(second).grown(_TOUCH / 2)
    return a.overlap_x(b) > 0 and a.overlap_y(b) > 0


def _table(
    component: _Component, content: PageContent, words: Sequence[Word], styles: list[Style]
) -> FoundTable | None:
    box = component.box
    xs = _bounds([ruling.x0 for ruling in component.vertical], box.x0, box.x1)
    ys = _bounds([ruling.y0 for ruling in component.horizontal], box.y0, box.y1)
    inside = [word for word in words if box.grown(_SAME).contains_point(word.box.center_x, word.box.center_y)]
    if len(xs) < 3 or len(ys) < 3 or not inside:
        return None
    grid = Grid(xs, ys)
    cells = merge_cells(
        grid,
        open_right=lambda row, column: not _has_vertical(component, grid, row, column),
        open_below=lambda row, column: not _has_horizontal(component, grid, row, column),
    )
    fill_cells(grid, cells, inside, styles)
    filled = [cell for cell in cells if cell.lines]
    if len(cells) < 4 or len(filled) < 2:
        return None
    return FoundTable(box, grid.rows, grid.columns, cells, confidence=0.95)


def _bounds(places: list[float], first: float, last: float) -> list[float]:
    """Boundaries from ``first`` to ``last`` at ``places``, those near each other taken as one."""
    bounds: list[float] = []
    for place in sorted([first, *places, last]):
        if not bounds or place - bounds[-1] > 2 * _SAME:
            bounds.append(place)
    return bounds


def _has_vertical(component: _Component, grid: Grid, row: int, column: int) -> bool:
    """Whether a line parts the cell from its right-hand neighbour."""
    x, top, bottom = grid.xs[column + 1], grid.ys[row], grid.ys[row + 1]
    covered = sum(
        max(0.0, min(ruling.y1, bottom) - max(ruling.y0, top))
        for ruling in component.vertical
        if abs(ruling.x0 - x) <= 2 * _SAME
    )
    return covered >= _DRAWN * (bottom - top)


def _has_horizontal(component: _Component, grid: Grid, row: int, column: int) -> bool:
    """Whether a line parts the cell from the one below."""
    y, left, right = grid.ys[row + 1], grid.xs[column], grid.xs[column + 1]
    covered = sum(
        max(0.0, min(ruling.x1, right) - max(ruling.x0, left))
        for ruling in component.horizontal
        if abs(ruling.y0 - y) <= 2 * _SAME
    )
    return covered >= _DRAWN * (right - left)


def _without_nested(tables: list[FoundTable]) -> list[FoundTable]:
    """Tables that lie in no other table."""
    return [
        table
        for table in tables
        if not any(other is not table and other.box.holds(table.box, slack=_TOUCH) for other in tables)
    ]
