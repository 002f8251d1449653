"""Captions: the lines that name a table or figure, bound to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Document
from docbeat.document.text import block_text, blocks_by_page

# A number, then a mark, a title or nothing: "Table 3 shows" is a sentence.
_NUMBERED = r"\s*[A-Z]?[-.]?[\dIVX][\d.IVX-]*(?:\s*[.:|–—]|\s+(?=[A-Z(“\"])|\s*$)"
_TABLE = re.compile(rf"^(?i:table|tab\.|exhibit){_NUMBERED}")
_FIGURE = re.compile(rf"^(?i:figure|fig\.?|chart|diagram|graph|map|photo|plate|image|exhibit){_NUMBERED}")
_TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
# A caption stands no further from what it names than this, in points, and has no more words than this.
_REACH, _MOST_WORDS = 60.0, 150


def bind_captions(document: Document) -> None:
    """Make captions of the blocks that name a table or figure next to them, nearest first."""
    for index, block in enumerate(document.blocks):
        block.id = f"block-{index}"
    for blocks in blocks_by_page(document).values():
        named = [block for block in blocks if block.kind in (BlockKind.TABLE, BlockKind.FIGURE)]
        for block in blocks if named else ():
            if block.kind in _TEXT_KINDS and _words(block) <= _MOST_WORDS:
                _bind(document, block, named)
    document.blocks = _beside_their_objects(document.blocks)


def _beside_their_objects(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with every caption next to what it names, before it when it stands above."""
    objects = {block.id: block for block in blocks if block.kind in (BlockKind.TABLE, BlockKind.FIGURE)}
    above: dict[str, list[Block]] = {}
    below: dict[str, list[Block]] = {}
    for block in blocks:
        if block.caption_of is not None:
            is_above = block.box.center_y < objects[block.caption_of].box.y0
            (above if is_above else below).setdefault(block.caption_of, []).append(block)
    ordered: list[Block] = []
    for block in blocks:
        if block.caption_of is None:
            ordered += [*above.get(block.id, ()), block, *below.get(block.id, ())]
    return ordered


def _bind(document: Document, block: Block, named: Sequence[Block]) -> None:
    text = block_text(document, block)
    kinds = [BlockKind.TABLE] if _TABLE.match(text) else []
    kinds += [BlockKind.FIGURE] if _FIGURE.match(text) else []
    near = [other for other in named if other.kind in kinds and _distance(block.box, other.box) < _REACH]
    if near:
        nearest = min(near, key=lambda other: _distance(block.box, other.box))
        block.kind, block.level, block.caption_of = BlockKind.CAPTION, 0, nearest.id


def _words(block: Block) -> int:
    return sum(span.stop - span.start for span in block.lines)


def _distance(caption: Box, other: Box) -> float:
    """White space between the two, straight up, down or sideways."""
    dx = max(0.0, other.x0 - caption.x1, caption.x0 - other.x1)
    dy = max(0.0, other.y0 - caption.y1, caption.y0 - other.y1)
    return dx + dy
