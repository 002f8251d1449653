"""HTML: tables for markdown, and the whole document for those who ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from docbeat.document.model import Block, Cell, CellRole, Document, Page, Table
from docbeat.document.tables import HeadRow, cell_entries, cell_id, head_rows, repeated_rows
from docbeat.document.text import line_text, page_of
from docbeat.rendering.inline import cell_runs, direction, to_html

# By the id of a table's first part the parts that are to be shown with it; empty when none are.
Joined = Mapping[str, Sequence[Block]]
SEPARATE: Joined = MappingProxyType({})


def table_html(page: Page, table: Table, *, ids: str | None = None) -> str:
    """A table with spans and its direction where that is not the usual; with ``ids`` (its own) cells carry theirs."""
    return _start(page, table, ids) + _rows(page, table, ids) + "</table>"


def block_table(document: Document, block: Block, joined: Joined = SEPARATE, *, with_ids: bool = False) -> str:
    """The table of a block with the parts joined to it; nothing for a part that is joined to another."""
    assert block.table is not None
    if joined and block.table.continues is not None:
        return ""
    return joined_table(document, [block, *joined.get(block.id, ())], with_ids=with_ids)


def joined_table(document: Document, parts: Sequence[Block], *, with_ids: bool = False) -> str:
    """The tables of ``parts`` as one: later ones leave out the head they repeat, cells keep the ids of their page."""
    pieces: list[str] = []
    head: list[HeadRow] = []
    for part in parts:
        table, page = part.table, page_of(document, part.page)
        assert table is not None
        ids = part.id if with_ids else None
        own_head = head_rows(page, table)
        if pieces:
            pieces.append(_rows(page, table, ids, repeated_rows(head, own_head)))
        else:
            head = own_head
            pieces = [_start(page, table, ids), _rows(page, table, ids)]
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
    text = "<br>".join(to_html(cell_runs(page, entry)) for entry in cell_entries(page, cell))
    return f"<{tag}{attributes}>{text}</{tag}>"
