"""Sums and labels in the body of tables, and rows that may be two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import CellRole
from docbeat.reading.stages.roles import mark_rows
from docbeat.reading.stages.tables import FoundCell, FoundTable
from tests.unit.reading.build import Sheet

HEAD, DATA, ROW, TOTAL = CellRole.COLUMN_HEADER, CellRole.DATA, CellRole.ROW_HEADER, CellRole.TOTAL


def marked(*rows: Sequence[str], head: int = 0) -> FoundTable:
    """A table of ``rows``, the lines of a cell parted by "/"."""
    cells = []
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            sheet = Sheet()
            sheet.lines_at(50, 50, [line for line in text.split("/") if line])
            role = HEAD if y < head else DATA
            cells.append(FoundCell(y, x, 1, 1, Box(x, y, x + 1, y + 1), sheet.lines(), role))
    table = FoundTable(Box(0, 0, 9, 9), len(rows), len(rows[0]), cells, confidence=0.9)
    mark_rows(table)
    return table


def roles(table: FoundTable) -> list[list[CellRole]]:
    return [[cell.role for cell in table.cells if cell.row == row] for row in range(table.rows)]


def test_labels_before_figures_head_their_rows_and_sums_are_told() -> None:
    table = marked(["Kind", "Landed"], ["Ships", "12"], ["Boats", "3"], ["Grand total", "15"], head=1)
    assert roles(table) == [[HEAD, HEAD], [ROW, DATA], [ROW, DATA], [TOTAL, TOTAL]]
    assert table.confidence == 0.9


@pytest.mark.parametrize("label", ["Total", "Sub-total", "TOTALS 2019", "Summe", "Итого", "合計"])
def test_words_for_sums(label: str) -> None:
    assert roles(marked(["Ships", "12"], [label, "12"]))[1] == [TOTAL, TOTAL]


@pytest.mark.parametrize("label", ["Totally lost", "Summer", "Summary", "Sumatra"])
def test_words_that_only_begin_like_them(label: str) -> None:
    assert roles(marked(["Ships", "12"], [label, "12"]))[1] == [ROW, DATA]


def test_texts_beside_texts_head_nothing() -> None:
    assert roles(marked(["Ships", "of oak"], ["Boats", "of pine"], ["Total", "of wood"])) == [[DATA, DATA]] * 3


def test_figures_head_nothing() -> None:
    assert roles(marked(["1", "12"], ["2", "3"])) == [[DATA, DATA]] * 2


def test_a_row_with_several_figures_in_several_cells_may_be_two() -> None:
    assert marked(["Ships/Boats", "12/3", "14/5"], ["Rafts", "1", "2"]).confidence == 0.5
    assert marked(["Ships/of oak", "12", "14"], ["Rafts", "1", "2"]).confidence == 0.9


@pytest.mark.parametrize("rows", [(["Name:", "Ada"], ["Number:", "77"]), (["Name", ": Ada"], ["Number", ": 77"])])
def test_labels_with_colons_head_their_rows_and_no_row_heads_columns(rows: Sequence[Sequence[str]]) -> None:
    assert roles(marked(*rows, head=1)) == [[ROW, DATA], [ROW, DATA]]


def test_a_table_with_nothing_in_its_second_column_keeps_its_head() -> None:
    assert roles(marked(["Kind", "", "Landed"], ["Ships", "", "12"], head=1))[0] == [HEAD, HEAD, HEAD]
