"""Periods of accounts: which stretch a column is about, and what a company with its own year calls it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from docbeat.answering.fields.values.dates import Precision, find_dates

_COUNTS = {
    "three": 3, "six": 6, "nine": 9, "twelve": 12, "3": 3, "6": 6, "9": 9, "12": 12, "thirteen": 3, "13": 3,
    "fourteen": 3, "14": 3, "twenty-six": 6, "26": 6, "27": 6, "twenty-seven": 6, "thirty-nine": 9, "39": 9,
    "forty": 9, "40": 9, "fifty-two": 12, "52": 12, "fifty-three": 12, "53": 12, "sixteen": 4, "16": 4,
}  # fmt: skip
_LENGTH = re.compile(
    rf"\b({'|'.join(sorted(_COUNTS, key=len, reverse=True))})[\s-]+(?:months?|weeks?)\s+(?:period\s+)?end(?:ed|ing)",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\bquarter(?:ly period|s)?\s+end(?:ed|ing)", re.IGNORECASE)
_YEAR = re.compile(r"\byears?\s+end(?:ed|ing)|\bfor the (?:fiscal )?years?\b", re.IGNORECASE)
# A quarter of a year in days; years of 52 weeks end some days off the month.
_QUARTER_DAYS, _SLACK = 91.31, timedelta(days=15)


@dataclass(frozen=True)
class Period:
    """``months`` up to and with ``end``; 0 for what stands on that day."""

    months: int
    end: date


@dataclass(frozen=True)
class Calendar:
    """``year_end`` is a day on which a year of the company's accounts ends."""

    year_end: date

    def label(self, period: Period) -> str:
        """``FY2025``, ``FY2025 Q2``, ``FY2025 H1`` or ``FY2025 YTD``."""
        past = round((period.end - self.year_end).days / _QUARTER_DAYS)
        ahead = -(-past // 4)
        quarter = past - 4 * (ahead - 1)
        year = f"FY{(self.year_end - _SLACK).year + ahead}"
        if period.months == 12 or (period.months == 0 and quarter == 4):
            return year
        if period.months in {0, 3, 4}:
            return f"{year} Q{quarter}"
        if period.months == 6 and quarter in {2, 4}:
            return f"{year} H{quarter // 2}"
        return f"{year} YTD"


def period_of(head: str) -> Period | None:
    """The period that the head of a column names, all of its rows read from the top."""
    days = [day for day in find_dates(head) if day.value.precision is Precision.DAY]
    ends = {day.value.date for day in days}
    if len(ends) != 1:
        return None
    return Period(months_of(head), ends.pop())


def months_of(head: str) -> int:
    """How long the period is that a head names; 0 where it names none."""
    length = _LENGTH.search(head)
    if length:
        return _COUNTS[length[1].lower()]
    if _QUARTER.search(head):
        return 3
    return 12 if _YEAR.search(head) else 0
