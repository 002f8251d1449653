"""How a document writes its numbers and dates."""

from __future__ import annotations

from datetime import date

import pytest

from docbeat.answering.fields.notation import Notation, notation_of
from docbeat.answering.fields.values.dates import DayOrder
from docbeat.answering.view import DocumentView
from tests.unit.reading.build import Sheet, finished


def notation(*lines: str) -> Notation:
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.write(50, 100 + 14 * number, line)
    return notation_of(DocumentView(finished(sheet)))


def test_the_whole_document_tells_marks_order_and_currency() -> None:
    found = notation("Rechnungsdatum 03.04.2025", "Netto 1.250,00 EUR", "Lieferung am 25/03/2025", "USt 237,50 EUR")
    assert (found.decimal, found.order, found.currency) == (",", DayOrder.DMY, "EUR")


@pytest.mark.parametrize(
    "line",
    [
        "Statement period: 15 December 2024 to 14 January 2025",
        "Period 15/12/2024 - 14/01/2025",
        "Zeitraum 15.12.2024 bis 14.01.2025",
    ],
)
def test_two_days_with_until_between_them_are_the_period(line: str) -> None:
    found = notation("Printed 20 January 2025", "Your money, 15/12/2024", line, "Page 1")
    assert found.period == (date(2024, 12, 15), date(2025, 1, 14))


def test_without_a_period_the_first_day_stands_for_it() -> None:
    assert notation("Statement date 31 March 2025", "1 March 2025 Rent").period == (
        date(2025, 3, 31),
        date(2025, 3, 31),
    )


def test_days_without_a_year_fall_into_the_period() -> None:
    found = Notation(period=(date(2024, 12, 15), date(2025, 1, 14)))
    assert [found.year_of(12, 20), found.year_of(1, 3)] == [2024, 2025]


def test_a_day_without_a_year_is_before_the_paper_was_written_if_it_can_be() -> None:
    found = Notation(period=(date(2025, 1, 10), date(2025, 1, 10)))
    assert [found.year_of(12, 28), found.year_of(1, 9), found.year_of(2, 1)] == [2024, 2025, 2025]


def test_no_year_is_made_up() -> None:
    assert Notation().year_of(3, 1) is None
    assert Notation(period=(date(2025, 3, 1), date(2025, 3, 31))).year_of(2, 30) is None
