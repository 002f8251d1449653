"""Tables drawn with lines and shades: the grid is what an eye sees, not what the file happens to draw."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from docbeat.document.model import CellRole
from docbeat.reading.content import Ruling
from docbeat.reading.stages.ruled import find_ruled_tables
from docbeat.reading.stages.tables import FoundTable
from tests.unit.reading.build import Sheet, spans_of, texts_of, tiles

XS = (70.0, 170.0, 270.0, 370.0)
YS = (100.0, 120.0, 140.0, 160.0)
ROWS = [["Kind", "Landed", "Lost"], ["Ships", "12", "14"], ["Boats", "3", "5"]]


def write_cells(sheet: Sheet, rows: Sequence[Sequence[str]], *, xs: Sequence[float] = XS, top: float = 100.0) -> None:
    for y, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            if text:
                sheet.write(x + 5, top + 14 + 20 * y, text)


def gridded(rows: Sequence[Sequence[str]] = ROWS) -> Sheet:
    sheet = Sheet()
    sheet.grid(XS, [100.0 + 20 * row for row in range(len(rows) + 1)])
    write_cells(sheet, rows)
    return sheet


def without(sheet: Sheet, *rulings: tuple[float, float, float, float]) -> Sheet:
    """The sheet with these stretches of its lines rubbed out."""
    kept: list[Ruling] = []
    for ruling in sheet.content.rulings:
        parts = [ruling]
        for x0, y0, x1, y1 in rulings:
            parts = [piece for part in parts for piece in _rubbed(part, x0, y0, x1, y1)]
        kept += parts
    sheet.content.rulings = kept
    return sheet


def _rubbed(ruling: Ruling, x0: float, y0: float, x1: float, y1: float) -> list[Ruling]:
    is_across = y0 == y1
    if is_across != ruling.is_horizontal or (ruling.y0 != y0 if is_across else ruling.x0 != x0):
        return [ruling]
    if is_across:
        pieces = [(ruling.x0, y0, x0, y0), (x1, y0, ruling.x1, y0)]
    else:
        pieces = [(x0, ruling.y0, x0, y0), (x0, y1, x0, ruling.y1)]
    return [Ruling(*piece, ruling.width) for piece in pieces if piece[2] > piece[0] or piece[3] > piece[1]]


def found(sheet: Sheet) -> list[FoundTable]:
    tables = find_ruled_tables(sheet.content, sheet.words, sheet.styles)
    assert all(map(tiles, tables))
    return tables


def only(sheet: Sheet) -> FoundTable:
    (table,) = found(sheet)
    return table


def test_an_empty_page_has_no_table() -> None:
    assert found(Sheet()) == []


def test_a_fully_drawn_grid_is_a_table() -> None:
    table = only(gridded())
    assert texts_of(table) == ROWS
    assert (table.box.x0, table.box.y0, table.box.x1, table.box.y1) == (70, 100, 370, 160)
    assert table.confidence > 0.9


def test_lines_drawn_cell_by_cell_are_the_same_grid() -> None:
    sheet = Sheet()
    for left, right in itertools.pairwise(XS):
        for top, bottom in itertools.pairwise(YS):
            sheet.grid((left, right), (top, bottom))
    write_cells(sheet, ROWS)
    assert texts_of(only(sheet)) == ROWS


def test_lines_that_nearly_meet_are_one_grid() -> None:
    sheet = Sheet()
    for y in YS:
        sheet.rule(72, y, 368)
    for x in XS:
        sheet.upright_rule(x, 101.5, 158.5)
    write_cells(sheet, ROWS)
    assert texts_of(only(sheet)) == ROWS


def test_a_missing_upright_piece_makes_a_cell_of_two_columns() -> None:
    sheet = without(gridded([["Kind", "Landed and lost", ""], *ROWS[1:]]), (270, 100, 270, 120))
    assert spans_of(only(sheet)) == {"Landed and lost": (1, 2)}


def test_a_missing_piece_across_makes_a_cell_of_two_rows() -> None:
    sheet = without(gridded([ROWS[0], ["Ships", "12", "14"], ["", "3", "5"]]), (70, 140, 170, 140))
    assert spans_of(only(sheet)) == {"Ships": (2, 1)}


def test_a_cell_of_two_rows_and_two_columns() -> None:
    rows = [["Kind and number", "", "Lost"], ["", "", "14"], *ROWS[1:], ["Rafts", "7", "8"]]
    sheet = without(gridded(rows), (170, 100, 170, 140), (70, 120, 270, 120))
    assert spans_of(only(sheet)) == {"Kind and number": (2, 2)}


def test_text_across_a_place_without_a_line_spans_it() -> None:
    rows = [["Kind", "Whatever was landed", ""], *ROWS[1:]]
    sheet = without(gridded(rows), (270, 100, 270, 120))
    assert spans_of(only(sheet)) == {"Whatever was landed": (1, 2)}


def test_the_outer_lines_may_be_missing() -> None:
    sheet = Sheet()
    for y in YS:
        sheet.rule(70, y, 370)
    for x in XS[1:-1]:
        sheet.upright_rule(x, 100, 160)
    write_cells(sheet, ROWS)
    assert texts_of(only(sheet)) == ROWS


def test_a_column_drawn_in_the_head_only_is_one_for_the_body() -> None:
    sheet = without(gridded(), (270, 120, 270, 160))
    assert texts_of(only(sheet)) == ROWS


def test_rows_without_lines_between_them_are_rows() -> None:
    sheet = Sheet()
    sheet.grid(XS, (100, 120, 160))
    write_cells(sheet, ROWS)
    assert texts_of(only(sheet)) == ROWS


def test_a_tall_cell_keeps_its_lines_together() -> None:
    sheet = Sheet()
    sheet.grid(XS, (100, 120, 160))
    write_cells(sheet, [ROWS[0], ["Ships that sailed", "12", "14"], ["in convoy", "", ""]])
    assert texts_of(only(sheet))[1] == ["Ships that sailed in convoy", "12", "14"]


def test_stripes_part_rows() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.upright_rule(x, 100, 180)
    for y in (100, 140):
        sheet.fill(70, y, 370, y + 20)
    sheet.rule(70, 180, 370)
    write_cells(sheet, [*ROWS, ["Rafts", "7", "8"]])
    assert texts_of(only(sheet)) == [*ROWS, ["Rafts", "7", "8"]]


def test_shaded_cells_alone_make_a_grid() -> None:
    sheet = Sheet()
    for column, (left, right) in enumerate(itertools.pairwise(XS)):
        for row, (top, bottom) in enumerate(itertools.pairwise(YS)):
            sheet.fill(left, top, right, bottom, ("dddddd", "eeeeee")[(row + column) % 2])
    write_cells(sheet, ROWS)
    assert texts_of(only(sheet)) == ROWS


def test_shades_of_one_colour_set_line_by_line_part_nothing() -> None:
    sheet = Sheet()
    sheet.grid(XS, (100, 120, 160))
    for y in (120, 133, 146):
        sheet.fill(70, y, 370, y + 13)
    write_cells(sheet, [ROWS[0], ["Ships that sailed", "", "for the"], ["in convoy", "all", "south"]])
    table = only(sheet)
    assert table.rows == 2
    assert texts_of(table)[1] == ["Ships that sailed in convoy", "all", "for the south"]


def test_a_shade_behind_one_word_parts_nothing() -> None:
    sheet = gridded()
    sheet.fill(74, 126, 105, 137, "ffff00")
    assert texts_of(only(sheet)) == ROWS


def test_white_areas_are_background() -> None:
    sheet = Sheet()
    for left, right in itertools.pairwise(XS):
        for top, bottom in itertools.pairwise(YS):
            sheet.fill(left, top, right, bottom, "ffffff")
    write_cells(sheet, ROWS)
    assert found(sheet) == []


def test_double_lines_are_no_rows_of_their_own() -> None:
    sheet = gridded()
    sheet.rule(70, 123.5, 370)
    assert texts_of(only(sheet)) == ROWS


def test_a_border_around_the_page_is_no_table() -> None:
    sheet = Sheet()
    sheet.grid((10, 585), (10, 832))
    sheet.upright_rule(300, 10, 832)
    sheet.lines_at(40, 100, ["one", "two", "three", "four"])
    sheet.lines_at(320, 100, ["one", "two", "three", "four"])
    assert found(sheet) == []


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.grid((70, 370), (90, 260))
    sheet.paragraph(80, 110, 280)
    assert found(sheet) == []


def test_a_grid_without_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    assert found(sheet) == []


def test_a_grid_with_hardly_any_text_is_a_chart() -> None:
    sheet = Sheet()
    sheet.grid([70 + 20 * index for index in range(12)], [100 + 20 * index for index in range(8)])
    sheet.write(72, 114, "0")
    sheet.write(172, 174, "10")
    sheet.write(252, 214, "20")
    assert found(sheet) == []


def test_cells_may_be_empty() -> None:
    rows = [["Kind", "Landed", ""], ["Ships", "", "14"], ["", "3", "5"]]
    assert texts_of(only(gridded(rows))) == rows


def test_boxes_one_below_the_other_are_a_table_of_one_column() -> None:
    sheet = Sheet()
    sheet.grid((70, 270), YS)
    write_cells(sheet, [["Bring the ship in"], ["Moor it"], ["Tell the office"]])
    assert texts_of(only(sheet)) == [["Bring the ship in"], ["Moor it"], ["Tell the office"]]


def test_two_grids_are_two_tables() -> None:
    sheet = gridded()
    sheet.grid(XS, [y + 200 for y in YS])
    write_cells(sheet, ROWS, top=300)
    assert [texts_of(table) for table in found(sheet)] == [ROWS, ROWS]


def test_a_table_in_a_cell_of_another_is_left_to_the_outer_one() -> None:
    sheet = gridded()
    sheet.grid((50, 420), (80, 200, 240))
    sheet.upright_rule(235, 200, 240)
    sheet.write(55, 214, "below")
    sheet.write(240, 214, "beside")
    sheet.write(55, 94, "above")
    assert len(found(sheet)) == 1


def test_text_beside_a_grid_is_not_in_it() -> None:
    sheet = gridded()
    aside = sheet.write(400, 114, "aside")
    assert id(aside[0]) not in only(sheet).words


def test_very_many_lines_are_a_drawing() -> None:
    sheet = gridded()
    assert len(found(sheet)) == 1
    for index in range(3100):
        sheet.upright_rule(10 + 6 * (index % 95), 300 + 10 * (index // 95), 305 + 10 * (index // 95))
    assert found(sheet) == []


def drawn_table(rows: list[list[str]], *, bold_rows: int = 0) -> Sheet:
    """Cells of 100 x 20 points, every one of them drawn."""
    sheet = Sheet()
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            sheet.write(76 + 100 * column, 114 + 20 * row, text, bold=row < bold_rows)
    bottom, right = 100.0 + 20 * len(rows), 72.0 + 100 * len(rows[0])
    for row in range(len(rows) + 1):
        sheet.content.rulings.append(Ruling(72.0, 100.0 + 20 * row, right, 100.0 + 20 * row, 0.5))
    for column in range(len(rows[0]) + 1):
        sheet.content.rulings.append(Ruling(72.0 + 100 * column, 100.0, 72.0 + 100 * column, bottom, 0.5))
    return sheet


def heads(sheet: Sheet) -> set[int]:
    """The rows of the page's only table that are heads."""
    (table,) = find_ruled_tables(sheet.content, sheet.words, sheet.styles)
    return {cell.row for cell in table.cells if cell.role is CellRole.COLUMN_HEADER}


def test_rows_without_figures_above_rows_with_some_are_the_head() -> None:
    rows = [["Harbour", "Ships", "Tons"], ["North", "12", "340"], ["South", "7", "95"]]
    assert heads(drawn_table(rows)) == {0}


def test_bold_rows_above_plain_ones_are_the_head() -> None:
    rows = [["Harbour", "Master"], ["North", "Ada"], ["South", "Ben"]]
    assert heads(drawn_table(rows, bold_rows=1)) == {0}


def test_a_table_of_words_alone_has_no_head() -> None:
    rows = [["North", "Ada"], ["South", "Ben"], ["East", "Cid"]]
    assert heads(drawn_table(rows)) == set()


def test_a_table_of_figures_alone_has_no_head() -> None:
    assert heads(drawn_table([["North", "12"], ["South", "7"], ["East", "31"]])) == set()


def test_a_head_over_an_undrawn_edge_is_not_parted_at_a_word_space() -> None:
    """The words of one text stay together although none of them stands on the edge."""
    sheet = without(gridded([["", "", ""], *ROWS[1:]]), (270, 100, 270, 120))
    words = sheet.write(200, 114, "Landed and then lost")
    assert not any(word.box.x0 < 269 and word.box.x1 > 271 for word in words)
    assert spans_of(only(sheet))["Landed and then lost"] == (1, 2)


def test_a_wide_head_hanging_over_an_undrawn_edge_keeps_to_its_column() -> None:
    sheet = without(gridded([["Kind", "", ""], *ROWS[1:]]), (270, 100, 270, 120))
    sheet.write(180, 114, "Landed")
    sheet.write(266, 114, "Shipwrecked")
    table = only(sheet)
    assert texts_of(table)[0] == ["Kind", "Landed", "Shipwrecked"]
    assert spans_of(table) == {}


def test_pieces_of_a_line_a_little_apart_are_one_whatever_their_order() -> None:
    """Scans and shades put the pieces of one line at places that differ by a point, the later piece first."""
    sheet = gridded()
    others = [one for one in sheet.content.rulings if one.is_horizontal or one.x0 != 170]
    upper, lower = Ruling(170.9, 100, 170.9, 120, 0.5), Ruling(169.6, 120, 169.6, 160, 0.5)
    sheet.content.rulings = [lower, *others, upper]
    assert texts_of(only(sheet)) == ROWS


def labelled(*, gap: float) -> Sheet:
    """Rows parted by lines over the last two columns, and a label of two lines ``gap`` points apart beside two."""
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet = without(sheet, (70, 120, 170, 120), (70, 140, 170, 140))
    write_cells(sheet, [["Kind", "Landed", "Lost"], ["", "12", "14"], ["", "3", "5"]])
    sheet.write(75, 140 - gap / 2 - 2.1, "Ships of")
    sheet.write(75, 140 + gap / 2 + 7.9, "all lines")
    return sheet


def test_labels_apart_beside_a_line_over_most_of_the_table_are_two() -> None:
    assert "Ships of all lines" not in itertools.chain(*texts_of(only(labelled(gap=12))))


def test_a_label_of_near_lines_reaches_over_the_rows_beside_it() -> None:
    assert "Ships of all lines" in itertools.chain(*texts_of(only(labelled(gap=2))))


@pytest.mark.parametrize(
    ("x", "label", "tables"),
    [
        (75, "Landed in winter", 1),  # names the rows below it
        (75, "Table 2. Landed in winter", 2),
        (200, "Landed in winter", 2),  # stands over columns, as a title does
    ],
)
def test_the_label_of_a_group_between_two_grids_is_a_row_of_one_table(x: float, label: str, tables: int) -> None:
    sheet = gridded()
    sheet.write(x, 174, label)
    sheet.grid(XS, [180.0, 200.0, 220.0])
    write_cells(sheet, [["Rafts", "40", "41"], ["Canoes", "7", "9"]], top=180)
    first, *others = found(sheet)
    assert len(others) == tables - 1
    if not others:
        assert texts_of(first) == [*ROWS, [label, "", ""], ["Rafts", "40", "41"], ["Canoes", "7", "9"]]


def test_grids_side_by_side_are_two_tables() -> None:
    sheet = gridded()
    sheet.grid([x + 310 for x in XS[:3]], YS)
    write_cells(sheet, [row[:2] for row in ROWS], xs=[x + 310 for x in XS[:2]])
    assert [texts_of(table) for table in found(sheet)] == [ROWS, [row[:2] for row in ROWS]]
