"""Columns under heads that nobody knows hold what is left to be found, by what stands in them."""

from __future__ import annotations

from docbeat.answering.schema import Schema
from tests.unit.answering.fields.arrays.build import DATE, NUMBER, STRING, array, document, items

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


def test_short_codes_under_an_unknown_head_are_units() -> None:
    rows = [("1", "Ball valve", "12", "pcs", "3.00", "36.00"), ("2", "Cable", "4", "m", "2.00", "8.00")]
    rows += [("3", "Sealing tape", "5", "pcs", "1.00", "5.00"), ("4", "Hose", "6", "m", "1.50", "9.00")]
    xs = (50, 80, 260, 320, 380, 460, 540)
    page = document(xs, ("Pos", "Description", "Qty", "Quux", "Price", "Amount"), *rows)
    found = items(page, "items", array(description=STRING, quantity=NUMBER, unit=STRING))
    assert [one["unit"] for one in found] == ["pcs", "m", "pcs", "m"]


def test_a_day_under_the_name_of_something_else() -> None:
    schema = array(belegdatum=DATE, description=STRING, amount=NUMBER)
    rows = [("01/03/2025", "Rent of the flat", "40.00"), ("02/03/2025", "Pay for March", "500.00")]
    found = items(document(XS[:4], ("Beleg", "Description", "Amount"), *rows), "transactions", schema)
    assert [one["belegdatum"] for one in found] == ["2025-03-01", "2025-03-02"]


def test_the_other_side_is_the_column_beside() -> None:
    heads = ("Date", "Description", "Zorgle", "Deposit", "Balance")
    found = items(document(XS, heads, *ROWS), "transactions", array(withdrawal=NUMBER, deposit=NUMBER))
    assert [(one["withdrawal"], one["deposit"]) for one in found] == [(40.0, None), (None, 500.0)]
