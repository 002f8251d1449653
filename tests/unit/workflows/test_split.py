"""Splits with a model behind: it decides what the pages leave open, and nothing it says does harm."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docbeat.jobs.kind import JobKind, SplitInput, Topic
from tests.chat_server import ChatServer, said
from tests.statement import statement_pdf
from tests.unit.workflows.test_schema import Desk

TOPICS = [Topic("Zebras", "Striped animals"), Topic("Bank statement")]


@pytest.fixture
async def desk(chat: ChatServer, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path, model_url=chat.url, model_name="words", model_timeout="2", model_retries="0")
    made.document = await made.read(statement_pdf())
    yield made
    await made.slot.close()


async def split(desk: Desk, topics: list[Topic] = TOPICS) -> Any:
    desk.blobs.put("topics", msgspec.json.encode(topics))
    return desk.result(await desk.finish(JobKind.SPLIT, SplitInput(desk.document, "topics")))


def reply(*pairs: tuple[Any, Any]) -> Callable[[dict[str, Any]], tuple[int, bytes]]:
    pages = [{"page": page, "topic": topic} for page, topic in pairs]
    return lambda _question: (200, said(json.dumps({"pages": pages})))


async def test_what_the_pages_leave_open_the_model_decides(desk: Desk, chat: ChatServer) -> None:
    topics = [Topic("Pile A", "Qqq"), Topic("Pile B", "Zzz")]
    chat.answer = reply((1, "Pile B"), (2, "Pile B"))
    result = await split(desk, topics)
    assert result["split_output"]["splits"] == {"Pile A": [], "Pile B": [1, 2]}
    assert result["model_usage"]["requests"] == 1
    assert "--- page 2 ---" in chat.asked[0]["messages"][0]["content"]


FAILURES: dict[str, Callable[[dict[str, Any]], tuple[int, bytes]]] = {
    "refused": lambda _: (200, said("I cannot help with that.")),
    "other topics": reply((1, "Lions"), ("2", "Zebras"), (7.5, None)),
    "two topics": reply((1, "Zebras"), (1, "Bank statement")),
    "other shape": lambda _: (200, said('{"pages": {"1": [[]]}}')),
    "garbage": lambda _: (200, b"\x00<html>"),
    "down": lambda _: (503, b""),
}


@pytest.mark.parametrize("how", FAILURES)
async def test_without_a_usable_answer_the_pages_decide(desk: Desk, chat: ChatServer, how: str) -> None:
    chat.answer = FAILURES[how]
    result = await split(desk)
    splits = result["split_output"]["splits"]
    assert (splits["Zebras"], splits["Bank statement"][:1]) == ([], [1])
    assert len(result["warnings"]) == 1


async def test_a_page_that_says_what_it_is_stays_what_it_is(desk: Desk, chat: ChatServer) -> None:
    chat.answer = reply((1, "Zebras"), (99, "Zebras"))
    splits = (await split(desk))["split_output"]["splits"]
    assert 1 in splits["Bank statement"]
    assert 1 not in splits["Zebras"]
