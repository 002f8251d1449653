"""Headings stand out from the running text; their levels follow numbers, else sizes."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Document, OutlineEntry
from docbeat.document.text import block_text
from docbeat.reading.stages.headings import decide_headings
from tests.unit.reading.build import LOREM, Sheet, finished, unfinished


def headings(document: Document) -> dict[str, int]:
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    return {block_text(document, block): block.level for block in document.blocks if block.kind in kinds}


def decided(*sheets: Sheet) -> dict[str, int]:
    document = unfinished(*sheets)
    decide_headings(document)
    return headings(document)


def headed(*texts: tuple[str, float, bool], room: float = 24.0) -> Sheet:
    """A page of headings, each of a text, a size and whether it is bold, with running text below each."""
    sheet, y = Sheet(), 120.0
    for text, size, bold in texts:
        sheet.write(72, y, text, size=size, bold=bold)
        y = sheet.paragraph(72, y + 18, 420, LOREM) + room
    return sheet


def test_a_document_without_text_has_no_headings() -> None:
    assert decided(Sheet()) == {}


def test_running_text_is_no_heading() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 120, 400)
    assert decided(sheet) == {}


def test_larger_lines_are_headings() -> None:
    assert decided(headed(("Of the port", 16, False), ("Of the ships", 16, False))) == {
        "Of the port": 1,
        "Of the ships": 1,
    }


def test_bold_lines_of_the_same_size_are_headings() -> None:
    assert decided(headed(("Of the port", 10, True))) == {"Of the port": 1}


def test_capitals_with_a_number_are_headings() -> None:
    assert decided(headed(("3. OF THE PORT", 10, False))) == {"3. OF THE PORT": 1}


def test_sizes_give_levels() -> None:
    sheet = headed(
        ("Of the port", 20, True), ("Of the ships", 15, True), ("Of the goods", 12, True), ("Of men", 15, True)
    )
    assert decided(sheet) == {"Of the port": 1, "Of the ships": 2, "Of the goods": 3, "Of men": 2}


def test_nearly_equal_sizes_are_one_level() -> None:
    assert decided(headed(("Of the port", 15, True), ("Of the ships", 15.3, True))) == {
        "Of the port": 1,
        "Of the ships": 1,
    }


def test_numbers_give_levels_where_sizes_do_not() -> None:
    sheet = headed(("1 Of the port", 13, True), ("1.1 Of the quay", 13, True), ("1.1.1 Of its steps", 13, True))
    assert decided(sheet) == {"1 Of the port": 1, "1.1 Of the quay": 2, "1.1.1 Of its steps": 3}


def test_numbers_give_levels_below_a_title() -> None:
    sheet = headed(("Of ports", 24, True), ("1 Of the port", 14, True), ("1.1 Of the quay", 14, True))
    assert decided(sheet) == {"Of ports": 1, "1 Of the port": 2, "1.1 Of the quay": 3}


def test_levels_hold_over_pages() -> None:
    second = headed(("Of the ships", 15, True))
    second.content.number = 2
    assert decided(headed(("Of the port", 20, True)), second) == {"Of the port": 1, "Of the ships": 2}


def test_a_heading_of_two_lines_is_one() -> None:
    sheet = Sheet()
    sheet.lines_at(72, 120, ["Of the port and all", "that is done there"], size=16, step=19)
    sheet.paragraph(72, 165, 400)
    assert decided(sheet) == {"Of the port and all that is done there": 1}


@pytest.mark.parametrize(
    "text", ["Table 3: Goods", "Figure 2. The quay", "Source: the clerk", "https://port.example", "Note: not so"]
)
def test_captions_and_sources_are_no_headings(text: str) -> None:
    assert decided(headed((text, 12, True))) == {}


def test_a_second_line_set_in_belongs_to_its_heading() -> None:
    sheet = Sheet()
    sheet.write(72, 120, "1 Of the port and all that", size=16, bold=True)
    sheet.write(86, 139, "is done in it at night", size=16, bold=True)
    sheet.paragraph(72, 165, 400)
    document = unfinished(sheet)
    decide_headings(document)
    assert headings(document) == {"1 Of the port and all that is done in it at night": 1}
    assert len(document.blocks) == 2


def test_two_headings_one_below_the_other_are_two() -> None:
    sheet = Sheet()
    sheet.write(72, 120, "1 Of the port", size=16, bold=True)
    sheet.write(72, 146, "1.1 Of the quay", size=16, bold=True)
    sheet.paragraph(72, 172, 400)
    assert decided(sheet) == {"1 Of the port": 1, "1.1 Of the quay": 2}


@pytest.mark.parametrize("text", ["12", "1,204.50", "***", "– 4 –"])
def test_lines_without_letters_are_no_headings(text: str) -> None:
    assert decided(headed((text, 16, True))) == {}


@pytest.mark.parametrize("text", ["and so it was,", "as the clerk said;"])
def test_pieces_of_sentences_are_no_headings(text: str) -> None:
    assert decided(headed((text, 10, True))) == {}


def test_a_bold_sentence_is_no_heading() -> None:
    assert decided(headed(("The office is closed on Sundays and on all days of the fair.", 10, True))) == {}


def test_a_long_bold_paragraph_is_no_heading() -> None:
    sheet = Sheet()
    for index in range(6):
        sheet.write(72, 120 + 12 * index, "a heavy line of words that runs on and on", bold=True)
    sheet.paragraph(72, 220, 400, LOREM * 3)
    assert decided(sheet) == {}


def test_smaller_print_is_no_heading() -> None:
    assert decided(headed(("Of the port", 7, False))) == {}


def test_in_a_document_all_bold_bold_says_nothing() -> None:
    sheet = Sheet()
    for index in range(12):
        sheet.write(72, 150 + 12 * index, "a heavy line of words that runs on and on as they all do", bold=True)
    sheet.write(72, 120, "Of the port", bold=True)
    assert decided(sheet) == {}


def test_a_bold_bullet_point_is_no_heading() -> None:
    sheet = Sheet()
    for index in range(3):
        sheet.write(72, 120 + 14 * index, f"• Ships of kind {index}", bold=True)
    sheet.paragraph(72, 190, 400)
    assert decided(sheet) == {}


def test_a_numbered_item_that_heads_text_is_a_heading_without_marker() -> None:
    document = unfinished(headed(("2. Of the ships", 14, True)))
    decide_headings(document)
    (heading,) = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    assert heading.marker == ""


def test_a_line_that_heads_nothing_is_no_heading() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 120, 400)
    sheet.write(72, 700, "The Clerk", italic=True)
    assert decided(sheet) == {}


def test_a_running_head_is_no_heading() -> None:
    sheets = []
    for number in (1, 2, 3):
        sheet = headed((f"Of matter {'abc'[number - 1]}", 14, True))
        sheet.content.number = number
        sheet.write(72, 40, "Of ships and ports", bold=True)
        sheets.append(sheet)
    assert headings(finished(*sheets)) == {"Of matter a": 1, "Of matter b": 1, "Of matter c": 1}


def test_a_line_in_two_halves_at_the_edge_is_no_heading() -> None:
    sheet = headed(("Of the port", 14, True))
    sheet.write(72, 60, "Of ships", bold=True)
    sheet.write(450, 60, "Chapter two", bold=True)
    assert decided(sheet) == {"Of the port": 1}


def test_text_in_a_figure_is_no_heading() -> None:
    sheet = Sheet()
    sheet.content.images = [Box(72, 100, 400, 300)]
    sheet.write(100, 200, "North quay", size=18, bold=True)
    sheet.paragraph(72, 340, 400)
    assert decided(sheet) == {}


def test_the_number_of_a_chapter_belongs_to_the_title_below_it() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "4", size=24, bold=True)
    sheet.write(72, 130, "Of the port", size=18, bold=True)
    sheet.paragraph(72, 160, 420)
    assert decided(sheet) == {"4 Of the port": 1}


def test_a_line_that_looks_like_the_paragraph_beside_it_is_no_heading() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 420, LOREM * 3)
    bottom = sheet.paragraph(72, 460, 300, LOREM, size=12, step=15)
    sheet.write(72, bottom + 14, "Of the ships that came in before noon", size=12)
    assert decided(sheet) == {}


def test_bold_print_over_the_small_print_of_a_box_is_a_heading() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 250, LOREM * 3, size=13, step=16)
    sheet.write(400, 300, "Of the port", size=10, bold=True)
    sheet.paragraph(400, 316, 120, LOREM[:120], size=10)
    assert decided(sheet) == {"Of the port": 1}


def test_the_end_of_a_sentence_in_large_print_is_no_heading() -> None:
    assert decided(headed(("cropping.", 16, True))) == {}


def test_titles_side_by_side_are_two() -> None:
    sheet = Sheet()
    sheet.write(60, 100, "Of the port", size=20)
    sheet.paragraph(60, 130, 220)
    sheet.write(310, 115, "Of the ships", size=20)
    sheet.paragraph(310, 145, 220)
    assert set(decided(sheet)) == {"Of the port", "Of the ships"}


def test_a_line_the_outline_lists_is_a_heading() -> None:
    sheet = headed(("Of the port", 10, False), ("Of the ships", 10, False))
    document = unfinished(sheet)
    document.outline = [OutlineEntry(1, "Of the port", 1), OutlineEntry(1, "Of the ships", 2)]
    decide_headings(document)
    assert headings(document) == {"Of the port": 1}
