"""Amounts in every notation, and what is none."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.answering.fields.values.amounts import Amount, find_amounts
from docbeat.answering.fields.values.currencies import currency_code, document_currency
from docbeat.answering.fields.values.numbers import decimal_mark, parse_number


def only(text: str, decimal: str | None = None) -> Amount:
    [match] = find_amounts(text, decimal)
    return match.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.56", "1234.56"), ("1.234,56", "1234.56"), ("1 234,56", "1234.56"), ("1\u202f234,56", "1234.56"),
        ("1'234.56", "1234.56"), ("1,23,456.78", "123456.78"), ("1.234.567", "1234567"),
        ("91,532,846.72", "91532846.72"),
        ("(1,234.56)", "-1234.56"), ("( 131 )", "-131"), ("12.00-", "-12.00"), ("-12.00", "-12.00"),
        ("−12.00", "-12.00"),
        ("- 12.00", "-12.00"), (".50", "0.50"), ("12,-", "12"), ("1,250", "1250"), ("Net loss (1,234)", "-1234"),
        ("three (3)", "3"), ("five hundred (500)", "500"), ("Total - 12.00", "12.00"), ("CHANGE:37.40", "37.40"),
        ("share (20.1%)", "20.1"), ("equation (3.41), holds", "3.41"), ("Change (20.1)", "-20.1"), ("(20.1%)", "-20.1"),
        ("1.234.56", "1234.56"), ("12.00T", "12.00"), ("29.70SR", "29.70"), ("No.12", "12"), ("USD (1,234)", "-1234"),
        ("€1.234", "1234"), ("¥ 1，000", "1000"), ("¥1,000-", "1000"), ("１２．５０", "12.50"),
        ("(12.50 per month", "12.50"), ("Revenue (12)", "12"), ("$ (1,234", "-1234"), ("$(5.00)", "-5.00"),
        ("7.00)", "7.00"),
    ],
)  # fmt: skip
def test_numbers(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$7.10", "7.10", "USD"), ("US$ 1,250.00", "1250.00", "USD"), ("€5", "5", "EUR"), ("RM 29.70", "29.70", "MYR"),
        ("ROUNDING:RM -0.01", "-0.01", "MYR"), ("-$5.00", "-5.00", "USD"), ("12,50 (€)", "12.50", "EUR"),
        ("56.00 DH", "56.00", "MAD"), ("Rs. 1,00,000", "100000", "INR"), ("kr 1 250,00", "1250.00", "SEK"),
        ("12 345,00 zł", "12345.00", "PLN"), ("CHF 12.-", "12", "CHF"), ("1,000円", "1000", "JPY"),
        ("₹99", "99", "INR"),
        ("£1.5 million", "1500000", "GBP"), ("$10M", "10000000", "USD"), ("EUR 3,2 Mrd", "3200000000", "EUR"),
        ("the fee (USD 500) is", "500", "USD"), ("($1,234)", "-1234", "USD"), ("R$ 10,00", "10.00", "BRL"),
    ],
)  # fmt: skip
def test_money(text: str, value: str, currency: str) -> None:
    assert (only(text).value, only(text).currency) == (Decimal(value), currency)
    assert find_amounts(text)[0].certainty >= 0.85


def test_the_amount_reaches_from_its_sign_to_its_currency() -> None:
    for text, printed in (
        ("pay -$5.00 now", "-$5.00"),
        ("Net (1,234.56) SR", "(1,234.56)"),
        ("is 12,50 EUR.", "12,50 EUR"),
    ):
        assert find_amounts(text)[0].printed(text) == printed


def test_percent_unit_and_side() -> None:
    assert only("12.5 %").percent
    assert only("(12.5)%") == Amount(Decimal("-12.5"), percent=True)
    assert only("GST@6%") == Amount(Decimal(6), percent=True)
    assert only("16PCS").unit == "pcs"
    assert only("5 m") == Amount(Decimal(5), unit="m")
    assert only("1,200.50DR") == Amount(Decimal("1200.50"), side="DR")
    assert only("1,200.50 DB").side == "DR"
    assert only("1,200.50 Cr").side == "CR"


def test_two_amounts_share_no_currency() -> None:
    pairs = [("RM10.00 RM20.00", "MYR"), ("10.00 EUR 20.00 EUR", "EUR"), ("$10-$20", "USD")]
    for text, code in pairs:
        assert [(int(one.value.value), one.value.currency) for one in find_amounts(text)] == [(10, code), (20, code)]


def test_both_ends_of_a_range_are_amounts() -> None:
    assert [one.value.value for one in find_amounts("12.00–15.00")] == [Decimal("12.00"), Decimal("15.00")]


def test_a_space_groups_only_where_more_speaks_for_it() -> None:
    assert [one.value.value for one in find_amounts("1 234.56")] == [1, Decimal("234.56")]
    assert [one.value.value for one in find_amounts("2 550")] == [2, 550]
    assert only("2 550", ",").value == 2550
    assert only("€ 2 550").value == 2550


def test_the_mark_of_the_document_decides_what_one_group_of_three_is() -> None:
    assert only("1.234", ",").value == 1234
    assert only("1.234", ".").value == Decimal("1.234")
    assert only("1,234", ",").value == Decimal("1.234")
    assert only("0.125", ",").value == Decimal("0.125")


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234. 56", "1234.56"), ("O.00", "0.00"), ("1O.50", "10.50"), ("S12.00", "12.00"), ("RM1O.OO", "10.00")],
)  # fmt: skip
def test_misread_figures_are_put_right(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "216_01/21047", "20/06/2018 12:53 PM", "12 March 2024", "10.0.0.1", "v1.2", "INV-2024-001", "A12345",
        "info@123.com",
        "http://example.com/12/5.00", "05.22.95.66.66", "03-40210276", "12:30", "7/4", "#000656195584", "I00100000035-",
        "105MM/4'", "B5.00", "no figures",
    ],
)  # fmt: skip
def test_no_amount_is_made_up(text: str) -> None:
    assert find_amounts(text) == []


def test_a_sign_before_a_figure_is_not_of_the_figure_before() -> None:
    found = find_amounts("1,227 $ 3 $ 12,412")
    assert [one.value.currency for one in found] == [None, "USD", "USD"]
    assert only("5 $").currency == "USD"


def test_capitals_scale() -> None:
    assert only("2.91M").value == 2_910_000
    assert only("60K").value == 60_000
    assert only("5 m").value == 5


def test_the_number_of_a_section_is_hardly_an_amount() -> None:
    for text in ("Section 6.04", "12.12 Execution of this", "5.02. Negative covenants", "4.01(q)"):
        assert find_amounts(text)[0].certainty <= 0.4
    assert find_amounts("12.12 SR")[0].certainty > 0.8


def test_codes_and_years_are_hardly_amounts() -> None:
    for text in ("001315377152", "000750673920", "2024", "0044"):
        assert find_amounts(text)[0].certainty < 0.2
    assert find_amounts("12")[0].certainty <= 0.3


def test_a_dash_is_nought_only_when_asked() -> None:
    assert find_amounts("-") == []
    assert find_amounts("-", dash_is_zero=True)[0].value == Amount(Decimal(0))
    assert find_amounts("$ —", dash_is_zero=True)[0].value == Amount(Decimal(0), "USD")
    assert find_amounts("Total - net", dash_is_zero=True) == []


def test_the_currency_of_the_document_says_what_a_shared_sign_is() -> None:
    assert find_amounts("$5.00", currency="CAD")[0].value.currency == "CAD"
    assert find_amounts("€5.00", currency="CAD")[0].value.currency == "EUR"
    assert currency_code("kr", "NOK") == "NOK"
    assert document_currency(["All amounts in CAD", "$5.00", "$6.00"]) == "CAD"
    assert document_currency(["nothing"]) is None


def test_the_decimal_mark_of_a_document() -> None:
    assert decimal_mark(["1,234.56", "12.00"]) == "."
    assert decimal_mark(["1.234,56", "12,00", "3.5"]) == ","
    assert decimal_mark(["Rechnung vom 31.12.2024", "1.234,00 EUR"]) == ","
    assert decimal_mark(["nothing"]) == "."
    assert decimal_mark(["Summe 1.234 EUR"]) == ","
    assert decimal_mark(["1,234 of them", "0.125"]) == "."
    assert decimal_mark(["19,5 %"]) == ","


VALUES = st.decimals(min_value=0, max_value=10**9, places=2)


def in_notation(value: Decimal, group: str, point: str) -> str:
    return f"{value:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)


@given(VALUES, st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("\u00a0", ","), ("", "."), ("", ",")]))
def test_any_amount_in_any_notation_is_found(value: Decimal, marks: tuple[str, str]) -> None:
    printed = in_notation(value, *marks)
    assert only(f"Total {printed}").value == value
    assert only(f"Total EUR {printed}") == Amount(value, "EUR")
    assert only(f"({printed} EUR)") == Amount(-value, "EUR")
    assert parse_number(printed) == value


@given(st.text(alphabet=st.one_of(st.sampled_from("0123456789.,-()$€ RMOlS%'"), st.characters())))
def test_no_text_is_too_odd(text: str) -> None:
    found = find_amounts(text, dash_is_zero=True)
    assert all(0 <= one.start < one.stop <= len(text) and 0 <= one.certainty <= 1 for one in found)
    assert all(one.stop <= other.start for one, other in pairwise(found))
    decimal_mark([text])


def test_a_sign_before_the_next_figure_is_that_figures() -> None:
    found = find_amounts("Tax 20% £3,224.87", ".")
    assert [(one.value.value, one.value.percent, one.value.currency) for one in found] == [
        (Decimal(20), True, None),
        (Decimal("3224.87"), False, "GBP"),
    ]


def test_a_sign_may_stand_a_space_behind_cents_that_end_a_cell() -> None:
    (amount,) = find_amounts("1.089,36 -", ",")
    assert str(amount.value.value) == "-1089.36"
    assert [str(one.value.value) for one in find_amounts("(-)0.29", ".")] == ["-0.29"]
    assert [str(one.value.value) for one in find_amounts("4 - 7", ",")] == ["4", "7"]
