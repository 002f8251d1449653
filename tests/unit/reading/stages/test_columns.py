"""White stretches between columns: how wide they must be depends on how many rows keep them free."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docbeat.reading.stages.columns import Separator, find_separators, is_numeric
from tests.unit.reading.build import LOREM, Sheet, broken

ROWS = [
    ["Ships", "12", "1,400"],
    ["Boats", "3", "95"],
    ["Rafts", "40", "410"],
    ["Canoes", "7", "19"],
    ["Barges", "21", "2,730"],
]


def table(rows: Sequence[Sequence[str]], xs: Sequence[float] = (72, 200, 300), *, step: float = 14.0) -> Sheet:
    sheet = Sheet()
    sheet.table(100, xs, rows, step=step)
    return sheet


def test_a_row_knows_its_words_left_to_right() -> None:
    sheet = Sheet()
    sheet.write(200, 100, "right part")
    sheet.write(72, 100, "left")
    (row,) = sheet.rows()
    assert [word.text for word in row.words] == ["left", "right", "part"]
    assert (row.box.x0, row.size, round(row.baseline)) == (72, 10, 100)


def test_three_columns_have_two_white_stretches() -> None:
    first, second = find_separators(table(ROWS).rows())
    assert 72 + 30 <= first.x0 < first.middle < first.x1 <= 231
    assert 240 <= second.x0 < second.middle < second.x1 <= 316


def test_stretches_come_left_to_right() -> None:
    places = [one.x0 for one in find_separators(table(ROWS).rows())]
    assert places == sorted(places)


def test_rows_of_one_line_say_nothing() -> None:
    sheet = table(ROWS)
    for y in (200, 214, 228):
        sheet.write(72, y, "a note that runs over all columns of this table and then some")
    assert len(find_separators(sheet.rows())) == 2


def test_one_row_is_no_column() -> None:
    assert find_separators(table(ROWS[:1]).rows()) == []


def test_two_rows_need_a_wide_gap() -> None:
    assert len(find_separators(table(ROWS[:2]).rows())) == 2
    narrow = Sheet()
    narrow.write(72, 100, "seven and")
    narrow.write(72 + 43 + 9, 100, "eight")
    narrow.write(72, 114, "three and")
    narrow.write(72 + 43 + 9, 114, "nine")
    assert find_separators(narrow.rows()) == []


def test_a_head_over_two_columns_may_cross_a_stretch() -> None:
    sheet = table([["", "", ""], *ROWS, *ROWS])
    sheet.write(72, 100, "Kind")
    sheet.write(235, 100, "Landed in both years")
    assert len(find_separators(sheet.rows())) == 2


def test_long_labels_in_many_rows_close_the_stretch() -> None:
    sheet = Sheet()
    for index in range(6):
        sheet.write(72, 100 + 14 * index, "a long label that runs on and on here" if index % 2 else "short one")
        sheet.write(300, 100 + 14 * index, "12")
    (only,) = find_separators(sheet.rows())
    assert only.x0 > 72 + 37 * 4


def test_a_stretch_that_bounds_an_empty_column_goes() -> None:
    sheet = table(ROWS)
    sheet.write(430, 100, "note")
    assert len(find_separators(sheet.rows())) == 2


def test_narrow_white_between_words_is_chance() -> None:
    sheet = Sheet()
    for index, line in enumerate(broken(LOREM, 200)[:5]):
        sheet.write(72, 100 + 12 * index, line)
        sheet.write(300, 100 + 12 * index, line)
    (gutter,) = find_separators(sheet.rows())
    assert 250 < gutter.middle < 301


@pytest.mark.parametrize("is_ruled", [True, False])
def test_rules_speak_for_narrower_columns(is_ruled: bool) -> None:
    sheet = Sheet()
    for index in range(3):
        end = sheet.write(72, 100 + 14 * index, "alpha")[-1].box.x1
        sheet.write(end + 8, 100 + 14 * index, "beta")
    assert len(find_separators(sheet.rows(), is_ruled=is_ruled)) == is_ruled


def test_the_middle_is_where_columns_part() -> None:
    assert Separator(10, 20).middle == 15


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "1,234.5",
        "-7",
        "(3.2)",
        "45%",
        "$ 1,200",
        "–",
        "n/a",
        "(X)",
        "12*",
        "3:45",
        "+0.5",
        "±2",
        "1/2",
        "<5",
        "12a",
    ],
)
def test_figures_as_tables_hold_them(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["", "total", "Table 3", "b-2 bomber", "%", "e.g.", "A1 motorway"])
def test_words_are_no_figures(text: str) -> None:
    assert not is_numeric(text)


@pytest.mark.parametrize(("second", "separators"), [(100, 3), (86, 2)])
def test_numbers_of_rows_are_a_column_under_labels_of_groups_that_cross_it(second: float, separators: int) -> None:
    """What stands right behind its number, as in a list, is one text with it."""
    sheet = Sheet()
    for group in range(4):
        for row in range(4):
            y = 100 + 14 * (4 * group + row)
            if row:
                sheet.write(72, y, str(3 * group + row))
                sheet.write(second, y, ("Easy", "Normal", "Hard")[row - 1])
            else:
                sheet.write(72, y, f"Group of tasks {group + 1}", bold=True)
            sheet.write(250, y, "0.87")
            sheet.write(320, y, "0.20")
    assert len(find_separators(sheet.rows())) == separators


def test_currency_signs_are_no_column_under_heads_that_span_them() -> None:
    sheet = Sheet()
    sheet.write(195, 86, "January 25")
    sheet.write(295, 86, "January 27")
    for row, label in enumerate(("Product", "Services", "Total") * 3):
        y = 100 + 14 * row
        sheet.write(72, y, label)
        for x in (200, 300):
            sheet.write(x, y, "$")
            sheet.write_right(x + 60, y, "1,250")
    assert len(find_separators(sheet.rows())) == 2


def test_a_long_label_in_a_stretch_leaves_it_to_its_own_column() -> None:
    sheet = table([*ROWS, *ROWS])
    start = min(word.box.x0 for word in sheet.words if 200 < word.box.x0 < 300)
    sheet.write_right(start - 3, 254, "Ferries, tugs and barges of all sorts")
    sheet.write_right(340, 254, "30")
    first, _ = find_separators(sheet.rows())
    assert (first.x0, first.x1) == pytest.approx((start - 3, start), abs=0.6)
