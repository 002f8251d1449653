"""Contents lists: titles with page numbers, with leader dots or without."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docbeat.reading.stages.contents import Contents, find_contents
from tests.unit.reading.build import LOREM, Sheet, finished

TITLES = ("The port", "The ships", "The goods and their price", "The men", "The books", "The fire")
PAGES = ("4", "9", "17", "23", "40", "112")


def led(titles: Sequence[str] = TITLES, pages: Sequence[str] = PAGES, *, leader: str = ".", step: float = 16) -> Sheet:
    """Entries up to x 500 with leaders between title and number."""
    sheet = Sheet()
    for index, (title, page) in enumerate(zip(titles, pages, strict=False)):
        y = 100 + step * index
        end = sheet.write(72, y, title)[-1].box.x1
        if leader:
            sheet.write(end + 3, y, leader * int((490 - end) / 5 - 4))
        sheet.write_right(500, y, page)
    return sheet


def found(sheet: Sheet) -> list[Contents]:
    return find_contents(sheet.rows(), sheet.content.width)


@pytest.mark.parametrize("leader", [".", "_", ""])
def test_titles_with_page_numbers_are_contents(leader: str) -> None:
    sheet = led(leader=leader)
    (contents,) = found(sheet)
    assert len(contents.rows) == 6
    assert contents.words == {id(word) for word in sheet.words}
    assert (contents.box.x0, round(contents.box.x1)) == (72, 500)


def test_dots_with_spaces_between_are_leaders() -> None:
    sheet = Sheet()
    for index, (title, page) in enumerate(zip(TITLES[:3], PAGES, strict=False)):
        end = sheet.write(72, 100 + 16 * index, title)[-1].box.x1
        sheet.write(end + 3, 100 + 16 * index, ". " * int((490 - end) / 7.8))
        sheet.write_right(500, 100 + 16 * index, page)
    (contents,) = found(sheet)
    assert len(contents.rows) == 3


def test_roman_numbers_count() -> None:
    assert len(found(led(pages=("i", "iv", "ix", "xii", "1", "9")))) == 1


def test_two_entries_with_leaders_are_enough() -> None:
    assert len(found(led(TITLES[:2]))) == 1


def test_three_entries_without_leaders_are_too_few() -> None:
    assert found(led(TITLES[:3], leader="")) == []


def test_a_narrow_list_without_leaders_is_a_table() -> None:
    sheet = Sheet()
    sheet.table(100, (72, 150), list(zip(TITLES[:2] * 3, PAGES, strict=True)))
    assert found(sheet) == []


def test_figures_that_go_up_and_down_are_no_page_numbers() -> None:
    assert found(led(pages=("400", "9", "170", "3", "40", "12"), leader="")) == []


def test_figures_of_several_columns_are_a_table() -> None:
    sheet = Sheet()
    sheet.table(100, (72, 200, 300, 400), [[title, "12", "7", page] for title, page in zip(TITLES, PAGES, strict=True)])
    assert found(sheet) == []


def test_a_part_title_between_entries_belongs_to_the_list() -> None:
    sheet = led(TITLES[:3])
    sheet.write(72, 148, "Part two: men and books")
    for index, (title, page) in enumerate(zip(TITLES[3:], PAGES[3:], strict=True)):
        end = sheet.write(72, 164 + 16 * index, title)[-1].box.x1
        sheet.write(end + 3, 164 + 16 * index, "." * int((490 - end) / 5 - 4))
        sheet.write_right(500, 164 + 16 * index, page)
    (contents,) = found(sheet)
    assert len(contents.rows) == 7


def test_the_first_part_title_belongs_to_the_list_as_the_others_do() -> None:
    sheet = led(TITLES[:3])
    sheet.write(72, 84, "Part one: ports")
    sheet.write(72, 148, "Part two: men and books")
    for index, (title, page) in enumerate(zip(TITLES[3:], PAGES[3:], strict=True)):
        end = sheet.write(72, 164 + 16 * index, title)[-1].box.x1
        sheet.write(end + 3, 164 + 16 * index, "." * int((490 - end) / 5 - 4))
        sheet.write_right(500, 164 + 16 * index, page)
    (contents,) = found(sheet)
    assert contents.rows[0].lines[0].text == "Part one: ports"
    assert len(contents.rows) == 8


def test_a_heading_above_the_list_is_none_of_its_part_titles() -> None:
    sheet = led()
    sheet.write(72, 76, "Contents", size=16, bold=True)
    (contents,) = found(sheet)
    assert len(contents.rows) == 6


def test_what_follows_the_list_does_not_belong_to_it() -> None:
    sheet = led()
    sheet.paragraph(72, 220, 430)
    (contents,) = found(sheet)
    assert len(contents.rows) == 6


def test_numbers_that_end_in_different_places_are_no_list() -> None:
    sheet = Sheet()
    for index, (title, page) in enumerate(zip(TITLES, PAGES, strict=True)):
        sheet.write(72, 100 + 16 * index, title)
        sheet.write_right(500 - 11 * index, 100 + 16 * index, page)
    assert found(sheet) == []


def test_running_text_is_no_contents_list() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 430, LOREM + " in the year 1804")
    assert found(sheet) == []


def test_numbers_beside_numbers_are_no_titles() -> None:
    assert found(led(titles=("12", "14", "17", "19", "20", "22"), leader="")) == []


def test_two_lists_on_a_page_are_two() -> None:
    sheet = led()
    other = led()
    for word in other.words:
        word.box = type(word.box)(word.box.x0, word.box.y0 + 300, word.box.x1, word.box.y1 + 300)
    sheet.content.words = [*sheet.words, *other.words]
    assert len(found(sheet)) == 2


def drawn(head: str, *, leader: str = "") -> Sheet:
    """Entries in a grid of two columns below a head, if any."""
    sheet = led(leader=leader)
    sheet.grid((66, 300, 506), [88 + 16 * row for row in range(-1 if head else 0, 7)])
    if head:
        sheet.write(72, 84, "Title")
        sheet.write_right(500, 84, head)
    return sheet


def test_a_drawn_table_whose_last_column_goes_up_is_no_contents_list() -> None:
    sheet = drawn("Ships")
    assert find_contents(sheet.rows(), sheet.content.width, sheet.content.rulings) == []
    (table,) = [block.table for block in finished(sheet).blocks if block.table]
    assert (table.rows, table.columns) == (7, 2)


@pytest.mark.parametrize("sheet", [drawn(""), drawn("Page"), drawn("Ships", leader=".")], ids=["bare", "pages", "led"])
def test_contents_lists_may_be_drawn_as_tables(sheet: Sheet) -> None:
    assert len(find_contents(sheet.rows(), sheet.content.width, sheet.content.rulings)) == 1


def test_page_numbers_may_start_instead_of_end_in_one_place() -> None:
    sheet = Sheet()
    for index, title in enumerate(TITLES):
        sheet.write(72, 100 + 16 * index, title)
        sheet.write(480, 100 + 16 * index, PAGES[index])
    (contents,) = found(sheet)
    assert len(contents.rows) == len(TITLES)
