"""Statements: the tables of figures of a filing, with what their columns and rows are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from docbeat.answering.fields.figures.periods import Period, period_of
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import CellView, DocumentView, Quote, TableView
from docbeat.document.model import Block

_YEAR = re.compile(r"(?:fiscal |FY ?)?(?:19|20)\d\d\*?", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_AROUND = re.compile(r"[\s$€£¥()%,.\d–—−-]*")
_SCALE = re.compile(
    r"\bin (thousand|million|billion)s?\b|\b(thousand|million|billion)s of (?:dollars|euros|pounds)", re.I
)
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NOTES = re.compile(r"\([^)]*\d[^)]*\)|\(\w\)|\bnet of .*|\bless allowance.*|, \$.*", re.IGNORECASE)
_CHANGE = re.compile(r"%|\bchange|variance|percent", re.IGNORECASE)
# Rows that only one kind of statement has.
_KINDS = {
    "balance": ({"total", "asset"}, {"total", "current", "asset"}),
    "cash": ({"financing", "activity"}, {"investing", "activity"}),
    "income": ({"basic"}, {"before"}),
}
# How far above a table it may be said what its figures are counted in.
_ABOVE = 5


@dataclass(frozen=True)
class Figure:
    """A number of a row, the cell it stands in and the period of its column."""

    value: Decimal
    is_percent: bool
    period: Period
    cell: CellView


@dataclass(frozen=True)
class Line:
    """A row of figures: what it reads, and what the head reads under which it stands."""

    head: CellView
    words: Terms
    under: frozenset[str]
    figures: tuple[Figure, ...]

    @property
    def is_percent(self) -> bool:
        """Whether its figures are rates."""
        return any(figure.is_percent for figure in self.figures)


class Statement:
    """A table with a column of figures for each of some periods."""

    def __init__(self, table: TableView, scale: int | None) -> None:
        self.table = table
        self.scale = scale

    @cached_property
    def first(self) -> int:
        """The row its figures begin in."""
        for number in range(len(self.table.grid)):
            if any(figure_of(cell.text) for cell in self.table.row(number)[1:] if not _is_head(cell.text)):
                return number
        return len(self.table.grid)

    @cached_property
    def periods(self) -> dict[int, Period]:
        """The period of each column that has one."""
        found = {}
        for column in range(1, self.table.columns):
            text = " ".join(cell.text for cell in self._heads(column))
            period = None if _CHANGE.search(text) else period_of(text)
            if period:
                found[column] = period
        return found

    def heads(self, column: int) -> tuple[Quote, ...]:
        """The words that say the period of a column."""
        return tuple(quote for cell in self._heads(column) for quote in cell.quotes)

    @cached_property
    def lines(self) -> list[Line]:
        """Its rows of figures."""
        found, under = [], frozenset[str]()
        for number in range(self.first, len(self.table.grid)):
            row = self.table.row(number)
            if not row or row[0].column != 0 or not row[0].text:
                continue
            head, *cells = row
            figures = tuple(self._figures(cells))
            if figures:
                found.append(Line(head, row_terms(head.text), under, figures))
            elif not any(figure_of(cell.text) for cell in cells):
                under = frozenset(terms(head.text))
        return found

    @cached_property
    def kind(self) -> str:
        """Which of the statements it is, empty for any other table."""
        rows = [set(line.words) for line in self.lines]
        for kind, needed in _KINDS.items():
            if all(any(words <= row for row in rows) for words in needed):
                return kind
        return ""

    def _heads(self, column: int) -> list[CellView]:
        cells = dict.fromkeys(row[column] for row in self.table.grid[: self.first])
        return [cell for cell in cells if cell and cell.text]

    def _figures(self, cells: Sequence[CellView]) -> Iterator[Figure]:
        for cell in cells:
            period, value = self.periods.get(cell.column), figure_of(cell.text)
            if period and value is not None:
                yield Figure(value, "%" in cell.text, period, cell)


def statements_of(view: DocumentView) -> list[Statement]:
    """The tables of ``view`` whose columns are periods, in the order of the document."""
    place = {block.id: number for number, block in enumerate(view.blocks)}
    found = [Statement(table, _scale(view, table, place)) for table in view.tables if table.columns > 1]
    return [statement for statement in found if statement.periods]


def figure_of(text: str) -> Decimal | None:
    """The number a cell holds and nothing else; in brackets it is negative."""
    found = _FIGURE.findall(text)
    if len(found) != 1 or not _AROUND.fullmatch(text):
        return None
    value = Decimal(found[0].replace(",", ""))
    before = text[: text.index(found[0])]
    return -value if any(sign in before for sign in "(-–−") else value


def row_terms(text: str) -> Terms:
    """The words of the head of a row without notes on it."""
    return terms(_NOTES.sub("", text))


def _is_head(text: str) -> bool:
    return bool(_YEAR.fullmatch(text.strip())) or period_of(text) is not None


def _scale(view: DocumentView, table: TableView, place: dict[str, int]) -> int | None:
    """What the figures of a table are counted in: said in its head, or above it, or of most tables."""
    head = " ".join(cell.text for number in range(min(4, len(table.grid))) for cell in table.row(number))
    at = place[table.blocks[0].id]
    above = [_text(view, block) for block in view.blocks[max(at - _ABOVE, 0) : at] if block.table is None]
    for text in (head, *reversed(above)):
        found = _SCALE.search(text)
        if found:
            return _SCALES[(found[1] or found[2]).lower()]
    return None


def _text(view: DocumentView, block: Block) -> str:
    return " ".join(piece.text for piece in view.pieces_of(block))
