"""Values by their labels, on pages as they are printed."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from docbeat.errors import SchemaInvalid
from tests.unit.reading.build import Sheet, finished


def answer(sheet: Sheet, **fields: Any) -> Answer:
    return answer_fields(finished(sheet), fields)


def test_a_value_behind_its_label() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Invoice No: INV-2041")
    sheet.write(50, 120, "Due date: 14 March 2025")
    found = answer(sheet, invoice_number="string", due_date="date")
    assert found.values == {"invoice_number": "INV-2041", "due_date": "2025-03-14"}
    assert found.citations["due_date"].quote == "14 March 2025"
    assert found.citations["due_date"].elements


def test_a_value_to_the_right() -> None:
    sheet = Sheet()
    for y, label, value in ((100, "Opening balance", "1,200.00"), (116, "Closing balance", "980.50")):
        sheet.write(50, y, label)
        sheet.write_right(400, y, value)
    assert answer(sheet, opening_balance="number", balance="number").values == {
        "opening_balance": 1200.0,
        "balance": 980.5,
    }


def test_values_below_a_row_of_labels() -> None:
    sheet = Sheet()
    for x, label, value in (
        (50, "Invoice number", "77-104"),
        (200, "Invoice date", "02/03/2025"),
        (350, "Terms", "30 days"),
    ):
        sheet.write(x, 100, label, bold=True)
        sheet.write(x, 114, value)
    assert answer(sheet, invoice_number="string", invoice_date="string", terms="string").values == {
        "invoice_number": "77-104",
        "invoice_date": "02/03/2025",
        "terms": "30 days",
    }


def test_a_label_belongs_to_the_field_it_names_best() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Due date: 14 March 2025")
    assert answer(sheet, date="date", due_date="date").values == {"date": None, "due_date": "2025-03-14"}


def test_nothing_is_invented() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Nothing of what is asked stands here.")
    schema = {
        "type": "object",
        "properties": {"total": {"type": "number"}, "iban": {"type": "string"}},
        "required": ["total"],
    }
    found = answer_fields(finished(sheet), schema)
    assert found.values == {"total": None, "iban": None}
    assert found.citations == {"total": None, "iban": None}
    assert list(found.problems) == ["total"]


def test_a_value_that_does_not_fit_is_said_so() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Invoice No: 2041")
    schema = {"type": "object", "properties": {"invoice_number": {"type": "string", "pattern": "^INV"}}}
    found = answer_fields(finished(sheet), schema)
    assert "pattern" in found.problems["invoice_number"] or "match" in found.problems["invoice_number"]


def test_objects_keep_their_shape() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Subtotal: 10.00")
    found = answer(sheet, sums={"subtotal": "number", "tips": "number"}, lines=[{"a": "string"}])
    assert found.values == {"sums": {"subtotal": 10.0, "tips": None}, "lines": []}
    assert found.citations["sums"]["subtotal"].quote == "10.00"


def test_a_schema_that_is_none_is_refused() -> None:
    with pytest.raises(SchemaInvalid):
        answer_fields(finished(Sheet()), {"type": "object"})
