"""Grids drawn in part: where bands of a grid hold several records, and where its lines mean nothing."""

from __future__ import annotations

from collections.abc import Sequence

from docbeat.reading.stages.bands import Cuts, cut_columns, cut_rows, without_thin_bands
from docbeat.reading.stages.tables import Grid
from tests.unit.reading.build import Sheet

XS = (70.0, 170.0, 270.0, 370.0)


def cuts(rows: Sequence[Sequence[str]], *, ys: Sequence[float] = (90.0, 300.0), step: float = 14.0) -> Cuts:
    sheet = Sheet()
    sheet.table(104, [x + 5 for x in XS[:-1]], rows, step=step)
    return cut_rows(Grid(list(XS), list(ys)), sheet.words, sheet.styles)


def test_a_band_of_records_is_cut_between_them() -> None:
    made = cuts([["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "1", "2"]])
    assert made.grid.rows == 3
    assert [round(y) for y in made.grid.ys] == [90, 108, 122, 300]
    assert made.below == {(row, column) for row in range(2) for column in range(3)}


def test_a_label_for_all_records_of_a_band_is_not_cut() -> None:
    made = cuts([["Ships", "12", "14"], ["", "3", "5"], ["", "1", "2"]])
    assert made.grid.rows == 3
    assert made.below == {(row, column) for row in range(2) for column in (1, 2)}


def test_a_cell_of_several_lines_is_not_cut() -> None:
    made = cuts([["Ships that sail", "those that", "all of them"], ["in convoy", "came in", "by noon"]], step=12)
    assert made.grid.rows == 1
    assert made.below == set()


def test_a_band_without_figures_is_not_cut() -> None:
    assert cuts([["Ships", "from the north", "timber"], ["Boats", "from the south", "fish"]]).grid.rows == 1


def test_every_band_is_looked_at_by_itself() -> None:
    rows = [["Kind", "Landed", "Lost"], ["Ships", "12", "14"], ["Boats", "3", "5"]]
    assert [round(y) for y in cuts(rows, ys=(90, 109, 300)).grid.ys] == [90, 109, 122, 300]


def test_a_band_without_text_stays() -> None:
    assert cuts([["Ships", "12", "14"]], ys=(90, 110, 140)).grid.ys == [90, 110, 140]


def thinned(xs: list[float], ys: list[float], *places: tuple[float, float]) -> Grid:
    sheet = Sheet()
    for x, y in places:
        sheet.write(x, y, "in")
    return without_thin_bands(Grid(xs, ys), sheet.words)


def test_a_thin_row_without_text_goes() -> None:
    assert thinned([70, 370], [100, 103, 120, 140], (80, 114), (80, 134)).ys == [100, 120, 140]


def test_a_thin_row_at_the_end_goes() -> None:
    assert thinned([70, 370], [100, 120, 140, 144], (80, 114), (80, 134)).ys == [100, 120, 144]


def test_a_thin_column_without_text_goes() -> None:
    assert thinned([70, 76, 170, 370], [100, 120], (80, 114), (180, 114)).xs == [70, 170, 370]


def test_an_empty_row_of_usual_height_stays() -> None:
    assert thinned([70, 370], [100, 120, 140], (80, 114)).ys == [100, 120, 140]


def test_a_thin_row_with_text_stays() -> None:
    sheet = Sheet()
    sheet.write(80, 107, "small", size=6)
    assert without_thin_bands(Grid([70, 370], [100, 108.5, 120]), sheet.words).ys == [100, 108.5, 120]


def test_a_grid_thin_all_over_is_left_as_it_is() -> None:
    assert thinned([70, 75], [100, 104]).ys == [100, 104]


def test_a_wide_column_is_parted_where_alignment_parts_it() -> None:
    sheet = Sheet()
    sheet.table(104, (75, 220, 300), [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "1", "2"]])
    grid = cut_columns(Grid([70, 380], [90, 150]), sheet.words, sheet.styles)
    assert grid.columns == 3
    assert 100 < grid.xs[1] < 255
    assert 260 < grid.xs[2] < 335


def test_a_narrow_column_is_not_parted() -> None:
    sheet = Sheet()
    sheet.table(104, (75, 120), [["a", "1"], ["b", "2"], ["c", "3"]])
    assert cut_columns(Grid([70, 170, 590], [90, 150]), sheet.words, sheet.styles).xs == [70, 170, 590]


def test_sentences_in_a_wide_column_are_not_parted() -> None:
    sheet = Sheet()
    sheet.paragraph(75, 104, 300)
    assert cut_columns(Grid([70, 380], [90, 250]), sheet.words, sheet.styles).columns == 1


def banded(labels: Sequence[str], left: float = 75.0) -> Grid:
    """A wide drawn column of bands with a short text and, further right, one of three lines, cut by its text."""
    sheet = Sheet()
    for row, label in enumerate(labels):
        sheet.write(left, 110 + 50 * row, label)
        sheet.lines_at(
            205, 110 + 50 * row, ["Whatever may be told of it", "in more than one line of", "the same size"], step=12
        )
    ys = [95.0 + 50 * row for row in range(len(labels) + 1)]
    return cut_columns(Grid([70.0, 370.0], ys), sheet.words, sheet.styles)


def test_a_wide_column_of_short_and_long_texts_is_parted() -> None:
    assert banded(["Ships", "Boats", "Rafts", "Ferries"]).columns == 2


def test_signs_of_lists_are_no_column() -> None:
    assert banded(["-", "-", "-", "-"], left=190).columns == 1


def tall(gap: float) -> Sheet:
    """Two records of a label and a text of three lines, ``gap`` points between their lines, in one band."""
    sheet = Sheet()
    y = 110.0
    texts = ["more than ten tons a year of", "any one of the stuffs that are", "on the list of the port"]
    for label in ("Major", "Area"):
        sheet.write(75, y, label)
        y = sheet.lines_at(205, y, texts, step=11) - 11 + gap
    return sheet


def test_tall_records_with_white_between_them_are_cut() -> None:
    sheet = tall(gap=22)
    found = cut_rows(Grid([70.0, 200.0, 370.0], [95.0, 200.0]), sheet.words, sheet.styles)
    assert found.grid.rows == 2


def test_tall_records_without_white_between_them_are_not_cut() -> None:
    sheet = tall(gap=11)
    found = cut_rows(Grid([70.0, 200.0, 370.0], [95.0, 200.0]), sheet.words, sheet.styles)
    assert found.grid.rows == 1


def test_paragraphs_of_one_cell_are_not_cut() -> None:
    sheet = Sheet()
    sheet.write(75, 110, "Major")
    y = sheet.lines_at(205, 110, ["more than ten tons a year of", "any one of the stuffs that are"], step=11)
    sheet.lines_at(205, y + 11, ["counted at the gate of the port", "by the clerk of the day"], step=11)
    found = cut_rows(Grid([70.0, 200.0, 370.0], [95.0, 200.0]), sheet.words, sheet.styles)
    assert found.grid.rows == 1
