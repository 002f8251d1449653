"""Values by their labels, on pages as they are printed."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from docbeat.errors import SchemaInvalid
from tests.unit.answering.fields.arrays.build import table
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


def test_two_labels_in_one_line() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Sort code 54 34 45 Account number 46711992")
    found = answer(sheet, sort_code="string", account_number="string")
    assert found.values == {"sort_code": "54 34 45", "account_number": "46711992"}
    drawing = Sheet()
    drawing.write(50, 100, "Helmet for stage 2, drawing no. 4711-B")
    assert answer(drawing, invoice_number="string").values == {"invoice_number": None}


def test_an_empty_box_of_a_form_stays_empty() -> None:
    sheet = Sheet()
    boxes = (
        ("Invoice No.", "638/25-26"),
        ("Dated", "15-10-2025"),
        ("Delivery Note", ""),
        ("Terms of Payment", "30 Days"),
    )
    for number, (label, value) in enumerate(boxes):
        x, y = 50 + 200 * (number % 2), 100 + 40 * (number // 2)
        sheet.write(x + 4, y + 12, label)
        if value:
            sheet.write(x + 4, y + 26, value, bold=True)
    sheet.grid((50, 250, 450), (100, 140, 180))
    found = answer(sheet, invoice_number="string", delivery_note="string", terms_of_payment="string")
    assert found.values == {"invoice_number": "638/25-26", "delivery_note": None, "terms_of_payment": "30 Days"}


def test_the_end_of_a_period_by_the_name_of_the_field() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Opening/Closing Date")
    sheet.write(250, 100, "03/01/25 - 03/31/25")
    found = answer(sheet, opening_date="date", closing_date="date")
    assert found.values == {"opening_date": "2025-03-01", "closing_date": "2025-03-31"}


def test_a_sum_below_how_many_it_is_of() -> None:
    sheet = Sheet()
    heads = ("Beginning Balance", "Deposits", "Withdrawals", "Ending Balance")
    for x, head, first, second in zip(
        (150, 260, 380, 520),
        heads,
        ("$71.25", "5 items", "6 items", "$81.94"),
        ("", "$19.12", "$(9.73)", ""),
        strict=True,
    ):
        sheet.write_right(x, 100, head, bold=True)
        sheet.write_right(x, 116, first)
        if second:
            sheet.write_right(x, 126, second)
    found = answer(sheet, total_deposits="number", total_withdrawals="number", deposit_count="integer")
    assert found.values == {"total_deposits": 19.12, "total_withdrawals": 9.73, "deposit_count": 5}


def test_what_sentences_tell() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Please find my hours below, charged at $80.00 per hour.")
    sheet.write(50, 140, "Payment within 21 days is appreciated.")
    found = answer(sheet, hourly_rate="number", payment_terms_days="integer")
    assert found.values == {"hourly_rate": 80.0, "payment_terms_days": 21}
    assert found.citations["hourly_rate"].quote == "$80.00"


def test_a_remark_and_a_currency_are_no_part_of_a_label() -> None:
    sheet = Sheet()
    for x, head, value in ((50, "Rechnung", "471686"), (200, "Datum", "23.02.2025"), (400, "Total CHF", "964.42")):
        sheet.write(x, 100, head)
        sheet.write(x, 114, value, bold=True)
    sheet.write(50, 200, "Expenses (receipts attached)")
    sheet.write_right(440, 200, "12.67")
    assert answer(sheet, total="number", expenses="number", waehrung="string").values == {
        "total": 964.42,
        "expenses": 12.67,
        "waehrung": "CHF",
    }


def test_right_of_a_label_in_a_panel_stands_no_cell_of_a_table() -> None:
    sheet = Sheet()
    sheet.fill(40, 60, 180, 170, "1d2630")
    for number, text in enumerate(("Merritt & Co", "Food for towns", "ROUTE", "38", "SALES REP", "Ida Falk")):
        sheet.write(50, 82 + 13.3 * number, text, bold=number in {3, 5})
    for number, row in enumerate((("Qty", "Description", "Price"), *(("4", "Basil", "35.35"),) * 5)):
        sheet.write_right(230, 82 + 16 * number, row[0])
        sheet.write(250, 82 + 16 * number, row[1])
        sheet.write_right(440, 82 + 16 * number, row[2])
    assert answer(sheet, route="string", sales_rep="string").values == {"route": "38", "sales_rep": "Ida Falk"}


def test_the_number_in_the_block_of_a_party_is_theirs() -> None:
    sheet = Sheet()
    for x, lines in (
        (50, ("Iyer Tools Pvt Ltd", "23 Mander Circle", "GSTIN/UIN: 13CCCQB7379N1Z9")),
        (320, ("Buyer (Bill to)", "Agrawal Industries", "62 Mandal Road", "GSTIN/UIN: 17KWDTU5005G1Z2")),
    ):
        sheet.lines_at(x, 100, lines)
    party = {"type": "object", "properties": {"gstin": {"type": "string"}}}
    schema = {"type": "object", "properties": {"seller": party, "buyer": party}}
    assert answer_fields(finished(sheet), schema).values == {
        "seller": {"gstin": "13CCCQB7379N1Z9"},
        "buyer": {"gstin": "17KWDTU5005G1Z2"},
    }


def test_the_value_of_a_box_is_in_the_box() -> None:
    sheet = Sheet()
    boxes = (
        (("Exporter", "Chang Fisher"), ("Invoice no. and date", "EXP78334 / 15-Aug-2024")),
        (("Consignee", "Sheppard Tucker"), ("Terms of delivery", "FOB Shenzhen")),
    )
    for row, pair in enumerate(boxes):
        for column, (label, value) in enumerate(pair):
            sheet.write(54 + 200 * column, 110 + 40 * row, label, size=6.5)
            sheet.write(54 + 200 * column, 122 + 40 * row, value)
    sheet.grid((50, 250, 450), (100, 140, 180))
    assert answer(sheet, exporter="string", consignee="string", terms_of_delivery="string").values == {
        "exporter": "Chang Fisher",
        "consignee": "Sheppard Tucker",
        "terms_of_delivery": "FOB Shenzhen",
    }


def test_totals_below_the_columns_of_an_account() -> None:
    sheet = Sheet()
    xs = (50, 120, 300, 380, 460, 540)
    rows = [("Date", "Particulars", "Withdrawal", "Deposit", "Balance")]
    rows += [("01/07/2025", "Counter withdrawal", "40.00", "", "60.00"), ("02/07/2025", "Pay", "", "500.00", "560.00")]
    rows += [("03/07/2025", "Cheque 101", "5.00", "", "555.00"), ("", "TOTALS", "45.00", "500.00", "555.00")]
    table(sheet, 60, xs, rows)
    found = answer(sheet, total_withdrawals="number", total_deposits="number")
    assert found.values == {"total_withdrawals": 45.0, "total_deposits": 500.0}


def test_labels_nobody_knows_over_values_in_other_print() -> None:
    sheet = Sheet()
    boxes = (("Guest", "Norma Fisher"), ("Folio no.", "418046"), ("Arrival", "14-07-24"), ("Departure", "16-07-24"))
    for number, (label, value) in enumerate(boxes):
        sheet.write(50 + 120 * number, 100, label)
        sheet.write(50 + 120 * number, 113, value, bold=True)
    found = answer(sheet, guest_name="string", folio_number="string", arrival_date="date", departure_date="date")
    assert found.values == {
        "guest_name": "Norma Fisher",
        "folio_number": "418046",
        "arrival_date": "2024-07-14",
        "departure_date": "2024-07-16",
    }


def test_a_label_with_its_value_is_no_value_of_another() -> None:
    sheet = Sheet()
    for x, lines in (
        (50, ("Bill to", "Carroll Inc", "77 Tony Village", "Austin, TX 78701")),
        (360, ("Invoice number 232240389", "Invoice date 01/12/2025")),
    ):
        sheet.lines_at(x, 100, lines)
    found = answer(sheet, bill_to="string", invoice_number="string")
    assert found.values == {"bill_to": "Carroll Inc", "invoice_number": "232240389"}


def test_colons_in_a_column_of_their_own_part_labels_from_values() -> None:
    sheet = Sheet()
    sheet.write(72, 60, "Deccan Commerce Bank", bold=True)
    rows = [("Account Holder Name", "Xiti Choudhry"), ("Account No.", "83724724947303"), ("Branch", "MG Road")]
    for number, (label, value) in enumerate(rows):
        sheet.write(72, 100 + 14 * number, label)
        sheet.write(200, 100 + 14 * number, ":")
        sheet.write(215, 100 + 14 * number, value)
    found = answer_fields(finished(sheet), {"account_holder": "string", "account_number": "string"})
    assert found.values == {"account_holder": "Xiti Choudhry", "account_number": "83724724947303"}


def test_an_iban_is_the_number_of_an_account_where_there_is_no_other() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Kontoauszug", bold=True)
    sheet.write(72, 130, "IBAN: DE12 5001 0517 0648 4898 90")
    assert answer_fields(finished(sheet), {"account_number": "string"}).values == {
        "account_number": "DE12 5001 0517 0648 4898 90"
    }
    sheet.write(72, 150, "Kontonummer: 0648489890")
    assert answer_fields(finished(sheet), {"account_number": "string"}).values == {"account_number": "0648489890"}


def test_what_a_tax_is_a_tax_of_is_not_the_tax() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Subtotal")
    sheet.write_right(400, 100, "$289.32")
    sheet.write(50, 116, "Tax (8.75% on $289.32)")
    sheet.write_right(400, 116, "$25.32")
    assert answer(sheet, subtotal="number", tax="number").values == {"subtotal": 289.32, "tax": 25.32}
