"""The document as a model reads it."""

from __future__ import annotations

from docbeat.answering.model.windows import CHARACTERS_PER_TOKEN, windows
from docbeat.answering.view import DocumentView
from docbeat.document.model import BlockKind
from tests.unit.writing.build import DocumentBuilder


def built() -> DocumentView:
    builder = DocumentBuilder(pages=2)
    builder.add(BlockKind.TITLE, "Bank statement", level=1)
    builder.add(BlockKind.PARAGRAPH, "For Ann Lee")
    first = builder.add_table([["Date", "Amount"], ["1 May", "12.00"]])
    second = builder.add_table([["2 May", "8.00"]], page=2)
    document = builder.finish()
    assert second.table is not None
    second.table.continues = first.id
    return DocumentView(document)


def test_a_line_per_element_with_its_id() -> None:
    assert windows(built(), 1000) == [
        "--- page 1 ---\n[ttl-1] # Bank statement\n[txt-1] For Ann Lee\n[tbl-1-r1c1] | Date | Amount |\n"
        "[tbl-1-r2c1] | 1 May | 12.00 |\n[tbl-2-r1c1] | 2 May | 8.00 |\n--- page 2 ---"
    ]


def test_windows_end_between_elements_and_keep_everything() -> None:
    builder = DocumentBuilder()
    for number in range(60):
        builder.add(BlockKind.PARAGRAPH, f"paragraph number {number} has its own words")
    view = DocumentView(builder.finish())
    found = windows(view, 100)
    assert len(found) > 5
    assert all(len(window) <= 100 * CHARACTERS_PER_TOKEN for window in found)
    assert "\n".join(found) == windows(view, 100_000)[0]


def test_what_is_larger_than_a_window_is_cut() -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.PARAGRAPH, "word " * 2000)
    found = windows(DocumentView(builder.finish()), 100)
    assert len(found) > 20
    assert all(len(window) <= 100 * CHARACTERS_PER_TOKEN for window in found)


def test_an_empty_document_has_one_empty_window() -> None:
    assert windows(DocumentView(DocumentBuilder().finish()), 100) == [""]
