"""Lines that stand close below each other."""

from __future__ import annotations

from docbeat.answering.fields.stacks import stacks
from docbeat.answering.view import DocumentView
from tests.unit.reading.build import Sheet, finished


def texts(sheet: Sheet) -> list[list[str]]:
    return [[line.text for line in stack] for stack in stacks(DocumentView(finished(sheet)).pages[0])]


def test_columns_are_apart() -> None:
    sheet = Sheet()
    sheet.lines_at(60, 100, ["Maya Pemberton", "102 Albert Embankment"])
    sheet.lines_at(320, 100, ["Delphi Building Materials plc", "41 Station Road"])
    assert texts(sheet) == [
        ["Maya Pemberton", "102 Albert Embankment"],
        ["Delphi Building Materials plc", "41 Station Road"],
    ]


def test_a_wide_space_ends_a_stack() -> None:
    sheet = Sheet()
    sheet.write(60, 100, "Maya Pemberton")
    sheet.write(60, 140, "Dear Sir")
    assert texts(sheet) == [["Maya Pemberton"], ["Dear Sir"]]


def test_a_row_of_parts_is_parted() -> None:
    sheet = Sheet()
    sheet.write(60, 100, "Quay Foods Ltd · 8 Kingsway · Bristol BS1 4DJ")
    sheet.write(60, 114, "8 Kingsway, Bristol Tel: 0117 496 0123")
    assert texts(sheet) == [
        ["Quay Foods Ltd", "8 Kingsway", "Bristol BS1 4DJ", "8 Kingsway, Bristol", "Tel: 0117 496 0123"]
    ]


def test_signs_alone_are_a_line() -> None:
    sheet = Sheet()
    sheet.write(60, 100, "|")
    sheet.write(60, 114, "Quay Foods Ltd")
    assert texts(sheet) == [["|", "Quay Foods Ltd"]]
