from __future__ import annotations

import pytest

from docbeat.document.model import CellRole, Document
from docbeat.document.tables import continuations
from tests.unit.reading.build import Sheet, finished

XS = (60.0, 200.0, 320.0, 440.0)
HEAD = ("Port", "Ships", "Tons")
ROW = 20.0


def rows(first: int, count: int) -> list[tuple[str, ...]]:
    return [
        (f"Harbour {number}", str(10 + number), str(900 - 7 * number % 40)) for number in range(first, first + count)
    ]


def draw(sheet: Sheet, y: float, content: list[tuple[str, ...]], *, shift: float = 0.0, head: bool = True) -> None:
    """A ruled table; its head in bold."""
    xs = [x + shift for x in XS]
    sheet.grid(xs, [y + ROW * index for index in range(len(content) + 1)])
    for index, texts in enumerate(content):
        for x, text in zip(xs, texts, strict=False):
            sheet.write(x + 5, y + ROW * index + 14, text, bold=head and index == 0)


def two_pages(
    second: list[tuple[str, ...]],
    *,
    first: list[tuple[str, ...]] | None = None,
    before: str = "",
    after: str = "",
    shift: float = 0.0,
    bottom: float = 780.0,
    head: bool = True,
) -> Document:
    """A table that ends at ``bottom`` of its page, and one at the top of the next, with text between them."""
    left, right = Sheet(1), Sheet(2)
    content = first or [HEAD, *rows(1, 20)]
    left.paragraph(60, 80, 420)
    draw(left, bottom - ROW * len(content), content)
    if after:
        left.write(60, bottom + 14, after)
    if before:
        right.write(60, 100, before)
    draw(right, 120, second, shift=shift, head=head)
    right.paragraph(60, 400, 420)
    return finished(left, right)


def joined(document: Document) -> dict[str, list[str]]:
    return {first: [part.id for part in parts] for first, parts in continuations(document).items()}


BOTH = {"tbl-1": ["tbl-2"]}


def test_a_repeated_head_goes_on() -> None:
    assert joined(two_pages([HEAD, *rows(21, 5)])) == BOTH


def test_a_table_without_a_head_goes_on_in_the_same_columns() -> None:
    assert joined(two_pages(rows(21, 5), head=False)) == BOTH


def test_a_first_row_that_says_what_the_rows_below_say_is_no_head() -> None:
    document = two_pages(rows(21, 5), head=True)
    assert joined(document) == BOTH
    (_, second) = (block.table for block in document.blocks if block.table is not None)
    assert second is not None
    assert {cell.role for cell in second.cells} == {CellRole.ROW_HEADER, CellRole.DATA}


def test_entries_that_come_again_and_again_are_no_form_filled_in_anew() -> None:
    entries = [(("Wheat", "Rye")[number % 2], str(number + 10), str(900 + number)) for number in range(24)]
    assert joined(two_pages([HEAD, *entries[19:]], first=[HEAD, *entries[:19]])) == BOTH


def test_left_and_right_pages_may_be_shifted() -> None:
    assert joined(two_pages([HEAD, *rows(21, 5)], shift=18)) == BOTH


def test_another_head_is_another_table_unless_it_is_said_to_go_on() -> None:
    other = [("Town", "Mills", "Looms"), *rows(21, 5)]
    assert joined(two_pages(other)) == {}
    assert joined(two_pages(other, before="Table 1. Ships by port (continued)")) == BOTH


@pytest.mark.parametrize(
    "document",
    [
        two_pages([HEAD, *rows(21, 5)], before="What follows is counted in another way by the office."),
        two_pages([HEAD, *rows(21, 5)], before="Table 2: Ships of the second port"),
        two_pages([HEAD, *rows(21, 5)], bottom=560),
        two_pages([HEAD, *rows(21, 5)], first=[HEAD, *rows(1, 19), ("Total", "200", "9000")]),
        two_pages([HEAD, *rows(1, 5)]),
        two_pages([texts[:2] for texts in [HEAD, *rows(21, 5)]], shift=60),
    ],
    ids=["text between", "another caption", "room left below", "after a total", "the same labels again", "elsewhere"],
)
def test_when_in_doubt_tables_stay_apart(document: Document) -> None:
    assert sum(block.table is not None for block in document.blocks) == 2
    assert joined(document) == {}


def test_notes_about_the_break_are_no_text_between() -> None:
    document = two_pages([HEAD, *rows(21, 5)], after="Continued on the next page")
    assert joined(document) == BOTH


def test_a_table_over_three_pages_is_one_chain() -> None:
    sheets = [Sheet(1), Sheet(2), Sheet(3)]
    sheets[0].paragraph(60, 80, 420)
    draw(sheets[0], 360, [HEAD, *rows(1, 20)])
    draw(sheets[1], 100, [HEAD, *rows(21, 33)])
    draw(sheets[2], 100, [HEAD, *rows(54, 3)])
    assert joined(finished(*sheets)) == {"tbl-1": ["tbl-2", "tbl-3"]}


def test_pages_that_do_not_follow_each_other_hold_other_tables() -> None:
    left, right = Sheet(1), Sheet(3)
    draw(left, 360, [HEAD, *rows(1, 20)])
    draw(right, 100, [HEAD, *rows(21, 5)])
    assert joined(finished(left, right)) == {}
