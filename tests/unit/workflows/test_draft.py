"""Schemas drafted with a model behind: whatever it says, the schema is one or the rules draft it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from docbeat.jobs.kind import DraftInput, JobKind, Wish
from tests.chat_server import ChatServer, said
from tests.unit.workflows.test_extract import Bench

FIELDS = {
    "fields": [
        {"name": "vessel", "type": "string", "description": "Name of the ship", "items": []},
        {"name": "sailed_on", "type": "date", "description": "", "items": []},
        {
            "name": "cargo",
            "type": "list",
            "description": "",
            "items": [{"name": "crates", "type": "integer", "description": ""}],
        },
    ]
}


@pytest.fixture
async def bench(chat: ChatServer, tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path, model_url=chat.url, model_name="words", model_timeout="2", model_retries="0")
    yield made
    await made.slot.close()


async def draft(bench: Bench, prompt: str, current: dict[str, Any] | None = None) -> tuple[dict[str, Any], Any]:
    bench.blobs.put("wish", msgspec.json.encode(Wish(prompt, current)))
    result = bench.result(await bench.finish(JobKind.DRAFT, DraftInput("wish")))
    schema = json.loads(result["schema"])
    Draft202012Validator.check_schema(schema)
    return schema, result


async def test_what_the_model_lists_becomes_a_schema(bench: Bench, chat: ChatServer) -> None:
    chat.answer = lambda _: (200, said(json.dumps(FIELDS)))
    schema, result = await draft(bench, "which ship, when, with what")
    assert schema["properties"] == {
        "vessel": {"type": "string", "description": "Name of the ship"},
        "sailed_on": {"type": "string", "format": "date"},
        "cargo": {"type": "array", "items": {"type": "object", "properties": {"crates": {"type": "integer"}}}},
    }
    assert result["model_usage"]["requests"] == 1
    assert "warnings" not in result


async def test_fields_there_were_stay_as_they_were(bench: Bench, chat: ChatServer) -> None:
    chat.answer = lambda _: (200, said(json.dumps(FIELDS)))
    vessel = {"type": "string", "enum": ["Aurora", "Borealis"]}
    current = {"type": "object", "properties": {"vessel": vessel, "port": {"type": "string"}}, "required": ["port"]}
    schema, _ = await draft(bench, "no port, but when it sailed, and the cargo", current)
    assert list(schema["properties"]) == ["vessel", "sailed_on", "cargo"]
    assert schema["properties"]["vessel"] == vessel
    assert schema["required"] == []
    assert "Borealis" in chat.asked[0]["messages"][0]["content"]


FAILURES: dict[str, Callable[[dict[str, Any]], tuple[int, bytes]]] = {
    "refused": lambda _: (200, said("I cannot help with that.")),
    "no fields": lambda _: (200, said('{"fields": []}')),
    "other shapes": lambda _: (200, said('{"fields": [{"name": 5, "type": "string"}, {"name": "a", "type": []}, 7]}')),
    "deep": lambda _: (200, said('{"fields": ' + "[" * 5000)),
    "garbage": lambda _: (200, b"\x00<html>"),
    "down": lambda _: (503, b""),
}


@pytest.mark.parametrize("how", FAILURES)
async def test_without_a_usable_answer_the_rules_draft(bench: Bench, chat: ChatServer, how: str) -> None:
    chat.answer = FAILURES[how]
    schema, result = await draft(bench, "invoice number and total")
    assert "invoice_number" in schema["properties"]
    assert len(result["warnings"]) == 1


async def test_what_was_cut_short_counts_as_far_as_it_goes(bench: Bench, chat: ChatServer) -> None:
    chat.answer = lambda _: (200, said(json.dumps(FIELDS)[:120]))
    schema, _ = await draft(bench, "which ship, when, with what")
    assert "vessel" in schema["properties"]


async def test_a_schema_is_no_question_for_a_model(bench: Bench, chat: ChatServer) -> None:
    schema, result = await draft(bench, '{"total": 1.5}')
    assert schema["properties"] == {"total": {"type": "number"}}
    assert (chat.asked, "model_usage" in result) == ([], False)
