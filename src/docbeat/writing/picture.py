"""A page with what was found on it drawn over: blocks with their order and kind, tables with their cells."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PIL import Image, ImageDraw, ImageFont

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, CellRole, Layer, Page

_COLORS = {
    BlockKind.TITLE: "#c00000",
    BlockKind.HEADING: "#e02020",
    BlockKind.PARAGRAPH: "#2060d0",
    BlockKind.LIST_ITEM: "#109070",
    BlockKind.TABLE: "#e08000",
    BlockKind.FIGURE: "#9020a0",
    BlockKind.CAPTION: "#d040b0",
    BlockKind.FOOTNOTE: "#607080",
    BlockKind.CONTENTS: "#00a0c0",
    BlockKind.CODE: "#605000",
    BlockKind.FORMULA: "#605000",
}
# What belongs to the page and not to the text.
_AROUND = "#909090"
_HEAD_SHADE, _LABEL_SHADE = (224, 128, 0, 48), (255, 255, 255, 200)
_LABEL_SIZE = 11


def draw_layout(picture: Image.Image, page: Page, blocks: Sequence[tuple[int, Block]]) -> Image.Image:
    """``picture`` of ``page`` with ``blocks`` over it, each with its place in the reading order of the document."""
    scale = picture.width / page.width
    canvas = picture.convert("RGB")
    pen = ImageDraw.Draw(canvas, "RGBA")
    for order, block in blocks:
        color = _COLORS.get(block.kind, _AROUND) if block.layer is Layer.BODY else _AROUND
        _draw_cells(pen, block, scale, color)
        pen.rectangle(_scaled(block.box, scale), outline=color, width=2)
        _write(pen, block.box.x0 * scale, block.box.y0 * scale - _LABEL_SIZE, _label(order, block), color)
    _write(
        pen, 2, canvas.height - 1.5 * _LABEL_SIZE, f"page {page.number}, {page.lane.value}: {page.lane_reason}", "#000"
    )
    return canvas


def _draw_cells(pen: ImageDraw.ImageDraw, block: Block, scale: float, color: str) -> None:
    for cell in block.table.cells if block.table is not None else ():
        shade = _HEAD_SHADE if cell.role is CellRole.COLUMN_HEADER else None
        pen.rectangle(_scaled(cell.box, scale), fill=shade, outline=color, width=1)


def _label(order: int, block: Block) -> str:
    level = str(block.level) if block.kind is BlockKind.HEADING else ""
    return f"{order} {block.kind.value}{level} {block.id}"


def _write(pen: ImageDraw.ImageDraw, x: float, y: float, text: str, color: str) -> None:
    """``text`` on a light ground, so that it can be read over print."""
    # The face that comes with Pillow has Latin letters; reasons and kinds have no others.
    font = ImageFont.load_default(_LABEL_SIZE)
    place = (max(0.0, x), max(0.0, y))
    pen.rectangle(pen.textbbox(place, text, font=font), fill=_LABEL_SHADE)
    pen.text(place, text, fill=color, font=font)


def _scaled(box: Box, scale: float) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (edge * scale for edge in msgspec.structs.astuple(box))
    return (x0, y0, max(x0, x1), max(y0, y1))
