"""Notation: how one document writes its numbers and dates, told from all of it, since a single value leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from docbeat.answering.fields.values.currencies import document_currency
from docbeat.answering.fields.values.dates import Dated, DayOrder, Precision, day_order, find_dates
from docbeat.answering.fields.values.match import Match
from docbeat.answering.fields.values.numbers import DecimalMark, decimal_mark
from docbeat.answering.view import DocumentView, Piece

# Pieces at either end of a document: enough to tell a habit, where the rows of a long table say nothing new.
_SAMPLE = 3000
# What stands between the two days of a period.
_UNTIL = re.compile(
    r"[\s,]*(?:[-–—~/]|to|through|thru|until|till|and|bis(?: zum)?|au|al|a|tot|t/m|até|fino al|hasta(?: el)?)[\s:,]*",
    re.IGNORECASE,
)
# A statement is about a year at most.
_LONGEST_DAYS = 400

Days = tuple[date, date]


@dataclass(frozen=True)
class Notation:
    """``decimal`` is the mark before decimals, ``order`` which comes first in 03/04/2025, ``currency`` a code.

    ``period`` are the first and the last day the document is about, or twice the first day it names; None where no
    whole date is printed.
    """

    decimal: DecimalMark | None = None
    order: DayOrder = DayOrder.UNKNOWN
    currency: str | None = None
    period: Days | None = None

    def year_of(self, month: int, day: int) -> int | None:
        """The year of a day that is printed without one: the one that brings it nearest to the period."""
        if self.period is None:
            return None
        first, last = self.period
        days = [one for year in range(first.year - 1, last.year + 2) if (one := _day(year, month, day))]
        return min(days, key=lambda one: _days_outside(one, first, last)).year if days else None


def notation_of(view: DocumentView) -> Notation:
    """How the document writes, where enough of it shows."""
    pieces = _sample(view.pieces)
    texts = [piece.text for piece in pieces]
    order = day_order(texts)
    return Notation(decimal_mark(texts), order, document_currency(texts), _period(texts, order))


def _sample(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """From the beginning and the end, where documents say what they are about."""
    return pieces if len(pieces) <= 2 * _SAMPLE else [*pieces[:_SAMPLE], *pieces[-_SAMPLE:]]


def _period(texts: Iterable[str], order: DayOrder) -> Days | None:
    """The first stretch of days the document names, else the first day."""
    alone: date | None = None
    before: tuple[str, date] | None = None
    for text in texts:
        days = [match for match in find_dates(text, order) if match.value.precision is Precision.DAY]
        for first, last in stretches(text, days):
            return first.value.date, last.value.date
        found = _over_two_pieces(before, text, days)
        if found is not None:
            return found
        before = (text[days[-1].stop :], days[-1].value.date) if days else None
        alone = alone or next((match.value.date for match in days if match.certainty >= 0.6), None)
    return (alone, alone) if alone else None


def stretches(text: str, days: Sequence[Match[Dated]]) -> Iterator[tuple[Match[Dated], Match[Dated]]]:
    """The pairs of days in ``text`` that are the ends of a period."""
    for first, last in pairwise(days):
        if _UNTIL.fullmatch(text[first.stop : last.start]) and _is_period(first.value.date, last.value.date):
            yield first, last


def _over_two_pieces(before: tuple[str, date] | None, text: str, days: Sequence[Match[Dated]]) -> Days | None:
    """A stretch whose days a wide gap or the end of a line parts."""
    if before is None or not days:
        return None
    rest, first = before
    between, last = rest + " " + text[: days[0].start], days[0].value.date
    return (first, last) if _UNTIL.fullmatch(between) and _is_period(first, last) else None


def _is_period(first: date, last: date) -> bool:
    return 0 < (last - first).days <= _LONGEST_DAYS


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_outside(day: date, first: date, last: date) -> int:
    """How many days it lies outside; after the end counts double, since papers tell of what has been."""
    return max((first - day).days, 2 * (day - last).days, 0)
