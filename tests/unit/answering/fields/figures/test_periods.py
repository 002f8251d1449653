"""Periods of accounts and what companies call them."""

from __future__ import annotations

from datetime import date

import pytest

from docbeat.answering.fields.figures.periods import Calendar, Period, period_of


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Three Months Ended September 30, 2023", Period(3, date(2023, 9, 30))),
        ("NINE MONTHS ENDED SEPTEMBER 30, 2023", Period(9, date(2023, 9, 30))),
        ("13 Weeks Ended April 29, 2023", Period(3, date(2023, 4, 29))),
        ("Years Ended December 31, 2022", Period(12, date(2022, 12, 31))),
        ("March 31, 2023", Period(0, date(2023, 3, 31))),
        ("% Change", None),
        ("From May 1, 2023 to June 30, 2023", None),
    ],
)
def test_heads_name_periods(head: str, period: Period | None) -> None:
    assert period_of(head) == period


@pytest.mark.parametrize(
    ("year_end", "period", "label"),
    [
        (date(2022, 12, 31), Period(3, date(2023, 9, 30)), "FY2023 Q3"),
        (date(2022, 12, 31), Period(9, date(2023, 9, 30)), "FY2023 YTD"),
        (date(2022, 12, 31), Period(6, date(2022, 6, 30)), "FY2022 H1"),
        (date(2022, 12, 31), Period(0, date(2022, 12, 31)), "FY2022"),
        (date(2023, 6, 30), Period(0, date(2023, 9, 30)), "FY2024 Q1"),
        (date(2023, 6, 30), Period(12, date(2021, 6, 30)), "FY2021"),
        # The year of 52 weeks that ends in the first days of January is the one before.
        (date(2026, 1, 3), Period(3, date(2026, 4, 4)), "FY2026 Q1"),
    ],
)
def test_periods_are_called_by_the_year_of_the_company(year_end: date, period: Period, label: str) -> None:
    assert Calendar(year_end).label(period) == label
