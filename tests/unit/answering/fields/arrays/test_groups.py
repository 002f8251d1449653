"""Entries under heads, in groups that a label begins."""

from __future__ import annotations

from typing import Any

from docbeat.answering.fields import answer_fields
from tests.unit.reading.build import Sheet, finished

SCHEMA: dict[str, Any] = {
    "groups": [
        {
            "age_group": "string",
            "results": [{"rank": "integer", "athlete": {"name": "string", "country": "string"}, "time": "string"}],
        }
    ]
}
XS = (40, 100, 300, 430)
HEADS = ("Rank", "Name", "Nation", "Time")


def group(sheet: Sheet, y: float, name: str, *entries: tuple[str, str, str, str]) -> float:
    """A label, a row of heads, and entries of two lines; the time stands on the second."""
    sheet.write(60, y, f"Age Group :{name}")
    for x, head in zip(XS, HEADS, strict=True):
        sheet.write(x, y + 20, head)
    y += 44
    for rank, athlete, nation, time in entries:
        for x, text in zip(XS, (rank, athlete, nation), strict=False):
            sheet.write(x, y, text) if text else None
        sheet.write(XS[3], y + 10, time)
        y += 26
    return y


def values(*sheets: Sheet) -> Any:
    return answer_fields(finished(*sheets), SCHEMA).values["groups"]


def test_groups_of_entries() -> None:
    sheet = Sheet()
    y = group(sheet, 160, "40-44", ("1", "Ann HILL", "GBR", "44.01"), ("2", "Eva BERG", "SWE", "1:02.20"))
    group(sheet, y + 20, "45-49", ("1", "Ida LUND", "DEN", "39.90"), ("2", "Mia ROTH", "GER", "DNS"))
    sheet.write(40, 800, "Made by the timekeepers of the harbour club")
    assert values(sheet) == [
        {
            "age_group": "40-44",
            "results": [
                {"rank": 1, "athlete": {"name": "Ann HILL", "country": "GBR"}, "time": "44.01"},
                {"rank": 2, "athlete": {"name": "Eva BERG", "country": "SWE"}, "time": "1:02.20"},
            ],
        },
        {
            "age_group": "45-49",
            "results": [
                {"rank": 1, "athlete": {"name": "Ida LUND", "country": "DEN"}, "time": "39.90"},
                {"rank": 2, "athlete": {"name": "Mia ROTH", "country": "GER"}, "time": "DNS"},
            ],
        },
    ]


def test_a_group_goes_on_where_the_next_page_tells_it_again() -> None:
    first, second = Sheet(1), Sheet(2)
    group(first, 160, "40-44", ("1", "Ann HILL", "GBR", "44.01"), ("2", "Eva BERG", "SWE", "45.20"))
    group(second, 160, "40-44", ("3", "Ida LUND", "DEN", "46.90"), ("4", "Mia ROTH", "GER", "47.00"))
    (found,) = values(first, second)
    assert [entry["rank"] for entry in found["results"]] == [1, 2, 3, 4]


def test_what_has_no_heads_has_no_groups() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, 400)
    assert values(sheet) == []
