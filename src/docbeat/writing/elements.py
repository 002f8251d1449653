"""The whole document as HTML and as XML, one element per block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from docbeat.document.model import Block, BlockKind, Document, Layer
from docbeat.document.text import block_text, blocks_on, page_of
from docbeat.rendering import inline
from docbeat.rendering.html import SEPARATE, Joined, block_table, table_html
from docbeat.writing.blocks import class_of, figure_html
from docbeat.writing.lists import HtmlLists


def to_html(document: Document, images: Mapping[str, str]) -> str:
    """The running text as HTML fragments, list items in their lists."""
    return "".join(html_pieces(document, images))


def html_pieces(document: Document, images: Mapping[str, str], joined: Joined = SEPARATE) -> Iterator[str]:
    """``to_html`` in pieces."""
    lists = HtmlLists()
    for block in document.blocks:
        if block.layer is not Layer.BODY:
            continue
        if block.kind is BlockKind.LIST_ITEM:
            runs = inline.block_runs(document, block)
            direction = inline.direction("".join(run.text for run in runs))
            yield lists.item(block.level, block.marker, inline.to_html(runs), direction)
        else:
            yield lists.end() + _element(document, block, images, joined)
    yield lists.end()


def to_xml(document: Document) -> str:
    """``document`` with a ``page`` per page and one element per block, named after its kind."""
    return "".join(xml_pieces(document))


def xml_pieces(document: Document) -> Iterator[str]:
    """``to_xml`` in pieces."""
    yield "<document>"
    for page in document.pages:
        blocks = [_xml_element(document, block) for block in blocks_on(document, page.number)]
        yield f'<page n="{page.number}">{"".join(blocks)}</page>'
    yield "</document>"


def _element(document: Document, block: Block, images: Mapping[str, str], joined: Joined) -> str:
    if block.table is not None:
        return block_table(document, block, joined)
    if block.kind is BlockKind.FIGURE:
        return figure_html(document, block, images.get(block.id))
    if block.kind is BlockKind.CODE:
        return f"<pre><code>{escape(block_text(document, block), quote=False)}</code></pre>"
    runs = inline.block_runs(document, block)
    text, direction = inline.to_html(runs), inline.direction("".join(run.text for run in runs))
    if class_of(block) == "Title":
        level = max(1, min(block.level, 6))
        return f"<h{level}{direction}>{text}</h{level}>"
    return f"<p{direction}>{text}</p>"


def _xml_element(document: Document, block: Block) -> str:
    name = block.kind.value
    if block.table is not None:
        content = table_html(page_of(document, block.page), block.table).replace("<br>", "<br/>")
    else:
        content = escape_xml(block_text(document, block))
    return f"<{name} id={quoteattr(block.id)}>{content}</{name}>"
