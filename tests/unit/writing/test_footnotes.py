from __future__ import annotations

import pytest

from docbeat.document.model import BlockKind
from docbeat.writing.footnotes import footnote_references
from tests.unit.writing.build import DocumentBuilder


@pytest.mark.parametrize(
    ("note", "symbol"), [("1 See there.", "1"), ("* See there.", "*"), ("[12] See", "12"), ("† See", "†")]
)
def test_a_raised_mark_leads_to_its_note(note: str, symbol: str) -> None:
    builder = DocumentBuilder(pages=2)
    builder.add(BlockKind.PARAGRAPH, f"A claim {symbol} made")
    builder.add(BlockKind.PARAGRAPH, f"Not raised {symbol} here")
    builder.add(BlockKind.FOOTNOTE, note)
    builder.add(BlockKind.PARAGRAPH, f"Another page {symbol}", page=2)
    document = builder.finish()
    document.pages[0].words[2].rise = 1
    assert list(footnote_references(document)) == [
        {"symbol": symbol, "footnoteTextId": "txt-3", "referenceTextIds": ["txt-1"]}
    ]


def test_a_note_without_a_mark_is_none() -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.FOOTNOTE, "Source: own figures")
    assert list(footnote_references(builder.finish())) == []


def test_several_notes_in_one_block_are_told_apart() -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.PARAGRAPH, "Ships 1 and goods 2")
    note = builder.add(BlockKind.FOOTNOTE, "1 Of iron.")
    note.lines.append(builder.add(BlockKind.FOOTNOTE, "2 Of wood.").lines[0])
    builder.document.blocks.pop()
    document = builder.finish()
    for index in (1, 4, 5, 8):
        document.pages[0].words[index].rise = 1
    assert [(one["symbol"], one["referenceTextIds"]) for one in footnote_references(document)] == [
        ("1", ["txt-1"]),
        ("2", ["txt-1"]),
    ]


@pytest.mark.parametrize("word", ["antipathy”84", "order.84", "goods84", "goods[84]"])
def test_a_mark_on_the_line_sticks_to_its_word(word: str) -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.PARAGRAPH, f"It was said of {word}")
    builder.add(BlockKind.FOOTNOTE, "84 There.")
    assert [one["referenceTextIds"] for one in footnote_references(builder.finish())] == [["txt-1"]]


@pytest.mark.parametrize("word", ["84", "1984", "B84", "1,84", "harbour-84"])
def test_numbers_are_no_marks(word: str) -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.PARAGRAPH, f"It was said of {word}")
    builder.add(BlockKind.FOOTNOTE, "84 There.")
    assert [one["referenceTextIds"] for one in footnote_references(builder.finish())] == [[]]


def test_cells_carry_marks_too() -> None:
    builder = DocumentBuilder()
    builder.add_table([["Port", "Ships"], ["Bergen a", "4"]])
    builder.add(BlockKind.FOOTNOTE, "a Without boats.")
    document = builder.finish()
    document.pages[0].words[3].rise = 1
    assert [one["referenceTextIds"] for one in footnote_references(document)] == [["tbl-1-r2c1"]]
