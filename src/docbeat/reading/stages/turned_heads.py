"""Heads of columns that are written upwards or on a slant over a table, and the heads over several of them.

Such heads stand outside what alignment or lines show of a table. They are told by their feet: each stands at the top
of a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from docbeat.document.geometry import Box, union
from docbeat.document.model import CellRole, Style, Word
from docbeat.reading.stages.lines import Line, make_line
from docbeat.reading.stages.tables import FoundCell, FoundTable

# One turned line over a table may be anything.
_FEWEST = 2
# Feet stand this near over the first row, in sizes; heads over several columns this near over the turned ones.
_REACH, _REACH_OVER = 2.0, 1.5
# Words on one line, and heads on one line, stand this near to it, in sizes.
_ON_LINE = 0.5


@dataclass(frozen=True)
class _Head:
    """A turned head and its column."""

    column: int
    line: Line


def add_turned_heads(
    tables: Iterable[FoundTable], turned: Iterable[Line], upright: Sequence[Line], styles: list[Style]
) -> None:
    """Give each of ``tables`` the ``turned`` lines that head its columns, and the ``upright`` ones that head those."""
    turned = [part for line in turned for part in _apart(line, styles)]
    for table in tables:
        edges = _edges(table)
        heads = _heads(table, edges, turned)
        if len({head.column for head in heads}) < _FEWEST:
            continue
        if not _fill_first_row(table, heads):
            heads += _beside(table, edges, heads, upright)
            _add_row(table, edges, [(head.column, 1, head.line) for head in heads])
        over = _heads_over([head for head in heads if head.line.words[0].angle], upright)
        if over:
            _add_row(table, edges, over)


def _apart(line: Line, styles: list[Style]) -> list[Line]:
    """The lines that slanted words side by side really are: words of one line have their middles on it."""
    angle = radians(line.words[0].angle)
    found: dict[int, list[Word]] = {}
    starts: list[float] = []
    for word in line.words:
        across = cos(angle) * (word.box.y0 + word.box.y1) / 2 - sin(angle) * (word.box.x0 + word.box.x1) / 2
        place = next((k for k, start in enumerate(starts) if abs(across - start) <= _ON_LINE * line.size), len(starts))
        if place == len(starts):
            starts.append(across)
        found.setdefault(place, []).append(word)
    return [make_line(words, styles) for words in found.values()]


def _edges(table: FoundTable) -> list[float]:
    """Left edges of the columns, and the right one of the last; empty where cells do not show them all."""
    edges = sorted({cell.box.x0 for cell in table.cells} | {table.box.x1})
    return edges if len(edges) == table.columns + 1 else []


def _heads(table: FoundTable, edges: Sequence[float], turned: Sequence[Line]) -> list[_Head]:
    first = min((cell.box.y1 for cell in table.cells if cell.row == 0), default=table.box.y0)
    heads = []
    for line in turned:
        x, y = _foot(line)
        near = table.box.y0 - _REACH * line.size <= y <= first and line.box.y0 < table.box.y0
        column = next((k for k in range(len(edges) - 1) if edges[k] <= x < edges[k + 1]), None)
        if near and column is not None:
            heads.append(_Head(column, line))
    return heads


def _foot(line: Line) -> tuple[float, float]:
    """Where the lower end of a turned line stands."""
    angle, box = line.words[0].angle, line.box
    if angle % 180 == 90:
        return (box.x0 + box.x1) / 2, box.y1
    is_left = 90 < angle < 180 or angle > 270
    return (box.x0 + line.size / 2 if is_left else box.x1 - line.size / 2), box.y1


def _fill_first_row(table: FoundTable, heads: Sequence[_Head]) -> bool:
    """Put the heads into the first row where it has room for them all: it heads the other columns."""
    cells = {cell.column: cell for cell in table.cells if cell.row == 0 and cell.column_span == 1}
    places = [cells.get(head.column) for head in heads]
    if not all(cell is not None and not cell.lines for cell in places):
        return False
    top = min(head.line.box.y0 for head in heads)
    for head in heads:
        cells[head.column].lines.append(head.line)
    for cell in table.cells:
        if cell.row == 0:
            cell.role = CellRole.COLUMN_HEADER
            cell.box = Box(cell.box.x0, min(top, cell.box.y0), cell.box.x1, cell.box.y1)
    _grow(table, top)
    return True


def _beside(
    table: FoundTable, edges: Sequence[float], heads: Sequence[_Head], upright: Sequence[Line]
) -> Iterator[_Head]:
    """Upright lines at the feet of the turned heads, over columns that have none."""
    for column in set(range(table.columns)) - {head.column for head in heads}:
        for line in upright:
            is_in_column = edges[column] - line.size <= line.box.x0 and line.box.x1 <= edges[column + 1]
            if is_in_column and table.box.y0 - _REACH * line.size <= line.box.y1 <= table.box.y0 + 1:
                yield _Head(column, line)
                break


def _heads_over(heads: Sequence[_Head], upright: Sequence[Line]) -> list[tuple[int, int, Line]]:
    """Upright lines right over the turned ones: first column, how many columns, and the line."""
    area = union(head.line.box for head in heads)
    near = [
        line
        for line in upright
        if area.x0 - line.size <= line.box.x0
        and line.box.x1 <= area.x1 + line.size
        and 0 <= area.y0 + line.size - line.box.y1 <= (1 + _REACH_OVER) * line.size
    ]
    if not near:
        return []
    lowest = max(near, key=lambda line: line.baseline)
    row = [line for line in near if lowest.baseline - line.baseline <= _ON_LINE * lowest.size]
    columns: dict[int, list[int]] = {}
    for head in heads:
        nearest = min(range(len(row)), key=lambda k: abs(_middle(row[k]) - _middle(head.line)))
        columns.setdefault(nearest, []).append(head.column)
    if len(columns) < len(row):
        return []
    return [(min(own), max(own) - min(own) + 1, row[k]) for k, own in columns.items()]


def _middle(line: Line) -> float:
    return (line.box.x0 + line.box.x1) / 2


def _add_row(table: FoundTable, edges: Sequence[float], placed: Sequence[tuple[int, int, Line]]) -> None:
    """A row of heads above the first one: ``placed`` are first column, width in columns and line of each."""
    bottom, top = table.box.y0, min(line.box.y0 for _, _, line in placed)
    for cell in table.cells:
        cell.row += 1
    table.rows += 1
    spans = {first: (span, [line for start, _, line in placed if start == first]) for first, span, _ in placed}
    column = 0
    while column < table.columns:
        span, lines = spans.get(column, (1, []))
        box = Box(edges[column], min(top, bottom), edges[column + span], bottom)
        table.cells.append(FoundCell(0, column, 1, span, box, lines, CellRole.COLUMN_HEADER))
        column += span
    table.cells.sort(key=lambda cell: (cell.row, cell.column))
    _grow(table, top)


def _grow(table: FoundTable, top: float) -> None:
    box = table.box
    table.box = Box(box.x0, min(box.y0, top), box.x1, box.y1)
