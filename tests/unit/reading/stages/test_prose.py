"""Running text is told by lines that broke because the next word did not fit."""

from __future__ import annotations

from docbeat.reading.stages.prose import find_prose, is_wrapped
from tests.unit.reading.build import LOREM, Sheet, broken

ROWS = [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "40", "41"], ["Canoes", "7", "9"]]


def found(sheet: Sheet) -> list[str]:
    return [" ".join(line.text for line in one.lines) for one in find_prose(sheet.lines())]


def test_a_paragraph_is_running_text() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300)
    assert found(sheet) == [LOREM.strip()]


def test_its_box_is_around_all_lines() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300)
    (prose,) = find_prose(sheet.lines())
    assert (prose.box.x0, round(prose.box.y0, 1)) == (72, 92.1)
    assert round(prose.box.y1, 1) == 100 + 12 * (len(prose.lines) - 1) + 2.1


def test_two_columns_are_two_texts() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, 220)
    sheet.paragraph(300, 100, 220, "where " + LOREM)
    assert sorted(found(sheet)) == [LOREM.strip(), "where " + LOREM.strip()]


def test_rows_of_figures_are_no_running_text() -> None:
    sheet = Sheet()
    sheet.table(100, (72, 200, 300), ROWS)
    assert find_prose(sheet.lines()) == []


def test_a_list_of_short_items_is_no_running_text() -> None:
    sheet = Sheet()
    sheet.lines_at(72, 100, ["flour", "butter and salt", "twelve eggs", "milk", "a lemon", "sugar"])
    assert find_prose(sheet.lines()) == []


def test_two_lines_are_too_few() -> None:
    sheet = Sheet()
    sheet.lines_at(72, 100, broken(LOREM, 300)[:2])
    assert find_prose(sheet.lines()) == []


def test_a_narrow_cell_of_single_words_is_no_running_text() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 60, "description of goods that were landed in the harbour")
    assert find_prose(sheet.lines()) == []


def test_lines_of_other_sizes_are_not_taken_in() -> None:
    sheet = Sheet()
    sheet.write(72, 80, "A heading of some words in large letters", size=16)
    sheet.paragraph(72, 100, 300)
    assert found(sheet) == [LOREM.strip()]


def test_lines_far_apart_are_not_one_text() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300, step=30)
    assert find_prose(sheet.lines()) == []


def test_a_first_line_set_in_belongs_to_its_paragraph() -> None:
    sheet = Sheet()
    first = broken(LOREM, 268)[0]
    sheet.write(84, 100, first)
    sheet.paragraph(72, 112, 280, LOREM[len(first) :])
    assert found(sheet) == [LOREM.strip()]


def test_a_short_paragraph_between_long_ones_is_running_text() -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, 300)
    sheet.write(72, y, "A sentence of its own follows here now.")
    sheet.paragraph(72, y + 12, 300)
    assert any("A sentence of its own" in text for text in found(sheet))


def test_a_line_is_wrapped_when_the_next_word_did_not_fit() -> None:
    sheet = Sheet()
    sheet.lines_at(72, 100, ["ended near the edge", "unbelievably long"])
    upper, lower = sheet.lines()
    assert is_wrapped(upper, lower, right=upper.box.x1 + 20)
    assert not is_wrapped(upper, lower, right=upper.box.x1 + 90)


def test_lines_with_figures_beside_them_are_labels_however_long() -> None:
    sheet, plain = Sheet(), Sheet()
    for one in (sheet, plain):
        one.paragraph(72, 100, 300)
    for row in range(len(plain.lines())):
        sheet.write(400, 100 + 12 * row, "1.250")
    assert found(plain) == [LOREM.strip()]
    assert found(sheet) == []


def test_labels_of_several_lines_have_their_figures_beside_one_of_them() -> None:
    sheet, single = Sheet(), Sheet()
    for one in (sheet, single):
        for label in range(4):
            one.lines_at(72, 100 + 40 * label, broken(LOREM, 200)[:3])
            one.write(400, 124 + 40 * label, "1.250")
        one.paragraph(72, 300, 300)
    for label in range(4):
        sheet.write(460, 124 + 40 * label, "840")
    assert found(sheet) == [LOREM.strip()]
