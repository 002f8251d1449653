"""Footnotes: small print at the foot of a page or column that begins with a mark."""

from __future__ import annotations

import re
from collections import Counter

from docbeat.document.model import Block, BlockKind, Document, Page
from docbeat.document.text import block_text, page_of, words_of

_MARK = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?:[.\s]|(?=[A-Z]))")
_TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# Notes are smaller than the running text by this part, and begin in this lower part of the page.
_SMALLER, _LOWER_PART = 0.93, 0.5


def find_footnotes(document: Document) -> None:
    """Make footnotes of the marked small print below everything else of its column."""
    size = _body_size(document)
    by_page: dict[int, list[Block]] = {}
    for block in document.blocks:
        by_page.setdefault(block.page, []).append(block)
    for number, blocks in by_page.items():
        page = page_of(document, number)
        notes = [block for block in blocks if _can_be_note(document, page, block, size)]
        for block in notes:
            if not any(_is_text_below(page, block, other, size) for other in blocks):
                block.kind, block.marker, block.level = BlockKind.FOOTNOTE, "", 0


def _can_be_note(document: Document, page: Page, block: Block, size: float) -> bool:
    if block.kind not in _TEXT_KINDS or not block.lines or block.box.y0 < _LOWER_PART * page.height:
        return False
    return _size_of(page, block) < _SMALLER * size and _MARK.match(block_text(document, block)) is not None


def _is_text_below(page: Page, block: Block, other: Block, size: float) -> bool:
    """Whether ``other`` is running text further down in the same column."""
    if other is block or other.kind not in _TEXT_KINDS or not other.lines or other.box.y0 <= block.box.y1:
        return False
    return other.box.overlap_x(block.box) > 0 and _size_of(page, other) >= _SMALLER * size


def _size_of(page: Page, block: Block) -> float:
    sizes: Counter[float] = Counter()
    for word in words_of(page, block.lines):
        sizes[page.styles[word.style].size] += len(word.text)
    return sizes.most_common(1)[0][0]


def _body_size(document: Document) -> float:
    """The size of most of the running text."""
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        if block.kind in _TEXT_KINDS:
            page = page_of(document, block.page)
            for word in words_of(page, block.lines):
                sizes[page.styles[word.style].size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
