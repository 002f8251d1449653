"""HTML: tables for markdown, and the whole document for those who ask."""

from __future__ import annotations

from docbeat.document.model import Cell, CellRole, Page, Span, Table
from docbeat.document.text import BULLETS, line_text
from docbeat.writing.inline import cell_runs, direction, to_html


def table_html(page: Page, table: Table, *, ids: str | None = None) -> str:
    """A table with spans and its direction where that is not the usual; with ``ids`` (its own) cells carry theirs."""
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
        rows[cell.row].append(_cell(page, cell, ids))
    start = direction(" ".join(line_text(page, span) for cell in table.cells for span in cell.lines))
    if ids:
        start = f' data-bb-table-id="{ids}"{start}'
    return f"<table{start}>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>"


def cell_id(table_id: str, cell: Cell) -> str:
    """``tbl-1-r2c3``: rows and columns counted from 1."""
    return f"{table_id}-r{cell.row + 1}c{cell.column + 1}"


def _cell(page: Page, cell: Cell, ids: str | None) -> str:
    tag = "th" if cell.role is CellRole.COLUMN_HEADER else "td"
    attributes = "".join(
        f' {name}="{value}"' for name, value in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if value > 1
    )
    if ids:
        attributes += f' data-bb-cell-id="{cell_id(ids, cell)}"'
    text = "<br>".join(to_html(cell_runs(page, entry)) for entry in _entries(page, cell))
    return f"<{tag}{attributes}>{text}</{tag}>"


def _entries(page: Page, cell: Cell) -> list[list[Span]]:
    """The lines of a cell: they run on, but the items of a list inside it stand apart."""
    entries: list[list[Span]] = []
    for span in cell.lines:
        if entries and not line_text(page, span).startswith(BULLETS):
            entries[-1].append(span)
        else:
            entries.append([span])
    return entries
