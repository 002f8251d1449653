"""All stages in order: what a careful reader makes of whole pages and documents."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.document.model import (
    Block,
    BlockKind,
    Document,
    DocumentSource,
    Lane,
    Layer,
    OutlineEntry,
    PageImage,
    Table,
)
from docbeat.document.text import block_text, lines_text, page_of
from docbeat.reading.content import PageContent
from docbeat.reading.pipeline import finish, read_page
from tests.unit.reading.build import LOREM, Sheet, finished, of_kind, told

HEAD = ["Kind of craft", "Landed", "Shipped", "Lost"]
ROWS = [
    ["Ships of the line", "12", "1,400", "3"],
    ["Boats", "3", "95", "0"],
    ["Rafts", "40", "410", "12"],
    ["Canoes", "7", "19", "1"],
    ["Barges", "21", "2,730", "2"],
]
XS = (72.0, 220.0, 320.0, 420.0)


def kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks]


def table_of(document: Document) -> tuple[Block, Table]:
    (block,) = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert block.table is not None
    return block, block.table


def rows_of(document: Document) -> list[list[str]]:
    block, table = table_of(document)
    page = page_of(document, block.page)
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = lines_text(page, cell.lines)
    return rows


def every_word_once(sheet: Sheet, document: Document) -> bool:
    """Whether each word of the page is in exactly one block."""
    page = document.pages[0]
    spans = [span for block in document.blocks for span in block.lines]
    spans += [span for block in document.blocks if block.table for cell in block.table.cells for span in cell.lines]
    placed = [index for span in spans for index in range(span.start, span.stop)]
    same = sorted(word.text for word in page.words) == sorted(word.text for word in sheet.words)
    return same and sorted(placed) == list(range(len(page.words)))


def test_an_empty_page_is_read() -> None:
    reading = read_page(PageContent(4, 300, 200))
    assert (reading.page.number, reading.page.words, reading.blocks) == (4, [], [])


def test_what_is_known_of_the_page_is_kept() -> None:
    content = PageContent(4, 300, 200, rotation=90, lane=Lane.SCAN, lane_reason="only images", skew=0.7)
    content.images = [Box(0, 0, 300, 200)]
    page = read_page(content).page
    assert (page.number, page.width, page.height, page.rotation) == (4, 300, 200, 90)
    assert (page.lane, page.lane_reason, page.skew) == (Lane.SCAN, "only images", 0.7)
    assert page.images == [PageImage(Box(0, 0, 300, 200))]


def test_a_report_with_heading_text_and_table() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Of the port", size=18, bold=True)
    y = sheet.paragraph(72, 130, 430)
    y = sheet.table(y + 24, XS, [HEAD, *ROWS])
    sheet.paragraph(72, y + 24, 430)
    document = finished(sheet)
    assert kinds(document) == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert rows_of(document) == [HEAD, *ROWS]
    assert every_word_once(sheet, document)


def test_two_columns_with_a_title_and_a_wide_figure_between() -> None:
    sheet = Sheet()
    sheet.write_centered(297, 70, "On the keeping of harbour books", size=18, bold=True)
    for x, side in ((310.0, "right"), (60.0, "left")):
        sheet.paragraph(x, 110, 225, f"{side} above {LOREM}")
        sheet.paragraph(x, 500, 225, f"{side} below {LOREM}")
    sheet.content.images = [Box(60, 300, 535, 470)]
    sheet.write(72, 400, "North quay")
    document = finished(sheet)
    starts = [" ".join(text.split()[:2]) for _, text in told(document)]
    assert starts == ["On the", "left above", "right above", "North quay", "left below", "right below"]
    assert of_kind(document, BlockKind.FIGURE) == ["North quay"]


def test_a_table_beside_prose_is_read_after_it_and_does_not_mix() -> None:
    sheet = Sheet()
    sheet.table(104, (320, 400, 470), [[row[0].split()[0], row[1], row[3]] for row in ROWS])
    sheet.paragraph(60, 100, 230)
    document = finished(sheet)
    assert kinds(document) == [BlockKind.PARAGRAPH, BlockKind.TABLE]
    assert told(document)[0][1] == LOREM.strip()
    assert every_word_once(sheet, document)


def test_a_drawn_table_is_one_with_the_text_around_it() -> None:
    sheet = Sheet()
    sheet.paragraph(70, 60, 430, LOREM[:180])
    sheet.grid((70, 170, 270), (110, 130, 150, 170))
    for y, row in enumerate((["Kind", "Landed"], ["Ships", "12"], ["Boats", "3"])):
        for x, text in zip((75, 175), row, strict=True):
            sheet.write(x, 124 + 20 * y, text)
    document = finished(sheet)
    assert rows_of(document) == [["Kind", "Landed"], ["Ships", "12"], ["Boats", "3"]]
    assert every_word_once(sheet, document)


def test_a_captioned_table_has_its_caption_bound() -> None:
    sheet = Sheet()
    sheet.write(72, 80, "Table 1: Craft of every kind", bold=True)
    sheet.table(104, XS, [HEAD, *ROWS])
    document = finished(sheet)
    block, _ = table_of(document)
    (caption,) = [one for one in document.blocks if one.kind is BlockKind.CAPTION]
    assert caption.caption_of == block.id
    assert of_kind(document, BlockKind.HEADING) == []


def test_a_contents_page_is_no_table() -> None:
    sheet = Sheet()
    sheet.write(72, 70, "Contents", size=18, bold=True)
    for index, title in enumerate(("The port", "The ships", "The goods", "The men", "The books")):
        sheet.write(72, 110 + 18 * index, title)
        sheet.write_right(500, 110 + 18 * index, str(4 + 9 * index))
    document = finished(sheet)
    assert kinds(document) == [BlockKind.HEADING, BlockKind.CONTENTS]
    assert of_kind(document, BlockKind.CONTENTS)[0].splitlines()[1] == "The ships 13"


def test_a_bar_chart_is_a_figure_however_much_its_grid_looks_like_a_table() -> None:
    sheet = Sheet()
    for index, height in enumerate((40, 75, 60, 110, 25)):
        sheet.fill(140 + 40 * index, 300 - height, 160 + 40 * index, 300, "3366cc")
        sheet.write(140 + 40 * index, 312, "MTWHF"[index] * 3, size=8)
    for index in range(5):
        sheet.rule(130, 300 - 25 * index, 340)
        sheet.write_right(126, 303 - 25 * index, str(20 * index), size=8)
    sheet.upright_rule(130, 190, 300)
    document = finished(sheet)
    assert kinds(document) == [BlockKind.FIGURE]
    assert "MMM TTT WWW HHH FFF" in of_kind(document, BlockKind.FIGURE)[0]


def test_a_list_is_items_and_no_table() -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 80, 430, LOREM[:170] + ":")
    for index, text in enumerate(("bring the ship in", "moor it to the quay", "tell the office", "wait")):
        sheet.write(80, y + 6 + 14 * index, f"{index + 1}.")
        sheet.write(105, y + 6 + 14 * index, text)
    document = finished(sheet)
    assert kinds(document) == [BlockKind.PARAGRAPH, *[BlockKind.LIST_ITEM] * 4]
    assert [block.marker for block in document.blocks[1:]] == ["1.", "2.", "3.", "4."]


def test_a_picture_behind_the_text_is_background() -> None:
    sheet = Sheet()
    sheet.content.images = [Box(40, 40, 560, 400)]
    sheet.paragraph(72, 100, 430)
    assert kinds(finished(sheet)) == [BlockKind.PARAGRAPH]


def test_cut_words_are_one_again() -> None:
    sheet = Sheet()
    sheet.lines_at(72, 100, ["the books of the har-", "bour office are open"])
    assert told(finished(sheet)) == [(BlockKind.PARAGRAPH, "the books of the harbour office are open")]


def test_a_superscript_stays_with_its_word() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "as the clerk wrote")[-1].box.x1
    note = sheet.write(end + 0.4, 96.5, "2", size=6)[0]
    sheet.write(note.box.x1 + 2.8, 100, "in his book")
    document = finished(sheet)
    assert told(document) == [(BlockKind.PARAGRAPH, "as the clerk wrote2 in his book")]
    assert [word.rise for word in document.pages[0].words] == [0, 0, 0, 0, 1, 0, 0, 0]


def test_turned_text_comes_after_the_upright() -> None:
    sheet = Sheet()
    for word, y in zip(sheet.write(20, 500, "turned aside", angle=270), (400, 340), strict=True):
        word.box = Box(20, y, 30, y + 55)
    sheet.paragraph(72, 100, 400)
    document = finished(sheet)
    assert told(document)[-1][1] == "turned aside"
    assert every_word_once(sheet, document)


def paged(number: int) -> Sheet:
    sheet = Sheet(number)
    sheet.write(72, 40, "Of ships and ports", size=8)
    sheet.write(72, 110, f"{number}. Of matter {'abc'[number - 1]}", size=15, bold=True)
    sheet.paragraph(72, 140, 430, LOREM * 2)
    sheet.write(72, 720, "1 As told by the clerk in his book.", size=7)
    sheet.write_centered(297, 810, str(number))
    return sheet


def test_heads_feet_and_numbers_are_set_apart_and_kept() -> None:
    document = finished(paged(1), paged(2), paged(3))
    assert of_kind(document, BlockKind.HEADER) == ["Of ships and ports"] * 3
    assert of_kind(document, BlockKind.PAGE_NUMBER) == ["1", "2", "3"]
    body = [block for block in document.blocks if block.layer is Layer.BODY]
    assert [block.kind for block in body] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE] * 3


def test_headings_of_a_document_share_levels() -> None:
    document = finished(paged(1), paged(2), paged(3))
    assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [1, 1, 1]


def test_pages_read_one_by_one_make_the_same_document() -> None:
    source = DocumentSource("application/pdf", 2)
    readings = {number: read_page(paged(number).content) for number in (2, 1)}
    document = finish([readings[1], readings[2]], source, [OutlineEntry(1, "Of matter", 1)])
    assert told(document) == told(finished(paged(1), paged(2)))
    assert document.outline == [OutlineEntry(1, "Of matter", 1)]
    assert document.source is source


def test_every_block_lies_on_its_page_and_holds_its_words() -> None:
    sheet = paged(1)
    sheet.table(500, XS, [HEAD, *ROWS])
    document = finished(sheet)
    page = document.pages[0]
    for block in document.blocks:
        assert Box(0, 0, page.width, page.height).holds(block.box)
        for span in block.lines:
            assert all(block.box.holds(word.box, slack=0.01) for word in page.words[span.start : span.stop])
    assert every_word_once(sheet, document)


def test_blocks_give_their_text_whatever_they_are() -> None:
    document = finished(paged(1))
    assert all(block_text(document, block) for block in document.blocks)


def test_every_block_has_an_id_of_its_own_that_says_what_it_is() -> None:
    sheet = Sheet()
    sheet.write(72, 60, "Goods landed", size=18, bold=True)
    sheet.paragraph(72, 90, 400)
    document = finish([read_page(sheet.content)], DocumentSource("application/pdf", 1), [])
    assert [block.id for block in document.blocks] == ["ttl-1", "txt-1"]
    assert document.blocks[1].section == "ttl-1"


def test_a_spanning_head_parts_columns_into_strips() -> None:
    sheet = Sheet()
    sheet.write(60, 80, "Of ships and ports", size=20)
    bottom = max(sheet.paragraph(60, 110, 220, "One " + LOREM), sheet.paragraph(310, 110, 220, "Two " + LOREM))
    sheet.write(60, bottom + 24, "Of the goods that were landed here in the years of the great war", size=14, bold=True)
    sheet.paragraph(60, bottom + 46, 220, "Three " + LOREM)
    sheet.paragraph(310, bottom + 46, 220, "Four " + LOREM)
    document = finished(sheet)
    assert [text.split()[0] for _, text in told(document)] == ["Of", "One", "Two", "Of", "Three", "Four"]


def test_a_side_bar_is_read_after_the_text_beside_it() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 110, 320, "Text " + LOREM * 4)
    sheet.fill(420, 100, 540, 400)
    sheet.write(430, 130, "At a glance", size=9, bold=True)
    sheet.paragraph(430, 145, 100, "Bar " + LOREM[:200], size=9, step=11)
    document = finished(sheet)
    assert [text.split()[0] for _, text in told(document)] == ["Text", "At", "Bar"]
    assert of_kind(document, BlockKind.HEADING) == ["At a glance"]


def test_entries_of_a_contents_list_keep_their_numbers_line_by_line() -> None:
    sheet = Sheet()
    entries = (("Of the port", "4"), ("Of the ships", "19"), ("Of the goods", "112"))
    for index, (title, number) in enumerate(entries):
        end = sheet.write(72, 100 + 16 * index, title)[-1].box.x1
        sheet.write(end + 3, 100 + 16 * index, "." * int((490 - end) / 5 - 4))
        sheet.write_right(500, 100 + 16 * index, number)
    (contents,) = of_kind(finished(sheet), BlockKind.CONTENTS)
    lines = [line.split() for line in contents.splitlines()]
    assert [(" ".join(line[:3]), line[-1]) for line in lines] == list(entries)
