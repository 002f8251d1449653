from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.document.model import BlockKind, Document, Layer
from docbeat.writing.chunking import chunks
from docbeat.writing.chunking.recursive import cut
from tests.unit.writing.build import DocumentBuilder


@pytest.fixture
def document() -> Document:
    builder = DocumentBuilder(pages=3)
    builder.add(BlockKind.HEADER, "running head", layer=Layer.HEADER)
    builder.add(BlockKind.HEADING, "One", level=1)
    builder.add(BlockKind.HEADING, "One point one", level=2)
    builder.add(BlockKind.PARAGRAPH, "First paragraph of words.")
    builder.add(BlockKind.HEADING, "Two", level=1, page=3)
    builder.add(BlockKind.PARAGRAPH, "Second paragraph. " * 20, page=3)
    return builder.finish()


def test_page_chunks_keep_blank_pages(document: Document) -> None:
    pages = chunks(document, ("page",), 100)["page"]
    assert pages[0] == "# One\n\n## One point one\n\nFirst paragraph of words."
    assert pages[1] == ""
    assert len(pages) == 3


def test_header_chunks_begin_with_their_headings(document: Document) -> None:
    sections = chunks(document, ("header",), 10_000)["header"]
    assert [section.splitlines()[0] for section in sections] == ["# One", "# Two"]
    assert "One point one" in sections[0]


@pytest.mark.parametrize("strategy", ["semantic", "header", "recursive"])
def test_no_chunk_is_longer_than_asked_and_no_word_is_lost(document: Document, strategy: str) -> None:
    pieces = chunks(document, (strategy,), 100)[strategy]
    assert all(0 < len(piece) <= 100 for piece in pieces)
    words = " ".join(pieces).split()
    assert words.count("Second") == 20
    assert "running" not in words


def test_semantic_chunks_keep_blocks_whole_where_they_fit(document: Document) -> None:
    pieces = chunks(document, ("semantic",), 400)["semantic"]
    assert pieces[0] == "# One\n\n## One point one\n\nFirst paragraph of words."
    assert pieces[1].startswith("# Two\n\nSecond")


def test_only_what_is_asked_for(document: Document) -> None:
    assert set(chunks(document, ("page", "semantic"), 100)) == {"page", "semantic"}


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(5, 50))
def test_cutting_keeps_every_letter_in_order(text: str, size: int) -> None:
    pieces = cut(text, size)
    assert all(len(piece) <= size for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
