"""Which tables are answered, which of them are one table, and in which form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from docbeat.answering.tables.forms import pipe_table, records
from docbeat.answering.tables.grid import joined_grid
from docbeat.document.model import Block, Document
from docbeat.document.tables import continuations
from docbeat.rendering.html import joined_table

TableFormat = Literal["html", "json", "markdown"]


class TableAnswer(msgspec.Struct):
    """One table. ``content`` is HTML or markdown text, or ``{"headers": [...], "rows": [{header: value}]}``.

    ``citations`` are the ids of the blocks it stands in, the first part first.
    """

    content: str | dict[str, Any]
    citations: list[str]
    from_chart: bool = False


def extract_tables(
    document: Document, *, table_format: TableFormat, merge: bool, pages: frozenset[int] | None = None
) -> list[TableAnswer]:
    """The tables on ``pages`` (all when None) in reading order; with ``merge`` those that run over pages are one each.

    Of a table that begins before ``pages`` the parts on them are answered, with the head of its first part where
    the form needs names for columns.
    """
    write = _WRITERS[table_format]
    heads = _first_parts(document)
    return [
        TableAnswer(write(document, parts, heads.get(parts[0].id)), [part.id for part in parts])
        for parts in _chains(document, merge=merge, pages=pages)
    ]


def _chains(document: Document, *, merge: bool, pages: frozenset[int] | None) -> list[list[Block]]:
    """Every table as the blocks it consists of."""
    following = continuations(document)
    starts = {part.id: start for start, parts in following.items() for part in parts} if merge else {}
    chains: dict[str, list[Block]] = {}
    for block in document.blocks:
        if block.table is not None and (pages is None or block.page in pages):
            chains.setdefault(starts.get(block.id, block.id), []).append(block)
    return list(chains.values())


def _first_parts(document: Document) -> Mapping[str, Block]:
    """By the id of a part the block its table begins with."""
    by_id = {block.id: block for block in document.blocks if block.table is not None}
    return {
        part.id: by_id[start] for start, parts in continuations(document).items() if start in by_id for part in parts
    }


def _html(document: Document, parts: Sequence[Block], _: Block | None) -> str:
    return joined_table(document, parts)


def _json(document: Document, parts: Sequence[Block], head: Block | None) -> dict[str, Any]:
    return records(joined_grid(document, parts, head))


def _markdown(document: Document, parts: Sequence[Block], head: Block | None) -> str:
    return pipe_table(joined_grid(document, parts, head, in_markdown=True))


_WRITERS: Mapping[TableFormat, Callable[[Document, Sequence[Block], Block | None], str | dict[str, Any]]] = {
    "html": _html,
    "json": _json,
    "markdown": _markdown,
}
