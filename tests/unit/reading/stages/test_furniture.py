"""Running heads, feet and page numbers leave the text but stay in the document."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Document, Layer
from docbeat.reading.stages.furniture import set_furniture_apart
from tests.unit.reading.build import Sheet, told, unfinished

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
