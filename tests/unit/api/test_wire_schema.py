"""POST /schema, in every spelling."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from docbeat.api.wire.schema import inquiry, parse
from docbeat.errors import ArtifactNotFound, BadPageRange, BadParameter, MissingParameter
from docbeat.jobs.engine import Priority
from docbeat.jobs.kind import Question
from docbeat.services.schema import Inquiry

SCHEMA = {"type": "object", "properties": {"accountHolder": {"type": "string"}}}


def asked(**fields: Any) -> Inquiry:
    return inquiry(parse(fields), None)


def test_one_extraction() -> None:
    config = {"input_schema": SCHEMA, "schema_prompt": "Amounts are gross", "effort": True}
    wanted = asked(extraction_id="e", schema_config=config, page_range=" 1-3 ")
    assert wanted.extraction_ids == ("e",)
    assert not wanted.is_combined
    assert wanted.question == Question(SCHEMA, "Amounts are gross", effort=True)
    assert wanted.page_range == " 1-3 "
    assert wanted.priority is Priority.INTERACTIVE
    assert wanted.topics is None


def test_names_inside_schemas_and_topics_are_the_callers_own() -> None:
    configs = {"camelCase Topic": {"schema": SCHEMA, "schemaPrompt": "As printed"}}
    wanted = asked(splitId="s", splitSchemaConfig=configs)
    assert wanted.topics == {"camelCase Topic": Question(SCHEMA, "As printed")}


def test_several_extractions_each_once() -> None:
    wanted = asked(extraction_ids=["a", "b", "a"], schema_config={"input_schema": SCHEMA}, **{"async": True})
    assert wanted.extraction_ids == ("a", "b")
    assert wanted.is_combined
    assert wanted.priority is Priority.NORMAL


@pytest.mark.parametrize(
    "config",
    [
        {"schema_config": {"input_schema": SCHEMA}},
        {"schemaConfig": {"inputSchema": SCHEMA}},
        {"schema_config": {"schema": SCHEMA}},
        {"structured_output": {"schema": SCHEMA}},
        {"structuredOutput": json.dumps({"schema": json.dumps(SCHEMA)})},
        {"schema_config": {"input_schema": SCHEMA}, "structured_output": {"schema": {"other": "string"}}},
    ],
)
def test_a_schema_may_stand_in_several_places(config: dict[str, Any]) -> None:
    assert asked(extraction_id="e", **config).question.schema == SCHEMA


def test_one_schema_for_every_topic() -> None:
    wanted = asked(split_id="s", schema_config={"input_schema": SCHEMA})
    assert wanted.topics is None
    assert wanted.question.schema == SCHEMA


def test_topics_that_ask_nothing_say_so_for_themselves() -> None:
    topics = asked(split_id="s", split_schema_config={"a": {}, "b": {"schema_config_id": "saved"}, "c": None}).topics
    assert topics is not None
    assert "Nothing is asked" in (topics["a"].fault or "")
    assert "saved" in (topics["b"].fault or "")


def test_a_template_is_decoded_also_from_a_data_url() -> None:
    text = base64.b64encode(b"PK workbook").decode()
    for sent in (text, f"data:application/octet-stream;base64,{text}"):
        assert asked(extraction_id="e", schema_config={"excel_template": sent}).template == b"PK workbook"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"schema_config": {"schema_prompt": "x"}}, MissingParameter),
        ({"extraction_id": "e"}, MissingParameter),
        ({"extraction_id": "e", "schema_config": {"schema_prompt": "  "}}, MissingParameter),
        ({"extraction_id": "e", "extraction_ids": ["e"], "schema_config": {"schema_prompt": "x"}}, BadParameter),
        ({"extraction_ids": "e", "schema_config": {"schema_prompt": "x"}}, BadParameter),
        ({"extraction_id": "e", "schema_config": {"input_schema": ["a"]}}, BadParameter),
        ({"extraction_id": "e", "schema_config": {"input_schema": SCHEMA, "excel_template": "AAAA"}}, BadParameter),
        ({"extraction_id": "e", "schema_config": {"excel_template": "ä"}}, BadParameter),
        ({"extraction_id": "e", "schema_config": {"schema_prompt": "x"}, "page_range": "0"}, BadPageRange),
        ({"extraction_id": "e", "schema_config_id": "saved"}, ArtifactNotFound),
    ],
)
def test_what_makes_no_sense(fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        asked(**fields)


def test_inline_wins_over_a_saved_configuration() -> None:
    wanted = asked(extraction_id="e", schema_config={"input_schema": SCHEMA}, schema_config_id="saved")
    assert wanted.question.schema == SCHEMA
