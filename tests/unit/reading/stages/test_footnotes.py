"""Footnotes: marked small print below everything else of its column."""

from __future__ import annotations

import pytest

from docbeat.document.model import BlockKind
from docbeat.reading.stages.footnotes import find_footnotes
from tests.unit.reading.build import LOREM, Sheet, of_kind, told, unfinished

NOTE = "1 As told by the clerk in his book of the year 1804."


def page(*notes: str, size: float = 7.5, y: float = 700) -> Sheet:
    sheet = Sheet()
    sheet.paragraph(72, 100, 400)
    for index, note in enumerate(notes):
        sheet.write(72, y + 16 * index, note, size=size)
    return sheet


def notes_of(sheet: Sheet) -> list[str]:
    document = unfinished(sheet)
    find_footnotes(document)
    return of_kind(document, BlockKind.FOOTNOTE)


@pytest.mark.parametrize("mark", ["1 ", "12. ", "* ", "† ", "[3] ", "(4) ", "a "])
def test_marked_small_print_at_the_foot_is_a_note(mark: str) -> None:
    note = f"{mark}As told by the clerk."
    assert notes_of(page(note)) == [note]


def test_a_mark_may_stand_right_before_the_text() -> None:
    assert notes_of(page("1As told by the clerk.")) == ["1As told by the clerk."]


def test_several_notes_are_several() -> None:
    assert notes_of(page(NOTE, "2 The same.")) == [NOTE, "2 The same."]


def test_small_print_without_a_mark_is_none() -> None:
    assert notes_of(page("Printed for the harbour office.")) == []


def test_text_of_usual_size_is_none() -> None:
    assert notes_of(page(NOTE, size=10)) == []


def test_small_print_in_the_upper_half_is_none() -> None:
    assert notes_of(page(NOTE, y=300)) == []


def test_small_print_with_running_text_below_is_none() -> None:
    sheet = page(NOTE, y=600)
    sheet.paragraph(72, 640, 400)
    assert notes_of(sheet) == []


def test_each_column_has_notes_of_its_own() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, 220, LOREM * 4)
    sheet.paragraph(310, 100, 220, LOREM * 6)
    sheet.write(60, 740, NOTE, size=7)
    assert notes_of(sheet) == [NOTE]


def test_a_document_without_text_has_no_notes() -> None:
    assert notes_of(Sheet()) == []


def test_numbers_along_an_axis_are_no_note() -> None:
    assert notes_of(page("0 5 10 15 20")) == []


def test_notes_are_read_after_the_text_of_all_columns() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, 220, LOREM * 3)
    sheet.paragraph(310, 100, 220, LOREM * 3)
    sheet.write(60, 740, "1 As told by the clerk.", size=7)
    sheet.write(310, 740, "2 The same.", size=7)
    document = unfinished(sheet)
    find_footnotes(document)
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.FOOTNOTE]


def test_a_foot_below_the_notes_stays_below_them() -> None:
    sheet = page(NOTE)
    sheet.write(72, 800, "The harbour office")
    document = unfinished(sheet)
    find_footnotes(document)
    assert [text for _, text in told(document)][1:] == [NOTE, "The harbour office"]


def test_the_end_of_a_note_of_the_page_before_is_a_note() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 400)
    end = sheet.paragraph(90, 640, 300, "and so it was written by the clerk in that year.", size=7.5, step=9)
    sheet.write(72, end, "12", size=7.5)
    sheet.write(90, end, "The same, in another book.", size=7.5)
    assert notes_of(sheet) == ["and so it was written by the clerk in that year.", "12 The same, in another book."]
