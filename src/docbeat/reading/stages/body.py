"""What the running text of a document looks like, which headings and notes are told by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docbeat.document.model import Block, BlockKind, Document, Page, Style
from docbeat.document.text import blocks_by_page, page_of

# Characters by style, which is an index into those of the page.
Weights = dict[int, int]

TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# Contents lists are set like the text around them and stand in for it on pages that have no other.
_BODY_KINDS = (*TEXT_KINDS, BlockKind.CONTENTS)
# Long blocks are running text, however many short ones stand between them.
_LONG, _WEIGHT_OF_LONG = 3, 3
# Notes are smaller than the paragraphs of their page by this part and begin in this lower part of it.
_SMALL_PRINT, _LOWER_PART = 0.93, 0.5


def body_style(document: Document) -> Style:
    """The style most characters of running text have, sizes to half a point; size 0 when there is no text."""
    sizes: Counter[float] = Counter()
    styles: Counter[tuple[float, bool, bool, str]] = Counter()
    for number, blocks in blocks_by_page(document).items():
        page = page_of(document, number)
        text = [(block, _weights(page, block)) for block in blocks if block.kind in _BODY_KINDS and block.lines]
        for block, weights in _above_notes(page, text):
            factor = _WEIGHT_OF_LONG if len(block.lines) >= _LONG else 1
            for index, count in weights.items():
                style, weight = page.styles[index], count * factor
                size = round(style.size * 2) / 2
                sizes[size] += weight
                styles[(size, style.bold, style.italic, style.color)] += weight
    if not sizes:
        return Style(size=0.0)
    size = sizes.most_common(1)[0][0]
    _, bold, italic, color = next(key for key, _ in styles.most_common() if key[0] == size)
    return Style("", size, bold, italic, color)


def _above_notes(page: Page, blocks: Sequence[tuple[Block, Weights]]) -> Sequence[tuple[Block, Weights]]:
    """``blocks`` without the small print that ends the page below its paragraphs, however long it is."""
    sizes = [_main(page, weights).size for _, weights in blocks]
    long = (size for size, (block, _) in zip(sizes, blocks, strict=True) if len(block.lines) >= _LONG)
    largest = max(long, default=0.0)
    text = [block for size, (block, _) in zip(sizes, blocks, strict=True) if size > _SMALL_PRINT * largest]
    end = max((block.box.y1 for block in text), default=0.0)
    return [(block, weights) for block, weights in blocks if block.box.y0 < max(end, _LOWER_PART * page.height)]


def style_of(page: Page, block: Block) -> Style:
    """The style of most of a block; bold or italic only when nearly all of it is."""
    weights = _weights(page, block)
    main = _main(page, weights)
    most = 0.8 * max(1, sum(weights.values()))
    bold = sum(weight for style, weight in weights.items() if page.styles[style].bold) >= most
    italic = sum(weight for style, weight in weights.items() if page.styles[style].italic) >= most
    return Style(main.font, main.size, bold, italic, main.color)


def _main(page: Page, weights: Weights) -> Style:
    return page.styles[max(weights, key=weights.__getitem__)]


def _weights(page: Page, block: Block) -> Weights:
    """How many characters of a block have which style of the page."""
    weights: Weights = {}
    for span in block.lines:
        for word in page.words[span.start : span.stop]:
            weights[word.style] = weights.get(word.style, 0) + len(word.text)
    return weights
