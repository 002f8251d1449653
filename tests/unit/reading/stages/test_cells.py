"""Rows of text to tables: heads with their spans, records of several lines, sections."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docbeat.document.model import CellRole, WordSource
from docbeat.reading.stages.cells import TableBuilder
from docbeat.reading.stages.columns import Separator
from docbeat.reading.stages.tables import FoundTable
from tests.unit.reading.build import Sheet, spans_of, texts_of, tiles

XS = (72.0, 200.0, 300.0)
PARTED = (190.0, 290.0)
HEAD = ["Kind", "Landed", "Shipped"]


def built(sheet: Sheet, places: Sequence[float] = PARTED) -> FoundTable:
    separators = [Separator(place - 9, place + 9) for place in places]
    table = TableBuilder(sheet.rows(), separators, sheet.content.rulings, sheet.styles).build(0.7)
    assert tiles(table)
    assert table.columns == len(places) + 1
    return table


def roles(table: FoundTable) -> list[int]:
    """The rows of heads."""
    return sorted({cell.row for cell in table.cells if cell.role is CellRole.COLUMN_HEADER})


def test_a_head_and_records() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Ships", "12", "14"], ["Boats", "3", "5"]])
    table = built(sheet)
    assert texts_of(table) == [HEAD, ["Ships", "12", "14"], ["Boats", "3", "5"]]
    assert roles(table) == [0]
    assert spans_of(table) == {}


def test_every_word_is_in_one_cell() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Ships of the line", "12", "14"], ["Boats", "", "5"]])
    table = built(sheet)
    assert table.words == {id(word) for word in sheet.words}


def test_a_table_of_figures_only_has_its_first_row_as_figures() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [["1", "12", "14"], ["2", "3", "5"], ["3", "8", "9"]])
    table = built(sheet)
    assert roles(table) == []
    assert texts_of(table)[0] == ["1", "12", "14"]


def test_rows_come_one_below_the_other_and_columns_side_by_side() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Ships", "12", "14"], ["Boats", "3", "5"]])
    table = built(sheet)
    boxes = {(cell.row, cell.column): cell.box for cell in table.cells}
    for (row, column), box in boxes.items():
        assert box.width > 0
        assert box.height > 0
        if column:
            assert box.x0 == boxes[row, column - 1].x1
        if row:
            assert box.y0 == pytest.approx(boxes[row - 1, column].y1)
    for cell in table.cells:
        for line in cell.lines:
            assert cell.box.contains_point(line.box.center_x, line.box.center_y)


def test_a_head_over_two_columns_spans_them() -> None:
    sheet = Sheet()
    sheet.write_centered(275, 100, "Number in the last year")
    sheet.rule(195, 103, 360)
    sheet.table(114, XS, [HEAD, ["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "1", "2"]])
    sheet.rule(72, 119, 360)
    table = built(sheet)
    assert spans_of(table) == {"Number in the last year": (1, 2), "Kind": (2, 1)}
    assert texts_of(table)[:2] == [["Kind", "Number in the last year", ""], ["", "Landed", "Shipped"]]
    assert roles(table) == [0, 1]


def test_a_head_centred_over_all_columns_but_the_first_spans_them() -> None:
    sheet = Sheet()
    sheet.write_centered(279, 100, "Tons", bold=True)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.write(x, 114, text, bold=True)
    sheet.table(128, XS, [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "3", "5"]])
    assert spans_of(built(sheet)) == {"Tons": (1, 2), "Kind": (2, 1)}


def test_a_rule_below_a_short_head_says_which_columns_it_spans() -> None:
    sheet = Sheet()
    sheet.write_centered(250, 100, "1912")
    sheet.rule(195, 103, 360)
    sheet.table(114, XS, [HEAD])
    sheet.rule(72, 119, 360)
    sheet.table(132, XS, [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "3", "5"]])
    assert spans_of(built(sheet)) == {"1912": (1, 2), "Kind": (2, 1)}


def test_a_head_of_several_lines_is_one_row() -> None:
    sheet = Sheet()
    sheet.write(200, 100, "Landed in")
    sheet.write(300, 100, "Shipped to")
    sheet.table(112, XS, [["Kind", "spring", "the south"]])
    sheet.rule(72, 117, 360)
    sheet.table(130, XS, [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "3", "5"], ["Canoes", "3", "5"]])
    table = built(sheet)
    assert texts_of(table)[0] == ["Kind", "Landed in spring", "Shipped to the south"]
    assert roles(table) == [0]


def test_bold_rows_at_the_top_are_the_head() -> None:
    sheet = Sheet()
    for x, upper, lower in zip(XS, ("", "Goods", "Goods"), ("Kind", "landed", "shipped"), strict=True):
        if upper:
            sheet.write(x, 100, upper, bold=True)
        sheet.write(x, 112, lower, bold=True)
    sheet.table(126, XS, [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "1", "2"]])
    table = built(sheet)
    assert texts_of(table)[0] == ["Kind", "Goods landed", "Goods shipped"]
    assert table.rows == 4


def test_a_rule_ends_the_head() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["", "tons", "tons"]])
    sheet.rule(72, 118, 360)
    sheet.table(130, XS, [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "1", "2"], ["Canoes", "1", "2"]])
    table = built(sheet)
    assert roles(table) == [0]
    assert texts_of(table)[:2] == [["Kind", "Landed tons", "Shipped tons"], ["Ships", "12", "14"]]


def test_a_label_of_two_lines_is_one_record() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD])
    sheet.table(114, XS, [["Ships that came in", "12", "14"]])
    sheet.write(72, 126, "and left again")
    sheet.table(140, XS, [["Boats", "3", "5"]])
    assert texts_of(built(sheet))[1:] == [["Ships that came in and left again", "12", "14"], ["Boats", "3", "5"]]


def test_a_label_whose_figures_stand_beside_its_second_line_is_one_record() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Boats", "3", "5"]])
    sheet.write(72, 128, "Ships that came in")
    sheet.table(140, XS, [["and left again", "12", "14"]])
    assert texts_of(built(sheet))[1:] == [["Boats", "3", "5"], ["Ships that came in and left again", "12", "14"]]


def test_two_short_records_are_never_fused() -> None:
    sheet = Sheet()
    rows = [["Ships", "Twelve", "All"], ["Boats", "Three", "None"], ["Merchantmen", "No more", "Hundreds"]]
    sheet.table(100, XS, [["Kind of craft", "Landed in spring", "Lost in winter"], *rows], step=11)
    assert texts_of(built(sheet))[1:] == rows


def test_records_with_figures_are_never_fused() -> None:
    sheet = Sheet()
    rows = [["ships that came in early", "12", "14"], ["and boats that did not", "3", "5"]]
    sheet.table(100, XS, [HEAD, *rows], step=11)
    assert texts_of(built(sheet))[1:] == rows


def test_cells_that_break_side_by_side_are_one_record() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD])
    sheet.table(
        114,
        XS,
        [["Ships that sailed", "came in by the", "went out with"], ["in convoy", "north gate", "the tide"]],
        step=12,
    )
    assert texts_of(built(sheet))[1] == [
        "Ships that sailed in convoy",
        "came in by the north gate",
        "went out with the tide",
    ]


def test_a_rule_between_lines_parts_records() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD])
    sheet.rule(72, 103, 360)
    sheet.table(114, XS, [["Ships that came in", "", "14"]])
    sheet.rule(72, 117, 360)
    sheet.write(72, 128, "and left again")
    sheet.table(146, XS, [["Boats", "3", "5"]])
    assert texts_of(built(sheet))[1:3] == [["Ships that came in", "", "14"], ["and left again", "", ""]]


def test_lines_far_apart_are_no_one_record() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Ships that came in", "12", "14"]])
    sheet.write(72, 134, "and left again")
    assert built(sheet).rows == 3


def test_a_hyphen_at_the_end_goes_on_below() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Harbour mas-", "12", "14"]])
    sheet.write(72, 126, "Ter")
    assert texts_of(built(sheet))[1] == ["Harbour mas- Ter", "12", "14"]


def test_a_section_stays_a_row_with_empty_cells() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Ships", "12", "14"]])
    sheet.write(72, 128, "Small craft of every kind and size there")
    sheet.table(142, XS, [["Boats", "3", "5"], ["Rafts", "7", "8"]])
    table = built(sheet)
    row = next(index for index, cells in enumerate(texts_of(table)) if cells[0].startswith("Small craft"))
    assert texts_of(table)[row][1:] == ["", ""]
    assert [cell.column_span for cell in table.cells if cell.row == row] == [1, 1, 1]


def test_a_figure_half_a_line_off_its_label_stands_in_its_row() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [["Kind of craft", "Landed", "Shipped"], ["Boats", "3", "5"]])
    sheet.write(72, 128, "Ships")
    sheet.write_right(260, 133, "12")
    sheet.table(147, XS, [["Rafts", "7", "8"]])
    assert texts_of(built(sheet))[1:] == [["Boats", "3", "5"], ["Ships", "12", ""], ["Rafts", "7", "8"]]


def test_a_gap_of_cells_parts_words_at_the_separator() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Ships", "12", "14"]])
    sheet.write(72, 128, "Boats and all that floats")
    sheet.write(200, 128, "3")
    assert texts_of(built(sheet))[2] == ["Boats and all that floats", "3", ""]


def test_a_long_word_over_an_edge_is_no_span() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Merchantmen-of-war-and-so-on"[:25], "12", "14"], ["Boats", "3", "5"]])
    assert spans_of(built(sheet)) == {}


def test_a_text_over_two_columns_of_a_record_spans_them() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Ships", "12", "14"]])
    sheet.write(72, 128, "Boats")
    sheet.write(200, 128, "not counted in this year at all")
    table = built(sheet)
    assert spans_of(table) == {"not counted in this year at all": (1, 2)}


def test_records_can_be_had_without_a_head() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [["Ships that came", "12", "14"], ["Boats", "3", "5"]])
    separators = [Separator(place, place) for place in PARTED]
    records = TableBuilder(sheet.rows(), separators, (), sheet.styles).records()
    assert [sorted(record.columns) for record in records] == [[0, 1, 2], [0, 1, 2]]
    assert records[1].line(0, 0) is not None
    assert records[0].baseline == pytest.approx(100)


def test_the_widest_short_labels_are_no_broken_one() -> None:
    sheet = Sheet()
    rows = [["Area", "A", "B"], ["North", "1", "2"], ["South", "", ""], ["East", "4", "5"], ["West", "6", "7"]]
    sheet.table(100, XS, rows, step=14)
    assert [row[0] for row in texts_of(built(sheet))] == ["Area", "North", "South", "East", "West"]


def test_a_section_as_wide_as_its_labels_is_a_row() -> None:
    sheet = Sheet()
    rows = [HEAD, ["Liners", "3", "5"], ["Small craft", "", ""], ["Ships of old", "12", "14"], ["Boats", "1", "2"]]
    sheet.table(100, XS, rows, step=14)
    assert [row[0] for row in texts_of(built(sheet))] == ["Kind", "Liners", "Small craft", "Ships of old", "Boats"]


def test_a_first_section_below_the_head_is_none_of_it() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["Large craft", "", ""], ["Ships", "12", "14"], ["Boats", "3", "5"]], step=18)
    table = built(sheet)
    assert roles(table) == [0]
    assert [row[0] for row in texts_of(table)] == ["Kind", "Large craft", "Ships", "Boats"]


def test_full_records_of_words_above_the_first_figure_are_no_head() -> None:
    sheet = Sheet()
    rows = [["Name of ship", "Aurora"], ["Master", "J. Holm"], ["Port", "Leith"], ["Tonnage", "212"], ["Crew", "9"]]
    sheet.table(100, XS[:2], rows, step=18)
    assert [row[1] for row in texts_of(built(sheet, PARTED[:1]))] == ["Aurora", "J. Holm", "Leith", "212", "9"]


def test_a_wide_head_beside_another_spans_nothing() -> None:
    """The right head begins before the middle between its column and the next, the next has a head of its own."""
    sheet = Sheet()
    sheet.write(72, 100, "Kind")
    sheet.write(204, 100, "Landed")
    sheet.write(245, 100, "Lost at sea or sunk")
    sheet.table(112, (72.0, 210.0, 300.0), [["Ships", "12", "14"], ["Boats", "3", "5"]])
    table = built(sheet, (190.0, 260.0))
    assert texts_of(table)[0] == ["Kind", "Landed", "Lost at sea or sunk"]
    assert spans_of(table) == {}


def test_heads_a_word_space_apart_part_where_their_columns_start() -> None:
    sheet = Sheet()
    rows = [["Saccharometer", "Clear water", "Sugar"], ["2", "24", "0"], ["3", "12", "12"], ["4", "4", "4"]]
    for y, row in enumerate(rows):
        for x, text in zip((72.0, 139.8, 196.4), row, strict=True):
            sheet.write(x, 100 + 12 * y, text)
    table = TableBuilder(
        sheet.rows(), [Separator(77, 139.8), Separator(149.8, 196.4)], sheet.content.rulings, sheet.styles
    ).build(0.7)
    assert texts_of(table) == rows
    assert spans_of(table) == {}


def test_a_head_over_two_columns_is_not_parted_where_figures_happen_to_start() -> None:
    """Right-aligned figures start anywhere; a word of the head that starts near one of them tells nothing."""
    sheet = Sheet()
    sheet.write(72, 100, "Kind")
    sheet.write(184, 100, "Trend items")
    for y, (number, percent) in enumerate((("135", "100"), ("72", "53"), ("63", "47"), ("8", "5")), 1):
        sheet.write(72, 100 + 12 * y, "Ships")
        sheet.write_right(200, 100 + 12 * y, number)
        sheet.write_right(230, 100 + 12 * y, percent)
    table = built(sheet, (150.0, 208.0))
    assert spans_of(table) == {"Trend items": (1, 2)}


def test_heads_a_word_space_apart_right_over_figures_of_a_scan_are_one_for_each_column() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Kind")
    sheet.write(245, 100, "Landedwhole Shippedwhole")
    sheet.table(114, XS, [["Ships", "12", "14"], ["Boats", "3", "5"]])
    assert ("Landedwhole Shippedwhole", (1, 2)) in spans_of(built(sheet)).items(), "the file's gaps tell"
    for word in sheet.words:
        word.source = WordSource.OCR
    table = built(sheet)
    assert texts_of(table)[0] == ["Kind", "Landedwhole", "Shippedwhole"]
    assert spans_of(table) == {}


def test_a_head_over_heads_stays_one_where_each_column_could_have_a_word_of_it() -> None:
    sheet = Sheet()
    sheet.write(245, 100, "Landedwhole Shippedwhole")
    for word in sheet.words:
        word.source = WordSource.OCR
    sheet.table(114, XS, [HEAD, ["Ships", "12", "14"], ["Boats", "3", "5"]])
    table = built(sheet)
    assert ("Landedwhole Shippedwhole", (1, 2)) in spans_of(table).items()


def test_a_unit_in_brackets_below_its_head_is_part_of_it() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [["Kind", "Landed", "Shipped"], ["", "(tons)", "(%)"]], step=12)
    sheet.table(124, XS, [["Ships", "12", "14"]])
    records = TableBuilder(sheet.rows(), [Separator(x - 9, x + 9) for x in PARTED], [], sheet.styles).records()
    assert [len(record.pieces) for record in records] == [3, 3]
    assert [line.text for line in records[0].pieces[1, 1]] == ["Landed", "(tons)"]


def test_a_figure_in_brackets_below_another_is_a_row_of_its_own() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [["Ships", "0.12", "0.31"], ["", "(0.02)", "(0.04)"]], step=12)
    records = TableBuilder(sheet.rows(), [Separator(x - 9, x + 9) for x in PARTED], [], sheet.styles).records()
    assert len(records) == 2
