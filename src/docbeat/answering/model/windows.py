"""The document as a model reads it: a line per element with its id, in windows that fit its context."""

from __future__ import annotations

from collections.abc import Iterator

from docbeat.answering.view import DocumentView, TableView
from docbeat.document.model import Block, BlockKind
from docbeat.document.tables import cell_id

# Characters of a usual text that make one token of a usual model, on the safe side.
CHARACTERS_PER_TOKEN = 3

_HEADS = {BlockKind.TITLE: "# ", BlockKind.HEADING: "## ", BlockKind.LIST_ITEM: "- "}


def windows(view: DocumentView, most_tokens: int) -> list[str]:
    """The text of ``view`` in pieces of at most ``most_tokens``, cut between elements; at least one.

    An element that is larger than a window is cut where it is full.
    """
    room = max(most_tokens * CHARACTERS_PER_TOKEN, 200)
    found, current = [], ""
    for line in _lines(view):
        for part in (line[start : start + room] for start in range(0, len(line), room)):
            if current and len(current) + len(part) + 1 > room:
                found.append(current)
                current = ""
            current += ("\n" if current else "") + part
    return [*found, current] if current or not found else found


def _lines(view: DocumentView) -> Iterator[str]:
    tables = {table.blocks[0].id: table for table in view.tables}
    page = 0
    for block in view.blocks:
        if block.page != page:
            page = block.page
            yield f"--- page {page} ---"
        if block.id in tables:
            yield from _rows(tables[block.id])
        elif block.table is None and (text := " ".join(piece.text for piece in view.pieces_of(block))):
            yield f"[{block.id}] {_HEADS.get(block.kind, '')}{text}"


def _rows(table: TableView) -> Iterator[str]:
    """A table with the parts that continue it, a line per row; cells carry their ids where they are short enough."""
    for number in range(len(table.grid)):
        cells = table.row(number)
        if cells:
            first = cells[0]
            block = _block_of(table, first.row)
            yield f"[{cell_id(block.id, first.cell)}] | " + " | ".join(cell.text for cell in cells) + " |"


def _block_of(table: TableView, row: int) -> Block:
    for block in table.blocks:
        assert block.table is not None
        if row < block.table.rows:
            return block
        row -= block.table.rows
    return table.blocks[-1]
