"""Schema runs with a model behind them: what it proposes counts as far as the page bears it out, whatever it says."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from docbeat.jobs.kind import Question
from tests.chat_server import ChatServer, said
from tests.statement import BALANCE, HOLDER, statement_pdf
from tests.unit.workflows.test_schema import Desk

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "account_holder": {"type": ["string", "null"]},
        "balance": {"type": ["number", "null"]},
        "grocer": {"type": ["string", "null"], "description": "Where food was bought"},
    },
}


@pytest.fixture
async def desk(chat: ChatServer, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path, model_url=chat.url, model_name="words", model_timeout="1", model_retries="0")
    made.document = await made.read(statement_pdf())
    yield made
    await made.slot.close()


def reply(**values: Any) -> Callable[[dict[str, Any]], tuple[int, bytes]]:
    return lambda _question: (200, said(json.dumps(values)))


async def test_the_model_fills_what_no_label_names(desk: Desk, chat: ChatServer) -> None:
    chat.answer = reply(account_holder="Somebody Else", balance=BALANCE, grocer="Green Grocer")
    result = desk.result(await desk.ask(Question(SCHEMA, prompt="Shops by name")))
    output = result["schema_output"]
    assert output["values"] == {"account_holder": HOLDER, "balance": BALANCE, "grocer": "Green Grocer"}
    assert output["evidence"]["grocer"]["quote"] == "Green Grocer"
    assert result["model_usage"]["requests"] == 1
    assert "warnings" not in result
    text = chat.asked[0]["messages"][0]["content"]
    assert "Shops by name" in text
    assert HOLDER in text


async def test_what_stands_nowhere_is_marked(desk: Desk, chat: ChatServer) -> None:
    chat.answer = reply(grocer="Blue Butcher")
    output = desk.result(await desk.ask(Question(SCHEMA)))["schema_output"]
    assert output["values"]["grocer"] == "Blue Butcher"
    assert output["citations"]["grocer"] is None
    assert "grocer" in output["problems"]


FAILURES: dict[str, Callable[[dict[str, Any]], tuple[int, bytes]]] = {
    "refused": lambda _: (200, said("I am sorry, I cannot help with documents.")),
    "cut short": lambda _: (200, said('{"account_holder": "' + HOLDER + '", "bal')),
    "garbage": lambda _: (200, b"\x00\xff<html>"),
    "of another shape": lambda _: (200, said('{"account_holder": {"name": ["x"]}, "balance": "much", "evil": 1}')),
    "beyond all numbers": lambda _: (200, said('{"balance": 1' + "0" * 400 + ', "grocer": "\\ud800"}')),
    "a list": lambda _: (200, said("[]")),
    "empty": lambda _: (200, said("")),
    "down": lambda _: (503, b""),
    "forbidden": lambda _: (403, b"{}"),
    "slow": lambda _: (time.sleep(2), (200, said("{}")))[1],
}


@pytest.mark.parametrize("how", FAILURES)
async def test_whatever_the_model_does_the_answer_is_one(desk: Desk, chat: ChatServer, how: str) -> None:
    chat.answer = FAILURES[how]
    result = desk.result(await desk.ask(Question(SCHEMA)))
    values = result["schema_output"]["values"]
    assert (values["account_holder"], values["balance"]) == (HOLDER, BALANCE)
    jsonschema.validate(values, SCHEMA)
    if how not in {"cut short", "of another shape", "beyond all numbers"}:
        assert len(result["warnings"]) == 1
        assert HOLDER not in result["warnings"][0]


async def test_several_documents_are_asked_each_by_itself(desk: Desk, chat: ChatServer) -> None:
    chat.answer = reply(grocer="Green Grocer")
    both = (desk.document, await desk.read(statement_pdf()))
    job = await desk.ask(Question(SCHEMA), documents=both, is_combined=True)
    assert desk.result(job)["schema_output"]["values"]["grocer"] == "Green Grocer"
    assert len(chat.asked) == 2


async def test_topics_are_asked_about_their_own_pages(desk: Desk, chat: ChatServer) -> None:
    chat.answer = reply(account_holder=HOLDER)
    questions = (Question(SCHEMA, topic="Account", pages=(1,)), Question(SCHEMA, topic="None", pages=()))
    result = desk.result(await desk.ask(*questions, split_id="s"))
    assert list(result["errors"]) == ["None"]
    assert len(chat.asked) == 1
    assert "small print" not in chat.asked[0]["messages"][0]["content"]


async def test_a_dead_model_is_not_asked_for_every_part(chat: ChatServer, tmp_path: Path) -> None:
    desk = Desk(
        tmp_path, model_url=chat.url, model_name="m", model_retries="0", model_window_tokens="80", model_concurrency="1"
    )
    desk.document = await desk.read(statement_pdf())
    chat.answer = FAILURES["down"]
    result = desk.result(await desk.ask(Question(SCHEMA)))
    await desk.slot.close()
    assert len(chat.asked) == 2
    assert "status 503" in result["warnings"][0]
