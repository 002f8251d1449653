"""What is printed only among the movements of an account: the balance the last of them leaves, and their totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays import find_items
from docbeat.answering.fields.arrays.choosing import fitting_tables
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.arrays.wording import begins
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.view import DocumentView

# Less than a balance that is called one, more than none.
_LAST, _TOTAL = 0.6, 0.8
_MOVEMENTS = Field(
    "transactions",
    Shape.ARRAY,
    items=Field(
        "",
        Shape.OBJECT,
        fields=(
            Field("date", Shape.STRING, format="date"),
            Field("amount", Shape.NUMBER),
            Field("balance", Shape.NUMBER),
        ),
    ),
)


_BY_SIDE = Field(
    "transactions",
    Shape.ARRAY,
    items=Field(
        "",
        Shape.OBJECT,
        fields=(
            Field("date", Shape.STRING, format="date"),
            Field("debit", Shape.NUMBER),
            Field("credit", Shape.NUMBER),
        ),
    ),
)
_TOTALS = {"total_deposits": "credit", "total_withdrawals": "debit"}


def column_totals(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """The totals below the columns of debits and credits, for those who ask what came in or went out."""
    asked = [one for one in wanted if one.concept in _TOTALS]
    if not asked:
        return
    request = Request(view, _BY_SIDE, (), notation)
    for fit in fitting_tables(request, [one for _, one in request.leaves]):
        for row in (row for row in fit.rows if any(begins(text, "total") for text in row.texts.values())):
            for one in asked:
                cell = row.cells.get(fit.column_of(_TOTALS[one.concept]) or -1)
                for reading in readings(one, cell.quotes(), notation) if cell is not None else ():
                    yield Candidate(one, Found(reading.value, reading.quotes, _TOTAL), amount=reading.amount)


def last_balances(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """The balance beside the latest movement, for those who ask for the closing balance."""
    asked = [one for one in wanted if one.concept == "closing_balance"]
    rows = find_items(view, _MOVEMENTS, (), notation) if asked else []
    found = [row for row in rows if isinstance(row, dict) and isinstance(row.get("balance"), Found)]
    if len(found) < 2:
        return
    first, last = found[0], found[-1]
    # Some banks print the latest movement first.
    row = first if _day(first) > _day(last) else last
    balance = row["balance"]
    assert isinstance(balance, Found)
    for one in asked:
        for reading in readings(one, balance.quotes, notation):
            yield Candidate(one, Found(reading.value, reading.quotes, _LAST), amount=reading.amount)


def _day(row: Mapping[str, object]) -> str:
    day = row.get("date")
    return str(day.value) if isinstance(day, Found) else ""
