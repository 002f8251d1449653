"""Names the blocks: ids that stay the same for one extraction, and the heading each block stands under."""

from __future__ import annotations

from collections import Counter

from docbeat.document.model import BlockKind, Document

_PREFIXES = {
    BlockKind.TITLE: "ttl",
    BlockKind.HEADING: "ttl",
    BlockKind.TABLE: "tbl",
    BlockKind.FIGURE: "fig",
    BlockKind.HEADER: "hdr",
    BlockKind.FOOTER: "ftr",
    BlockKind.PAGE_NUMBER: "pn",
}


def name_blocks(document: Document) -> None:
    """Give every block an id (``txt-3``: the third of its sort, over the whole document) and its section."""
    counts: Counter[str] = Counter()
    renamed: dict[str, str] = {}
    section: str | None = None
    for block in document.blocks:
        prefix = _PREFIXES.get(block.kind, "txt")
        counts[prefix] += 1
        before, block.id = block.id, f"{prefix}-{counts[prefix]}"
        if before:
            renamed[before] = block.id
        block.section = section
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            section = block.id
    for block in document.blocks:
        if block.caption_of is not None:
            block.caption_of = renamed.get(block.caption_of, block.caption_of)
        if block.table is not None and block.table.continues is not None:
            block.table.continues = renamed.get(block.table.continues, block.table.continues)
