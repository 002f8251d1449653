from __future__ import annotations

from typing import Any

from docbeat.document.model import BlockKind, Document, Lane
from docbeat.document.options import OutputOptions
from docbeat.document.streaming import whole
from docbeat.writing.result import extraction_result
from tests.unit.writing.build import DocumentBuilder


def answer(document: Document, options: OutputOptions, images: dict[str, str]) -> Any:
    return whole(extraction_result(document, options, images))


def build() -> DocumentBuilder:
    builder = DocumentBuilder()
    builder.add(BlockKind.PARAGRAPH, "Some words")
    builder.add(BlockKind.FIGURE)
    return builder


def test_the_plain_answer_has_no_extensions() -> None:
    result = answer(build().finish(), OutputOptions(), {})
    assert set(result) == {"markdown", "bounding_boxes", "page_count", "warnings"}
    assert result["markdown"] == "Some words"


def test_the_answer_says_how_the_pages_were_read() -> None:
    document = build().finish()
    document.provenance = {"engine": "docbeat 1", "ocr": "auto"}
    document.pages[0].lane, document.pages[0].lane_reason = Lane.SCAN, "only images"
    provenance = answer(document, OutputOptions(), {})["provenance"]
    assert (provenance["engine"], provenance["ocr"]) == ("docbeat 1", "auto")
    assert provenance["pages"] == [{"page": 1, "lane": "scan", "reason": "only images", "text_quality": 1.0}]


def test_only_what_was_asked_for_is_there() -> None:
    options = OutputOptions(chunk_types=("page",), html=True, merge_tables=True)
    extensions = answer(build().finish(), options, {})["extensions"]
    assert set(extensions) == {"chunking", "chunkSources", "altOutputs", "mergeTables"}
    assert extensions["chunking"]["page"] == ["Some words"]
    assert extensions["chunkSources"]["page"] == [{"ids": ("txt-1",), "pages": (1,)}]
    assert set(extensions["altOutputs"]) == {"html"}


def test_word_boxes_are_for_pdfs() -> None:
    builder = build()
    result = answer(builder.finish(), OutputOptions(word_boxes=True), {})
    assert [word["text"] for word in result["extensions"]["altOutputs"]["wlbb"]["words"]] == ["Some", "words"]
    builder.document.source = type(builder.document.source)("image/png", 1)
    result = answer(builder.document, OutputOptions(word_boxes=True), {})
    assert "extensions" not in result
    assert "PDF" in result["warnings"][0]


def test_old_fields_repeat_the_new_ones() -> None:
    options = OutputOptions(html=True, legacy_html=True, chunk_types=("page",), legacy_chunks=True)
    result = answer(build().finish(), options, {})
    assert result["html"] == result["extensions"]["altOutputs"]["html"]
    assert result["chunks"] == result["extensions"]["chunking"]


def test_pictures_appear_in_markdown_with_their_address() -> None:
    markdown = answer(build().finish(), OutputOptions(), {"fig-1": "http://x/f.png"})["markdown"]
    assert '<img src="http://x/f.png"' in markdown


def two_parts(head: list[str]) -> Document:
    builder = DocumentBuilder(pages=2)
    first = builder.add_table([["Port", "Ships"], ["Bergen", "4"]])
    builder.add(BlockKind.PARAGRAPH, "Words below", page=2)
    second = builder.add_table([head, ["Turku", "7"]], page=2)
    document = builder.finish()
    assert second.table is not None
    second.table.continues = first.id
    return document


def test_tables_over_pages_are_joined_when_asked_for() -> None:
    result = answer(two_parts(["PORT", "Ships"]), OutputOptions(merge_tables=True, html=True), {})
    assert result["markdown"] == (
        "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Bergen</td><td>4</td></tr>"
        "<tr><td>Turku</td><td>7</td></tr></table>\n\nWords below"
    )
    assert result["extensions"]["altOutputs"]["html"].count("<table>") == 1
    assert result["extensions"]["mergeTables"] == {"tbl-1": ["tbl-2"]}
    with_ids = result["bounding_boxes"]["markdown_with_ids"]
    assert with_ids.count("<table") == 1
    assert 'data-bb-cell-id="tbl-2-r2c1"' in with_ids
    assert 'data-bb-cell-id="tbl-2-r1c1"' not in with_ids
    assert with_ids.count("\n\n") == 1


def test_parts_keep_their_places_in_the_boxes() -> None:
    tables = answer(two_parts(["Port", "Ships"]), OutputOptions(merge_tables=True), {})["bounding_boxes"]["Tables"]
    assert [table["page_number"] for table in tables] == [1, 2]
    assert "continues" not in tables[0]["table_info"]
    assert tables[1]["table_info"]["continues"] == "tbl-1"
    assert tables[1]["content"].startswith("<table><tr><th>Port")


def test_another_head_stays_in_the_joined_table() -> None:
    markdown = answer(two_parts(["Harbour", "Ships"]), OutputOptions(merge_tables=True), {})["markdown"]
    assert "<tr><th>Harbour</th><th>Ships</th></tr><tr><td>Turku" in markdown


def test_tables_stay_apart_unless_asked_for() -> None:
    assert answer(two_parts(["Port", "Ships"]), OutputOptions(), {})["markdown"].count("<table>") == 2
