"""Columns under heads that nobody knows hold what is left to be found, by what stands in them."""

from __future__ import annotations

from docbeat.answering.schema import Schema
from tests.unit.answering.fields.arrays.build import NUMBER, STRING, array, document, items

XS = (50, 120, 300, 380, 460, 540)
HEADS = ("Date", "Zorgle", "Paid out", "Paid in", "Quux")
ROWS = (
    ("01/03/2025", "Rent of the flat", "40.00", "", "60.00"),
    ("02/03/2025", "Pay for March", "", "500.00", "560.00"),
)


def test_a_text_and_a_balance_under_unknown_heads() -> None:
    schema = array(description=STRING, money_out=NUMBER, money_in=NUMBER, balance=NUMBER)
    assert items(document(XS, HEADS, *ROWS), "transactions", schema) == [
        {"description": "Rent of the flat", "money_out": 40.0, "money_in": None, "balance": 60.0},
        {"description": "Pay for March", "money_out": None, "money_in": 500.0, "balance": 560.0},
    ]


def test_an_amount_comes_before_the_balance() -> None:
    rows = [(date, text, out or into, balance) for date, text, out, into, balance in ROWS]
    page = document(XS[:5], ("Date", "Description", "Zorgle", "Quux"), *rows)
    found = items(page, "transactions", array(description=STRING, amount=NUMBER, balance=NUMBER))
    assert [(one["amount"], one["balance"]) for one in found] == [(40.0, 60.0), (500.0, 560.0)]


def test_what_nobody_asked_for_is_not_given_to_others() -> None:
    schema: Schema = array(date=STRING, category=STRING, money_out=NUMBER)
    found = items(document(XS, HEADS, *ROWS), "transactions", schema)
    assert [one["category"] for one in found] == [None, None]
