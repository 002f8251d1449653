"""Bullets and numbers far in front of their text are one line with it."""

from __future__ import annotations

from docbeat.reading.stages.markers import join_markers
from tests.unit.reading.build import LOREM, Sheet


def joined(sheet: Sheet) -> list[str]:
    return sorted(line.text for line in join_markers(sheet.lines(), sheet.styles))


def test_a_bullet_far_left_of_its_text_is_one_line_with_it() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "•")
    sheet.write(108, 100, "ships of the line")
    assert joined(sheet) == ["• ships of the line"]


def test_the_mark_of_a_note_and_the_number_of_a_section_are_joined() -> None:
    sheet = Sheet()
    for y, mark in ((100, "34"), (120, "6."), (140, "2.1"), (160, "*")):
        sheet.write(72, y, mark)
        sheet.write(100, y, "as told by the clerk")
    assert joined(sheet) == [f"{mark} as told by the clerk" for mark in ("*", "2.1", "34", "6.")]


def test_a_figure_beside_another_is_no_marker() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "34")
    sheet.write(100, 100, "1,200")
    assert joined(sheet) == ["1,200", "34"]


def test_a_number_further_away_is_no_marker() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "34")
    sheet.write(150, 100, "as told by the clerk")
    assert joined(sheet) == ["34", "as told by the clerk"]


def test_a_number_on_another_line_is_no_marker() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "34")
    sheet.write(100, 112, "as told by the clerk")
    assert joined(sheet) == ["34", "as told by the clerk"]


def test_the_bullet_of_the_next_column_leaves_the_line_before_it() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "a record of every ship")
    sheet.write(187, 100, "•")
    sheet.write(205, 100, "boats and rafts")
    assert joined(sheet) == ["a record of every ship", "• boats and rafts"]


def test_lines_without_markers_stay() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300)
    assert " ".join(line.text for line in sheet.lines()) == LOREM.strip()
    assert len(join_markers(sheet.lines(), sheet.styles)) == len(sheet.lines())
