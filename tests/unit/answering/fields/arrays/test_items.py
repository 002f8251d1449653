"""Items of arrays out of tables: invoices, statements, and what stands in them that is no item."""

from __future__ import annotations

from docbeat.answering.fields.found import Found
from docbeat.document.model import Document
from tests.unit.answering.fields.arrays.build import (
    DATE,
    NUMBER,
    STRING,
    array,
    document,
    finished,
    items,
    table,
    trees,
)
from tests.unit.reading.build import Sheet

LINES = array(description=STRING, quantity=NUMBER, unit_price=NUMBER, amount=NUMBER)
INVOICE = (50, 250, 330, 420, 520)
MOVES = array(date=DATE, description=STRING, amount=NUMBER, balance=NUMBER)
STATEMENT = (50, 120, 330, 400, 460, 540)


def test_columns_are_found_by_their_heads_in_any_order_and_language() -> None:
    found = items(
        document(
            INVOICE,
            ("Bezeichnung", "Menge", "Einzelpreis", "Betrag"),
            ("Holzleim", "2", "4,50", "9,00"),
            ("Schrauben", "10", "0,25", "2,50"),
        ),
        "line_items",
        LINES,
    )
    assert found == [
        {"description": "Holzleim", "quantity": 2.0, "unit_price": 4.5, "amount": 9.0},
        {"description": "Schrauben", "quantity": 10.0, "unit_price": 0.25, "amount": 2.5},
    ]


def test_every_value_is_cited_by_the_words_of_its_cell() -> None:
    (tree,) = trees(document(INVOICE, ("Item", "Qty", "Price", "Total"), ("Glue", "2", "4.50", "9.00")), "lines", LINES)
    assert isinstance(tree, dict)
    assert {name: found.quotes[0].text for name, found in tree.items() if isinstance(found, Found)} == {
        "description": "Glue",
        "quantity": "2",
        "unit_price": "4.50",
        "amount": "9.00",
    }
    amount = tree["amount"]
    assert isinstance(amount, Found)
    assert amount.quotes[0].piece.element.endswith("r2c4")
    assert 0.5 < amount.confidence <= 1.0


def test_sums_below_the_items_are_no_items() -> None:
    found = items(
        document(
            INVOICE,
            ("Description", "Qty", "Unit price", "Amount"),
            ("Total care cleaning", "1", "50.00", "50.00"),
            ("Shipping crate", "2", "10.00", "20.00"),
            ("Subtotal", "", "", "70.00"),
            ("Some levy", "", "", "3.00"),
            ("VAT 20%", "", "", "14.60"),
            ("Total", "", "", "87.60"),
        ),
        "items",
        LINES,
    )
    assert [one["description"] for one in found] == ["Total care cleaning", "Shipping crate"]


def test_a_text_of_several_rows_goes_on_with_its_item() -> None:
    found = items(
        document(
            INVOICE,
            ("Description", "Qty", "Unit price", "Amount"),
            ("Server, black", "1", "50.00", "50.00"),
            ("with two disks", "", "", ""),
            ("Cable", "2", "10.00", "20.00"),
        ),
        "items",
        LINES,
    )
    assert [one["description"] for one in found] == ["Server, black with two disks", "Cable"]


def test_a_column_nobody_asks_for_is_not_taken_for_what_is_asked() -> None:
    schema = array(description=STRING, line_total=NUMBER)
    found = items(
        document(
            INVOICE,
            ("Description", "Qty", "Price", "Amount"),
            ("Glue", "2", "4.50", "9.00"),
            ("Nails", "3", "1.00", "3.00"),
        ),
        "lines",
        schema,
    )
    assert [one["line_total"] for one in found] == [9.0, 3.0]


def test_a_date_is_carried_down_the_movements_of_a_day_and_gets_the_year_of_the_period() -> None:
    found = items(
        document(
            STATEMENT,
            ("Date", "Details", "Paid out", "Paid in", "Balance"),
            ("", "Opening balance", "", "", "100.00"),
            ("31 Dec", "Rent", "40.00", "", "60.00"),
            ("", "Salary", "", "500.00", "560.00"),
            ("2 Jan", "Bakery", "5.00", "", "555.00"),
            ("", "Balance carried forward", "", "", "555.00"),
            above=["Statement period: 15 December 2024 to 14 January 2025"],
        ),
        "transactions",
        MOVES,
    )
    assert found == [
        {"date": "2024-12-31", "description": "Rent", "amount": -40.0, "balance": 60.0},
        {"date": "2024-12-31", "description": "Salary", "amount": 500.0, "balance": 560.0},
        {"date": "2025-01-02", "description": "Bakery", "amount": -5.0, "balance": 555.0},
    ]


def test_a_table_goes_on_where_the_next_page_has_no_head() -> None:
    first, second = Sheet(1), Sheet(2)
    rows = [(f"{day:02}/03/2025", f"Shop {day}", "1.00", "", f"{100 - day}.00") for day in range(1, 29)]
    head = ("Date", "Details", "Paid out", "Paid in", "Balance")
    table(first, 60, STATEMENT, [head, *rows[:20]])
    table(second, 60, STATEMENT, rows[20:])
    found = items(finished(first, second), "transactions", MOVES)
    assert [one["description"] for one in found] == [f"Shop {day}" for day in range(1, 29)]


def test_daily_balances_are_no_transactions() -> None:
    sheet = Sheet()
    y = table(
        sheet,
        60,
        STATEMENT,
        [("Date", "Details", "Paid out", "Paid in", "Balance"), ("01/03/2025", "Rent", "40.00", "", "60.00")],
    )
    sheet.write(50, y + 40, "Daily balances", bold=True)
    table(sheet, y + 60, (50, 120, 220), [("Date", "Balance"), ("01/03/2025", "60.00"), ("02/03/2025", "60.00")])
    assert len(items(finished(sheet), "transactions", MOVES)) == 1
    only = Sheet()
    table(only, 60, (50, 120, 220), [("Date", "Balance"), ("01/03/2025", "60.00"), ("02/03/2025", "60.00")])
    assert items(finished(only), "transactions", MOVES) == []


def test_lines_in_columns_that_are_no_table_have_items_too() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Corner Shop")
    for y, (item, quantity, amount) in enumerate(
        [("Item", "Qty", "Amount"), ("Milk", "2", "3.00"), ("Bread", "1", "2.50")]
    ):
        sheet.write(50, 100 + 14 * y, item)
        sheet.write_right(200, 100 + 14 * y, quantity)
        sheet.write_right(280, 100 + 14 * y, amount)
    schema = array(description=STRING, quantity=NUMBER, amount=NUMBER)
    assert items(finished(sheet), "items", schema) == [
        {"description": "Milk", "quantity": 2.0, "amount": 3.0},
        {"description": "Bread", "quantity": 1.0, "amount": 2.5},
    ]


def test_a_document_without_such_a_table_gives_nothing() -> None:
    assert items(document((50, 200, 300), ("Month", "Rain"), ("May", "12"), ("June", "30")), "items", LINES) == []


def test_sums_by_any_name_end_the_items() -> None:
    rows = [("1", "Ball valve", "12", "3.00", "36.00"), ("2", "Cable", "4", "2.00", "8.00")]
    ends = [("", "Zwischentotal", "", "", "44.00"), ("", "Zorgle 8.1%", "", "", "3.56"), ("", "Total", "", "", "47.56")]
    page = document((50, 80, 260, 320, 400, 500), ("Pos", "Description", "Qty", "Price", "Amount"), *rows, *ends)
    found = items(page, "items", array(description=STRING, amount=NUMBER))
    assert [one["description"] for one in found] == ["Ball valve", "Cable"]


def test_sums_of_taxes_are_not_taken_from_the_items() -> None:
    schema = array(rate=NUMBER, taxable_amount=NUMBER, tax=NUMBER)
    xs = (50, 220, 280, 340, 400, 500)
    heads = ("Description", "Qty", "Price", "VAT rate", "Amount")
    rows = [("Ball valve", "12", "3.00", "20%", "36.00"), ("Cable", "4", "2.00", "5%", "8.00")]
    assert items(document(xs, heads, *rows), "taxes", schema) == []
    sums = [("20%", "36.00", "7.20"), ("5%", "8.00", "0.40")]
    assert items(document((50, 150, 250, 350), ("VAT rate", "Taxable amount", "VAT"), *sums), "taxes", schema) == [
        {"rate": 20.0, "taxable_amount": 36.0, "tax": 7.2},
        {"rate": 5.0, "taxable_amount": 8.0, "tax": 0.4},
    ]


def test_a_head_of_two_words_over_one_column_is_not_cut() -> None:
    xs = (50, 120, 250, 350, 450, 540)
    head = ("Date", "Narration", "Withdrawal Amt", "Deposit Amt", "Balance")
    rows = [("01/03/2025", "Rent", "1,05,040.00", "", "60.00"), ("02/03/2025", "Pay", "", "9.00", "69.00")]
    rows += [("03/03/2025", "Shop", "4.00", "", "65.00"), ("04/03/2025", "Shop", "1,000.00", "", "-935.00")]
    found = items(document(xs, head, *rows), "transactions", array(withdrawal=NUMBER, deposit=NUMBER))
    assert [tuple(one.values()) for one in found] == [(105040.0, None), (None, 9.0), (4.0, None), (1000.0, None)]


def test_a_page_where_columns_were_read_as_one_gets_those_of_the_page_before() -> None:
    first, second = Sheet(1), Sheet(2)
    rows = [(f"{day:02}/03/2025", f"Shop {day}", "1.00", "", f"{100 - day}.00") for day in range(1, 21)]
    table(first, 60, STATEMENT, [("Date", "Details", "Paid out", "Paid in", "Balance"), *rows])
    head = ("Date", "Details", "Paid out", "Paid in Balance")
    table(
        second, 60, (50, 120, 330, 396, 540), [head, *[("", "Shop", "2.00", f"{9 - place}.00") for place in range(4)]]
    )
    schema = array(description=STRING, paid_out=NUMBER, paid_in=NUMBER, balance=NUMBER)
    found = items(finished(first, second), "transactions", schema)
    assert [(one["paid_in"], one["balance"]) for one in found[-4:]] == [
        (None, 9.0),
        (None, 8.0),
        (None, 7.0),
        (None, 6.0),
    ]


def test_movements_below_an_opening_balance_may_have_no_balance_of_their_own() -> None:
    page = document(
        STATEMENT,
        ("Date", "Details", "Paid out", "Paid in", "Balance"),
        ("", "Balance brought forward", "", "", "100.00"),
        ("01/03/2025", "Rent", "40.00", "", ""),
        ("", "Pay", "", "500.00", "560.00"),
        ("02/03/2025", "Shop", "5.00", "", "555.00"),
        ("", "Balance carried forward", "", "", "555.00"),
    )
    found = items(page, "transactions", array(description=STRING, balance=NUMBER, paid_out=NUMBER))
    assert [one["description"] for one in found] == ["Rent", "Pay", "Shop"]


def test_a_table_whose_title_names_another_array_is_left_to_it() -> None:
    sheet = Sheet()
    head = ("Date", "Details", "Amount")
    xs = (50, 120, 330, 400)
    sheet.write(50, 60, "Payments and other credits", bold=True)
    y = table(sheet, 70, xs, [head, ("01/03/2025", "Thank you", "-40.00")])
    sheet.write(50, y + 30, "Purchases", bold=True)
    table(sheet, y + 40, xs, [head, ("01/03/2025", "Shop", "4.00"), ("02/03/2025", "Bar", "9.00")])
    one = array(date=DATE, description=STRING, amount=NUMBER)
    found = items(finished(sheet), "payments", one, purchases=one)
    assert [move["description"] for move in found] == ["Thank you"]
    assert len(items(finished(sheet), "purchases", one, payments=one)) == 2


def test_shortened_heads_and_a_column_of_currencies() -> None:
    xs = (50, 120, 250, 290, 420, 520)
    head = ("Buchung", "Verwendungszweck", "Wkz", "Betrag Fremdwhg.", "Betrag EUR")
    rows = [("01.03.25", "Hotel", "USD", "9,87", "10,40-"), ("02.03.25", "Bahn", "", "", "5,00-")]
    rows.append(("04.03.25", "Hotel", "CHF", "20,00", "21,00-"))
    schema = array(waehrung=STRING, betragFremdwaehrung=NUMBER, betragEur=NUMBER)
    assert [tuple(one.values()) for one in items(document(xs, head, *rows), "umsaetze", schema)] == [
        ("USD", 9.87, -10.4),
        (None, None, -5.0),
        ("CHF", 20.0, -21.0),
    ]


def test_a_summary_without_days_is_none_of_the_movements() -> None:
    sheet = Sheet()
    heads = ("Product", "Opening balance", "Money out", "Money in", "Closing balance")
    y = table(sheet, 60, (50, 150, 250, 340, 430, 540), [heads, ("Current", "100.00", "40.00", "500.00", "560.00")])
    moves = [("01/03/2025", "Rent", "40.00", "", "60.00"), ("02/03/2025", "Pay", "", "500.00", "560.00")]
    table(
        sheet,
        y + 40,
        (50, 150, 250, 340, 430, 540),
        [("Date", "Description", "Money out", "Money in", "Balance"), *moves],
    )
    schema = array(date=DATE, description=STRING, money_out=NUMBER, money_in=NUMBER, balance=NUMBER)
    assert [one["description"] for one in items(finished(sheet), "transactions", schema)] == ["Rent", "Pay"]


def test_the_only_day_is_the_one_that_is_asked_for() -> None:
    page = document(
        STATEMENT, ("Date", "Details", "Paid out", "Paid in", "Balance"), ("01/03/2025", "Rent", "4.00", "", "6.00")
    )
    (found,) = items(page, "transactions", array(completed_on=DATE, description=STRING, balance=NUMBER))
    assert found["completed_on"] == "2025-03-01"


def test_the_text_below_the_last_item_belongs_to_it() -> None:
    page = document(
        STATEMENT,
        ("Date", "Details", "Paid out", "Paid in", "Balance"),
        ("01/03/2025", "Rent", "40.00", "", "60.00"),
        ("", "of the flat", "", "", ""),
        ("02/03/2025", "Pay", "", "500.00", "560.00"),
        ("", "for March", "", "", ""),
        ("", "Ending balance", "", "", "560.00"),
    )
    found = items(page, "transactions", MOVES)
    assert [one["description"] for one in found] == ["Rent of the flat", "Pay for March"]


def test_a_code_with_words_below_it_and_a_price_for_one() -> None:
    sheet = Sheet()
    xs = (50, 110, 300, 360, 450, 540)
    heads = ("Item", "Material", "Quantity", "Price", "Net value")
    rows = [heads]
    for number, name in enumerate(("Pallet collar", "Paint roller", "Label roll"), 1):
        rows.append((f"0000{number}0", f"251575{number}-59", "6", "25.10 / 1 PC", "150.60"))
        rows.append(("", name, "", "", ""))
        rows.append(("", "Customs tariff no.: 33705560", "", "", ""))
    table(sheet, 60, xs, rows)
    schema = array(item=STRING, material=STRING, description=STRING, price=NUMBER)
    assert [tuple(one.values()) for one in items(finished(sheet), "items", schema)] == [
        ("000010", "2515751-59", "Pallet collar", 25.1),
        ("000020", "2515752-59", "Paint roller", 25.1),
        ("000030", "2515753-59", "Label roll", 25.1),
    ]


TIME = array(date=DATE, timekeeper=STRING, description=STRING, hours=NUMBER, amount=NUMBER)
EXPENSES = array(date=DATE, description=STRING, amount=NUMBER)


def time_sheet() -> Document:
    xs = (50, 130, 380, 450, 540)
    sheet = Sheet()
    rows = [("Date", "Description", "Hours", "Amount")]
    for person in ("Ada Byron", "Joan Clarke"):
        rows.append((f"{person} - rate 240.00", "", "", ""))
        rows += [("03/01/2025", "Letters to the client", "1.2", "288.00"), ("03/02/2025", "Meeting", "3.4", "816.00")]
        rows.append(("", f"Subtotal {person}", "", "1,104.00"))
    for number, row in enumerate(rows):
        is_person = number > 0 and not row[1]
        for x, right, text in zip(xs, xs[1:], row, strict=False):
            if text and text[-1].isdigit() and "/" not in text and not is_person:
                sheet.write_right(right - 4, 71 + 16 * number, text)
            elif text:
                sheet.write(x + 4, 71 + 16 * number, text, bold=number == 0 or is_person)
    return finished(sheet)


def test_the_heading_over_items_is_what_they_share() -> None:
    found = items(time_sheet(), "time_entries", TIME, expenses=EXPENSES)
    assert [one["timekeeper"] for one in found] == ["Ada Byron", "Ada Byron", "Joan Clarke", "Joan Clarke"]


def test_a_table_of_which_another_array_asks_more_is_not_ours() -> None:
    assert items(time_sheet(), "expenses", EXPENSES, time_entries=TIME) == []
    assert len(items(time_sheet(), "expenses", EXPENSES)) == 4


def test_a_table_without_a_head_is_told_by_its_columns() -> None:
    page = document(
        (50, 130, 380, 450, 540),
        ("1 March 2025", "Layout of the newsletter", "4 h", "$260.00"),
        ("3 March 2025", "Proofs", "6.5 h", "$422.50"),
        ("", "Total due", "", "$682.50"),
    )
    schema = array(date=DATE, task=STRING, hours=NUMBER, amount=NUMBER)
    assert [tuple(one.values()) for one in items(page, "entries", schema)] == [
        ("2025-03-01", "Layout of the newsletter", 4.0, 260.0),
        ("2025-03-03", "Proofs", 6.5, 422.5),
    ]
    assert items(page, "entries", array(species=STRING, habitat=STRING)) == []


def test_an_item_goes_on_on_the_next_page() -> None:
    first, second = Sheet(1), Sheet(2)
    head = ("Date", "Details", "Paid out", "Paid in", "Balance")
    table(
        first,
        60,
        STATEMENT,
        [head, ("01/03/2025", "Rent", "1.00", "", "9.00"), ("02/03/2025", "Shop", "1.00", "", "8.00")],
    )
    table(second, 60, STATEMENT, [head, ("", "in town", "", "", ""), ("03/03/2025", "Bar", "1.00", "", "7.00")])
    found = items(finished(first, second), "transactions", MOVES)
    assert [one["description"] for one in found] == ["Rent", "Shop in town", "Bar"]


def test_charges_of_a_bill_are_no_side_of_an_account() -> None:
    rows = [("Charge", "Usage", "Rate", "Amount"), ("Electricity", "457 kWh", "0.31", "141.67")]
    rows += [("Standing charge", "30 days", "0.43", "12.90"), ("Correction", "1", "25.00", "-25.00")]
    found = items(document((50, 200, 300, 400, 500), *rows), "charges", array(name=STRING, amount=NUMBER))
    assert [one["amount"] for one in found] == [141.67, 12.9, -25.0]


def test_names_above_a_table_without_a_head_are_its_head() -> None:
    sheet = Sheet()
    for x, text in zip(STATEMENT, ("Date", "Details", "Paid out", "Paid in", "Balance"), strict=False):
        sheet.write(x + 4, 50, text)
    rows = [(f"{day:02}/03/2025", f"Shop {day}", "1.00", "", f"{100 - day}.00") for day in range(1, 8)]
    table(sheet, 60, STATEMENT, rows)
    found = items(finished(sheet), "transactions", MOVES)
    assert [(one["description"], one["amount"]) for one in found] == [(f"Shop {day}", -1.0) for day in range(1, 8)]


def test_debits_are_not_left_to_credits_that_ask_more() -> None:
    sheet = Sheet()
    heads = ("Date", "Description", "Reference", "Amount")
    xs = (50, 130, 300, 400, 480)
    sheet.write(50, 60, "Deposits and other additions", bold=True)
    y = table(sheet, 70, xs, [heads, ("01/03/2025", "Pay", "562844", "337.37")])
    sheet.write(50, y + 30, "Withdrawals and other subtractions", bold=True)
    table(
        sheet, y + 40, xs, [heads, ("02/03/2025", "Rent", "611948", "-134.31"), ("03/03/2025", "Bar", "2345", "-9.00")]
    )
    less, more = (
        array(date=DATE, description=STRING, amount=NUMBER),
        array(date=DATE, description=STRING, reference=STRING, amount=NUMBER),
    )
    found = items(finished(sheet), "debits", less, credits=more)
    assert [one["description"] for one in found] == ["Rent", "Bar"]


def test_a_day_as_it_is_printed_keeps_its_full_stop() -> None:
    page = document((50, 120, 330, 420), ("Buchung", "Verwendungszweck", "Betrag"), ("01.05.", "Miete", "40,00-"))
    assert items(page, "umsaetze", array(date=STRING, text=STRING, betrag=NUMBER)) == [
        {"date": "01.05.", "text": "Miete", "betrag": -40.0}
    ]


def test_a_day_in_words_may_be_broken_over_lines() -> None:
    sheet = Sheet()
    xs = (50, 110, 180, 400, 480)
    for x, head in zip(xs, ("F. operación", "F. valor", "Concepto", "Importe"), strict=False):
        sheet.write(x, 100, head, bold=True)
    for number, name in enumerate(("Recibo", "Nómina", "Compra")):
        y = 120 + 34 * number
        for x in (50, 110):
            sheet.lines_at(x, y, (f"{number + 1} de", "junio de", "2022"), step=11)
        sheet.write(180, y, name)
        sheet.write_right(450, y, f"{number + 1}1,00")
    found = items(finished(sheet), "movimientos", array(date=DATE, value_date=DATE, concepto=STRING))
    assert [(one["date"], one["value_date"]) for one in found] == [(f"2022-06-0{day}",) * 2 for day in (1, 2, 3)]


def test_a_rate_may_be_called_by_the_name_of_the_tax() -> None:
    head = ("Concepto", "Cant.", "Precio", "IVA", "Importe")
    rows = [("Pan", "14", "14,06", "21%", "196,84"), ("Vino", "2", "10,00", "10%", "20,00")]
    found = items(document(STATEMENT, head, *rows), "lineas", array(concepto=STRING, iva=NUMBER, importe=NUMBER))
    assert [tuple(one.values()) for one in found] == [("Pan", 21.0, 196.84), ("Vino", 10.0, 20.0)]


def test_sums_of_a_tax_in_spanish() -> None:
    rows = [("10%", "2.211,30", "221,13"), ("21%", "8.951,80", "1.879,88")]
    page = document((50, 150, 300, 420), ("% IVA", "Base imponible", "Cuota IVA"), *rows)
    schema = array(tipo=NUMBER, base=NUMBER, cuota=NUMBER)
    assert [tuple(one.values()) for one in items(page, "desglose_iva", schema)] == [
        (10.0, 2211.3, 221.13),
        (21.0, 8951.8, 1879.88),
    ]


def test_a_number_below_its_name_and_a_unit_behind_the_quantity() -> None:
    sheet = Sheet()
    xs = (50, 90, 300, 370, 450, 540)
    head = ("Pos.", "Bezeichnung", "Menge", "E-Preis", "Gesamt")
    rows = [head]
    for number, name in enumerate(("Bohrmaschine", "Kabelbinder"), 1):
        rows.append((str(number), name, f"{number}9 Stk", "4,00", "76,00"))
        rows.append(("", f"Art.-Nr. 19841{number}", "", "", ""))
    table(sheet, 60, xs, rows)
    schema = array(bezeichnung=STRING, artikelnummer=STRING, menge=NUMBER, einheit=STRING)
    assert [tuple(one.values()) for one in items(finished(sheet), "positionen", schema)] == [
        ("Bohrmaschine", "198411", 19.0, "Stk"),
        ("Kabelbinder", "198412", 29.0, "Stk"),
    ]


def test_where_credits_are_marked_the_others_are_debits() -> None:
    rows = [("04/07/2025", "Pay", "63.63 Cr", "1,387.51 Cr"), ("05/07/2025", "Rent", "692.92", "694.59 Cr")]
    page = document((50, 120, 330, 420, 520), ("Date", "Description", "Amount", "Balance"), *rows)
    found = items(page, "transactions", array(description=STRING, amount=NUMBER))
    assert [one["amount"] for one in found] == [63.63, -692.92]


def test_days_stand_over_their_movements() -> None:
    sheet = Sheet()
    xs = (50, 300, 400, 500)
    rows = [("Histórico", "Documento", "Valor", "Saldo")]
    for day in (2, 5):
        rows.append((f"0{day}/07/2025", "", "", ""))
        rows += [("PIX enviado", "425213", "-5,86", "69,50"), ("PIX recebido", "425214", "3,63", "73,13")]
    for number, row in enumerate(rows):
        is_day = number > 0 and not row[1]
        for x, text in zip(xs, row, strict=True):
            if text and x >= 400 and number:
                sheet.write_right(x + 60, 100 + 16 * number, text)
            elif text:
                sheet.write(x, 100 + 16 * number, text, bold=is_day or number == 0)
    found = items(finished(sheet), "lancamentos", array(data=DATE, documento=STRING, valor=NUMBER))
    assert [(one["data"], one["documento"], one["valor"]) for one in found] == [
        ("2025-07-02", "425213", -5.86),
        ("2025-07-02", "425214", 3.63),
        ("2025-07-05", "425213", -5.86),
        ("2025-07-05", "425214", 3.63),
    ]


def test_a_head_that_has_the_name_among_others() -> None:
    head = ("Date", "Description", "Amount", "Balance", "Accrued bank charges")
    rows = [("04/07/2025", "Pay", "63.63", "87.51", ""), ("05/07/2025", "Rent", "2.92", "84.59", "3.50")]
    page = document((50, 120, 300, 360, 430, 540), head, *rows)
    found = items(page, "transactions", array(description=STRING, amount=NUMBER, charges=NUMBER))
    assert [one["charges"] for one in found] == [None, 3.5]


def test_a_column_says_which_way_money_went() -> None:
    rows = [("25-08-2024", "Albert Heijn", "Af", "407,96"), ("23-08-2024", "Salaris", "Bij", "2.250,98")]
    page = document((50, 130, 330, 400, 500), ("Datum", "Omschrijving", "Af Bij", "Bedrag"), *rows)
    found = items(page, "transacties", array(omschrijving=STRING, bedrag=NUMBER))
    assert [one["bedrag"] for one in found] == [-407.96, 2250.98]


def test_a_head_with_the_very_name_holds_it() -> None:
    rows = [("04/03/2025", "Withdrawal", "Joshua Wood", "-67.19"), ("04/07/2025", "Payment", "Lori Jones", "68.74")]
    page = document((50, 130, 300, 400, 500), ("Date", "Description", "Name", "Gross"), *rows)
    assert [one["name"] for one in items(page, "transactions", array(date=DATE, name=STRING, gross=NUMBER))] == [
        "Joshua Wood",
        "Lori Jones",
    ]


def test_two_names_in_one_cell_over_two_columns() -> None:
    sheet = Sheet()
    for x, text in ((54, "Description"), (254, "Quantity"), (334, "Unit price Amount")):
        sheet.write(x, 71, text, bold=True)
    rows = (("Advice", "5", "4.54", "22.70"), ("Repair", "3", "7.14", "21.42"), ("Help", "1", "2.00", "2.00"))
    for number, row in enumerate(rows):
        y = 91 + 20 * number
        sheet.write(54, y, row[0])
        for right, text in zip((290, 380, 480), row[1:], strict=True):
            sheet.write_right(right, y, text)
    found = items(finished(sheet), "lines", LINES)
    assert [(one["unit_price"], one["amount"]) for one in found] == [(4.54, 22.7), (7.14, 21.42), (2.0, 2.0)]


def test_a_rate_beside_the_amount_of_the_tax() -> None:
    head = ("Lp.", "Nazwa towaru", "Ilość", "Cena netto", "VAT", "Kwota VAT")
    rows = [("1", "Papier", "15", "59,16", "23%", "204,10"), ("2", "Toner", "14", "60,20", "8%", "515,84")]
    page = document((50, 80, 240, 300, 370, 420, 500), head, *rows, ("", "Razem", "", "119,36", "", "719,94"))
    found = items(page, "pozycje", array(nazwa=STRING, ilosc=NUMBER, stawka_vat=NUMBER))
    assert [(one["nazwa"], one["stawka_vat"]) for one in found] == [("Papier", 23.0), ("Toner", 8.0)]
