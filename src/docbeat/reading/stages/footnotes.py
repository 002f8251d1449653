"""Footnotes: small print at the foot of a page or column that begins with a mark. They are read after the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docbeat.document.model import Block, BlockKind, Document, Layer, Page
from docbeat.document.text import block_text, blocks_by_page, page_of
from docbeat.reading.stages.body import TEXT_KINDS, body_style, style_of

_MARK = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?:[.\s]|(?=[A-Z]|https?:))")
# Notes are smaller than the running text by this part, and begin in this lower part of the page.
_SMALLER, _LOWER_PART = 0.93, 0.5
# The end of a note of the page before stands no further above the first note than this, in its own sizes.
_CLOSE = 1.5
_LEAST_LETTERS = 3


def find_footnotes(document: Document) -> None:
    """Make footnotes of the marked small print below everything else of its column."""
    size = body_style(document).size
    ordered: list[Block] = []
    for number, blocks in blocks_by_page(document).items():
        page = page_of(document, number)
        small = [block for block in blocks if _can_be_note(page, block, size)]
        lowest = [block for block in small if not any(_is_text_below(page, block, other, size) for other in blocks)]
        notes = [block for block in lowest if _is_marked(block_text(document, block))]
        notes += [block for block in lowest if block not in notes and _ends_note(page, block, notes)]
        for block in notes:
            block.kind, block.marker, block.level = BlockKind.FOOTNOTE, "", 0
        ordered += _notes_last(blocks)
    document.blocks = ordered


def _notes_last(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page with its notes behind the text, which else would be cut where a column ends."""
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    if not notes:
        return list(blocks)
    foot = max(note.box.y1 for note in notes)
    text = [block for block in blocks if block.kind is not BlockKind.FOOTNOTE]
    below = [block for block in text if block.layer is not Layer.BODY or block.box.center_y > foot]
    last = max((index for index, block in enumerate(text) if block not in below), default=-1)
    return [*text[: last + 1], *notes, *text[last + 1 :]]


def _is_marked(text: str) -> bool:
    """Whether a mark and then words; the numbers on an axis are no notes."""
    return _MARK.match(text) is not None and sum(map(str.isalpha, text)) >= _LEAST_LETTERS


def _can_be_note(page: Page, block: Block, size: float) -> bool:
    if block.kind not in TEXT_KINDS or not block.lines or block.box.y0 < _LOWER_PART * page.height:
        return False
    return block.layer is Layer.BODY and style_of(page, block).size < _SMALLER * size


def _ends_note(page: Page, block: Block, notes: Sequence[Block]) -> bool:
    """Whether the block is set like a note and stands right on top of one: it ends a note of the page before."""
    style = style_of(page, block)
    return any(
        abs(style_of(page, note).size - style.size) < 0.5
        and block.box.overlap_x(note.box) > 0.5 * min(block.box.width, note.box.width)
        and -style.size < note.box.y0 - block.box.y1 < _CLOSE * style.size
        for note in notes
    )


def _is_text_below(page: Page, block: Block, other: Block, size: float) -> bool:
    """Whether ``other`` is running text further down in the same column."""
    if other is block or other.kind not in TEXT_KINDS or not other.lines or other.box.y0 <= block.box.y1:
        return False
    is_text = other.layer is Layer.BODY and style_of(page, other).size >= _SMALLER * size
    return is_text and other.box.overlap_x(block.box) > 0
