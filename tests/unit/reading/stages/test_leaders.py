"""Dot leaders among the words of a page."""

from __future__ import annotations

import pytest

from docbeat.reading.stages.leaders import find_leaders
from tests.unit.reading.build import Sheet


@pytest.mark.parametrize("dots", ["..........", ". . . . . .", "……", "______"])
def test_dots_between_a_label_and_its_figure_are_leaders(dots: str) -> None:
    sheet = Sheet()
    sheet.write(72, 100, f"Ships {dots} 12")
    assert [word.text for word in find_leaders(sheet.lines())] == dots.split()


@pytest.mark.parametrize("text", ["Ships, boats ... 12", "and so on . . .", "No. 12"])
def test_an_ellipsis_is_no_leader(text: str) -> None:
    sheet = Sheet()
    sheet.write(72, 100, text)
    assert find_leaders(sheet.lines()) == []
