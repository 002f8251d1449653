"""Pieces of lines and what stands around them."""

from __future__ import annotations

from docbeat.answering.view import DocumentView, Quote, cite, told_apart, whole
from docbeat.document.model import BlockKind, WordSource
from docbeat.document.tables import cell_id
from tests.unit.reading.build import Sheet, finished
from tests.unit.writing.build import DocumentBuilder


def view_of(sheet: Sheet) -> DocumentView:
    return DocumentView(finished(sheet))


def test_a_wide_gap_parts_a_label_from_its_value() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Invoice number:")
    sheet.write(200, 100, "INV 4711")
    sheet.write(50, 114, "Due date:")
    sheet.write(200, 114, "1 May 2025")
    page = view_of(sheet).pages[0]
    label = next(piece for piece in page.pieces if piece.text == "Invoice number:")
    assert [piece.text for piece in page.right_of(label)] == ["INV 4711"]
    assert [piece.text for piece in page.below(label, 20)] == ["Due date:"]
    below = next(piece for piece in page.pieces if piece.text == "1 May 2025")
    assert [piece.text for piece in page.above(below, 20)] == ["INV 4711"]


def test_a_quote_is_cited_by_the_boxes_of_its_words() -> None:
    sheet = Sheet()
    words = sheet.write(50, 100, "The total is EUR 12.50 in all")
    piece = view_of(sheet).pieces[0]
    start = piece.text.index("EUR")
    citation = cite([Quote(piece, start, start + len("EUR 12.50"))], 0.9)
    assert citation.quote == "EUR 12.50"
    assert (citation.boxes[0].x0, citation.boxes[0].x1) == (words[3].box.x0, words[4].box.x1)
    assert citation.elements == (piece.block.id,)


def test_a_part_of_a_word_is_cited_by_the_word() -> None:
    sheet = Sheet()
    (word,) = sheet.write(50, 100, "No.4711")
    piece = view_of(sheet).pieces[0]
    assert cite([Quote(piece, 3, 7)], 1.0).boxes == (word.box,)


def test_a_table_goes_on_over_pages_and_cells_have_their_ids() -> None:
    builder = DocumentBuilder(pages=2)
    first = builder.add_table([["Item", "Price"], ["Nails", "3"]])
    second = builder.add_table([["Screws", "4"]], page=2)
    document = builder.finish()
    assert second.table is not None
    second.table.continues = first.id
    (table,) = DocumentView(document).tables
    assert [[cell.text for cell in table.row(row)] for row in range(3)] == [
        ["Item", "Price"],
        ["Nails", "3"],
        ["Screws", "4"],
    ]
    nails = table.row(1)[0]
    assert cite(nails.quotes, 1.0).elements == (cell_id(first.id, nails.cell),) == ("tbl-1-r2c1",)
    assert table.row(2)[0].pieces[0].element == "tbl-2-r1c1"


def test_only_the_pages_asked_for_are_looked_at() -> None:
    builder = DocumentBuilder(pages=2)
    builder.add(BlockKind.PARAGRAPH, "one")
    builder.add(BlockKind.PARAGRAPH, "two", page=2)
    view = DocumentView(builder.finish(), frozenset({2}))
    assert [piece.text for piece in view.pieces] == ["two"]


def test_a_quote_over_two_pages_keeps_to_the_first() -> None:
    builder = DocumentBuilder(pages=2)
    builder.add(BlockKind.PARAGRAPH, "one")
    builder.add(BlockKind.PARAGRAPH, "two", page=2)
    citation = cite(map(whole, DocumentView(builder.finish()).pieces), 1.0)
    assert (citation.page, citation.quote) == (1, "one")


def test_the_heading_of_a_block_is_known() -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.HEADING, "Terms", level=1)
    text = builder.add(BlockKind.PARAGRAPH, "Within 30 days")
    assert DocumentView(builder.finish()).heading_of(text) == "Terms"


def test_signs_between_them_part_what_stands_on_a_line() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Mill & Co | 12 Quay Street · Bristol BS1 5TR")
    (piece,) = view_of(sheet).pieces
    assert [part.text for part in told_apart(piece)] == ["Mill & Co", "12 Quay Street", "Bristol BS1 5TR"]
    assert told_apart(told_apart(piece)[1])[0].box == told_apart(piece)[1].box


def test_what_is_hardly_legible_is_doubtful() -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.PARAGRAPH, "Total 12.50")
    document = builder.finish()
    word = document.pages[0].words[1]
    word.source, word.confidence = WordSource.OCR, 0.8
    piece = DocumentView(document).pieces[0]
    assert cite([Quote(piece, 6, 11)], 0.9).confidence == 0.72
    assert cite([Quote(piece, 0, 5)], 0.9).confidence == 0.9
