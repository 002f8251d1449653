from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docbeat.document.model import BlockKind, Document, Layer
from docbeat.library import extract
from docbeat.writing.chunking import chunks
from docbeat.writing.chunking.cutting import cut
from docbeat.writing.chunking.pieces import Chunk
from docbeat.writing.chunking.tables import cut_table
from docbeat.writing.markdown import to_markdown
from tests.unit.writing.build import DocumentBuilder

SAMPLE = Path("examples/sample.pdf")


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


def of(document: Document, strategy: str, size: int) -> list[Chunk]:
    return chunks(document, (strategy,), size)[strategy]


def texts(document: Document, strategy: str, size: int) -> list[str]:
    return [chunk.text for chunk in of(document, strategy, size)]


def test_page_chunks_keep_blank_pages(document: Document) -> None:
    pages = of(document, "page", 100)
    assert pages[0].text == "# One\n\n## One point one\n\nFirst paragraph of words."
    assert pages[1] == Chunk("", (), (2,))
    assert len(pages) == 3


def test_header_chunks_begin_with_their_headings(document: Document) -> None:
    sections = texts(document, "header", 10_000)
    assert [section.splitlines()[0] for section in sections] == ["# One", "# Two"]
    assert "One point one" in sections[0]


@pytest.mark.parametrize("strategy", ["semantic", "header", "recursive"])
def test_no_chunk_is_longer_than_asked_and_no_word_is_lost(document: Document, strategy: str) -> None:
    pieces = texts(document, strategy, 100)
    assert all(0 < len(piece) <= 100 for piece in pieces)
    words = " ".join(pieces).split()
    assert words.count("Second") == 20
    assert "running" not in words


def test_semantic_chunks_keep_blocks_whole_where_they_fit(document: Document) -> None:
    pieces = texts(document, "semantic", 400)
    assert pieces[0] == "# One\n\n## One point one\n\nFirst paragraph of words."
    assert pieces[1].startswith("# Two\n\nSecond")


@pytest.mark.parametrize("strategy", ["semantic", "header", "recursive"])
def test_a_heading_goes_with_what_it_heads(strategy: str) -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.PARAGRAPH, "Word " * 18)
    builder.add(BlockKind.HEADING, "Two", level=1)
    builder.add(BlockKind.PARAGRAPH, "Other " * 15)
    assert texts(builder.finish(), strategy, 110)[1].startswith("# Two\n\nOther")


def test_chunks_know_the_blocks_and_pages_they_are_of(document: Document) -> None:
    parts = of(document, "recursive", 120)
    assert parts[0].ids == ("ttl-1", "ttl-2", "txt-1")
    assert parts[0].pages == (1,)
    assert {chunk.ids for chunk in parts[1:]} == {("ttl-3", "txt-2"), ("txt-2",)}
    assert {chunk.pages for chunk in parts[1:]} == {(3,)}
    assert of(document, "semantic", 1000)[0].pages == (1, 3)


def test_the_parts_of_a_joined_table_are_all_named() -> None:
    builder = DocumentBuilder(pages=2)
    first, second = builder.add_table([["a"], ["1"]]), builder.add_table([["a"], ["2"]], page=2)
    document = builder.finish()
    found = chunks(document, ("recursive",), 1000, {first.id: [second]})["recursive"]
    assert found[0].ids == ("tbl-1", "tbl-2")
    assert found[0].pages == (1, 2)


def test_only_what_is_asked_for(document: Document) -> None:
    assert set(chunks(document, ("page", "semantic"), 100)) == {"page", "semantic"}


@example("。 >>>>>", 5)
@example(">>>>> \n>", 5)
@given(st.text(alphabet="ab .\n。>", max_size=300), st.integers(5, 50))
def test_cutting_keeps_every_letter_in_order(text: str, size: int) -> None:
    parts = cut(text, size)
    assert all(len(part) <= size for _, part in parts)
    assert "".join(space + part for space, part in parts).strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One two. Three four five.", ["One two.", "Three four", "five."]),
        ("One two three four", ["One two", "three four"]),
        ("unbroken" * 3, ["unbrokenun", "brokenunbr", "oken"]),
    ],
)
def test_a_text_is_cut_between_sentences_then_words_then_anywhere(text: str, parts: list[str]) -> None:
    assert [part for _, part in cut(text, 10)] == parts


HEAD = "<tr><th>Port</th><th>Ships</th></tr>"


def table(rows: list[str]) -> str:
    return f"<table>{HEAD}{''.join(rows)}</table>"


def row(name: str, attributes: str = "") -> str:
    return f"<tr><td{attributes}>{name}</td><td>12</td></tr>"


def test_tables_are_cut_between_rows_and_repeat_their_head() -> None:
    rows = [row(f"Harbour {number}") for number in range(20)]
    parts = [part for _, part in cut_table(table(rows), 200)]
    assert len(parts) > 3
    assert all(len(part) <= 200 and part.startswith(f"<table>{HEAD}<tr><td>") for part in parts)
    assert re.findall("<tr><td>.*?</tr>", "".join(parts)) == rows


def test_rows_under_one_cell_stay_together() -> None:
    spanned = row("East", ' rowspan="2"') + "<tr><td>7</td></tr>"
    parts = [part for _, part in cut_table(table([row("a"), row("b"), spanned, row("c")]), 170)]
    assert [spanned in part for part in parts].count(True) == 1


def test_a_row_longer_than_a_chunk_is_cut_as_text() -> None:
    parts = [part for _, part in cut_table(table([row("word " * 60)]), 150)]
    assert all(len(part) <= 150 for part in parts)
    assert " ".join(parts).split().count("word") == 59  # the first stands at its tag
    assert "".join(parts).count("word") == 60


@pytest.mark.parametrize("strategy", ["semantic", "header", "recursive"])
@pytest.mark.parametrize("size", [100, 400, 2000])
def test_a_real_document(strategy: str, size: int) -> None:
    document = extract(SAMPLE, isolate=False).document
    found = of(document, strategy, size)
    by_id = {block.id: block for block in document.blocks}
    assert all(0 < len(chunk.text) <= size for chunk in found)
    assert all(chunk.ids and {by_id[name].page for name in chunk.ids} == set(chunk.pages) for chunk in found)
    rows = [one for one in re.findall(r"<tr>.*?</tr>", to_markdown(document)) if len(one) < size / 2]
    assert all(any(one in chunk.text for chunk in found) for one in rows)
    words = set(re.sub(r"<[^>]*>", " ", to_markdown(document)).split())
    missing = words - {word for chunk in found for word in re.sub(r"<[^>]*>", " ", chunk.text).split()}
    assert not missing if size > 100 else len(missing) < 0.1 * len(words)  # rows longer than that are cut at their tags
