"""The balance of an account that is printed only beside its movements: the last of them leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays import find_items
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.view import DocumentView

# Less than a balance that is called one, more than none.
_LAST = 0.6
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
