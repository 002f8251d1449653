"""Running heads, feet and page numbers leave the text but stay in the document."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Document, Layer
from docbeat.reading.stages.furniture import set_furniture_apart
from tests.unit.reading.build import Sheet, finished, told, unfinished

BODY = ("of the port", "of the ships", "of the goods")


def book(*, head: str = "", foot: str = "", number: str = "", pages: int = 3) -> Document:
    """Pages of text; ``#`` in a text becomes the number of the page."""
    sheets = []
    for index in range(1, pages + 1):
        sheet = Sheet(index)
        sheet.write(72, 40, head.replace("#", str(index)))
        sheet.paragraph(
            72, 120, 400, f"This is a text {BODY[index % 3]} and it runs over more than one line of the page."
        )
        sheet.write(72, 800, foot.replace("#", str(index)))
        sheet.write_centered(297, 820, number.replace("#", str(index)))
        sheets.append(sheet)
    document = unfinished(*sheets)
    set_furniture_apart(document)
    return document


def layers(document: Document) -> list[tuple[BlockKind, Layer]]:
    return [(block.kind, block.layer) for block in document.blocks if block.layer is not Layer.BODY]


def test_a_repeated_head_is_set_apart() -> None:
    document = book(head="Of ships and ports")
    assert layers(document) == [(BlockKind.HEADER, Layer.HEADER)] * 3


def test_a_repeated_foot_is_set_apart() -> None:
    assert layers(book(foot="The harbour office")) == [(BlockKind.FOOTER, Layer.FOOTER)] * 3


def test_what_is_set_apart_stays_in_the_document() -> None:
    assert (BlockKind.HEADER, "Of ships and ports") in told(book(head="Of ships and ports"))


def test_figures_in_a_head_may_change() -> None:
    assert layers(book(head="Of ships, page # of the book")) == [(BlockKind.HEADER, Layer.HEADER)] * 3


def test_a_line_that_stands_once_is_text() -> None:
    document = book(head="Of ships and ports", pages=1)
    assert layers(document) == []


@pytest.mark.parametrize("number", ["#", "- # -", "Page #", "# of 12", "page #/12", "– # –"])
def test_page_numbers_are_set_apart_even_once(number: str) -> None:
    document = book(number=number, pages=1)
    assert layers(document) == [(BlockKind.PAGE_NUMBER, Layer.FOOTER)]


def test_roman_page_numbers_are_page_numbers() -> None:
    assert layers(book(number="xiv", pages=1)) == [(BlockKind.PAGE_NUMBER, Layer.FOOTER)]


def test_a_page_number_may_stand_at_the_top() -> None:
    assert layers(book(head="#", pages=1)) == [(BlockKind.PAGE_NUMBER, Layer.HEADER)]


def test_a_number_in_the_text_is_no_page_number() -> None:
    sheet = Sheet()
    sheet.write(72, 400, "12")
    document = unfinished(sheet)
    set_furniture_apart(document)
    assert layers(document) == []


def test_a_sentence_repeated_in_the_text_is_text() -> None:
    sheets = [Sheet(1), Sheet(2)]
    for sheet in sheets:
        sheet.write(72, 400, "The same on every page")
    document = unfinished(*sheets)
    set_furniture_apart(document)
    assert layers(document) == []


def test_long_text_at_the_edge_is_text() -> None:
    sheets = [Sheet(1), Sheet(2)]
    for sheet in sheets:
        sheet.paragraph(
            72, 20, 130, "a text of more than two lines that begins at the top of each page and goes on a bit"
        )
    document = unfinished(*sheets)
    set_furniture_apart(document)
    assert layers(document) == []


def test_head_and_foot_of_the_same_words_are_told_apart() -> None:
    kinds = [kind for kind, _ in layers(book(head="The office", foot="The office"))]
    assert kinds == [BlockKind.HEADER, BlockKind.FOOTER] * 3


def test_pictures_at_the_edge_of_every_page_stay_pictures() -> None:
    sheets = [Sheet(1), Sheet(2)]
    for index, sheet in enumerate(sheets):
        # Two different pictures: without text they must not pass for one repeated head.
        sheet.content.images.append(Box(40 + 200 * index, 20, 120 + 200 * index, 60))
        sheet.paragraph(72, 120, 400)
    document = unfinished(*sheets)
    set_furniture_apart(document)
    figures = [block for block in document.blocks if block.kind is BlockKind.FIGURE]
    assert [block.page for block in figures] == [1, 2]
    assert all(block.layer is Layer.BODY for block in figures)


def alone(*texts: tuple[float, float, str], size: float = 9) -> list[tuple[BlockKind, Layer]]:
    """What is set apart on a single page of text with lines at its edges."""
    sheet = Sheet()
    for x, y, text in texts:
        sheet.write(x, y, text, size=size)
    sheet.paragraph(72, 120, 400)
    document = unfinished(sheet)
    set_furniture_apart(document)
    return layers(document)


@pytest.mark.parametrize("text", ["46 | Of ships and ports", "Of ships and ports | 89", "xii • Of ships"])
def test_a_title_with_a_page_number_behind_a_bar_is_a_foot(text: str) -> None:
    assert alone((72, 800, text)) == [(BlockKind.FOOTER, Layer.FOOTER)]


def test_what_shares_the_line_with_a_page_number_is_a_head() -> None:
    sheet = Sheet()
    sheet.write(60, 40, "74", size=9)
    sheet.write(460, 40, "Of ships", size=9)
    sheet.paragraph(60, 80, 220)
    sheet.paragraph(310, 80, 220)
    document = unfinished(sheet)
    set_furniture_apart(document)
    assert layers(document) == [(BlockKind.PAGE_NUMBER, Layer.HEADER), (BlockKind.HEADER, Layer.HEADER)]


def test_two_halves_at_both_margins_are_a_head() -> None:
    assert alone((72, 40, "The harbour office"), (430, 40, "Book VII")) == [(BlockKind.HEADER, Layer.HEADER)]


def test_halves_right_above_the_text_are_text() -> None:
    sheet = Sheet()
    sheet.write(72, 76, "The harbour office", size=9)
    sheet.write(430, 76, "Book VII", size=9)
    sheet.paragraph(72, 87, 430)
    document = unfinished(sheet)
    set_furniture_apart(document)
    assert layers(document) == []


def test_figures_in_a_row_are_no_foot() -> None:
    assert alone((72, 800, "0 5 10"), (230, 800, "15 20 25")) == []


def test_a_title_that_comes_again_stays_where_it_stands_first() -> None:
    sheets = [Sheet(1), Sheet(2)]
    for sheet in sheets:
        sheet.write(72, 60, "Of ships and ports", size=18, bold=True)
        sheet.paragraph(72, 120, 400)
    document = finished(*sheets)
    assert told(document)[0] == (BlockKind.HEADING, "Of ships and ports")
    assert layers(document) == [(BlockKind.HEADER, Layer.HEADER)]
