"""How values are given in JSON."""

from __future__ import annotations

import json
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.answering.fields.values.amounts import Amount, find_amounts
from docbeat.answering.fields.values.dates import Dated, DayOrder, Precision, find_dates
from docbeat.answering.fields.values.render import in_pattern, render, tidy

DAY = Dated(date(2024, 3, 5), time(14, 5))


@pytest.mark.parametrize(
    ("format_", "hint", "given_as"),
    [
        (None, "", "5 March 2024"), ("date", "", "2024-03-05"), ("date-time", "", "2024-03-05T14:05:00"),
        ("time", "", "14:05:00"),
        (None, "in ISO 8601", "2024-03-05"), (None, "date as YYYY-MM-DD", "2024-03-05"),
        (None, "for example 2023-12-31", "2024-03-05"),
        (None, "format DD/MM/YYYY", "05/03/2024"), (None, "MM/DD/YYYY", "03/05/2024"), (None, "dd.mm.yy", "05.03.24"),
        (None, "D MMM YYYY", "5 Mar 2024"), (None, "MMMM D, YYYY", "March 5, 2024"), (None, "YYYY", "2024"),
        (None, "the day of the invoice", "5 March 2024"), ("date", "printed DD/MM/YYYY", "2024-03-05"),
    ],
)  # fmt: skip
def test_dates_as_the_schema_asks(format_: str | None, hint: str, given_as: str) -> None:
    assert render(DAY, "5 March 2024", "string", format_, hint) == given_as


def test_a_month_is_no_day() -> None:
    month = Dated(date(2024, 3, 1), precision=Precision.MONTH)
    assert render(month, "March 2024", "string", None, "DD/MM/YYYY") == "March 2024"
    assert render(month, "March 2024", "string", "date") == "2024-03"


@pytest.mark.parametrize(
    ("printed", "schema_type", "given_as"),
    [
        ("RM 1,234.50", "number", 1234.5), ("12", "number", 12), ("12.00", "number", 12.0), ("12.00", "integer", 12),
        ("12.50", "integer", None), ("(131)", "integer", -131), ("12.5 %", "number", 12.5),
        ("$5 million", "integer", 5_000_000),
        ("RM 1,234.50", "string", "RM 1,234.50"),
    ],
)  # fmt: skip
def test_amounts_by_type(printed: str, schema_type: Any, given_as: Any) -> None:
    value = render(find_amounts(printed)[0].value, printed, schema_type)
    assert value == given_as
    assert type(value) is type(given_as)


def test_a_space_behind_the_decimal_mark_is_readings() -> None:
    (found,) = find_amounts("RM 29. 70")
    assert render(found.value, "RM 29. 70", "string") == "RM 29.70"


def test_hints_on_amounts() -> None:
    amount = Amount(Decimal("1234.50"), "MYR")
    assert render(amount, "RM 1,234.50", "string", None, "Currency code") == "MYR"
    assert render(amount, "RM 1,234.50", "string", None, "numeric only") == "1234.50"
    assert render(amount, "RM 1,234.50", "string", None, "Total amount with currency") == "RM 1,234.50"
    assert render(Amount(Decimal(6), percent=True), "6%", "number", None, "rate as a decimal") == 0.06
    assert render(Amount(Decimal(-12)), "(12.00)", "number", None, "positive number") == 12.0


def test_numbers_out_of_other_values() -> None:
    assert render(DAY, "5 March 2024", "integer", None, "Year of birth") == 2024
    assert render(DAY, "5 March 2024", "integer") is None
    assert render("4 pieces", "4 pieces", "integer") == 4
    assert render("none", "none", "number") is None
    assert render(True, "Yes", "number") is None


@pytest.mark.parametrize(
    ("printed", "hint", "given_as"),
    [
        ("+49 (0)30 123 4567", "phone in E.164", "+49301234567"), ("030 1234567", "phone in E.164", "030 1234567"),
        ("INV-0012", "digits only", "0012"), ("DE89 3704 0044", "IBAN without spaces", "DE8937040044"),
        ("Acme Ltd", "in upper case", "ACME LTD"), ("A@B.COM", "lowercase", "a@b.com"),
        ("Acme Ltd", "name", "Acme Ltd"),
    ],
)  # fmt: skip
def test_text_as_its_description_asks(printed: str, hint: str, given_as: str) -> None:
    assert render(printed, printed, "string", None, hint) == given_as


def test_times_and_cents_as_numbers() -> None:
    assert render("1:03.28", "1:03.28", "number") == 63.28
    assert render("2:01:09", "2:01:09", "integer") == 7269
    assert render(Amount(Decimal("12.50"), "EUR"), "€12.50", "integer", None, "total in cents") == 1250


def test_truths() -> None:
    assert render(True, "☒", "boolean") is True
    assert render("Yes", "Yes", "boolean") is True
    assert render("maybe", "maybe", "boolean") is None
    assert render(True, "Yes", "string") == "Yes"


@pytest.mark.parametrize(
    ("printed", "tidied"),
    [
        (": Acme  Inc.", "Acme Inc."), ("- CS00011926 ,", "CS00011926"), ("KUALA LUMPUR,", "KUALA LUMPUR"),
        ("-12.00", "-12.00"),
        ("- 12.00", "- 12.00"), (".50", ".50"), ("4711.", "4711"), ("(867388-U", "867388-U"),
        ("(867388-U)", "(867388-U)"),
        ("#4711", "#4711"), ("  ", ""), ("Bank of America, N.A.", "Bank of America, N.A."), ("name (", "name"),
        ("#: 12", "#: 12"),
    ],
)  # fmt: skip
def test_strings_lose_what_their_label_left(printed: str, tidied: str) -> None:
    assert tidy(printed) == tidied


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["DD/MM/YYYY", "YYYY-MM-DD", "D MMMM YYYY", "DD.MM.YYYY"]),
)
def test_what_is_written_in_a_pattern_is_found_again(day: date, pattern: str) -> None:
    [match] = find_dates(in_pattern(day, pattern), DayOrder.DMY)
    assert match.value.date == day


@given(st.text(), st.sampled_from(["string", "number", "integer", "boolean"]), st.text())
def test_anything_gives_json_or_nothing(printed: str, schema_type: Any, hint: str) -> None:
    for value in (printed, DAY, Amount(Decimal(5)), True):
        json.dumps(render(value, printed, schema_type, None, hint), allow_nan=False)
