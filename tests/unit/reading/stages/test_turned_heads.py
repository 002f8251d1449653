"""Heads of columns written upwards or on a slant."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import CellRole, Style, Word
from docbeat.reading.stages.lines import Line, make_line
from docbeat.reading.stages.tables import FoundCell, FoundTable
from docbeat.reading.stages.turned_heads import add_turned_heads

STYLES = [Style("Face", 10.0)]
EDGES = (100.0, 200.0, 240.0, 280.0, 320.0)


def line(text: str, box: Box, angle: float = 0.0) -> Line:
    return make_line([Word(text, box, 0, angle=angle)], STYLES)


def table(first_row: tuple[str, str, str, str] = ("", "", "", "")) -> FoundTable:
    """Two rows of four columns from y 300 on."""
    cells = []
    for row, texts in enumerate((first_row, ("Boats", "1", "2", "3"))):
        for column, text in enumerate(texts):
            box = Box(EDGES[column], 300.0 + 20 * row, EDGES[column + 1], 320.0 + 20 * row)
            lines = [line(text, Box(box.x0, box.y0 + 4, box.x0 + 30, box.y0 + 14))] if text else []
            cells.append(FoundCell(row, column, 1, 1, box, lines))
    return FoundTable(Box(100, 300, 320, 340), 2, 4, cells, 1.0)


def texts(found: FoundTable, row: int) -> list[tuple[str, int]]:
    return [(cell.text, cell.column_span) for cell in found.cells if cell.row == row]


def upwards(bottom: float = 296.0) -> list[Line]:
    """Heads that run straight up over the last three columns."""
    return [line(text, Box(x, 250, x + 10, bottom), 270) for text, x in (("Won", 215), ("Lost", 255), ("All", 295))]


def slanted() -> list[Line]:
    """Heads at 45 degrees, each reaching over the next column; side by side they pass for one line."""
    words = [
        Word(text, Box(x, 270, x + 40, 310), 0, angle=315) for text, x in (("Won", 215), ("Lost", 255), ("All", 295))
    ]
    return [make_line(words, STYLES)]


def test_heads_over_a_table_are_a_row_of_their_own() -> None:
    found = table(("Kind", "3", "4", "5"))
    add_turned_heads([found], upwards(), [], STYLES)
    assert found.rows == 3
    assert texts(found, 0) == [("", 1), ("Won", 1), ("Lost", 1), ("All", 1)]
    assert texts(found, 2)[0] == ("Boats", 1)
    assert {cell.role for cell in found.cells if cell.row == 0} == {CellRole.COLUMN_HEADER}
    assert found.box == Box(100, 250, 320, 340)


def test_an_upright_head_beside_turned_ones_is_of_their_row() -> None:
    found = table(("Tugs", "3", "4", "5"))
    add_turned_heads([found], upwards(), [line("Kind", Box(100, 286, 130, 296))], STYLES)
    assert texts(found, 0) == [("Kind", 1), ("Won", 1), ("Lost", 1), ("All", 1)]
    assert found.rows == 3


@pytest.mark.parametrize("heads", [upwards(), slanted()])
def test_heads_fill_the_row_that_heads_the_other_columns(heads: list[Line]) -> None:
    found = table(("Kind", "", "", ""))
    add_turned_heads([found], heads, [], STYLES)
    assert found.rows == 2
    assert texts(found, 0) == [("Kind", 1), ("Won", 1), ("Lost", 1), ("All", 1)]


def test_upright_heads_over_turned_ones_span_those_under_them() -> None:
    found = table(("Kind", "", "", ""))
    over = [line("Games", Box(215, 236, 262, 246)), line("Sum", Box(290, 236, 310, 246))]
    caption = line("Table 1: how the games of the year ended", Box(100, 236, 320, 246))
    add_turned_heads([found], upwards(), [caption, *over], STYLES)
    assert texts(found, 0) == [("", 1), ("Games", 2), ("Sum", 1)]
    assert texts(found, 1)[1] == ("Won", 1)


def test_cells_tile_the_table_still() -> None:
    found = table(("Kind", "", "", ""))
    add_turned_heads([found], upwards(), [line("Games", Box(215, 236, 262, 246))], STYLES)
    taken = sorted((cell.row, cell.column + k) for cell in found.cells for k in range(cell.column_span))
    assert taken == [(row, column) for row in range(found.rows) for column in range(found.columns)]
    assert sum(cell.box.area for cell in found.cells) == pytest.approx(found.box.area)


@pytest.mark.parametrize("heads", [[], upwards()[:1], upwards(bottom=260.0)])
def test_a_single_turned_line_or_ones_far_off_are_no_heads(heads: list[Line]) -> None:
    found = table()
    add_turned_heads([found], heads, [], STYLES)
    assert found.rows == 2
    assert texts(found, 0) == [("", 1)] * 4
