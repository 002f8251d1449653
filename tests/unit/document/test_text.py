from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Document, DocumentSource, Page, Span, Word
from docbeat.document.text import block_text, joined, line_text, page_of


def page_with(*texts: str, number: int = 1, glued: frozenset[int] = frozenset()) -> Page:
    box = Box(0, 0, 1, 1)
    words = [Word(text, box, glued=index in glued) for index, text in enumerate(texts)]
    return Page(number, 100, 100, words=words)


def test_words_are_parted_by_spaces_unless_glued() -> None:
    assert line_text(page_with("order.", "19", "However", glued=frozenset({1})), Span(0, 3)) == "order.19 However"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a line", "and more"], "a line and more"),
        (["the de-", "viance"], "the deviance"),
        (["Garcia-", "Perez"], "Garcia- Perez"),
        (["pages 3-", "4"], "pages 3- 4"),
        (["", "x", ""], "x"),
        (["-", "dash"], "- dash"),
        ([], ""),
    ],
)
def test_lines_become_running_text(lines: list[str], text: str) -> None:
    assert joined(lines) == text


@given(st.lists(st.text("ab-", max_size=5)))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    def letters(text: str) -> list[str]:
        return [character for character in text if character.isalpha()]

    assert letters(joined(lines)) == [letter for line in lines for letter in letters(line)]


def test_a_block_reads_its_lines_from_its_page() -> None:
    page = page_with("One", "two-", "three", "four", number=4)
    block = Block(BlockKind.PARAGRAPH, 4, Box(0, 0, 1, 1), [Span(0, 2), Span(2, 4)])
    document = Document(DocumentSource("application/pdf", 9), [page_with(number=2), page], [block])
    assert block_text(document, block) == "One twothree four"


def test_pages_are_found_by_number() -> None:
    pages = [page_with(number=number) for number in (2, 3, 7)]
    document = Document(DocumentSource("application/pdf", 9), pages, [])
    assert [page_of(document, number) for number in (7, 2, 3)] == [pages[2], pages[0], pages[1]]
    with pytest.raises(KeyError):
        page_of(document, 4)
