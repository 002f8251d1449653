"""Which pictures are searched for text: drawings without words of the file over them, no photographs."""

from __future__ import annotations

import numpy as np
import pytest

from docbeat.document.geometry import Box
from docbeat.reading.content import Ruling
from docbeat.reading.pictures import Pixels, candidates, grounds, is_drawn
from tests.unit.reading.build import Sheet

CHART = Box(100, 100, 400, 300)


def sheet_with(*boxes: Box) -> Sheet:
    sheet = Sheet()
    sheet.content.images = list(boxes)
    return sheet


def photograph() -> Pixels:
    return np.random.default_rng(7).integers(0, 255, (200, 300, 3), np.uint8)


def chart() -> Pixels:
    """A white ground with bars of two colours."""
    part = np.full((200, 300, 3), 250, np.uint8)
    part[80:, 40:80] = (30, 60, 200)
    part[120:, 120:160] = (200, 60, 30)
    return part


@pytest.mark.parametrize(
    "box",
    [Box(100, 100, 130, 130), Box(100, 100, 500, 120), Box(0, 0, 595, 800)],
    ids=["an ornament", "a banner", "the ground of the page"],
)
def test_what_is_too_small_or_the_page_itself_is_not_looked_at(box: Box) -> None:
    assert candidates(sheet_with(box).content) == []


def test_a_picture_with_words_of_the_file_over_it_has_its_text() -> None:
    sheet = sheet_with(CHART)
    sheet.paragraph(110, 150, 200)
    assert candidates(sheet.content) == []


def test_a_picture_with_a_mark_over_it_is_looked_at() -> None:
    sheet = sheet_with(CHART)
    sheet.write(110, 150, "Figure 3")
    assert candidates(sheet.content) == [CHART]


def test_a_picture_beyond_the_page_is_not_looked_at() -> None:
    assert candidates(sheet_with(Box(700, 100, 900, 300)).content) == []


def test_a_picture_is_looked_at_as_far_as_the_page_goes() -> None:
    assert candidates(sheet_with(Box(300, 100, 900, 300)).content) == [Box(300, 100, 595, 300)]


def test_what_the_file_shows_to_be_a_photograph_is_not_looked_at() -> None:
    content = sheet_with(CHART).content
    content.photographs = [CHART]
    assert candidates(content) == []


def test_drawings_are_told_from_photographs() -> None:
    assert is_drawn(chart())
    assert not is_drawn(photograph())


def test_one_colour_is_no_drawing() -> None:
    assert not is_drawn(np.full((60, 90, 3), 250, np.uint8))


def ground_sheet(*boxes: Box) -> Sheet:
    sheet = sheet_with(*boxes)
    for row in range(5):
        sheet.write(110, 130 + 30 * row, "one two three four five six seven eight nine ten")
    return sheet


def test_a_picture_under_much_text_is_its_ground() -> None:
    assert grounds(ground_sheet(CHART).content) == [CHART]
    assert grounds(sheet_with(CHART).content) == [], "no words stand on it"


@pytest.mark.parametrize("box", [Box(0, 100, 595, 300), Box(100, 0, 500, 842)], ids=["across", "down"])
def test_what_runs_from_edge_to_edge_of_the_page_is_no_ground(box: Box) -> None:
    assert grounds(ground_sheet(box).content) == []


def test_where_the_file_draws_its_lines_pictures_have_none() -> None:
    sheet = ground_sheet(CHART)
    sheet.content.rulings = [Ruling(110, 130 + 30 * row, 390, 130 + 30 * row, 1.0) for row in range(4)]
    assert grounds(sheet.content) == []
