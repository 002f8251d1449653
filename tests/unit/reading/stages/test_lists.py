"""Items further to the right than the one before are part of it."""

from __future__ import annotations

from docbeat.document.model import BlockKind
from docbeat.document.text import block_text
from tests.unit.reading.build import LOREM, Sheet, finished

Item = tuple[float, str]


def listed(*columns: list[Item]) -> list[Sheet]:
    """Pages of items, each with its x and its text."""
    sheets = []
    for number, items in enumerate(columns, start=1):
        sheet = Sheet(number)
        for row, (x, text) in enumerate(items):
            sheet.write(x, 100 + 20 * row, text)
        sheets.append(sheet)
    return sheets


def depths(*sheets: Sheet) -> list[tuple[int, str]]:
    document = finished(*sheets)
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    return [(block.level, block_text(document, block).split()[-1]) for block in items]


def test_items_below_each_other_are_of_one_depth() -> None:
    assert depths(*listed([(72, "• ships"), (72, "• boats"), (72, "• rafts")])) == [
        (0, "ships"),
        (0, "boats"),
        (0, "rafts"),
    ]


def test_items_set_in_are_deeper_and_come_back() -> None:
    items = [(72.0, "• ships"), (90.0, "◦ brigs"), (108.0, "▪ old brigs"), (90.0, "◦ sloops"), (72.0, "• rafts")]
    assert [depth for depth, _ in depths(*listed(items))] == [0, 1, 2, 1, 0]


def test_letters_below_numbers_are_deeper() -> None:
    items = [(72.0, "1. ships"), (90.0, "(a) brigs"), (90.0, "(b) sloops"), (72.0, "2. rafts"), (90.0, "(a) logs")]
    assert [depth for depth, _ in depths(*listed(items))] == [0, 1, 1, 0, 1]


def test_numbers_set_to_the_right_are_of_one_depth() -> None:
    sheet = Sheet()
    for row, number in enumerate(("8.", "9.", "10.", "111.")):
        sheet.write_right(90, 100 + 20 * row, number)
        sheet.write(94, 100 + 20 * row, "of the ships")
    assert [depth for depth, _ in depths(sheet)] == [0, 0, 0, 0]


def test_a_list_goes_on_over_the_page() -> None:
    pages = listed([(72, "1. ships"), (90, "a) brigs")], [(110, "b) sloops"), (92, "2. rafts"), (110, "a) logs")])
    assert [depth for depth, _ in depths(*pages)] == [0, 1, 1, 0, 1]


def test_text_between_lists_ends_them() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "• ships")
    bottom = sheet.paragraph(72, 130, 420)
    sheet.write(90, bottom + 20, "• rafts")
    assert depths(sheet) == [(0, "ships"), (0, "rafts")]


def test_text_inside_an_item_does_not_end_its_list() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "• ships")
    bottom = sheet.paragraph(90, 130, 400, LOREM)
    sheet.write(90, bottom + 20, "◦ brigs")
    assert depths(sheet) == [(0, "ships"), (1, "brigs")]
