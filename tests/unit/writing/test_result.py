from __future__ import annotations

from typing import Any

from docbeat.document.model import BlockKind, Document
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


def test_only_what_was_asked_for_is_there() -> None:
    options = OutputOptions(chunk_types=("page",), html=True, merge_tables=True)
    extensions = answer(build().finish(), options, {})["extensions"]
    assert set(extensions) == {"chunking", "altOutputs", "mergeTables"}
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
    options = OutputOptions(
        html=True, legacy_html=True, chunk_types=("page",), legacy_chunks=True, legacy_schema={"a": 1}
    )
    result = answer(build().finish(), options, {})
    assert result["html"] == result["extensions"]["altOutputs"]["html"]
    assert result["chunks"] == result["extensions"]["chunking"]
    assert result["input_schema"] == {"a": 1}
    assert result["schema_error"]


def test_pictures_appear_in_markdown_with_their_address() -> None:
    markdown = answer(build().finish(), OutputOptions(), {"fig-1": "http://x/f.png"})["markdown"]
    assert '<img src="http://x/f.png"' in markdown
