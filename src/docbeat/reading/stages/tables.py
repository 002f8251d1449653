"""What a found table is: a grid that its cells tile, each cell with the lines that stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from docbeat.document.geometry import Box, union
from docbeat.document.model import CellRole, Style, Word
from docbeat.reading.stages.columns import is_numeric
from docbeat.reading.stages.lines import Line, find_lines

# How lines begin that name a table or figure, which are part of none.
CAPTION = re.compile(r"^(?:table|tab\.|exhibit|figure|fig\.|chart|box|graph)\s*[A-Z]?\d", re.I)
# Inside a cell only a very wide gap parts two texts.
_CELL_SPACE = 3.0
# A head takes no more rows than this.
_MOST_HEAD_ROWS = 4
# Tables that share this part of the shaded one are one table, found twice; the other sees more when it is this much
# larger.
_RIVAL, _SEES_MORE = 0.5, 1.2
# Boxes that reach over each other by no more than this, in points, stand one above the other.
_EDGE = 4.0


@dataclass
class FoundCell:
    """A cell and its lines, top to bottom."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[Line] = field(default_factory=list)
    role: CellRole = CellRole.DATA

    @property
    def text(self) -> str:
        """The lines with spaces between them."""
        return " ".join(line.text for line in self.lines)


@dataclass(eq=False)
class FoundTable:
    """A table on a page; ``words`` are those its cells hold, and the dot ``leaders`` between them.

    ``is_shaded`` when only shades part its columns.
    """

    box: Box
    rows: int
    columns: int
    cells: list[FoundCell]
    confidence: float
    is_shaded: bool = False
    leaders: list[Word] = field(default_factory=list)

    @property
    def words(self) -> set[int]:
        """Identities of the words in the table, to tell them from those around it."""
        return {id(word) for cell in self.cells for line in cell.lines for word in line.words} | set(
            map(id, self.leaders)
        )


@dataclass(frozen=True)
class Grid:
    """Boundaries of a table: ``len(xs) - 1`` columns and ``len(ys) - 1`` rows of elementary cells."""

    xs: list[float]
    ys: list[float]

    @property
    def columns(self) -> int:
        """How many columns."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many rows."""
        return len(self.ys) - 1

    def box(self, row: int, column: int, row_span: int = 1, column_span: int = 1) -> Box:
        """The area of a cell."""
        return Box(self.xs[column], self.ys[row], self.xs[column + column_span], self.ys[row + row_span])

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point, or None outside."""
        column = _interval(self.xs, x)
        row = _interval(self.ys, y)
        return None if column is None or row is None else (row, column)


def _interval(bounds: list[float], value: float) -> int | None:
    for index in range(len(bounds) - 1):
        if bounds[index] <= value < bounds[index + 1]:
            return index
    return None


Joined = Callable[[int, int], bool]


def merge_cells(grid: Grid, open_right: Joined, open_below: Joined) -> list[FoundCell]:
    """The cells of ``grid``: elementary ones joined where nothing parts them, always to rectangles.

    ``open_right(row, column)`` says that nothing parts a cell from its right-hand neighbour, ``open_below``
    the same for the one below.
    """
    taken = [[False] * grid.columns for _ in range(grid.rows)]
    cells = []
    for row in range(grid.rows):
        for column in range(grid.columns):
            if taken[row][column]:
                continue
            width = _run_right(grid, taken, open_right, row, column)
            height = _run_down(grid, taken, open_right, open_below, row, column, width)
            for y in range(row, row + height):
                taken[y][column : column + width] = [True] * width
            cells.append(FoundCell(row, column, height, width, grid.box(row, column, height, width)))
    return cells


def _run_right(grid: Grid, taken: list[list[bool]], open_right: Joined, row: int, column: int) -> int:
    width = 1
    while column + width < grid.columns and not taken[row][column + width] and open_right(row, column + width - 1):
        width += 1
    return width


def _run_down(
    grid: Grid,
    taken: list[list[bool]],
    open_right: Joined,
    open_below: Joined,
    row: int,
    column: int,
    width: int,
) -> int:
    height = 1
    while row + height < grid.rows:
        below = range(column, column + width)
        is_open = all(open_below(row + height - 1, x) and not taken[row + height][x] for x in below)
        is_one = all(open_right(row + height, x) for x in range(column, column + width - 1))
        if not (is_open and is_one):
            break
        height += 1
    return height


def fill_cells(grid: Grid, cells: list[FoundCell], words: Iterable[Word], styles: list[Style]) -> None:
    """Give each cell the lines of the words whose middle lies in it."""
    owner = {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    held: dict[int, list[Word]] = {}
    for word in words:
        place = grid.place(word.box.center_x, word.box.center_y)
        if place is not None:
            held.setdefault(id(owner[place]), []).append(word)
    for cell in cells:
        cell.lines = ordered_lines(held.get(id(cell), []), styles)


def ordered_lines(words: list[Word], styles: list[Style]) -> list[Line]:
    """The lines of a cell, top to bottom, those on one baseline left to right."""
    lines = find_lines(words, styles, _CELL_SPACE)
    lines.sort(key=lambda line: line.box.center_y)
    rows: list[list[Line]] = []
    for line in lines:
        if rows and line.box.overlap_y(union(one.box for one in rows[-1])) > 0.5 * line.box.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda one: one.box.x0)]


def better_tables(shaded: Sequence[FoundTable], aligned: Sequence[FoundTable]) -> list[FoundTable]:
    """One table for each place where both shades and alignment found some.

    Shades may mark rows, totals or high values rather than cells: where alignment sees more of the table than its
    shades do, alignment is right.
    """
    kept: list[FoundTable] = list(shaded)
    for table in aligned:
        rivals = [one for one in kept if one.is_shaded and one.box.intersection(table.box) > _RIVAL * one.box.area]
        touched = [one for one in shaded if one.box.intersection(table.box) > 0]
        if rivals and (len(rivals) > 1 or _sees_more(table, rivals[0])):
            kept = [one for one in kept if one not in rivals]
            touched = [one for one in touched if one not in rivals]
        if not touched:
            kept.append(table)
    return kept


def _sees_more(table: FoundTable, shaded: FoundTable) -> bool:
    """Whether the table is larger than what is shaded, or has heads above it that the shades leave out."""
    heads = [cell.box.y1 for cell in table.cells if cell.role is CellRole.COLUMN_HEADER and cell.lines]
    has_heads_above = bool(heads) and table.columns >= shaded.columns and max(heads) < shaded.box.y0 + _EDGE
    return has_heads_above or table.box.area > _SEES_MORE * shaded.box.area


def mark_head(table: FoundTable) -> None:
    """Make column headers of the top rows that hold no figures above rows that do, or alone are bold."""
    if any(cell.role is CellRole.COLUMN_HEADER for cell in table.cells):
        return
    rows = [[cell for cell in table.cells if cell.row == row and cell.lines] for row in range(table.rows)]
    plain = 0
    while plain < min(_MOST_HEAD_ROWS, table.rows) and not any(map(_is_figure, rows[plain])):
        plain += 1
    bold = 0
    while bold < min(_MOST_HEAD_ROWS, table.rows) and rows[bold] and all(map(_is_bold, rows[bold])):
        bold += 1
    head = plain if 0 < plain < table.rows and _has_figures(rows[plain:]) else bold
    for cell in table.cells if 0 < head < table.rows else ():
        if cell.row < head:
            cell.role = CellRole.COLUMN_HEADER


def _has_figures(rows: Sequence[Sequence[FoundCell]]) -> bool:
    return sum(any(map(_is_figure, row)) for row in rows) >= 0.5 * len(rows)


def _is_figure(cell: FoundCell) -> bool:
    return cell.column > 0 and is_numeric(cell.text)


def _is_bold(cell: FoundCell) -> bool:
    return all(line.bold for line in cell.lines)
