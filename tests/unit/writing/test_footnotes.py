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
