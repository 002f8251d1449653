"""Grids: where points lie, which elementary cells are one, and the lines each cell holds."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.document.model import CellRole
from docbeat.reading.stages.tables import (
    FoundCell,
    FoundTable,
    Grid,
    better_tables,
    fill_cells,
    merge_cells,
    ordered_lines,
)
from tests.unit.reading.build import Sheet, tiles

GRID = Grid([0, 100, 200, 300], [0, 20, 40])


def merged(right: set[tuple[int, int]], below: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    cells = merge_cells(GRID, lambda row, column: (row, column) in right, lambda row, column: (row, column) in below)
    assert tiles(FoundTable(Box(0, 0, 300, 40), GRID.rows, GRID.columns, cells, 1.0))
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells]


def test_a_grid_knows_its_cells() -> None:
    assert (GRID.rows, GRID.columns) == (2, 3)
    assert GRID.box(1, 2) == Box(200, 20, 300, 40)
    assert GRID.box(0, 1, 2, 2) == Box(100, 0, 300, 40)


def test_a_point_lies_in_one_cell_or_none() -> None:
    assert GRID.place(50, 10) == (0, 0)
    assert GRID.place(100, 20) == (1, 1)
    assert GRID.place(300, 10) is None
    assert GRID.place(50, -1) is None


def test_drawn_lines_all_over_leave_every_cell_alone() -> None:
    assert merged(set(), set()) == [(row, column, 1, 1) for row in range(2) for column in range(3)]


def test_a_missing_upright_line_makes_a_cell_span_columns() -> None:
    assert (0, 0, 1, 2) in merged({(0, 0)}, set())


def test_a_missing_line_below_makes_a_cell_span_rows() -> None:
    assert (0, 2, 2, 1) in merged(set(), {(0, 2)})


def test_a_block_of_four_is_one_cell() -> None:
    found = merged({(0, 0), (1, 0)}, {(0, 0), (0, 1)})
    assert found == [(0, 0, 2, 2), (0, 2, 1, 1), (1, 2, 1, 1)]


def test_what_is_no_rectangle_is_not_joined() -> None:
    assert (0, 0, 1, 2) in merged({(0, 0)}, {(0, 0)}), "an L of three cells stays a row and a cell"
    assert (0, 0, 1, 2) in merged({(0, 0)}, {(0, 0), (0, 1)}), "the line between the lower two still parts"


def test_everything_open_is_one_cell() -> None:
    assert merged({(row, column) for row in range(2) for column in range(2)}, {(0, 0), (0, 1), (0, 2)}) == [
        (0, 0, 2, 3)
    ]


def test_words_go_to_the_cell_their_middle_lies_in() -> None:
    sheet = Sheet()
    sheet.write(10, 15, "left")
    sheet.write(95, 15, "middle")
    sheet.write(210, 35, "right")
    sheet.write(400, 15, "outside")
    cells = merge_cells(GRID, lambda *_: False, lambda *_: False)
    fill_cells(GRID, cells, sheet.words, sheet.styles)
    assert {(cell.row, cell.column): cell.text for cell in cells if cell.lines} == {
        (0, 0): "left",
        (0, 1): "middle",
        (1, 2): "right",
    }


def test_a_spanning_cell_gathers_the_words_of_all_its_places() -> None:
    sheet = Sheet()
    sheet.write(10, 15, "one line over")
    sheet.write(170, 15, "both")
    sheet.write(10, 35, "and below")
    cells = merge_cells(GRID, lambda *_: True, lambda *_: True)
    fill_cells(GRID, cells, sheet.words, sheet.styles)
    assert [cell.text for cell in cells] == ["one line over both and below"]


def test_lines_of_a_cell_run_top_to_bottom_and_left_to_right() -> None:
    sheet = Sheet()
    sheet.write(10, 35, "third")
    sheet.write(90, 14, "second")
    sheet.write(10, 15, "first")
    assert [line.text for line in ordered_lines(sheet.words, sheet.styles)] == ["first", "second", "third"]


def test_a_table_names_the_words_of_its_cells() -> None:
    sheet = Sheet()
    words = sheet.write(10, 15, "in here")
    cell = FoundCell(0, 0, 1, 1, Box(0, 0, 100, 20), sheet.lines())
    table = FoundTable(Box(0, 0, 100, 20), 1, 1, [cell], 1.0)
    assert table.words == {id(word) for word in words}
    assert cell.text == "in here"


def table_at(*box: float, is_shaded: bool = False) -> FoundTable:
    return FoundTable(Box(*box), 2, 2, [], 0.8, is_shaded=is_shaded)


def test_a_table_that_shades_and_alignment_both_show_is_taken_once() -> None:
    shaded, aligned = table_at(70, 100, 370, 200, is_shaded=True), table_at(72, 102, 368, 198)
    assert better_tables([shaded], [aligned]) == [shaded]


def test_alignment_is_right_where_it_sees_much_more_than_the_shades() -> None:
    shaded, aligned = table_at(70, 100, 370, 140, is_shaded=True), table_at(70, 100, 370, 300)
    assert better_tables([shaded], [aligned]) == [aligned]


def test_alignment_is_right_where_it_sees_heads_above_the_shades() -> None:
    sheet = Sheet()
    sheet.write(200, 115, "2024")
    shaded, aligned = table_at(70, 120, 370, 300, is_shaded=True), table_at(70, 105, 370, 300)
    aligned.cells = [FoundCell(0, 1, 1, 1, Box(170, 105, 370, 120), sheet.lines(), CellRole.COLUMN_HEADER)]
    assert better_tables([shaded], [aligned]) == [aligned]


def test_shaded_pieces_of_one_aligned_table_give_way_to_it() -> None:
    pieces = [table_at(70, 100, 370, 140, is_shaded=True), table_at(70, 160, 370, 200, is_shaded=True)]
    aligned = table_at(70, 100, 370, 200)
    assert better_tables(pieces, [aligned]) == [aligned]


def test_tables_in_places_of_their_own_all_stay() -> None:
    shaded, aligned = table_at(70, 100, 370, 200, is_shaded=True), table_at(70, 300, 370, 400)
    assert better_tables([shaded], [aligned]) == [shaded, aligned]
