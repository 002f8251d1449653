"""The total among the amounts at the end of a receipt."""

from __future__ import annotations

from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from docbeat.answering.fields.sums import role_of
from tests.unit.reading.build import Sheet, finished


def total(*rows: tuple[str, str]) -> Answer:
    sheet = Sheet(width=260.0, height=500.0)
    sheet.write_centered(130, 40, "HARBOUR LIGHT TRADING SDN BHD")
    for place, (label, amount) in enumerate(rows):
        sheet.write(20, 80 + 16 * place, label)
        sheet.write_right(240, 80 + 16 * place, amount)
    return answer_fields(finished(sheet), {"total": "number"})


def test_what_was_given_less_the_change_is_the_total() -> None:
    found = total(
        ("Lamp oil", "12.61"),
        ("Total", "12.61"),
        ("Rounding", "-0.01"),
        ("Payable", "12.60"),
        ("Cash", "50.00"),
        ("Change", "37.40"),
    )
    assert found.values == {"total": 12.6}
    assert found.citations["total"].quote == "12.60"


def test_a_proven_total_is_surer() -> None:
    bare = total(("Lamp oil", "12.60"), ("Total", "12.60"))
    proven = total(("Lamp oil", "12.60"), ("Total", "12.60"), ("Cash", "50.00"), ("Change", "37.40"))
    assert bare.values == proven.values == {"total": 12.6}
    assert proven.citations["total"].confidence >= 0.9


def test_the_total_of_the_taxes_is_another() -> None:
    found = total(
        ("Total (Excluding GST)", "28.00"),
        ("Total GST", "1.68"),
        ("Total Sales (Inclusive of GST)", "29.68"),
        ("CASH", "30.00"),
        ("CHANGE", "0.32"),
        ("GST SUMMARY", "6%"),
        ("Total", "28.00"),
    )
    assert found.values == {"total": 29.68}


def test_rounded_to_what_is_paid() -> None:
    found = total(
        ("Total Sales RM", "27.28"),
        ("Rounding Adjustment RM", ".02"),
        ("Rounding RM", "27.30"),
        ("CASH RM", "27.30"),
        ("CHANGE RM", ".00"),
    )
    assert found.values == {"total": 27.3}


def test_a_rate_in_a_label_is_no_amount() -> None:
    found = total(("Total RM Including GST 6%", "22.00"), ("Amt. Excl. GST", "20.75"))
    assert found.values == {"total": 22.0}
    assert found.citations["total"].quote == "22.00"


def test_amounts_without_a_word_of_a_total_are_none() -> None:
    assert total(("Lamp oil", "12.60"), ("Wick", "3.20")).values == {"total": None}


def test_labels_say_what_sums_are() -> None:
    assert role_of("Total Incl. GST06%")[0] == "total"
    assert role_of("Rounding Adj:RM")[0] == "rounding"
    assert role_of("GST @6%:")[0] == "tax"
    assert role_of("GST included in total")[0] == "tax"
    assert role_of("Total with GST @6%")[0] == "total"
    assert role_of("Service Charge 10%")[0] == "service"
    assert role_of("CASH RM")[0] == "amount_paid"
    assert role_of("Visa card")[0] == "amount_paid"
    assert role_of("Meat + 3 Vege")[0] == ""


def test_service_tax_and_rounding_add_up() -> None:
    found = total(
        ("Subtotal", "62.55"), ("10% Svc Chg", "6.25"), ("6% GST", "4.13"), ("Total", "72.93"), ("Due", "72.93")
    )
    assert found.values == {"total": 72.93}
    assert found.citations["total"].confidence >= 0.9
