"""Tables: which go on which over pages, the heads they repeat, what their cells are called and hold."""

from __future__ import annotations

from docbeat.document.model import Block, Cell, CellRole, Document, Page, Span, Table
from docbeat.document.text import BULLETS, line_text, lines_text

HeadRow = dict[int, str]


def cell_id(table_id: str, cell: Cell) -> str:
    """``tbl-1-r2c3``: rows and columns counted from 1."""
    return f"{table_id}-r{cell.row + 1}c{cell.column + 1}"


def continuations(document: Document) -> dict[str, list[Block]]:
    """By the id of a table's first part the blocks that go on with it, in order."""
    starts: dict[str, str] = {}
    following: dict[str, list[Block]] = {}
    for block in document.blocks:
        if block.table is not None and block.table.continues is not None:
            start = starts[block.id] = starts.get(block.table.continues, block.table.continues)
            following.setdefault(start, []).append(block)
    return following


def head_rows(page: Page, table: Table) -> list[HeadRow]:
    """The rows at the top that are column headers: their texts by column, without difference of case or space."""
    rows: list[HeadRow] = []
    for number in range(table.rows):
        cells = [cell for cell in table.cells if cell.row == number]
        if not cells or any(cell.role is not CellRole.COLUMN_HEADER for cell in cells):
            break
        rows.append({cell.column: " ".join(lines_text(page, cell.lines).casefold().split()) for cell in cells})
    return rows


def repeated_rows(first: list[HeadRow], later: list[HeadRow]) -> int:
    """How many of the head rows ``later`` only say what ``first`` said already: all or none."""
    return len(later) if later == first else 0


def cell_entries(page: Page, cell: Cell) -> list[list[Span]]:
    """The lines of a cell: they run on, but the items of a list inside it stand apart."""
    entries: list[list[Span]] = []
    for span in cell.lines:
        if entries and not line_text(page, span).startswith(BULLETS):
            entries[-1].append(span)
        else:
            entries.append([span])
    return entries
