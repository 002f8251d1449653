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


def test_the_rate_stands_in_the_label_of_the_tax() -> None:
    sheet = Sheet()
    for y, label, value in ((100, "Subtotal", "200.00"), (114, "VAT (20%)", "40.00"), (128, "Total", "240.00")):
        sheet.write(300, y, label)
        sheet.write_right(500, y, value)
    assert answer(sheet, tax_rate="number", vat="number", total="number").values == {
        "tax_rate": 20,
        "vat": 40.0,
        "total": 240.0,
    }


def test_what_stands_among_the_customers_lines_is_the_customers() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Tax ID: 11-1111111")
    sheet.write(50, 200, "Bill to")
    sheet.lines_at(50, 212, ["Harbour Works Ltd", "12 Quay Street", "Tax ID: 22-2222222"])
    found = answer(sheet, vendor={"tax_id": "string"}, customer={"name": "string", "tax_id": "string"})
    assert found.values == {
        "vendor": {"tax_id": "11-1111111"},
        "customer": {"name": "Harbour Works Ltd", "tax_id": "22-2222222"},
    }


def test_both_ends_of_a_period() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Statement date: 2 May 2025")
    sheet.write(50, 120, "Statement period: 1 April 2025 to 30 April 2025")
    found = answer(sheet, statement_date="date", period={"start_date": "date", "end_date": "date"})
    assert found.values == {
        "statement_date": "2025-05-02",
        "period": {"start_date": "2025-04-01", "end_date": "2025-04-30"},
    }


def test_a_period_without_a_label() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Kontoauszug", size=16)
    sheet.write(50, 130, "vom 01.09.2023 bis 30.09.2023")
    assert answer(sheet, statement={"start_date": "date", "end_date": "date"}).values == {
        "statement": {"start_date": "2023-09-01", "end_date": "2023-09-30"}
    }


def test_a_bare_number_is_the_number_of_the_document() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "INVOICE", size=18)
    sheet.write(50, 100, "Customer number: 7001")
    sheet.write(50, 114, "Invoice no.: 2025-118")
    assert answer(sheet, number="string").values == {"number": "2025-118"}


def test_a_label_is_no_value() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Customer")
    sheet.write(150, 100, "Date")
    sheet.write(50, 112, "Mill & Sons Ltd")
    sheet.write(150, 112, "4 June 2025")
    assert answer(sheet, customer="string", date="date").values == {"customer": "Mill & Sons Ltd", "date": "2025-06-04"}


def test_only_some_pages_are_asked() -> None:
    first, second = Sheet(1), Sheet(2)
    first.write(50, 100, "Invoice No: 1")
    second.write(50, 100, "Invoice No: 2")
    schema = {"type": "object", "properties": {"invoice_number": {"type": "string"}}}
    assert answer_fields(finished(first, second), schema, pages=frozenset({2})).values == {"invoice_number": "2"}


def test_taxes_at_several_rates_are_added_up() -> None:
    sheet = Sheet()
    lines = (("Net", "300.00"), ("VAT 20%", "40.00"), ("VAT 5%", "5.00"), ("Total", "345.00"))
    for y, (label, value) in zip((100, 114, 128, 142), lines, strict=True):
        sheet.write(300, y, label)
        sheet.write_right(500, y, value)
    found = answer(sheet, tax="number", tax_rate="number")
    assert found.values == {"tax": 45.0, "tax_rate": None}
    assert found.citations["tax"].quote == "40.00 5.00"


def test_unknown_heads_beside_a_label_are_not_its_value() -> None:
    sheet = Sheet()
    shown = {"Invoice no": "77-104", "Your contact": "Ann Lee", "Due date": "2 May 2025"}
    for x, (label, value) in zip((50, 200, 350), shown.items(), strict=True):
        sheet.write(x, 100, label)
        sheet.write(x, 114, value)
    assert answer(sheet, invoice_number="string", payment_terms="string", due_date="date").values == {
        "invoice_number": "77-104",
        "payment_terms": None,
        "due_date": "2025-05-02",
    }


def test_the_start_of_a_sentence_is_a_poor_label() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Deposits 20.00 and more earn a bonus of ten points each")
    sheet.write(50, 300, "Total deposits")
    sheet.write_right(400, 300, "1,310.00")
    assert answer(sheet, total_deposits="number").values == {"total_deposits": 1310.0}


def test_the_title_of_a_page_names_no_party() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Invoice", size=18)
    sheet.write(50, 84, "Some remark below it")
    assert answer(sheet, invoice_to="string").values == {"invoice_to": None}


def test_letters_with_points_are_a_word() -> None:
    sheet = Sheet()
    for y, label, value in ((100, "T.V.A. 20 %", "40,00"), (114, "Total T.T.C.", "240,00")):
        sheet.write(300, y, label)
        sheet.write_right(500, y, value)
    assert answer(sheet, tax="number", tax_rate="number").values == {"tax": 40.0, "tax_rate": 20}


def test_a_small_number_behind_its_label() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Statement No: 8")
    assert answer(sheet, statement_number="string").values == {"statement_number": "8"}


def test_the_last_movement_leaves_the_balance_nobody_names() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Account statement", size=16)
    rows = [
        ("Date", "Details", "Amount", "Running balance"),
        ("2025-03-01", "Salary", "2,000.00", "2,100.00"),
        ("2025-03-04", "Rent", "-900.00", "1,200.00"),
        ("2025-03-09", "Books", "-45.50", "1,154.50"),
    ]
    sheet.table(120, (50, 150, 300, 420), rows)
    found = answer(sheet, balance="number")
    assert found.values == {"balance": 1154.5}
    assert found.citations["balance"].quote == "1,154.50"


def test_a_label_of_two_lines_with_nothing_below() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Invoice")
    sheet.write(200, 100, "Due date")
    sheet.write(50, 112, "number")
    sheet.write(200, 112, "14 March 2025")
    found = answer(sheet, invoice_number="string", due_date="date")
    assert found.values == {"invoice_number": None, "due_date": "2025-03-14"}
