"""Values without a label: told by what they are and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from docbeat.answering.field import Shape
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.labels import is_label
from docbeat.answering.fields.letterhead import letterhead
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.scalars import unlabelled_periods
from docbeat.answering.fields.sums import totals
from docbeat.answering.fields.values.amounts import find_amounts
from docbeat.answering.fields.values.dates import Dated, Precision, find_dates
from docbeat.answering.fields.values.match import Match
from docbeat.answering.fields.values.times import find_times
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.view import DocumentView, PageView, Piece, Quote

# Fields that ask when the paper was made out, and the pages on which it says so.
_OF_THE_PAPER = frozenset({"document_date", "invoice_date", "statement_date", "issue_date"})
_PAGES = 2
# What the day of a paper is worth: alone, with the time beside it, filling its line, being the only day; in a
# sentence, beside another day, behind the label of something else.
_DAY, _TIMED, _FILLING, _ONLY = 0.5, 0.13, 0.08, 0.05
_IN_SENTENCE, _IN_PAIR, _NAMED, _IN_COLUMN = -0.25, -0.2, -0.3, -0.3
_SENTENCE, _COLUMN = 7, 3
# A sign that several countries share says less of the currency than a code does.
_BY_CODE, _BY_SIGN, _BY_SHARED_SIGN = 0.8, 0.75, 0.6


def unlabelled(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for ``wanted`` that no label names; less sure than what is named as well."""
    yield from unlabelled_periods(view, wanted, notation)
    yield from letterhead(view, wanted, notation)
    yield from unlabelled_dates(view, wanted, notation)
    yield from unlabelled_currency(view, wanted, notation)
    yield from totals(view, wanted, notation)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as it stands somewhere, and how surely it is that of the paper."""

    piece: Piece
    match: Match[Dated]
    worth: float


def unlabelled_dates(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """The likeliest day of the paper, for those who ask for it."""
    asked = [one for one in wanted if one.concept in _OF_THE_PAPER]
    days = [day for page in view.pages[:_PAGES] for day in _days(page, notation)] if asked else []
    if not days:
        return
    best = max(days, key=lambda day: day.worth)
    worth = best.worth + _ONLY * (len({day.match.value.date for day in days}) == 1)
    quote = Quote(best.piece, best.match.start, best.match.stop)
    for one in asked:
        for reading in readings(one, (quote,), notation):
            yield Candidate(one, Found(reading.value, reading.quotes, worth))


def _days(page: PageView, notation: Notation) -> Iterator[_Day]:
    dated = {
        piece: [day for day in find_dates(piece.text, notation.order) if day.value.precision is Precision.DAY]
        for piece in page.pieces
    }
    dated = {piece: found for piece, found in dated.items() if found}
    for piece, found in dated.items():
        beside = sum(len(dated.get(other, ())) for other in page.row_of(piece))
        column = sum(abs(other.box.x0 - piece.box.x0) < piece.height for other in dated)
        for day in found:
            worth = _DAY + _IN_PAIR * (beside > 1) + _NAMED * _is_named(page, piece, day)
            worth += _IN_COLUMN * (column > _COLUMN)
            worth += _TIMED * _is_timed(page, piece, day) + _standing(piece, day)
            yield _Day(piece, day, worth * (0.8 + 0.2 * day.certainty))


def _standing(piece: Piece, day: Match[Dated]) -> float:
    others = piece.text[: day.start].split() + piece.text[day.stop :].split()
    if len(others) >= _SENTENCE:
        return _IN_SENTENCE
    return _FILLING if len(others) <= 2 else 0.0


def _is_timed(page: PageView, piece: Piece, day: Match[Dated]) -> bool:
    """Whether the time of day stands beside the day or in its row."""
    return day.value.time is not None or any(
        find_times(other.text) for other in page.row_of(piece) if other is not piece
    )


def _is_named(page: PageView, piece: Piece, day: Match[Dated]) -> bool:
    """Whether a label before the day says what it is; its own label would have been followed already."""
    before = piece.text[: day.start].rstrip()
    if any(map(str.isalpha, before)):
        return before.endswith((":", "-"))
    left = [other for other in page.row_of(piece) if other.box.x1 <= piece.box.x0 + 1.0]
    return bool(left) and is_label(left[-1])


def unlabelled_currency(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """The currency in which the document counts, by the first amount that bears it."""
    asked = [one for one in wanted if one.concept == "currency" and one.field.shape is Shape.STRING]
    if not asked or notation.currency is None:
        return
    first = next(chain(_bearing(view, notation.currency), _naming(view, notation.currency)), None)
    if first is None:
        return
    sign = first.text.strip(" ()-0123456789.,'")
    worth = _BY_CODE if notation.currency in sign else _BY_SHARED_SIGN if sign == "$" else _BY_SIGN
    for one in asked:
        if not one.field.options or notation.currency in one.field.options:
            yield Candidate(one, Found(notation.currency, (first,), worth))


def _naming(view: DocumentView, currency: str) -> Iterator[Quote]:
    """The code of a currency among the words of a head: "Total CHF"."""
    for page in view.pages[:_PAGES]:
        for piece in page.pieces:
            found = re.search(rf"(?<![^\W_]){re.escape(currency)}(?![^\W_])", piece.text)
            if found is not None:
                yield Quote(piece, found.start(), found.end())


def _bearing(view: DocumentView, currency: str) -> Iterator[Quote]:
    for page in view.pages[:_PAGES]:
        for piece in page.pieces:
            for amount in find_amounts(piece.text, currency=currency):
                if amount.value.currency == currency:
                    yield Quote(piece, amount.start, amount.stop)
