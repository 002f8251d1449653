"""Headings: which blocks head what follows, and how deep. Decided over the whole document.

A heading is short and stands out from the body: larger, bolder, in capitals or numbered. Levels follow the
numbering where there is one, else the order of sizes.
"""

from __future__ import annotations

import re
from collections import Counter

from docbeat.document.model import Block, BlockKind, Document, Layer, Page, Style
from docbeat.document.text import block_text, page_of, words_of

_LONGEST = 200
_NUMBERED = re.compile(
    r"^(?:(?:chapter|section|part|appendix|article)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[A-Z]\.(?:\d{1,2}\.?)*|[IVX]{1,5}\.)\s+\S",
    re.I,
)


def decide_headings(document: Document) -> None:
    """Turn paragraphs that head others into headings, with levels."""
    body = _body_style(document)
    sizes: Counter[tuple[float, bool]] = Counter()
    found: list[tuple[Block, tuple[float, bool]]] = []
    for block in document.blocks:
        if block.layer is not Layer.BODY or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        style = _style_of(page_of(document, block.page), block)
        if style is not None and _stands_out(document, block, style, body):
            key = (round(style.size), style.bold)
            found.append((block, key))
            sizes[key] += 1
    ranks = {key: min(rank, 6) for rank, key in enumerate(sorted(sizes, reverse=True), start=1)}
    for block, key in found:
        block.kind = BlockKind.HEADING
        block.level = ranks[key]


def _body_style(document: Document) -> Style:
    """The style most characters of running text have."""
    counts: Counter[Style] = Counter()
    for block in document.blocks:
        page = page_of(document, block.page)
        for word in words_of(page, block.lines):
            style = page.styles[word.style]
            counts[Style("", round(style.size), style.bold)] += len(word.text)
    return counts.most_common(1)[0][0] if counts else Style()


def _style_of(page: Page, block: Block) -> Style | None:
    counts: Counter[int] = Counter()
    for word in words_of(page, block.lines):
        counts[word.style] += len(word.text)
    return page.styles[counts.most_common(1)[0][0]] if counts else None


def _stands_out(document: Document, block: Block, style: Style, body: Style) -> bool:
    text = block_text(document, block)
    if len(text) > _LONGEST or len(block.lines) > 4 or not any(character.isalpha() for character in text):
        return False
    if text.endswith((".", ",", ";")) and not _NUMBERED.match(text):
        return False
    if style.size >= 1.15 * body.size:
        return True
    if style.size < 0.92 * body.size:
        return False
    is_bold = style.bold and not body.bold
    return is_bold and len(block.lines) <= 3 and len(text) < 120
