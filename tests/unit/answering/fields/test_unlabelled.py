"""Values that no label names."""

from __future__ import annotations

from typing import Any

from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from tests.unit.reading.build import Sheet, finished


def answer(sheet: Sheet, **fields: Any) -> Answer:
    return answer_fields(finished(sheet), fields)


def test_the_day_with_the_time_beside_it() -> None:
    sheet = Sheet(width=260.0, height=400.0)
    sheet.write(20, 40, "Lamp oil, best before 01/12/2019")
    sheet.write(20, 80, "08:53PM")
    sheet.write(110, 80, "561781")
    sheet.write(190, 80, "05-12-16")
    found = answer(sheet, date="string")
    assert found.values == {"date": "05-12-16"}
    assert found.citations["date"].quote == "05-12-16"
    assert found.citations["date"].confidence < 0.8


def test_the_only_day_in_a_line_of_its_own() -> None:
    sheet = Sheet()
    sheet.write(400, 60, "14 March 2025")
    sheet.write(60, 120, "Dear Mr Abbott, the oil you asked for came in this week.")
    assert answer(sheet, date="date").values == {"date": "2025-03-14"}


def test_a_day_in_a_sentence_is_not_that_of_the_paper() -> None:
    sheet = Sheet()
    sheet.write(60, 120, "The office was founded on 14 March 1925 by three captains of the old line.")
    assert answer(sheet, date="date").values == {"date": None}


def test_the_day_of_something_else_is_not_that_of_the_paper() -> None:
    sheet = Sheet()
    sheet.write(60, 120, "Delivery date:")
    sheet.write(200, 120, "14/03/2025")
    assert answer(sheet, date="date").values == {"date": None}


def test_days_of_rows_are_not_that_of_the_paper() -> None:
    sheet = Sheet()
    for place in range(6):
        sheet.write(60, 100 + 14 * place, f"{place + 10}/03/2025")
        sheet.write(160, 100 + 14 * place, "Card payment")
        sheet.write_right(500, 100 + 14 * place, f"{place + 2}4.50")
    assert answer(sheet, statement_date="date").values == {"statement_date": None}


def test_the_currency_is_that_of_the_amounts() -> None:
    sheet = Sheet()
    sheet.write(60, 100, "Lamp oil")
    sheet.write(160, 100, "12,50 €")
    found = answer(sheet, currency="string")
    assert found.values == {"currency": "EUR"}
    assert found.citations["currency"].quote == "12,50 €"


def test_a_currency_that_is_no_option_is_none() -> None:
    sheet = Sheet()
    sheet.write(60, 100, "Lamp oil 12,50 €")
    schema = {"type": "object", "properties": {"currency": {"type": "string", "enum": ["USD", "GBP"]}}}
    assert answer_fields(finished(sheet), schema).values == {"currency": None}
