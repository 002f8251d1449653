"""Markdown: clean text in reading order, tables as HTML, without page heads, feet and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from docbeat.document.model import Block, BlockKind, Document, Layer
from docbeat.document.text import block_text
from docbeat.rendering import inline
from docbeat.rendering.escaping import fenced
from docbeat.rendering.html import SEPARATE, Joined, block_table
from docbeat.writing.blocks import figure_html
from docbeat.writing.lists import Indents, markdown_item


def to_markdown(document: Document, images: Mapping[str, str] = MappingProxyType({})) -> str:
    """The whole document. ``images`` maps ids of figures to the URLs of their pictures."""
    return blocks_markdown(document, document.blocks, images)


def blocks_markdown(
    document: Document, blocks: Iterable[Block], images: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Some blocks, parted by blank lines; the items of a list stand line by line, set in by their depth."""
    return "".join(markdown_pieces(document, blocks, images))


def markdown_pieces(
    document: Document, blocks: Iterable[Block], images: Mapping[str, str], joined: Joined = SEPARATE
) -> Iterator[str]:
    """``blocks_markdown`` in pieces."""
    for _, space, text in block_texts(document, blocks, images, joined):
        yield space
        yield text


def block_texts(
    document: Document, blocks: Iterable[Block], images: Mapping[str, str], joined: Joined = SEPARATE
) -> Iterator[tuple[Block, str, str]]:
    """Every block that shows in the running text, the space before it, and its text."""
    before: Block | None = None
    indents = Indents()
    for block in blocks:
        text = block_markdown(document, block, images.get(block.id), joined)
        if not text:
            continue
        is_item = block.kind is BlockKind.LIST_ITEM
        is_one_list = before is not None and before.kind is block.kind is BlockKind.LIST_ITEM
        space = "" if before is None else "\n" if is_one_list else "\n\n"
        if is_item and not is_one_list:
            indents = Indents()
        yield block, space, indents.enter(block.level, text) if is_item else text
        before = block


def block_markdown(document: Document, block: Block, image_url: str | None = None, joined: Joined = SEPARATE) -> str:
    """One block, or nothing for what does not belong to the running text. A figure shows only with its URL."""
    if block.layer is not Layer.BODY:
        return ""
    if block.table is not None:
        return block_table(document, block, joined)
    if block.kind is BlockKind.FIGURE:
        picture = figure_html(document, block, image_url) if image_url or block.description else ""
        return "\n\n".join(filter(None, (picture, block_text(document, block))))
    if block.kind is BlockKind.CODE:
        return fenced(block_text(document, block))
    text = inline.to_markdown(inline.block_runs(document, block))
    if block.kind is BlockKind.FORMULA and image_url:
        return f"{figure_html(document, block, image_url)}\n\n{text}"
    if block.kind is BlockKind.LIST_ITEM:
        return markdown_item(block.marker, text)
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return f"{'#' * max(1, min(block.level, 6))} {text}"
    return text
