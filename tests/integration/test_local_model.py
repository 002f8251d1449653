"""A real chat model behind a real endpoint: what holds of the protocol, whatever the model says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from docbeat.endpoints.chat import ChatEndpoint, ModelFailed
from docbeat.jobs.kind import Question
from docbeat.settings import ModelSettings
from tests.model_server import WEIGHTS, ModelServer
from tests.statement import BALANCE, HOLDER, statement_pdf
from tests.unit.workflows.test_schema import Desk

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "account_holder": {"type": ["string", "null"]},
        "balance": {"type": ["number", "null"]},
        "is_joint": {"type": ["boolean", "null"]},
        "currency": {"enum": ["EUR", "USD", None]},
    },
}
STRICT = {**SCHEMA, "required": list(SCHEMA["properties"]), "additionalProperties": False}


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    if not WEIGHTS.is_file():
        pytest.skip("the weights are not here; `python scripts/test_weights.py` fetches them")
    running = ModelServer()
    yield running
    running.close()


def endpoint(model: ModelServer, **settings: Any) -> ChatEndpoint:
    return ChatEndpoint(ModelSettings(url=model.url, name="small", **{"timeout": 60.0, "retries": 0, **settings}))


async def desk_of(folder: Path, model: ModelServer, **settings: str) -> Desk:
    desk = Desk(folder, model_url=model.url, model_name="small", model_retries="0", **settings)
    desk.document = await desk.read(statement_pdf())
    return desk


@pytest.fixture
async def desk(model: ModelServer, tmp_path: Path) -> AsyncIterator[Desk]:
    made = await desk_of(tmp_path, model, model_answer_tokens="120")
    yield made
    await made.slot.close()


async def test_an_answer_follows_its_schema(model: ModelServer) -> None:
    async with endpoint(model) as asked:
        text = await asked.ask_for_json("Ann Lee has 12.50 EUR. Who, how much?", STRICT, most_tokens=150)
        jsonschema.validate(json.loads(text), STRICT)
        assert asked.usage.requests == 1
        assert asked.usage.prompt_tokens > 0
        assert asked.usage.completion_tokens > 0


async def test_a_schema_run_is_answered_with_it(desk: Desk) -> None:
    result = desk.result(await desk.ask(Question(SCHEMA)))
    values = result["schema_output"]["values"]
    jsonschema.validate(values, SCHEMA)
    assert (values["account_holder"], values["balance"]) == (HOLDER, BALANCE)
    assert result["model_usage"]["completion_tokens"] > 0


async def test_an_answer_that_is_cut_short_does_no_harm(model: ModelServer, tmp_path: Path) -> None:
    desk = await desk_of(tmp_path, model, model_answer_tokens="6")
    values = desk.result(await desk.ask(Question(SCHEMA)))["schema_output"]["values"]
    await desk.slot.close()
    jsonschema.validate(values, SCHEMA)
    assert values["balance"] == BALANCE


async def test_an_answer_that_takes_too_long_is_done_without(model: ModelServer, tmp_path: Path) -> None:
    desk = await desk_of(tmp_path, model, model_timeout="0.01")
    result = desk.result(await desk.ask(Question(SCHEMA)))
    await desk.slot.close()
    assert result["schema_output"]["values"]["account_holder"] == HOLDER
    assert "failed" in result["warnings"][0]


async def test_who_is_no_longer_waited_for_stops(model: ModelServer) -> None:
    async with endpoint(model) as asked:
        long = asyncio.create_task(asked.ask(["Tell me all you know about the sea, at length."], most_tokens=4000))
        while not model.is_generating():
            await asyncio.sleep(0.05)
        long.cancel()
        with pytest.raises(asyncio.CancelledError):
            await long
    for _ in range(100):
        if not model.is_generating():
            break
        await asyncio.sleep(0.05)
    assert not model.is_generating()


async def test_more_than_fits_is_one_failure(model: ModelServer) -> None:
    async with endpoint(model) as asked:
        with pytest.raises(ModelFailed, match="status"):
            await asked.ask(["word " * 20_000])
