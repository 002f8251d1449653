"""Movements of money: what came in and what went out, whichever way a bank prints it and whichever way it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays.cells import cell_value
from docbeat.answering.fields.arrays.columns import Fit
from docbeat.answering.fields.arrays.grids import Passage
from docbeat.answering.fields.arrays.rows import Record
from docbeat.answering.fields.arrays.wording import sides
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import terms
from docbeat.answering.vocabulary import table

IN, OUT = "incoming", "outgoing"
AMOUNTS = frozenset({"line_amount", "transaction_amount"})
_SIDES = {"credit": IN, "debit": OUT}
_VOCABULARY = table("rows")
_MARK = re.compile(r"(?<=[\d)\s])\s?(?P<mark>[A-Za-z]{1,2}|[+\-−–])\.?\s*\Z")
_SIGN = re.compile(r"^\s*([-−–+(])|[-−–)]\s*\Z")
_UNSIGNED = re.compile(r"[-−–+()]|(?<=\d)\s?[A-Za-z]{1,2}\.?\s*\Z")
# So much of a column that tells sides may be heads that come again.
_STRAY = 0.1
# A value that is worked out of a sign or of a column is a little less sure.
_WORKED_OUT = 0.95


def asks_for_movement(wanted: Wanted) -> bool:
    """Whether it can be told from the columns or the sign of a movement."""
    return wanted.concept in AMOUNTS or wanted.concept in _SIDES or _side_of_option(wanted)


def _side_of_option(wanted: Wanted) -> bool:
    """Whether its options are the two sides of an account."""
    return wanted.sense is Sense.OPTION and {IN, OUT} <= {side for one in wanted.field.options for side in _sides(one)}


def _sides(option: object) -> Iterator[str]:
    yield from sides([str(option)])
    if str(option) in _VOCABULARY["credit_mark"]:
        yield IN
    elif str(option) in _VOCABULARY["debit_mark"]:
        yield OUT


@dataclass(frozen=True, slots=True)
class Movement:
    """The figure of one movement, without its sign, and which way the money went, where that is known."""

    column: int
    cell: Passage
    side: str | None


class Movements:
    """Reads the movements of one table."""

    def __init__(self, fit: Fit, wanted: Sequence[Wanted], notation: Notation) -> None:
        self._notation = notation
        self._columns = {one.wanted.concept: one.column for one in fit.held if one.wanted.concept in _SIDES}
        self._amount = next((one.column for one in fit.held if one.wanted.concept in AMOUNTS), None)
        self._wanted = wanted
        texts = fit.columns[self._amount].texts if self._amount is not None else []
        self._is_signed = any(_SIGN.search(text) for text in texts)
        marks = {_marked_side(text) for text in texts}
        # Where one side only is marked, what bears no mark is of the other.
        self._is_marked = OUT in marks or {IN, None} <= marks
        self._unmarked = IN if OUT in marks else OUT
        self._sides = _side_column(fit)
        self._title = next(sides(fit.titles), None)
        # Where the side is asked for by itself, the amount goes without it.
        self._is_told_apart = any(_side_of_option(one) for one in wanted)

    def fill(self, record: Record, values: dict[int, Found | None], confidence: float) -> None:
        """Add to ``values``, which are by the place of what is wanted, those that the movement tells."""
        movement = self._movement(record)
        if movement is None:
            return
        for place, one in enumerate(self._wanted):
            found = self._told(one, movement, confidence)
            if found is not None and (values.get(place) is None or self._is_better(one)):
                values[place] = found

    def _is_better(self, wanted: Wanted) -> bool:
        """Whether the sign of an amount is more, or less, than what reading its cell as a number makes of it."""
        is_amount = wanted.concept in AMOUNTS and wanted.field.shape is not Shape.STRING
        return is_amount and (self._is_marked or self._is_told_apart or self._sides is not None)

    def side(self, record: Record) -> str | None:
        """Which way the money went, where a record says so."""
        movement = self._movement(record)
        return movement.side if movement else None

    def _movement(self, record: Record) -> Movement | None:
        for concept, side in _SIDES.items():
            column = self._columns.get(concept)
            if column is not None and column in record.cells and _has_figure(record.cells[column].text):
                return Movement(column, record.cells[column], side)
        if self._amount is None or self._amount not in record.cells:
            return None
        cell = record.cells[self._amount]
        return Movement(self._amount, cell, self._side(cell.text, record))

    def _side(self, text: str, record: Record) -> str | None:
        told = record.cells.get(self._sides) if self._sides is not None else None
        if told is not None and not self._is_marked:
            return side_of_mark(told.text)
        if self._is_marked:
            return _marked_side(text) or self._unmarked
        if self._is_signed:
            return OUT if re.search(r"[-−–(]", text) else IN
        section = [record.section.text] if record.section is not None else []
        return next(sides(section), self._title)

    def _told(self, wanted: Wanted, movement: Movement, confidence: float) -> Found | None:
        if wanted.sense is Sense.OPTION:
            return self._option(wanted, movement, confidence)
        if wanted.concept in _SIDES and movement.column == self._amount:
            return self._figure(wanted, movement, confidence) if movement.side == _SIDES[wanted.concept] else None
        if wanted.concept in AMOUNTS and (movement.column != self._amount or self._is_better(wanted)):
            found = self._figure(wanted, movement, confidence)
            return _negative(found) if found and movement.side == OUT and not self._is_told_apart else found
        return None

    def _option(self, wanted: Wanted, movement: Movement, confidence: float) -> Found | None:
        for option in wanted.field.options:
            if movement.side in set(_sides(option)):
                return Found(option, movement.cell.quotes(), confidence * _WORKED_OUT, derived=True)
        return None

    def _figure(self, wanted: Wanted, movement: Movement, confidence: float) -> Found | None:
        found = cell_value(wanted, movement.cell, self._notation, confidence * _WORKED_OUT)
        if found is None:
            return None
        if isinstance(found.value, str):
            return replace(found, value=_UNSIGNED.sub("", found.value).strip())
        return replace(found, value=abs(found.value))


def _side_column(fit: Fit) -> int | None:
    """The column that says of every movement which way it went: "Af" or "Bij", "D" or "C"."""
    for column, cells in fit.columns.items():
        told = [side_of_mark(text) for text in cells.texts]
        if OUT in told and told.count(None) <= _STRAY * len(told):
            return column
    return None


def side_of_mark(text: str) -> str | None:
    """The side that a whole cell says."""
    plain = text.strip(" .").casefold()
    for side, kind in ((OUT, "debit_mark"), (IN, "credit_mark")):
        if plain in {mark.casefold() for mark in _VOCABULARY[kind]} or plain in _VOCABULARY[f"{kind}_alone"]:
            return side
    return None


def _negative(found: Found) -> Found:
    if isinstance(found.value, str):
        return replace(found, value=f"-{found.value}")
    return replace(found, value=-found.value)


def _has_figure(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _marked_side(text: str) -> str | None:
    found = _MARK.search(text)
    if found is None or not found["mark"].isalpha():
        return None
    mark = found["mark"]
    return OUT if mark in _VOCABULARY["debit_mark"] else IN if mark in _VOCABULARY["credit_mark"] else None


def side_of_name(array: Field) -> str | None:
    """Which side an array is about by its name: "deposits" are what came in."""
    return next(sides([array.name, array.title]), None) if terms(array.name) else None


def sides_of(texts: Iterable[str]) -> set[str]:
    """The sides some headings mean."""
    return set(sides(list(texts)))
