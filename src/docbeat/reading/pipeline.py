"""The ordered list of stages, first page by page and then over the whole document.

``read_page`` needs nothing but its page, so pages can be read in any batch and order; ``finish`` puts the
pages together and decides what only the whole document can tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Document, DocumentSource, OutlineEntry, Page, PageImage
from docbeat.reading.content import PageContent
from docbeat.reading.stages.assemble import PageAssembler
from docbeat.reading.stages.furniture import set_furniture_apart
from docbeat.reading.stages.headings import decide_headings
from docbeat.reading.stages.lines import Line, find_lines
from docbeat.reading.stages.order import read_in_order
from docbeat.reading.stages.paragraphs import find_blocks
from docbeat.reading.stages.ruled import find_ruled_tables
from docbeat.reading.stages.tables import FoundTable


class PageReading(msgspec.Struct):
    """A page that has been read: the page and its blocks in reading order."""

    page: Page
    blocks: list[Block]


def read_page(content: PageContent) -> PageReading:
    """The stages that look at one page."""
    tables = find_ruled_tables(content, content.words, content.styles)
    in_tables = set().union(*(table.words for table in tables)) if tables else set()
    words = [word for word in content.words if id(word) not in in_tables]
    lines = find_lines(words, content.styles)
    page = Page(
        number=content.number,
        width=content.width,
        height=content.height,
        rotation=content.rotation,
        skew=content.skew,
        lane=content.lane,
        lane_reason=content.lane_reason,
        styles=content.styles,
        images=[PageImage(box) for box in content.images],
    )
    assembler = PageAssembler(page)
    for region in read_in_order([*lines, *tables], _box, _line_height(lines)):
        _add_region(region, assembler, page.number)
    return PageReading(assembler.finish(), assembler.blocks)


def finish(readings: Sequence[PageReading], source: DocumentSource, outline: list[OutlineEntry]) -> Document:
    """The stages that look at the whole document."""
    document = Document(
        source=source,
        pages=[reading.page for reading in readings],
        blocks=[block for reading in readings for block in reading.blocks],
        outline=outline,
    )
    set_furniture_apart(document)
    decide_headings(document)
    return document


def _box(item: Line | FoundTable) -> Box:
    return item.box


def _line_height(lines: list[Line]) -> float:
    """The height most lines of the page have."""
    heights = Counter(round(line.box.height) for line in lines)
    return float(heights.most_common(1)[0][0]) if heights else 12.0


def _add_region(region: list[Line | FoundTable], assembler: PageAssembler, page: int) -> None:
    """A region's lines as blocks, with its tables where they stand between them."""
    pending: list[Line] = []
    for item in region:
        if isinstance(item, FoundTable):
            for block in find_blocks(pending):
                assembler.add_text(block)
            pending = []
            assembler.add_table(item, Block(BlockKind.TABLE, page, item.box))
        else:
            pending.append(item)
    for block in find_blocks(pending):
        assembler.add_text(block)
