"""Rows of text: lines on one baseline, over the whole width of the page."""

from __future__ import annotations

from docbeat.reading.stages.lines import CELL_SPACE, find_lines
from docbeat.reading.stages.rows import to_text_rows
from tests.unit.reading.build import Sheet


def rows(sheet: Sheet) -> list[list[str]]:
    made = to_text_rows(find_lines(sheet.words, sheet.styles, CELL_SPACE))
    return [[line.text for line in row.lines] for row in made]


def test_lines_on_one_baseline_are_a_row_however_far_apart() -> None:
    sheet = Sheet()
    sheet.write(400, 100, "right")
    sheet.write(72, 100, "left")
    assert rows(sheet) == [["left", "right"]]


def test_rows_come_from_top_to_bottom() -> None:
    sheet = Sheet()
    for y, text in ((140, "third"), (100, "first"), (120, "second")):
        sheet.write(72, y, text)
    assert rows(sheet) == [["first"], ["second"], ["third"]]


def test_half_a_line_lower_is_another_row() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "label")
    sheet.write(300, 106, "figure")
    assert rows(sheet) == [["label"], ["figure"]]


def test_a_row_has_its_words_from_left_to_right_and_the_size_of_its_first_line() -> None:
    sheet = Sheet()
    sheet.write(300, 100, "two three", size=9)
    sheet.write(72, 100, "one", size=10)
    (row,) = to_text_rows(find_lines(sheet.words, sheet.styles, CELL_SPACE))
    assert [word.text for word in row.words] == ["one", "two", "three"]
    assert row.size == 10
