"""Footnotes: small print at the foot of a page or column that begins with a mark."""

from __future__ import annotations

import re

from docbeat.document.model import Block, BlockKind, Document, Page
from docbeat.document.text import block_text, blocks_by_page, page_of
from docbeat.reading.stages.body import TEXT_KINDS, body_style, style_of

_MARK = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?:[.\s]|(?=[A-Z]))")
# Notes are smaller than the running text by this part, and begin in this lower part of the page.
_SMALLER, _LOWER_PART = 0.93, 0.5


def find_footnotes(document: Document) -> None:
    """Make footnotes of the marked small print below everything else of its column."""
    size = body_style(document).size
    for number, blocks in blocks_by_page(document).items():
        page = page_of(document, number)
        notes = [block for block in blocks if _can_be_note(document, page, block, size)]
        for block in notes:
            if not any(_is_text_below(page, block, other, size) for other in blocks):
                block.kind, block.marker, block.level = BlockKind.FOOTNOTE, "", 0


def _can_be_note(document: Document, page: Page, block: Block, size: float) -> bool:
    if block.kind not in TEXT_KINDS or not block.lines or block.box.y0 < _LOWER_PART * page.height:
        return False
    return style_of(page, block).size < _SMALLER * size and _MARK.match(block_text(document, block)) is not None


def _is_text_below(page: Page, block: Block, other: Block, size: float) -> bool:
    """Whether ``other`` is running text further down in the same column."""
    if other is block or other.kind not in TEXT_KINDS or not other.lines or other.box.y0 <= block.box.y1:
        return False
    return other.box.overlap_x(block.box) > 0 and style_of(page, other).size >= _SMALLER * size
