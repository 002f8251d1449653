"""POST /split, /tables and /ai-schema-helper, in every spelling."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.api.wire import drafting, schema, split, tables
from docbeat.errors import ArtifactNotFound, BadParameter, MissingParameter, RequestError
from docbeat.jobs.engine import Job, JobStatus, Priority
from docbeat.jobs.kind import JobKind, Topic, Wish

TOPICS = [{"name": "Invoice", "description": "Bills"}, {"name": "Letter", "description": None}]


@pytest.mark.parametrize(
    "fields",
    [
        {"split_config": {"split_input": TOPICS}},
        {"splitConfig": {"splitInput": TOPICS}},
        {"topics": TOPICS},
        {"topics": json.dumps(TOPICS)},
    ],
)
def test_topics_may_stand_in_several_places(fields: dict[str, Any]) -> None:
    wanted = split.splitting(split.parse({"extraction_id": "e", **fields}), "k")
    assert wanted.topics == (Topic("Invoice", "Bills"), Topic("Letter"))
    assert (wanted.extraction_id, wanted.priority, wanted.idempotency_key) == ("e", Priority.INTERACTIVE, "k")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"topics": TOPICS}, MissingParameter),
        ({"extraction_id": "e"}, MissingParameter),
        ({"extraction_id": "e", "split_config_id": "saved"}, ArtifactNotFound),
        ({"extraction_id": "e", "topics": [*TOPICS, *TOPICS]}, BadParameter),
        ({"extraction_id": "e", "topics": "no json"}, BadParameter),
        ({"extraction_id": "e", "topics": []}, BadParameter),
    ],
)
def test_splits_that_make_no_sense(fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        split.parse(fields)


def test_tables_have_defaults() -> None:
    wanted = tables.search(tables.parse({"extraction_id": "e"}), None)
    assert (wanted.table_format, wanted.merge, wanted.charts) == ("html", False, False)


def test_tables_in_camel_case_of_a_split() -> None:
    config = {"tableFormat": "markdown", "merge": "true", "chartsToTables": None}
    wanted = tables.search(tables.parse({"splitId": "s", "tablesConfig": config, "async": True}), None)
    assert (wanted.split_id, wanted.extraction_id) == ("s", None)
    assert (wanted.table_format, wanted.merge, wanted.priority) == ("markdown", True, Priority.NORMAL)


def test_tables_of_nothing_make_no_sense() -> None:
    with pytest.raises(MissingParameter):
        tables.parse({"extraction_id": ""})
    with pytest.raises(BadParameter):
        tables.parse({"extraction_id": "e", "tables_config": {"table_format": "csv"}})


def test_the_acknowledgement_of_tables_has_both_ids() -> None:
    job = Job("j", JobKind.TABLES, "t", JobStatus.PENDING, 0.0, 0.0)
    told = msgspec.json.decode(tables.tables_acknowledgement(job))
    assert (told["tables_id"], told["job_id"], told["status"]) == ("j", "j", "pending")


def test_a_wish_has_a_prompt_or_a_schema_to_start_from() -> None:
    current = {"type": "object", "properties": {}}
    assert drafting.parse({"prompt": "totals"}) == Wish("totals")
    assert drafting.parse({"currentSchema": json.dumps(current)}) == Wish("", current)
    with pytest.raises(MissingParameter):
        drafting.parse({"prompt": " ", "current_schema": ""})
    with pytest.raises(BadParameter):
        drafting.parse({"current_schema": "{"})


_names = st.sampled_from(
    [
        *("extraction_id", "extractionIds", "split_id", "schema_config", "schemaConfig", "structured_output"),
        *("split_schema_config", "page_range", "async", "input_schema", "schema", "schema_prompt", "effort"),
        *("excel_template", "split_config", "split_input", "topics", "name", "description", "tables_config"),
        *("table_format", "merge", "prompt", "current_schema", "schema_config_id", "split_config_id"),
    ]
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just('{"schema": {"a": "string"}}'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names | st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(_names, anything, max_size=7))
def test_any_fields_are_taken_or_refused_properly(fields: dict[str, Any]) -> None:
    for call in (
        lambda: schema.inquiry(schema.parse(fields), None),
        lambda: split.splitting(split.parse(fields), None),
        lambda: tables.search(tables.parse(fields), None),
        lambda: drafting.parse(fields),
    ):
        with contextlib.suppress(RequestError, ArtifactNotFound):
            msgspec.json.encode(call())
