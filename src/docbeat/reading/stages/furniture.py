"""Sets apart what belongs to the page and not to the text: running heads, feet, page numbers."""

from __future__ import annotations

import re

from docbeat.document.model import Block, BlockKind, Document, Layer
from docbeat.document.text import block_text, page_of

_PAGE_NUMBER = re.compile(
    r"^(?:page\s+|[-–—]\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?$", re.I
)
_OBJECTS = (BlockKind.FIGURE, BlockKind.TABLE, BlockKind.CONTENTS)
_MOST_LINES = 2
# Only what stands in these outer parts of a page's height can be furniture.
_TOP, _BOTTOM = 0.1, 0.1


def set_furniture_apart(document: Document) -> None:
    """Mark page numbers and repeated heads and feet; they leave the running text but stay in the document."""
    edges: dict[str, list[Block]] = {}
    for block in document.blocks:
        page = page_of(document, block.page)
        is_top = block.box.y1 < _TOP * page.height
        is_bottom = block.box.y0 > (1 - _BOTTOM) * page.height
        # Pictures and tables stay what they are, however often they come.
        if not (is_top or is_bottom) or block.kind in _OBJECTS or not 0 < len(block.lines) <= _MOST_LINES:
            continue
        layer = Layer.HEADER if is_top else Layer.FOOTER
        text = block_text(document, block)
        if _PAGE_NUMBER.match(text):
            block.kind, block.layer = BlockKind.PAGE_NUMBER, layer
        else:
            edges.setdefault(f"{layer} {re.sub(r'[0-9]+', '#', text)}", []).append(block)
    for key, blocks in edges.items():
        if len({block.page for block in blocks}) > 1:
            for block in blocks:
                is_header = key.startswith(Layer.HEADER)
                block.kind = BlockKind.HEADER if is_header else BlockKind.FOOTER
                block.layer = Layer.HEADER if is_header else Layer.FOOTER
