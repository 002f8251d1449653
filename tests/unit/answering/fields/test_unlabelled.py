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
