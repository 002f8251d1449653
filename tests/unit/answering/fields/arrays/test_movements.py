"""Movements of money, however a bank prints them and a schema asks for them."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.schema import Schema
from tests.unit.answering.fields.arrays.build import NUMBER, STRING, array, document, finished, items, table
from tests.unit.reading.build import Sheet

XS = (50, 120, 330, 420, 520)
TWO = (("Date", "Details", "Debit", "Credit"), ("01/03/2025", "Rent", "40.00", ""), ("02/03/2025", "Pay", "", "500.00"))
SIGNED = (("Date", "Details", "Amount"), ("01/03/2025", "Rent", "-40.00"), ("02/03/2025", "Pay", "500.00"))
BEHIND = (("Date", "Details", "Amount"), ("01/03/2025", "Rent", "40.00-"), ("02/03/2025", "Pay", "500.00"))
MARKED = (("Date", "Details", "Amount"), ("01/03/2025", "Rent", "40.00 DR"), ("02/03/2025", "Pay", "500.00 CR"))
KIND: Schema = {"type": "string", "enum": ["debit", "credit"]}


@pytest.mark.parametrize("rows", [TWO, SIGNED, BEHIND, MARKED], ids=["columns", "sign", "sign behind", "letters"])
@pytest.mark.parametrize(
    ("asked", "rent", "pay"),
    [
        ({"amount": NUMBER}, {"amount": -40.0}, {"amount": 500.0}),
        ({"debit": NUMBER, "credit": NUMBER}, {"debit": 40.0, "credit": None}, {"debit": None, "credit": 500.0}),
        ({"type": KIND}, {"type": "debit"}, {"type": "credit"}),
    ],
    ids=["one amount", "two columns", "which side"],
)
def test_each_way_of_printing_answers_each_way_of_asking(
    rows: tuple[tuple[str, ...], ...], asked: dict[str, Schema], rent: dict[str, Any], pay: dict[str, Any]
) -> None:
    found = items(document(XS, *rows), "transactions", array(description=STRING, **asked))
    assert found == [{"description": "Rent", **rent}, {"description": "Pay", **pay}]


@pytest.mark.parametrize(
    "titles", [("Money in", "Money out"), ("Deposits and Additions", "Electronic Withdrawals")], ids=str
)
def test_arrays_by_side_take_the_table_that_is_titled_so(titles: tuple[str, str]) -> None:
    sheet = Sheet()
    sheet.write(50, 60, titles[0], bold=True, size=12)
    head = ("Date", "Details", "Amount")
    y = table(sheet, 70, XS[:4], [head, ("02/03/2025", "Pay", "500.00"), ("03/03/2025", "Gift", "20.00")])
    sheet.write(50, y + 40, titles[1], bold=True, size=12)
    table(sheet, y + 50, XS[:4], [head, ("01/03/2025", "Rent", "40.00"), ("04/03/2025", "Shop", "9.00")])
    schema = array(description=STRING, amount=NUMBER)
    page = finished(sheet)
    assert [one["description"] for one in items(page, "deposits", schema)] == ["Pay", "Gift"]
    assert [one["description"] for one in items(page, "withdrawals", schema)] == ["Rent", "Shop"]


def test_an_amount_beside_its_side_has_no_sign() -> None:
    found = items(document(XS, *SIGNED), "transactions", array(description=STRING, type=KIND, amount=NUMBER))
    assert [(one["type"], one["amount"]) for one in found] == [("debit", 40.0), ("credit", 500.0)]


def test_arrays_by_side_take_the_rows_of_it_out_of_one_table() -> None:
    schema = array(description=STRING, amount=NUMBER)
    assert [one["description"] for one in items(document(XS, *SIGNED), "deposits", schema)] == ["Pay"]
    assert [one["description"] for one in items(document(XS, *SIGNED), "withdrawals", schema)] == ["Rent"]


def test_a_balance_on_the_side_of_debts_is_below_zero() -> None:
    rows = (("Date", "Details", "Amount", "Balance"), ("01/03/2025", "Rent", "40.00", "20.00 DR"))
    rows = (*rows, ("02/03/2025", "Pay", "500.00", "480.00 CR"))
    found = items(document((50, 120, 300, 400, 500), *rows), "transactions", array(description=STRING, balance=NUMBER))
    assert [one["balance"] for one in found] == [-20.0, 480.0]


def test_titles_that_name_an_array_count_more_than_sides() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Payments", bold=True, size=12)
    head = ("Date", "Details", "Amount")
    y = table(sheet, 70, XS[:4], [head, ("02/03/2025", "Online payment", "-500.00")])
    sheet.write(50, y + 40, "Purchases", bold=True, size=12)
    table(sheet, y + 50, XS[:4], [head, ("01/03/2025", "Shop", "40.00"), ("04/03/2025", "Cinema", "9.00")])
    schema = array(description=STRING, amount=NUMBER)
    found = items(finished(sheet), "payments", schema, purchases=schema)
    assert [one["description"] for one in found] == ["Online payment"]
