"""Bar charts are told by their bars, so that grid lines and labels make no table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docbeat.document.geometry import Box
from docbeat.reading.stages.charts import find_charts, has_scale
from docbeat.reading.stages.lines import Line
from tests.unit.reading.build import Sheet

HEIGHTS = (40.0, 75.0, 60.0, 110.0, 25.0)


def charted(heights: Sequence[float] = HEIGHTS, *, color: str = "3366cc", gap: float = 20.0) -> Sheet:
    """Upright bars on y 300."""
    sheet = Sheet()
    for index, height in enumerate(heights):
        x = 120 + (20 + gap) * index
        sheet.fill(x, 300 - height, x + 20, 300, color)
    return sheet


def found(sheet: Sheet) -> list[Box]:
    return find_charts(sheet.content, sheet.lines())


def test_bars_on_one_line_are_a_chart() -> None:
    assert found(charted()) == [Box(120, 190, 300, 300)]


def test_bars_that_lie_are_a_chart() -> None:
    sheet = Sheet()
    for index, width in enumerate((80, 150, 120, 200)):
        sheet.fill(120, 100 + 30 * index, 120 + width, 118 + 30 * index, "cc3300")
    assert found(sheet) == [Box(120, 100, 320, 208)]


def test_axis_labels_belong_to_the_chart() -> None:
    sheet = charted()
    for index, label in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri")):
        sheet.write(122 + 40 * index, 314, label, size=8)
    (area,) = found(sheet)
    assert area.y1 > 314


def test_grid_lines_belong_to_the_chart() -> None:
    sheet = charted()
    for y in (300, 260, 220, 180):
        sheet.rule(110, y, 320)
    (area,) = found(sheet)
    assert (area.x0, area.y0, area.x1) == (110, 180, 320)


def test_sentences_near_a_chart_do_not() -> None:
    sheet = charted()
    sheet.write(120, 316, "these are the ships that came in during one week of May")
    (area,) = found(sheet)
    assert area.y1 == 300


def test_two_bars_say_nothing() -> None:
    assert found(charted(HEIGHTS[:2])) == []


def test_shaded_cells_that_touch_are_no_bars() -> None:
    assert found(charted(gap=0)) == []


def test_stripes_of_one_length_are_no_bars() -> None:
    sheet = Sheet()
    for index in range(5):
        sheet.fill(72, 100 + 40 * index, 500, 120 + 40 * index)
    assert found(sheet) == []


def test_buttons_of_one_size_are_no_bars() -> None:
    assert found(charted((20, 20, 20, 20))) == []


def test_white_bars_are_not_there() -> None:
    assert found(charted(color="ffffff")) == []


def test_bars_of_very_different_widths_are_no_chart() -> None:
    sheet = Sheet()
    for x, width, height in ((100, 10, 50), (130, 60, 90), (220, 25, 30), (270, 110, 70)):
        sheet.fill(x, 300 - height, x + width, 300)
    assert found(sheet) == []


def test_two_charts_are_two_areas() -> None:
    sheet = charted()
    for index, height in enumerate(HEIGHTS):
        sheet.fill(120 + 40 * index, 600 - height, 140 + 40 * index, 600)
    assert len(found(sheet)) == 2


def test_a_page_without_shades_has_no_chart() -> None:
    assert found(Sheet()) == []


def scale(values: list[str], *, step: float = 20.0, x: float = 100.0) -> list[Line]:
    sheet = Sheet()
    for index, value in enumerate(values):
        sheet.write_right(x, 300 - step * index, value)
    return sheet.lines()


@pytest.mark.parametrize(
    "values", [["0", "10", "20", "30"], ["−5%", "0%", "5%", "10%", "15%"], ["$1,000", "$2,000", "$3,000", "$4,000"]]
)
def test_numbers_at_even_steps_are_a_scale(values: list[str]) -> None:
    assert has_scale(scale(values))


@pytest.mark.parametrize(
    "values", [["0", "10", "20"], ["7", "7", "7", "7"], ["1", "2", "4", "8"], ["A", "B", "C", "D"]]
)
def test_other_texts_are_none(values: list[str]) -> None:
    assert not has_scale(scale(values))


def test_years_along_the_foot_are_a_scale_among_other_words() -> None:
    sheet = Sheet()
    for index in range(5):
        sheet.write_centered(100 + 60 * index, 300, str(2001 + index))
    sheet.write(150, 200, "Ships from abroad")
    assert has_scale(sheet.lines(1.0))
