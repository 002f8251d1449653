"""A table as a plain grid of texts: spans written out, parts put together, the names of its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from docbeat.document.model import Block, Cell, CellRole, Document, Page, Table
from docbeat.document.tables import cell_entries, head_rows, repeated_rows
from docbeat.document.text import lines_text, page_of
from docbeat.rendering.inline import cell_runs, to_markdown

Row = list[str]
# What the text of a cell is made with.
CellText = Callable[[Page, Cell], str]

# Roles of cells that name what stands beside or below them.
_LABELS = frozenset({CellRole.ROW_HEADER, CellRole.TOTAL})


class Grid(NamedTuple):
    """``head`` are the rows of column headers, ``rows`` the rest; all rows have the same number of texts."""

    head: list[Row]
    rows: list[Row]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max(map(len, (*self.head, *self.rows)), default=0)


def joined_grid(document: Document, parts: Sequence[Block], head: Block | None, *, in_markdown: bool = False) -> Grid:
    """The grid of a table that consists of ``parts``; ``head`` is where it begins when that is not the first part.

    Parts leave out the head they repeat. A part without a head of its own has that of ``head``.
    """
    text = _markdown_text if in_markdown else _plain_text
    grid = _grid(document, parts[0], text)
    if head is not None and not grid.head:
        grid = Grid(_grid(document, head, text).head, grid.rows)
    rows = list(grid.rows)
    for part in parts[1:]:
        further = _grid(document, part, text)
        rows += [*further.head[_repeated(document, head or parts[0], part) :], *further.rows]
    return _even(Grid(grid.head, rows))


def column_names(grid: Grid) -> Row:
    """The headers of each column from the top down, joined by `` > ``; nothing where a column has none."""
    names = []
    for column in range(grid.columns):
        levels = dict.fromkeys(row[column] for row in grid.head if row[column])
        names.append(" > ".join(levels))
    return names


def _grid(document: Document, block: Block, text: CellText) -> Grid:
    table, page = block.table, page_of(document, block.page)
    assert table is not None
    rows = _written_out(page, table, text)
    head = len(head_rows(page, table))
    return Grid(rows[:head], rows[head:])


def _written_out(page: Page, table: Table, text: CellText) -> list[Row]:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        content = text(page, cell)
        for row in rows[cell.row : cell.row + cell.row_span]:
            for column in range(cell.column, cell.column + _shown_columns(cell)):
                row[column] = content
    return rows


def _shown_columns(cell: Cell) -> int:
    """How many columns the text of a cell is true for.

    Heads and values are for all they span; a label that takes more room than its column ("Total") names the row.
    """
    is_label = cell.role in _LABELS or (cell.role is CellRole.DATA and cell.column == 0)
    return 1 if is_label else cell.column_span


def _repeated(document: Document, first: Block, part: Block) -> int:
    assert first.table is not None
    assert part.table is not None
    return repeated_rows(
        head_rows(page_of(document, first.page), first.table), head_rows(page_of(document, part.page), part.table)
    )


def _even(grid: Grid) -> Grid:
    width = grid.columns
    head, rows = ([row + [""] * (width - len(row)) for row in part] for part in grid)
    return Grid(head, rows)


def _plain_text(page: Page, cell: Cell) -> str:
    return "\n".join(lines_text(page, entry) for entry in cell_entries(page, cell))


def _markdown_text(page: Page, cell: Cell) -> str:
    """Bars are escaped, lists stand in one line: a cell of a pipe table has no other."""
    entries = (to_markdown(cell_runs(page, entry)) for entry in cell_entries(page, cell))
    return "<br>".join(entries).replace("|", "\\|").replace("\n", " ")
