"""Sets apart what belongs to the page and not to the text: running heads, feet, page numbers.

They are told by coming again on other pages, and on a single page by what stands beside them: a page number on
the same line, or the two halves of a head at both margins.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from docbeat.document.model import Block, BlockKind, Document, Layer, Page
from docbeat.document.text import block_text, blocks_by_page, page_of, words_of
from docbeat.reading.stages.body import body_style, style_of

_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(rf"^(?:page\s+|[-–—]\s*)?{_NUMBER}(?:\s*(?:of|/)\s*\d{{1,4}})?(?:\s*[-–—])?$", re.I)
# A title and the number of the page with a bar between them.
_BARRED = re.compile(rf"^{_NUMBER}\s*[|•·]\s*\S|\S\s*[|•·]\s*{_NUMBER}$", re.I)
_OBJECTS = (BlockKind.FIGURE, BlockKind.TABLE, BlockKind.CONTENTS)
_MOST_LINES = 2
# Only what stands in these outer parts of a page's height can be furniture.
_TOP, _BOTTOM = 0.1, 0.1
# The halves of a head stand this many sizes apart, and this far from the text, or share the line with a page number.
_APART, _CLEAR = 5.0, 0.8
# Print larger than the text by this is the title of a document, where it comes first.
_TITLE = 1.3


def set_furniture_apart(document: Document) -> None:
    """Mark page numbers, heads and feet; they leave the running text but stay in the document."""
    edges: dict[str, list[Block]] = {}
    for number, blocks in blocks_by_page(document).items():
        page = page_of(document, number)
        for layer in (Layer.HEADER, Layer.FOOTER):
            edge = [block for block in blocks if _is_at_edge(page, block, layer)]
            for block in edge:
                text = block_text(document, block)
                if _PAGE_NUMBER.match(text):
                    block.kind, block.layer = BlockKind.PAGE_NUMBER, layer
                else:
                    edges.setdefault(f"{layer} {re.sub(r'[0-9]+', '#', text)}", []).append(block)
            for block in edge:
                if block.layer is Layer.BODY and _is_alone_furniture(document, page, block, edge, blocks):
                    _set_apart(block, layer)
    for key, repeated in edges.items():
        if len({block.page for block in repeated}) > 1:
            layer = Layer.HEADER if key.startswith(Layer.HEADER) else Layer.FOOTER
            for block in repeated[_is_title(document, repeated[0]) :]:
                _set_apart(block, layer)


def _is_at_edge(page: Page, block: Block, layer: Layer) -> bool:
    # Pictures and tables stay what they are, however often they come.
    if block.kind in _OBJECTS or not 0 < len(block.lines) <= _MOST_LINES:
        return False
    if layer is Layer.HEADER:
        return block.box.y1 < _TOP * page.height
    return block.box.y0 > (1 - _BOTTOM) * page.height


def _set_apart(block: Block, layer: Layer) -> None:
    block.kind = BlockKind.HEADER if layer is Layer.HEADER else BlockKind.FOOTER
    block.layer, block.level, block.marker = layer, 0, ""


def _is_title(document: Document, block: Block) -> bool:
    """Whether what comes again on later pages is the document's title where it stands first."""
    page = page_of(document, block.page)
    return block.page == document.pages[0].number and (
        style_of(page, block).size > _TITLE * body_style(document).size > 0
    )


def _is_alone_furniture(
    document: Document, page: Page, block: Block, edge: Sequence[Block], blocks: Sequence[Block]
) -> bool:
    """Whether the block tells by itself that it is a head or foot."""
    text = block_text(document, block)
    if len(block.lines) > 1 or not any(map(str.isalpha, text)):
        return False
    if _BARRED.search(text):
        return True
    size = style_of(page, block).size
    level = [other for other in edge if other is not block and _is_level(block, other)]
    if any(other.kind is BlockKind.PAGE_NUMBER for other in level):
        return True
    is_parted = _widest_gap(page, block) > _APART * size or any(_gap(block, other) > _APART * size for other in level)
    return is_parted and all(
        _distance(block, other) > _CLEAR * size for other in blocks if other is not block and other not in level
    )


def _is_level(first: Block, second: Block) -> bool:
    return first.box.overlap_y(second.box) > 0.5 * min(first.box.height, second.box.height)


def _gap(first: Block, second: Block) -> float:
    return max(first.box.x0 - second.box.x1, second.box.x0 - first.box.x1)


def _distance(first: Block, second: Block) -> float:
    return max(first.box.y0 - second.box.y1, second.box.y0 - first.box.y1)


def _widest_gap(page: Page, block: Block) -> float:
    """The widest gap between two words of the block."""
    words = list(words_of(page, block.lines))
    return max((right.box.x0 - left.box.x1 for left, right in itertools.pairwise(words)), default=0.0)
