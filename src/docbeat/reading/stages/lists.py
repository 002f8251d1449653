"""Depth of list items: an item further to the right than the one before is part of it."""

from __future__ import annotations

from dataclasses import dataclass

from docbeat.document.model import Block, BlockKind, Document, Layer, Word
from docbeat.document.text import page_of

# Markers of one depth stand within this part of the height of a line from each other.
_ALIGNED = 0.7
_DEEPEST = 8


@dataclass
class _Depth:
    """Where the markers of one depth stand, and what they look like."""

    x0: float
    x1: float
    family: str


def nest_lists(document: Document) -> None:
    """Give list items their depth, from 0. A list goes on over columns and pages, and over what stands inside items."""
    open_depths: list[_Depth] = []
    before: Block | None = None
    for block in document.blocks:
        if block.layer is not Layer.BODY or block.kind is BlockKind.FOOTNOTE:
            continue
        if block.kind is BlockKind.LIST_ITEM and block.lines and block.marker:
            marker = page_of(document, block.page).words[block.lines[0].start]
            if before is not None and _is_elsewhere(before, block):
                _resume(open_depths, marker)
            block.level = _place(open_depths, marker)
        elif not _is_inside(open_depths, block):
            open_depths.clear()
        before = block


def _place(depths: list[_Depth], marker: Word) -> int:
    """The depth of an item with this marker; ``depths`` are those open so far, and then."""
    slack = _ALIGNED * marker.box.height
    family = _family(marker.text)
    while depths and marker.box.x0 < depths[-1].x0 - slack and not _is_like(depths[-1], marker, slack):
        depths.pop()
    is_deeper = not depths or (marker.box.x0 > depths[-1].x0 + slack and not _is_like(depths[-1], marker, slack))
    if is_deeper and len(depths) < _DEEPEST:
        depths.append(_Depth(marker.box.x0, marker.box.x1, family))
    else:
        depths[-1] = _Depth(marker.box.x0, marker.box.x1, family)
    return len(depths) - 1


def _is_like(depth: _Depth, marker: Word, slack: float) -> bool:
    """Whether the marker is a number like the one of ``depth`` and ends below it: numbers are set to the right."""
    is_number = any(map(str.isalnum, marker.text))
    return is_number and depth.family == _family(marker.text) and abs(depth.x1 - marker.box.x1) < slack


def _resume(depths: list[_Depth], marker: Word) -> None:
    """Go on with the list in another column or page: the marker tells which depth goes on there."""
    family = _family(marker.text)
    match = next((index for index, depth in enumerate(depths) if depth.family == family), None)
    if match is None:
        depths.clear()
        return
    del depths[match + 1 :]
    shift = marker.box.x0 - depths[match].x0
    for depth in depths:
        depth.x0, depth.x1 = depth.x0 + shift, depth.x1 + shift


def _family(marker: str) -> str:
    """What markers of one list have in common: the bullet, or the form of the number."""
    inner = marker.strip("()[].")
    if inner.isdigit():
        kind = "1"
    elif inner.isalpha() and len(inner) == 1:
        kind = "A" if inner.isupper() else "a"
    elif inner.isalpha():
        kind = "i"
    else:
        return marker
    return marker.replace(inner, kind)


def _is_elsewhere(before: Block, block: Block) -> bool:
    """Whether ``block`` is in another column or page than ``before``."""
    return block.page != before.page or block.box.y1 < before.box.y0


def _is_inside(depths: list[_Depth], block: Block) -> bool:
    """Whether a block that is no item stands in the text of one: set in behind its marker."""
    return bool(depths) and block.kind not in (BlockKind.HEADING, BlockKind.TITLE) and block.box.x0 > depths[-1].x1
