"""Properties that stand in a line of the texts of a movement."""

from __future__ import annotations

from typing import Any

from docbeat.answering.schema import Schema
from docbeat.document.model import Document
from tests.unit.answering.fields.arrays.build import DATE, NUMBER, STRING, array, finished, items
from tests.unit.reading.build import Sheet

MOVES = (
    ("01/03/2025", ("Direct debit", "Harbour Electric", "MX-10442"), "-40.00"),
    ("02/03/2025", ("Transfer", "Ada Byron", "MX-10443"), "500.00"),
    ("03/03/2025", ("Direct debit", "City Water", "MX-10447"), "-12.50"),
    ("04/03/2025", ("Transfer", "Joan Clarke", "MX-10450"), "80.00"),
    ("05/03/2025", ("Direct debit", "Harbour Electric", "MX-10461"), "-41.00"),
)


def statement() -> Document:
    sheet = Sheet()
    for x, head in ((54, "Date"), (130, "Details"), (456, "Amount")):
        sheet.write(x, 108, head, bold=True)
    ys = [96.0]
    for number, (day, lines, amount) in enumerate(MOVES):
        top = 112.0 + 46 * number
        ys.append(top)
        sheet.write(54, top + 12, day)
        sheet.lines_at(130, top + 12, lines)
        sheet.write_right(500, top + 12, amount)
    sheet.grid((50, 126, 416, 504), [*ys, 112.0 + 46 * len(MOVES)])
    return finished(sheet)


def found(**properties: Schema) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = items(statement(), "transactions", array(date=DATE, amount=NUMBER, **properties))
    assert [row["amount"] for row in rows] == [-40.0, 500.0, -12.5, 80.0, -41.0]
    return rows


def test_the_line_the_schema_speaks_of() -> None:
    rows = found(short={"type": "string", "description": "second line of the details"})
    assert [row["short"] for row in rows] == [lines[1] for _, lines, _ in MOVES]


def test_the_code_among_the_lines_is_the_reference() -> None:
    assert [row["reference"] for row in found(reference=STRING)] == [lines[2] for _, lines, _ in MOVES]


def test_kinds_come_again_and_the_other_side_follows() -> None:
    rows = found(transaction_type=STRING, counterparty=STRING, description=STRING)
    assert [(row["transaction_type"], row["counterparty"]) for row in rows] == [lines[:2] for _, lines, _ in MOVES]
    assert rows[0]["description"] == "Direct debit Harbour Electric MX-10442"


def test_what_is_in_no_line_is_not_found() -> None:
    assert {row["category"] for row in found(category=STRING)} == {None}


def small_print(more: str) -> list[dict[str, Any]]:
    sheet = Sheet()
    for x, head in ((54, "Date"), (130, "Description"), (456, "Amount")):
        sheet.write(x, 108, head, bold=True)
    ys = [96.0]
    for number, (day, (kind, *_), amount) in enumerate(MOVES):
        top = 112.0 + 34 * number
        ys.append(top)
        sheet.write(54, top + 12, day)
        sheet.write(130, top + 12, kind)
        sheet.write(130, top + 24, more, size=7)
        sheet.write_right(500, top + 12, amount)
    sheet.grid((50, 126, 416, 504), [*ys, 112.0 + 34 * len(MOVES)])
    rows: list[dict[str, Any]] = items(finished(sheet), "transactions", array(description=STRING, amount=NUMBER))
    return rows


def test_small_lines_with_a_name_of_their_own_are_no_description() -> None:
    assert {row["description"] for row in small_print("Card: 5354 1234")} == {"Direct debit", "Transfer"}
    assert {row["description"] for row in small_print("March 1, 2025 - March 31, 2025")} == {"Direct debit", "Transfer"}
    assert small_print("of the flat")[0]["description"] == "Direct debit of the flat"


def test_the_first_line_only_of_a_column() -> None:
    rows = found(description={"type": "string", "description": "first line only"})
    assert [row["description"] for row in rows] == [lines[0] for _, lines, _ in MOVES]
