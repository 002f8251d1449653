"""HTML: tables for markdown, and the whole document for those who ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from docbeat.document.model import Block, Cell, CellRole, Document, Page, Span, Table
from docbeat.document.tables import cell_id, head_rows, repeated_rows
from docbeat.document.text import BULLETS, line_text, page_of
from docbeat.writing.inline import cell_runs, direction, to_html

# By the id of a table's first part the parts that are to be shown with it; empty when none are.
Joined = Mapping[str, Sequence[Block]]
SEPARATE: Joined = MappingProxyType({})


def table_html(page: Page, table: Table, *, ids: str | None = None) -> str:
    """A table with spans and its direction where that is not the usual; with ``ids`` (its own) cells carry theirs."""
    return _start(page, table, ids) + _rows(page, table, ids) + "</table>"


def block_table(document: Document, block: Block, joined: Joined = SEPARATE, *, with_ids: bool = False) -> str:
    """The table of a block with the parts joined to it; nothing for a part that is joined to another.

    Parts leave out the head they repeat. Cells keep the ids they have on their own page.
    """
    table, page = block.table, page_of(document, block.page)
    assert table is not None
    if joined and table.continues is not None:
        return ""
    ids = block.id if with_ids else None
    pieces = [_start(page, table, ids), _rows(page, table, ids)]
    head = head_rows(page, table)
    for part in joined.get(block.id, ()):
        assert part.table is not None
        part_page = page_of(document, part.page)
        skipped = repeated_rows(head, head_rows(part_page, part.table))
        pieces.append(_rows(part_page, part.table, part.id if with_ids else None, skipped))
    return "".join([*pieces, "</table>"])


def _start(page: Page, table: Table, ids: str | None) -> str:
    attributes = direction(" ".join(line_text(page, span) for cell in table.cells for span in cell.lines))
    if ids:
        attributes = f' data-bb-table-id="{ids}"{attributes}'
    return f"<table{attributes}>"


def _rows(page: Page, table: Table, ids: str | None, skipped: int = 0) -> str:
    """The rows of a table but the first ``skipped``."""
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
        rows[cell.row].append(_cell(page, cell, ids))
    return "".join(f"<tr>{''.join(row)}</tr>" for row in rows[skipped:])


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
