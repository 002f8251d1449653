"""Lines under and through words mark the words and make no tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from docbeat.document.model import BlockKind, Document, Word
from docbeat.reading.content import PageContent
from docbeat.reading.stages.underlines import take_underlines
from docbeat.writing.elements import to_html
from docbeat.writing.markdown import to_markdown
from tests.unit.reading.build import Sheet, finished
from tests.unit.reading.formats.pdf.drawn import read, show


def marked(content: PageContent) -> dict[str, str]:
    """The marked words and how they are marked."""
    looks = [(word.text, content.styles[word.style]) for word in content.words]
    return {
        text: "struck" if style.struck else "underlined" for text, style in looks if style.struck or style.underlined
    }


def underline(sheet: Sheet, words: list[Word], y: float, beyond: float = 0.0) -> None:
    sheet.rule(words[0].box.x0 - beyond, y, words[-1].box.x1 + beyond)


def test_a_line_under_some_words_underlines_them() -> None:
    sheet = Sheet()
    words = sheet.write(72, 100, "the “Final Report” is the last one")
    underline(sheet, words[1:3], 101.2)
    content = take_underlines(sheet.content)
    assert marked(content) == {"“Final": "underlined", "Report”": "underlined"}
    assert content.rulings == []


def test_a_line_through_words_strikes_them_out() -> None:
    sheet = Sheet()
    words = sheet.write(72, 100, "within forty fifty days")
    underline(sheet, words[1:2], 97.4)
    assert marked(take_underlines(sheet.content)) == {"forty": "struck"}


def test_lines_drawn_word_by_word_or_over_all_say_the_same() -> None:
    sheet = Sheet()
    words = sheet.write(72, 100, "three words here")
    for word in words:
        underline(sheet, [word], 101.2)
    assert set(marked(take_underlines(sheet.content))) == {"three", "words", "here"}


def test_rules_of_tables_stay_rules() -> None:
    sheet = Sheet()
    sheet.grid([100, 180, 260], [92, 102.5, 113])
    sheet.table(100, [104, 184], [["Ship", "Goods"], ["Star", "Corn"]], step=10.5)
    content = take_underlines(sheet.content)
    assert marked(content) == {}
    assert len(content.rulings) == 6


@pytest.mark.parametrize("y", [106, 88])
def test_a_line_that_keeps_its_distance_marks_nothing(y: float) -> None:
    sheet = Sheet()
    underline(sheet, sheet.write(72, 100, "A heading"), y)
    content = take_underlines(sheet.content)
    assert (marked(content), len(content.rulings)) == ({}, 1)


def test_a_line_longer_than_its_words_is_a_rule() -> None:
    sheet = Sheet()
    underline(sheet, sheet.write(72, 100, "Name"), 101.2, beyond=30)
    assert marked(take_underlines(sheet.content)) == {}


def test_a_line_under_words_of_several_columns_is_a_rule() -> None:
    sheet = Sheet()
    words = [sheet.write(x, 100, text)[0] for x, text in ((72, "Ship"), (200, "Goods"), (300, "Price"))]
    underline(sheet, words, 101.5)
    content = take_underlines(sheet.content)
    assert (marked(content), len(content.rulings)) == ({}, 1)


def test_a_line_under_a_sum_is_a_rule() -> None:
    sheet = Sheet()
    underline(sheet, sheet.write(72, 100, "1,250.00"), 101.4)
    content = take_underlines(sheet.content)
    assert (marked(content), len(content.rulings)) == ({}, 1)


@pytest.mark.parametrize(("text", "color"), [("the report", "0563c1"), ("https://example.org", "000000")])
def test_links_are_not_marked_and_their_lines_are_no_rules(text: str, color: str) -> None:
    sheet = Sheet()
    underline(sheet, sheet.write(72, 100, text, color=color), 101.2)
    content = take_underlines(sheet.content)
    assert (marked(content), content.rulings) == ({}, [])


def test_underlined_lines_of_text_make_no_table() -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, 450)
    for text in ("Section one of the rules", "Section two of the rules", "Section three, and last"):
        y += 18
        underline(sheet, sheet.write(72, y, text), y + 1.3)
    document = finished(sheet)
    assert all(block.kind is not BlockKind.TABLE for block in document.blocks)


def read_back(page: PageContent) -> Document:
    sheet = Sheet()
    sheet.content = page
    return finished(sheet)


def test_a_file_with_underlined_and_struck_words(tmp_path: Path) -> None:
    # In Helvetica at 10 points "buyer" stands from 40 to 65, "forty" from 120 to 139.5.
    text = show(20, 150, "The buyer pays within forty days of the bill.")
    text += show(20, 138, "Nothing else is owed by him.")
    bar = "40 148.4 25 0.5 re f\n"
    line = "120 153 m 139.5 153 l 0.6 w S\n"
    document = read_back(read(tmp_path, text + bar + line))
    assert to_markdown(document) == (
        "The <u>buyer</u> pays within ~~forty~~ days of the bill. Nothing else is owed by him."
    )
    assert "The <u>buyer</u> pays within <s>forty</s> days" in to_html(document, {})


def test_what_the_file_says_stays_as_it_is() -> None:
    sheet = Sheet()
    underline(sheet, sheet.write(72, 100, "words"), 101.2)
    take_underlines(sheet.content)
    assert (len(sheet.styles), sheet.words[0].style, len(sheet.content.rulings)) == (1, 0, 1)
