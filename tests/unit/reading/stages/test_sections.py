"""What stands above a table at the same step is no part of it when its columns are others."""

from __future__ import annotations

from docbeat.document.model import BlockKind
from docbeat.reading.stages.sections import parted
from tests.unit.reading.build import Sheet, finished, told

ROWS = [
    ("07/06", "Deposit Madison branch", "4,101.68"),
    ("07/13", "Salary Greenleaf Market", "4,433.38"),
    ("07/16", "Transfer from Ann Lee", "579.72"),
    ("07/18", "Refund of a ticket", "1,349.73"),
]


def statement() -> Sheet:
    """Labels with values, a head, and a table whose columns are narrower than the labels."""
    sheet = Sheet()
    y = 100.0
    for label, value in (
        ("Account Number of customer", "9604972"),
        ("Routing Number of bank", "0437691"),
        ("Statement period", "July"),
    ):
        sheet.write(50, y, label, bold=True)
        sheet.write_right(330, y, value)
        y += 14
    sheet.write(50, y + 4, "Deposits", bold=True)
    y += 20
    for date, text, amount in (("Date", "Transaction", "Amount"), *ROWS):
        sheet.write(50, y, date)
        sheet.write(110, y, text)
        sheet.write_right(500, y, amount)
        y += 14
    return sheet


def test_labels_and_a_table_below_them_are_two() -> None:
    parts = parted(statement().rows())
    assert [part[0].lines[0].text for part in parts] == ["Account Number of customer", "Deposits"]


def test_the_head_between_them_is_in_neither_and_the_table_has_its_columns() -> None:
    document = finished(statement())
    tables = [block.table for block in document.blocks if block.table]
    assert [(table.rows, table.columns) for table in tables] == [(3, 2), (5, 3)]
    assert "Deposits" in [text for kind, text in told(document) if kind is not BlockKind.TABLE]


def test_a_section_of_a_table_keeps_its_columns_and_stays() -> None:
    sheet = Sheet()
    y = 100.0
    for row in (("Item", "2024", "2023"), ("Sales", "10", "11"), ("Fees", "12", "13")):
        y = sheet.table(y, (50, 250, 400), [row])
    sheet.write(50, y + 4, "Costs", bold=True)
    y += 20
    for row in (("Rent", "3", "4"), ("Wages", "5", "6")):
        y = sheet.table(y, (50, 250, 400), [row])
    assert len(parted(sheet.rows())) == 1


def test_a_head_over_several_columns_is_of_its_table() -> None:
    sheet = Sheet()
    sheet.write(220, 100, "Three months")
    sheet.write(370, 100, "Nine months")
    y = sheet.table(120, (50, 220, 300, 370, 450), [("Item", "2024", "2023", "2024", "2023")])
    sheet.table(
        y + 8,
        (50, 220, 300, 370, 450),
        [("Sales", "1", "2", "3", "4"), ("Fees", "5", "6", "7", "8"), ("Rent", "1", "1", "1", "1")],
    )
    assert len(parted(sheet.rows())) == 1
