"""What the rows of a table's body are for: sums, and the labels at their start; and rows that may be two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docbeat.document.model import CellRole
from docbeat.reading.stages.columns import is_numeric
from docbeat.reading.stages.tables import FoundCell, FoundTable

_TOTAL = re.compile(
    r"(?:grand|net|sub|overall)?[\s-]?totals?\b|sum\b|(?:gesamt|zwischen)?summe\b|gesamt\b|insgesamt\b|somme\b|totale\b"
    r"|totaal\b|suma\b|итого\b|всего\b|合計|合计|总计|小計|小计|합계",
    re.I,
)
# Labels head their rows where this part of the rows with a label holds figures.
_LABELLED = 0.5
# So many labels in a column are no accident.
_LEAST_LABELS = 2
# How sure a table is at most in which a row may hold two records.
_UNSURE = 0.5


def mark_rows(table: FoundTable) -> None:
    """Tell sums and labels in the body of ``table``; be less sure of it where rows may be two."""
    if holds_labels([cell for cell in table.cells if cell.lines]):
        for cell in table.cells:
            cell.role = CellRole.ROW_HEADER if cell.column == 0 else CellRole.DATA
        return
    rows = _body(table)
    labelled = [row for row in rows if row[0].column == 0 and row[0].lines and not is_numeric(row[0].text)]
    with_figures = [row for row in labelled if any(is_numeric(cell.text) for cell in row[1:])]
    for row in with_figures if len(with_figures) > _LABELLED * len(labelled) else ():
        row[0].role = CellRole.ROW_HEADER
    for row in with_figures:
        if _TOTAL.match(row[0].text):
            for cell in row:
                cell.role = CellRole.TOTAL
    if any(map(_may_be_two, rows)):
        table.confidence = min(table.confidence, _UNSURE)


def holds_labels(filled: Sequence[FoundCell]) -> bool:
    """Whether the first column holds labels with a colon after them, or the next one values with one before."""
    first = [cell.text for cell in filled if cell.column == 0]
    second = [cell.text for cell in filled if cell.column == 1]
    if len(first) < _LEAST_LABELS:
        return False
    return all(text.endswith(":") for text in first) or (bool(second) and all(text.startswith(":") for text in second))


def _body(table: FoundTable) -> list[list[FoundCell]]:
    """The rows with cells of their own below the head, from left to right."""
    rows: dict[int, list[FoundCell]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.role is CellRole.DATA:
            rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _may_be_two(row: Sequence[FoundCell]) -> bool:
    """Whether several cells of the row hold as many figures one below the other."""
    counts = [
        len(cell.lines) for cell in row if len(cell.lines) > 1 and all(is_numeric(one.text) for one in cell.lines)
    ]
    return len(counts) > 1 and len(set(counts)) == 1
