"""Lines of a region become paragraphs and list items."""

from __future__ import annotations

import pytest

from docbeat.document.model import BlockKind
from docbeat.reading.stages.lines import find_lines
from docbeat.reading.stages.paragraphs import TextBlock, find_blocks, marker_of, to_rows
from tests.unit.reading.build import LOREM, Sheet, broken

ENDED = LOREM.strip() + "."
AGAIN = (
    "Another sentence begins a paragraph of its own here, and it goes on for as long as any other one does, or longer."
)


def blocks(sheet: Sheet) -> list[TextBlock]:
    return find_blocks(sheet.lines())


def texts(sheet: Sheet) -> list[str]:
    return [" ".join(line.text for row in block.rows for line in row) for block in blocks(sheet)]


def test_no_lines_no_blocks() -> None:
    assert find_blocks([]) == []


def test_lines_of_one_distance_are_one_paragraph() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300)
    (block,) = blocks(sheet)
    assert block.kind is BlockKind.PARAGRAPH
    assert texts(sheet) == [LOREM.strip()]


def test_its_box_is_around_all_lines() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300)
    (block,) = blocks(sheet)
    assert (block.box.x0, round(block.box.y0, 1)) == (72, 92.1)
    assert all(block.box.holds(line.box) for line in sheet.lines())


def test_room_between_lines_parts_paragraphs() -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, 300)
    sheet.paragraph(72, y + 6, 300, AGAIN)
    assert texts(sheet) == [LOREM.strip(), AGAIN]


def test_double_spaced_lines_are_one_paragraph() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300, step=22)
    assert len(blocks(sheet)) == 1


def test_a_first_line_set_in_begins_a_paragraph() -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, 300, ENDED)
    first = broken(AGAIN, 285)[0]
    sheet.write(87, y, first)
    sheet.paragraph(72, y + 12, 300, AGAIN[len(first) :])
    assert texts(sheet) == [ENDED, AGAIN]


def test_a_sentence_after_a_short_last_line_begins_a_paragraph() -> None:
    sheet = Sheet()
    assert ENDED.endswith(broken(ENDED, 300)[-1])
    y = sheet.paragraph(72, 100, 300, ENDED)
    sheet.paragraph(72, y, 300, AGAIN)
    assert texts(sheet) == [ENDED, AGAIN]


def test_a_short_line_in_mid_sentence_ends_nothing() -> None:
    sheet = Sheet()
    y = sheet.lines_at(72, 100, broken(LOREM, 300)[:2])
    y = sheet.lines_at(72, y, ["a line that was cut"])
    sheet.lines_at(72, y, broken(LOREM, 300)[2:])
    assert len(blocks(sheet)) == 1


def test_a_larger_line_is_a_block_of_its_own() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Of the port", size=14)
    sheet.paragraph(72, 116, 300)
    assert texts(sheet) == ["Of the port", LOREM.strip()]


def test_a_bold_line_is_a_block_of_its_own() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Of the port", bold=True)
    sheet.paragraph(72, 112, 300)
    assert texts(sheet) == ["Of the port", LOREM.strip()]


def test_bold_words_at_the_start_are_part_of_the_paragraph() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "Of the port:", bold=True)[-1].box.x1
    first = broken(LOREM, 300 - (end - 72) - 5)[0]
    sheet.write(end + 2.8, 100, first)
    sheet.paragraph(72, 112, 300, LOREM[len(first) :])
    assert len(blocks(sheet)) == 1


@pytest.mark.parametrize("marker", ["•", "–", "-", "*", "1.", "12)", "(a)", "a)", "(iv)", "[3]", "\uf0b7", "o"])
def test_marked_lines_are_items(marker: str) -> None:
    sheet = Sheet()
    sheet.paragraph(72, 20, 430, LOREM[:230])
    for index, text in enumerate(("bring the ship in", "moor it to the quay", "tell the office")):
        sheet.write(72, 100 + 12 * index, f"{marker} {text}")
    _, *found = blocks(sheet)
    assert [block.kind for block in found] == [BlockKind.LIST_ITEM] * 3
    assert [block.marker for block in found] == [marker] * 3


def test_a_number_a_sentence_broke_before_is_no_marker() -> None:
    sheet = Sheet()
    sheet.lines_at(
        72, 100, ["as the clerk told in his book about the port, see", "(12) and what is said there about it all"]
    )
    assert len(blocks(sheet)) == 1


def test_the_lines_of_an_item_hang_together() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "•")
    sheet.lines_at(90, 100, ["bring the ship in by the north gate", "and moor it to the quay"])
    sheet.write(72, 124, "•")
    sheet.lines_at(90, 124, ["tell the office"])
    assert texts(sheet) == ["• bring the ship in by the north gate and moor it to the quay", "• tell the office"]


def test_text_that_goes_back_to_the_margin_is_no_part_of_the_item() -> None:
    sheet = Sheet()
    sheet.write(90, 100, "• bring the ship in by the north gate")
    sheet.lines_at(72, 112, ["When all that is done, the clerk is told about it."])
    assert [block.kind for block in blocks(sheet)] == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_a_marker_far_left_of_its_text_marks_it() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "2.")
    sheet.write(110, 100, "moor it to the quay")
    (block,) = blocks(sheet)
    assert (block.kind, block.marker, len(block.rows)) == (BlockKind.LIST_ITEM, "2.", 1)


def test_a_marker_alone_marks_nothing() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "12.")
    (block,) = blocks(sheet)
    assert block.kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize("start", ["The", "1804", "a", "A", "e.g.", "1.2"])
def test_words_at_the_start_are_no_markers(start: str) -> None:
    sheet = Sheet()
    sheet.write(72, 100, f"{start} harbour office")
    (row,) = to_rows(sheet.lines())
    assert marker_of(row) == ""


def test_rows_go_by_height_and_from_left_to_right() -> None:
    sheet = Sheet()
    sheet.write(300, 100, "right")
    sheet.write(72, 100.5, "left")
    sheet.write(72, 112, "below")
    assert [[line.text for line in row] for row in to_rows(sheet.lines())] == [["left", "right"], ["below"]]


def test_lines_on_top_of_each_other_are_two_rows() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "printed")
    sheet.write(74, 104, "stamped")
    assert len(to_rows(sheet.lines())) == 2


def test_a_list_alone_is_as_many_items_as_it_has_numbers() -> None:
    sheet = Sheet()
    for row, text in enumerate(("1. bring the ship in", "2. moor it to the quay", "3. tell the office")):
        sheet.write(72, 100 + 12 * row, text)
    blocks = find_blocks(find_lines(sheet.words, sheet.styles))
    assert [(block.kind, block.marker) for block in blocks] == [(BlockKind.LIST_ITEM, f"{k}.") for k in (1, 2, 3)]


def test_a_number_set_apart_has_its_text_hang_below() -> None:
    sheet = Sheet()
    for y, number in ((100, "34"), (124, "35")):
        sheet.write(72, y, number)
        sheet.write(92, y, "As told by the clerk in his book")
        sheet.write(92, y + 12, "of the year 1804.")
    assert texts(sheet) == [f"{number} As told by the clerk in his book of the year 1804." for number in (34, 35)]


def test_the_title_of_a_section_ends_where_it_is_short() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "4.3.1 Of ships", bold=True)
    sheet.write(72, 112, "Ships of the line and all", bold=True)
    sheet.write(210, 112, "others that came in before noon, and of the")
    sheet.write(72, 124, "goods they brought")
    assert texts(sheet)[0] == "4.3.1 Of ships"
    assert len(blocks(sheet)) == 2


def test_texts_side_by_side_on_baselines_of_their_own_are_not_one() -> None:
    sheet = Sheet()
    for y, text in ((100, "Harbour Office"), (112, "Studio 56, Quay Street"), (124, "Manchester")):
        sheet.write(72, y, text)
    sheet.write(450, 106, "#458-7021")
    assert texts(sheet) == ["Harbour Office Studio 56, Quay Street Manchester", "#458-7021"]


def test_a_label_and_its_value_far_off_on_its_baseline_are_one() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Total")
    sheet.write(400, 100, "17.00")
    assert texts(sheet) == ["Total 17.00"]
