"""A page put together: its words in reading order, and blocks that point at them."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Page, Span
from docbeat.document.text import line_text
from docbeat.reading.stages.assemble import PageAssembler, PageObject
from docbeat.reading.stages.contents import Contents
from docbeat.reading.stages.figures import FoundFigure
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.ruled import find_ruled_tables
from tests.unit.reading.build import Sheet


def assembled(sheet: Sheet, *regions: list[Line | PageObject]) -> PageAssembler:
    assembler = PageAssembler(Page(1, 595, 842, styles=sheet.styles))
    for region in regions:
        assembler.add_region(region)
    return assembler


def test_a_page_without_regions_is_empty() -> None:
    assembler = assembled(Sheet())
    assert assembler.blocks == []
    assert assembler.finish().words == []


def test_words_stand_in_the_order_of_the_blocks() -> None:
    sheet = Sheet()
    sheet.lines_at(72, 130, ["second block"])
    sheet.lines_at(72, 100, ["first block"])
    assembler = assembled(sheet, list(sheet.lines()))
    page = assembler.finish()
    assert [word.text for word in page.words] == ["first", "block", "second", "block"]
    assert [block.lines for block in assembler.blocks] == [[Span(0, 2)], [Span(2, 4)]]


def test_every_line_of_a_block_has_its_span() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 200)
    assembler = assembled(sheet, list(sheet.lines()))
    page = assembler.finish()
    (block,) = assembler.blocks
    assert [line_text(page, span) for span in block.lines] == [line.text for line in sheet.lines()]


def test_a_figure_stands_between_the_lines_around_it() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "above")
    sheet.write(100, 150, "inside")
    sheet.write(72, 300, "below")
    above, inside, below = sheet.lines()
    figure = FoundFigure(Box(72, 120, 300, 280), (inside,))
    assembler = assembled(sheet, [above, figure, below])
    assert [block.kind for block in assembler.blocks] == [BlockKind.PARAGRAPH, BlockKind.FIGURE, BlockKind.PARAGRAPH]
    assert assembler.blocks[1].box == figure.box
    assert [word.text for word in assembler.finish().words] == ["above", "inside", "below"]


def test_contents_keep_their_rows() -> None:
    sheet = Sheet()
    for index, title in enumerate(("Ports", "Ships")):
        sheet.write(72, 100 + 14 * index, title)
        sheet.write(400, 100 + 14 * index, str(index + 4))
    assembler = assembled(sheet, [Contents(tuple(sheet.rows()))])
    page = assembler.finish()
    (block,) = assembler.blocks
    assert block.kind is BlockKind.CONTENTS
    assert [line_text(page, span) for span in block.lines] == ["Ports 4", "Ships 5"]


def test_a_table_has_its_words_in_its_cells() -> None:
    sheet = Sheet()
    sheet.grid((70, 170, 270), (100, 120, 140))
    for x, y, text in ((75, 114, "Kind"), (175, 114, "Lost"), (75, 134, "Ships"), (175, 134, "12 or so")):
        sheet.write(x, y, text)
    assembler = assembled(sheet, list(find_ruled_tables(sheet.content, sheet.words, sheet.styles)))
    page = assembler.finish()
    (block,) = assembler.blocks
    assert block.kind is BlockKind.TABLE
    assert block.table is not None
    assert (block.table.rows, block.table.columns, block.lines) == (2, 2, [])
    texts = [" ".join(line_text(page, span) for span in cell.lines) for cell in block.table.cells]
    assert texts == ["Kind", "Lost", "Ships", "12 or so"]
    assert len(page.words) == 6


def test_regions_follow_one_another() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "left")
    sheet.write(300, 100, "right")
    left, right = sheet.lines()
    assembler = assembled(sheet, [right], [left])
    assert [word.text for word in assembler.finish().words] == ["right", "left"]


def test_an_item_keeps_its_marker() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "(a) moor the ship")
    assembler = assembled(sheet, list(sheet.lines()))
    (block,) = assembler.blocks
    assert (block.kind, block.marker, block.page) == (BlockKind.LIST_ITEM, "(a)", 1)
