"""``footnoteReferences``: which blocks carry the mark of which footnote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docbeat.document.model import Block, BlockKind, Document, Page, Span, Word
from docbeat.document.tables import cell_id
from docbeat.document.text import block_text, blocks_on, page_of, words_of

_MARK = re.compile(r"^[\[(]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?=[\s.]|$)")
_RAISED_MARK = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]")
_AROUND = "[]().,"
# A mark that is set on the line follows a word or the sign that ends it, without a space.
_STUCK = re.compile(r"[^\W\d_]{3}[\"”’')\]]*[.,;:!?]?[\"”’')\]]*(\d{1,3}|[*†‡§¶]{1,3})$")


def footnote_references(document: Document) -> Iterator[dict[str, Any]]:
    """For every footnote its symbol, its id and the ids of the blocks and cells on its page that carry the symbol."""
    for note in document.blocks:
        if note.kind is not BlockKind.FOOTNOTE:
            continue
        for symbol in _symbols(document, note):
            carriers = [name for block in blocks_on(document, note.page) for name in _carriers(document, block, symbol)]
            yield {"symbol": symbol, "footnoteTextId": note.id, "referenceTextIds": carriers}


def _symbols(document: Document, note: Block) -> list[str]:
    """The marks the block begins with: one, or one for each note where several stand in a block."""
    page = page_of(document, note.page)
    starts = [_raised_start(page, line) for line in note.lines]
    raised = list(dict.fromkeys(filter(None, starts)))
    if raised and starts[0]:
        return raised
    match = _MARK.match(block_text(document, note))
    return [match[1]] if match else []


def _raised_start(page: Page, line: Span) -> str | None:
    first = next(words_of(page, [line]), None)
    symbol = first.text.strip(_AROUND) if first is not None and first.rise > 0 else ""
    return symbol if _RAISED_MARK.fullmatch(symbol) else None


def _carriers(document: Document, block: Block, symbol: str) -> list[str]:
    """The block's id when it carries the symbol; of a table the ids of the cells that do."""
    page = page_of(document, block.page)
    if block.kind is BlockKind.FOOTNOTE:
        return []
    if block.table is not None:
        return [cell_id(block.id, cell) for cell in block.table.cells if _carries(words_of(page, cell.lines), symbol)]
    return [block.id] if _carries(words_of(page, block.lines), symbol) else []


def _carries(words: Iterable[Word], symbol: str) -> bool:
    return any(_is_mark(word, symbol) for word in words)


def _is_mark(word: Word, symbol: str) -> bool:
    if word.rise > 0:
        return word.text.strip(_AROUND) == symbol or symbol in re.split(r"[,;]", word.text.strip(_AROUND))
    stuck = _STUCK.search(word.text)
    return f"[{symbol}]" in word.text or (stuck is not None and stuck[1] == symbol)
