"""``bounding_boxes``: every block by class, with its place on the page, and the markdown that carries their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Cell, CellRole, Document, Page, WordSource
from docbeat.document.streaming import Groups, Text
from docbeat.document.tables import cell_id
from docbeat.document.text import block_text, blocks_on, lines_text, page_of, words_of
from docbeat.rendering.html import SEPARATE, Joined, block_table, table_html
from docbeat.rendering.inline import block_runs, direction, to_html

TEXT_CLASSES = ("Text", "Title", "Header", "Footer", "Page Number")
_CLASS_OF = {
    BlockKind.TITLE: "Title",
    BlockKind.HEADING: "Title",
    BlockKind.HEADER: "Header",
    BlockKind.FOOTER: "Footer",
    BlockKind.PAGE_NUMBER: "Page Number",
}
# The attribute that joins markdown_with_ids to the class; the wire names two of them, the rest follow suit.
_ID_ATTRIBUTE = {
    "Text": "data-bb-text-id",
    "Title": "data-bb-title-id",
    "Header": "data-bb-header-id",
    "Footer": "data-bb-footer-id",
    "Page Number": "data-bb-page-number-id",
}


def bounding_boxes(
    document: Document, images: Mapping[str, str], joined: Joined = SEPARATE, *, described: bool = False
) -> Groups:
    """The layout by class. ``images`` maps ids of figures to the URLs of their pictures, which are ``described``.

    Every part of a ``joined`` table is an item of its own, with its own place.
    """
    classes = (*TEXT_CLASSES, "Tables", "Images")
    with_ids = Text(lambda: markdown_with_ids(document, images, joined))
    return Groups(classes, lambda: _items(document, images, described=described), {"markdown_with_ids": with_ids})


def _items(document: Document, images: Mapping[str, str], *, described: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every block as class and item."""
    for order, block in enumerate(document.blocks):
        if block.table is not None:
            name, item = "Tables", _table_item(page_of(document, block.page), block)
        elif block.kind is BlockKind.FIGURE:
            name, item = "Images", _image_item(document, block, images.get(block.id), described=described)
        else:
            name, item = class_of(block), _text_item(document, block, images.get(block.id))
        yield name, item | {"order": order}


def class_of(block: Block) -> str:
    """The class a text block is listed under."""
    return _CLASS_OF.get(block.kind, "Text")


def quad(box: Box, page: Page) -> list[float]:
    """The four corners of ``box``, clockwise from top-left, as fractions of the page's size."""
    x0, x1 = round(box.x0 / page.width, 5), round(box.x1 / page.width, 5)
    y0, y1 = round(box.y0 / page.height, 5), round(box.y1 / page.height, 5)
    return [x0, y0, x1, y0, x1, y1, x0, y1]


def markdown_with_ids(document: Document, images: Mapping[str, str], joined: Joined = SEPARATE) -> Iterator[str]:
    """The running text as HTML elements that carry the ids of their boxes, in pieces."""
    shown = (block for block in document.blocks if not (joined and block.table and block.table.continues))
    for number, block in enumerate(shown):
        if number:
            yield "\n\n"
        if block.table is not None:
            yield block_table(document, block, joined, with_ids=True)
        elif block.kind is BlockKind.FIGURE:
            yield figure_html(document, block, images.get(block.id), with_id=True)
        else:
            tag = f"h{max(1, min(block.level, 6))}" if class_of(block) == "Title" else "p"
            text = to_html(block_runs(document, block, with_bullet=True))
            start = f'{tag} {_ID_ATTRIBUTE[class_of(block)]}="{block.id}"{direction(block_text(document, block))}'
            yield f"<{start}>{text}</{tag}>"


def caption(document: Document, figure: Block) -> str:
    """The text of the caption bound to a table or figure, or nothing."""
    bound = (block for block in blocks_on(document, figure.page) if block.caption_of == figure.id)
    return " ".join(block_text(document, block) for block in bound)


def figure_text(document: Document, figure: Block) -> str:
    """What the document itself says about a figure: its caption and the text in it."""
    return "\n".join(filter(None, (caption(document, figure), block_text(document, figure))))


def figure_html(document: Document, figure: Block, url: str | None, *, with_id: bool = False) -> str:
    """A figure tag: its picture where there is a URL, its description or else its caption where there is one."""
    text = escape(figure.description or caption(document, figure))
    attribute = f' data-bb-image-id="{figure.id}"' if with_id else ""
    picture = f'<img src="{escape(url)}" alt="{text}">' if url else ""
    return f"<figure{attribute}>{picture}<figcaption>{text}</figcaption></figure>"


def confidence(page: Page, block: Block) -> float:
    """Mean confidence of the block's words; 1 when it has none."""
    values = [word.confidence for word in words_of(page, block.lines)]
    return round(sum(values) / len(values), 4) if values else 1.0


def source(page: Page, block: Block) -> str:
    """Where the block's words come from: ``file``, ``ocr`` or, for some of each, ``mixed``."""
    lines = [line for cell in block.table.cells for line in cell.lines] if block.table else block.lines
    found = {word.source.value for word in words_of(page, lines)} or {WordSource.FILE.value}
    return found.pop() if len(found) == 1 else "mixed"


def _text_item(document: Document, block: Block, url: str | None) -> dict[str, Any]:
    page, text = page_of(document, block.page), block_text(document, block)
    item: dict[str, Any] = {
        "id": block.id,
        "content": text,
        "original_content": text,
        "bounding_box": quad(block.box, page),
        "page_number": block.page,
        "average_word_confidence": confidence(page, block),
        "source": source(page, block),
    }
    if class_of(block) == "Text" and block.kind is not BlockKind.PARAGRAPH:
        item["sub_type"] = block.kind.value
    if class_of(block) == "Title":
        item["level"] = block.level
    return item | ({"image_url": url} if url else {})


def _image_item(document: Document, block: Block, url: str | None, *, described: bool) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": block.id,
        "content": caption(document, block),
        "visual_type": "chart" if block.is_chart else "image",
        "page_number": block.page,
        "bounding_box": quad(block.box, page_of(document, block.page)),
        "confidence": round(block.confidence, 4),
        "source": source(page_of(document, block.page), block),
    }
    if url:
        item["image_url"] = url
    if described and (text := block.description or figure_text(document, block)):
        item["description"] = text
    elif described:
        item["description_error"] = "The document says nothing about this figure"
    return item


def _table_item(page: Page, block: Block) -> dict[str, Any]:
    table = block.table
    assert table is not None
    place = quad(block.box, page)
    info: dict[str, Any] = {
        "id": block.id,
        "dimensions": [table.rows, table.columns],
        "location": {"page": block.page, "coordinates": place},
        "confidence": round(block.confidence, 4),
    }
    if table.continues is not None:
        info["continues"] = table.continues
    return {
        "table_info": info,
        "cell_data": [_cell_item(page, block, cell) for cell in table.cells],
        "page_number": block.page,
        "bounding_box": place,
        "source": source(page, block),
        "content": table_html(page, table),
    }


def _cell_item(page: Page, block: Block, cell: Cell) -> dict[str, Any]:
    text = lines_text(page, cell.lines)
    return {
        "id": cell_id(block.id, cell),
        "text": text,
        "original_text": text,
        "position": {"row": cell.row, "column": cell.column},
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "col_span": cell.column_span,
        "is_header": cell.role is CellRole.COLUMN_HEADER,
        "location": {"page": block.page, "coordinates": quad(cell.box, page)},
        "confidence": round(cell.confidence, 4),
    }
