from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.api.wire.extract import extraction, parse
from docbeat.document.options import OcrMode, VisionOptions
from docbeat.errors import BadChunkSize, BadPageRange, BadParameter, RequestError
from docbeat.jobs.engine import Priority
from docbeat.jobs.kind import Question


def options(**fields: Any) -> Any:
    return extraction(parse(fields), None, "http://here", None, urgent=False).options


def question(**fields: Any) -> Question | None:
    return extraction(parse(fields), None, "http://here", None, urgent=False).question


def test_nothing_asked_for() -> None:
    wanted = extraction(parse({}), None, "http://here", None, urgent=True)
    assert wanted.priority is Priority.INTERACTIVE
    assert wanted.url is None
    assert wanted.options.store
    assert wanted.options.notices == ()


@pytest.mark.parametrize("name", ["file_url", "fileUrl", "file-url"])
def test_every_spelling_of_the_url(name: str) -> None:
    assert parse({name: "http://x/"}).file_url == "http://x/"


@pytest.mark.parametrize("value", [True, "true", "True", "1", 1, "yes", "on"])
def test_truth_in_forms(value: Any) -> None:
    assert parse({"async": value}).is_async


def test_nested_groups_in_text_and_camel_case() -> None:
    wanted = options(
        figureProcessing=json.dumps({"showImages": True}),
        extensions={"altOutputs": {"returnHtml": "true"}, "footnoteReferences": True, "mergeTables": True},
        storage='{"enabled": "false", "folderName": "x"}',
    )
    assert wanted.output.show_images
    assert wanted.output.html
    assert wanted.output.footnotes
    assert wanted.output.merge_tables
    assert not wanted.store


@pytest.mark.parametrize("name", ["schema", "experimentalSchema"])
@pytest.mark.parametrize("times", [0, 1, 2])
def test_an_old_schema_keeps_its_own_spelling(name: str, times: int) -> None:
    schema = {"type": "object", "properties": {"invoiceNumber": {"type": "string"}}}
    sent: Any = schema
    for _ in range(times):
        sent = json.dumps(sent)
    for fields in ({name: sent}, {"structuredOutput": {"schema": sent}}):
        assert question(**fields, schemaPrompt="As printed") == Question(schema, "As printed")
    assert question(structured_output={"schema": sent, "schemaPrompt": "Gross"}) == Question(schema, "Gross")


def test_an_old_prompt_without_a_schema_has_no_effect() -> None:
    assert question(schema_prompt="Totals") is None
    assert "no effect" in options(schema_prompt="Totals").notices[0]
    assert len(options(schema_prompt="Totals", schema={"a": "string"}).notices) == 1


def test_old_and_new_chunking() -> None:
    old = options(chunking="page, semantic", chunkSize="500")
    assert (old.output.chunk_types, old.output.chunk_size, old.output.legacy_chunks) == (
        ("page", "semantic"),
        500,
        True,
    )
    new = options(extensions={"chunking": {"chunk_types": ["header"]}}, chunking="page")
    assert (new.output.chunk_types, new.output.legacy_chunks) == (("header",), False)


def test_notices_name_what_was_used() -> None:
    notices = options(returnHtml=True, customPrompt="x").notices
    assert [any(word in line for line in notices) for word in ("return_html", "custom_prompt")] == [True] * 2
    assert len(notices) == 2
    assert "no folders" in options(storage={"folder_name": "bills"}).notices[0]


def test_how_far_pages_are_looked_at() -> None:
    assert options().vision == VisionOptions()
    assert options(model="pulse-ultra-2", ocr="force").vision == VisionOptions(OcrMode.FORCE, careful=True)
    with pytest.raises(BadParameter):
        options(ocr="sometimes")


@pytest.mark.parametrize("priority", ["high", "normal", "low"])
def test_priorities(priority: str) -> None:
    wanted = extraction(parse({"priority": priority}), None, "", None, urgent=False)
    assert wanted.priority is Priority[priority.upper()]


def test_a_page_number_may_be_a_number() -> None:
    assert options(pages=3).pages == "3"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"chunk_size": 50}, BadChunkSize),
        ({"extensions": {"chunking": {"chunkSize": 20000}}}, BadChunkSize),
        ({"pages": "3-1"}, BadPageRange),
        ({"async": "perhaps"}, BadParameter),
        ({"extensions": {"chunking": {"chunk_types": ["other"]}}}, BadParameter),
        ({"model": 7}, BadParameter),
        ({"extensions": "{"}, BadParameter),
        ({"pages": True}, BadParameter),
    ],
)
def test_what_we_do_not_take(fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        parse(fields)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(
    [
        "pages",
        "extensions",
        "storage",
        "figureProcessing",
        "async",
        "chunking",
        "chunk_size",
        "schema",
        "model",
        "fileUrl",
    ]
)


@given(st.dictionaries(names | st.text(max_size=10), anything, max_size=5))
def test_any_fields_are_taken_or_refused_properly(fields: dict[str, Any]) -> None:
    with contextlib.suppress(RequestError):
        assert extraction(parse(fields), None, "", None, urgent=False).options.output.chunk_size >= 100
