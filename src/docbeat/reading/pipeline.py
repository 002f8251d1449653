"""The ordered list of stages, first page by page and then over the whole document.

``read_page`` needs nothing but its page, so pages can be read in any batch and order; ``finish`` puts the
pages together and decides what only the whole document can tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from docbeat.document.geometry import Box
from docbeat.document.model import (
    Block,
    Document,
    DocumentSource,
    Layer,
    OutlineEntry,
    Page,
    PageImage,
)
from docbeat.reading.content import PageContent
from docbeat.reading.modes import gather_notes
from docbeat.reading.stages import bidi
from docbeat.reading.stages.aligned import find_aligned_tables
from docbeat.reading.stages.assemble import PageAssembler, PageObject
from docbeat.reading.stages.captions import bind_captions
from docbeat.reading.stages.code import find_code
from docbeat.reading.stages.contents import find_contents
from docbeat.reading.stages.continued import find_continued
from docbeat.reading.stages.figures import charts_as_figures, find_figures
from docbeat.reading.stages.footnotes import find_footnotes
from docbeat.reading.stages.formulas import find_formulas
from docbeat.reading.stages.furniture import set_furniture_apart
from docbeat.reading.stages.gutters import cut_at_gutters
from docbeat.reading.stages.headings import decide_headings
from docbeat.reading.stages.identity import name_blocks
from docbeat.reading.stages.lines import CELL_SPACE, Chains, Line
from docbeat.reading.stages.lists import nest_lists
from docbeat.reading.stages.markers import join_markers
from docbeat.reading.stages.order import read_in_order
from docbeat.reading.stages.panels import apart_from_panels
from docbeat.reading.stages.roles import mark_rows
from docbeat.reading.stages.rows import to_text_rows
from docbeat.reading.stages.ruled import find_ruled_tables
from docbeat.reading.stages.tables import FoundTable, better_tables
from docbeat.reading.stages.tracking import join_spaced
from docbeat.reading.stages.turned_heads import add_turned_heads
from docbeat.reading.stages.turning import lay_back, stand_up, text_angle
from docbeat.reading.stages.underlines import take_underlines
from docbeat.reading.stages.watermarks import (
    add_watermarks,
    is_note_in_margin,
    set_repeated_apart,
    take_watermarks,
)


class PageReading(msgspec.Struct):
    """A page that has been read: the page and its blocks in reading order."""

    page: Page
    blocks: list[Block]


def read_page(content: PageContent) -> PageReading:
    """The stages that look at one page; a page whose text is turned is read upright."""
    angle = text_angle(content)
    if not angle:
        return _read_upright(content)
    reading = _read_upright(stand_up(content, angle))
    lay_back(reading.page, reading.blocks, angle, content.width, content.height)
    return reading


def _read_upright(content: PageContent) -> PageReading:
    content, watermarks = take_watermarks(content)
    reading = _read_either_way(take_underlines(join_spaced(content)))
    add_watermarks(reading.page, reading.blocks, watermarks)
    return reading


def _read_either_way(content: PageContent) -> PageReading:
    if not bidi.has_right_to_left(content):
        return _read_rightwards(content)
    layout = bidi.lay_out(content)
    reading = _read_rightwards(layout.content)
    layout.put_back(reading.page, reading.blocks)
    return reading


def _read_rightwards(content: PageContent) -> PageReading:
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
    chains = Chains(content.words, content.styles)
    objects = _find_objects(content, chains)
    _complete_tables(objects, content, chains)
    objects += find_formulas(chains.lines(without=_words_of(objects)), content.styles)
    inside = _words_of(objects)
    lines = cut_at_gutters(join_markers(chains.lines(without=inside), content.styles), content.styles)
    assembler = PageAssembler(page)
    for region in read_in_order([*lines, *objects], _box, _line_height(lines)):
        assembler.add_region(region)
    for line in chains.turned_lines(inside):
        assembler.add_region([line])
        if is_note_in_margin(line, lines, content.width):
            assembler.blocks[-1].layer = Layer.MARGIN
    return PageReading(assembler.finish(), assembler.blocks)


def _complete_tables(objects: Sequence[PageObject], content: PageContent, chains: Chains) -> None:
    """Heads that stand outside of tables, and what their rows are for."""
    outside = _words_of(objects)
    tables = [one for one in objects if isinstance(one, FoundTable)]
    turned = chains.turned_lines(outside)
    if tables and turned:
        add_turned_heads(tables, turned, chains.lines(CELL_SPACE, outside), content.styles)
    for table in tables:
        mark_rows(table)


def _find_objects(content: PageContent, chains: Chains) -> list[PageObject]:
    """What is no running text: tables, figures, contents lists. Each leaves its words out of the next look."""
    styles, words = content.styles, content.words
    objects: list[PageObject] = []

    def lines() -> list[Line]:
        return chains.lines(CELL_SPACE, _words_of(objects))

    objects += find_contents(to_text_rows(lines()), content.width, content.rulings)
    objects += charts_as_figures(content, [*lines(), *chains.turned_lines()])
    inside = _words_of(objects)
    ruled = find_ruled_tables(content, [word for word in words if id(word) not in inside], styles)
    objects += ruled
    objects += find_code(lines(), styles)
    places = [one.box for one in objects]
    objects += find_figures(content, [*lines(), *chains.turned_lines(_words_of(objects))], places)
    shaded = [table for table in ruled if table.is_shaded]
    objects = [one for one in objects if one not in shaded]
    apart = apart_from_panels(lines(), content.fills, content.width)
    aligned = [table for group in apart for table in find_aligned_tables(group, content.rulings, styles)]
    return objects + better_tables(shaded, aligned)


def finish(readings: Sequence[PageReading], source: DocumentSource, outline: list[OutlineEntry]) -> Document:
    """The document of pages read in one go."""
    document = Document(
        source=source,
        pages=[reading.page for reading in readings],
        blocks=[block for reading in readings for block in reading.blocks],
        outline=outline,
    )
    finish_document(document)
    return document


# In this order; each looks at the whole document and may change its blocks, but not its pages.
DOCUMENT_STAGES: tuple[Callable[[Document], None], ...] = (
    set_furniture_apart,
    set_repeated_apart,
    bind_captions,
    find_footnotes,
    decide_headings,
    nest_lists,
    find_continued,
    name_blocks,
    gather_notes,
)


def finish_document(document: Document, on_stage: Callable[[], None] = lambda: None) -> None:
    """The stages that look at the whole document; ``on_stage`` is called before each."""
    for stage in DOCUMENT_STAGES:
        on_stage()
        stage(document)


def _words_of(objects: Sequence[PageObject]) -> set[int]:
    """Identities of the words that stand in ``objects``."""
    return {identity for one in objects for identity in one.words}


def _box(item: Line | PageObject) -> Box:
    return item.box


def _line_height(lines: list[Line]) -> float:
    """The height most lines of the page have."""
    heights = Counter(round(line.box.height) for line in lines)
    return float(heights.most_common(1)[0][0]) if heights else 12.0
