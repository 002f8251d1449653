"""``footnoteReferences``: which paragraphs carry the mark of which footnote."""

from __future__ import annotations

import re
from typing import Any

from docbeat.document.model import Block, BlockKind, Document
from docbeat.document.text import block_text, page_of, words_of

_MARK = re.compile(r"^[\[(]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?=[\s.]|$)")


def footnote_references(document: Document) -> list[dict[str, Any]]:
    """For every footnote its symbol, its id and the ids of the blocks on its page that carry the symbol."""
    references = []
    for note in document.blocks:
        symbol = _symbol(document, note)
        if symbol is None:
            continue
        carriers = [block.id for block in document.blocks if _carries(document, block, note, symbol)]
        references.append({"symbol": symbol, "footnoteTextId": note.id, "referenceTextIds": carriers})
    return references


def _symbol(document: Document, note: Block) -> str | None:
    if note.kind is not BlockKind.FOOTNOTE:
        return None
    match = _MARK.match(block_text(document, note))
    return match[1] if match else None


def _carries(document: Document, block: Block, note: Block, symbol: str) -> bool:
    if block.page != note.page or block.kind is BlockKind.FOOTNOTE or block.table is not None:
        return False
    raised = {
        word.text.strip("[]().,") for word in words_of(page_of(document, block.page), block.lines) if word.rise > 0
    }
    return symbol in raised or f"[{symbol}]" in block_text(document, block)
