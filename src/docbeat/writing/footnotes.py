"""``footnoteReferences``: which paragraphs carry the mark of which footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docbeat.document.model import Block, BlockKind, Document
from docbeat.document.text import block_text, blocks_on, page_of, words_of

_MARK = re.compile(r"^[\[(]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?=[\s.]|$)")


def footnote_references(document: Document) -> Iterator[dict[str, Any]]:
    """For every footnote its symbol, its id and the ids of the blocks on its page that carry the symbol."""
    for note in document.blocks:
        symbol = _symbol(document, note)
        if symbol is None:
            continue
        carriers = [block.id for block in blocks_on(document, note.page) if _carries(document, block, symbol)]
        yield {"symbol": symbol, "footnoteTextId": note.id, "referenceTextIds": carriers}


def _symbol(document: Document, note: Block) -> str | None:
    if note.kind is not BlockKind.FOOTNOTE:
        return None
    match = _MARK.match(block_text(document, note))
    return match[1] if match else None


def _carries(document: Document, block: Block, symbol: str) -> bool:
    if block.kind is BlockKind.FOOTNOTE or block.table is not None:
        return False
    raised = {
        word.text.strip("[]().,") for word in words_of(page_of(document, block.page), block.lines) if word.rise > 0
    }
    return symbol in raised or f"[{symbol}]" in block_text(document, block)
