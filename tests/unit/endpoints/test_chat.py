from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest

from docbeat.endpoints.chat import ChatEndpoint, ModelFailed, Picture
from docbeat.settings import ModelSettings
from tests.chat_server import ChatServer, said

PNG = b"\x89PNG not really"


async def ask(url: str, tmp_path: Path, *, key: str = "", timeout: float = 5.0) -> str:
    (tmp_path / "a.png").write_bytes(PNG)
    settings = ModelSettings(url=url, key=key, name="eyes", timeout=timeout, retries=0)
    async with ChatEndpoint(settings) as endpoint:
        return await endpoint.ask(["What is this?", Picture(tmp_path / "a.png")])


async def test_text_and_picture_go_out_in_the_form_of_the_protocol(chat: ChatServer, tmp_path: Path) -> None:
    assert await ask(f"{chat.url}/", tmp_path, key="secret") == "A line that rises."
    asked = chat.asked[0]
    assert (asked["path"], asked["model"], chat.keys) == ("/v1/chat/completions", "eyes", ["Bearer secret"])
    text, picture = asked["messages"][0]["content"]
    assert text == {"type": "text", "text": "What is this?"}
    kind, _, encoded = picture["image_url"]["url"].partition(",")
    assert (kind, base64.b64decode(encoded)) == ("data:image/png;base64", PNG)


async def test_without_a_key_none_is_sent(chat: ChatServer, tmp_path: Path) -> None:
    await ask(chat.url, tmp_path)
    assert chat.keys == [None]


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (503, b"", "status 503"),
        (200, b"<html>", "form of the protocol"),
        (200, b'{"choices": [{"message": {"content": null}}]}', "form of the protocol"),
        (200, b'{"choices": []}', "empty"),
        (200, said("  "), "empty"),
    ],
)
async def test_every_way_to_fail_is_one_error(
    chat: ChatServer, tmp_path: Path, status: int, body: bytes, reason: str
) -> None:
    chat.answer = lambda _: (status, body)
    with pytest.raises(ModelFailed, match=reason):
        await ask(chat.url, tmp_path)


async def test_nobody_there(tmp_path: Path) -> None:
    server = ChatServer()
    server.close()
    with pytest.raises(ModelFailed, match="could not be reached"):
        await ask(server.url, tmp_path)


async def test_a_model_that_does_not_come_to_an_end(chat: ChatServer, tmp_path: Path) -> None:
    chat.answer = lambda _: (time.sleep(1), (200, said("late")))[1]
    with pytest.raises(ModelFailed, match="Timeout"):
        await ask(chat.url, tmp_path, timeout=0.2)


SCHEMA = {"type": "object", "properties": {"a": {"type": ["string", "null"]}}}


def patient(url: str, **settings: int) -> ChatEndpoint:
    return ChatEndpoint(ModelSettings(url=url, name="words", timeout=5.0, **settings))


async def test_json_is_asked_for_by_its_schema(chat: ChatServer) -> None:
    chat.answer = lambda _: (200, said('{"a": "x"}'))
    async with patient(chat.url) as endpoint:
        assert await endpoint.ask_for_json("What?", SCHEMA, most_tokens=50) == '{"a": "x"}'
    asked = chat.asked[0]
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (asked["messages"][0]["content"], asked["max_tokens"]) == ("What?", 50)


async def test_an_endpoint_that_knows_no_schema_is_asked_more_simply_from_then_on(chat: ChatServer) -> None:
    def answer(question: dict[str, Any]) -> tuple[int, bytes]:
        form = question.get("response_format", {}).get("type", "")
        return (400, b"") if form else (200, said('{"a": "x"}'))

    chat.answer = answer
    async with patient(chat.url) as endpoint:
        for _ in range(2):
            assert await endpoint.ask_for_json("What?", SCHEMA, most_tokens=50) == '{"a": "x"}'
    forms = [asked.get("response_format", {}).get("type", "") for asked in chat.asked]
    assert forms == ["json_schema", "json_object", "", ""]


async def test_a_busy_endpoint_is_asked_again(chat: ChatServer) -> None:
    chat.answer = lambda _: (429, b"") if len(chat.asked) < 3 else (200, said("Here I am."))
    async with patient(chat.url) as endpoint:
        assert await endpoint.ask(["Hello?"]) == "Here I am."
        assert endpoint.usage.requests == 3


async def test_one_that_stays_busy_fails_in_the_end(chat: ChatServer) -> None:
    chat.answer = lambda _: (503, b"")
    async with patient(chat.url, retries=1) as endpoint:
        with pytest.raises(ModelFailed, match="status 503"):
            await endpoint.ask(["Hello?"])
    assert len(chat.asked) == 2


async def test_a_wrong_key_is_not_tried_again(chat: ChatServer) -> None:
    chat.answer = lambda _: (401, b"")
    async with patient(chat.url) as endpoint:
        with pytest.raises(ModelFailed, match="status 401"):
            await endpoint.ask_for_json("What?", SCHEMA, most_tokens=50)
    assert len(chat.asked) == 1


async def test_tokens_are_counted(chat: ChatServer) -> None:
    body = json.loads(said("Yes.")) | {"usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}}
    chat.answer = lambda _: (200, json.dumps(body).encode())
    async with patient(chat.url) as endpoint:
        await endpoint.ask(["One?"])
        await endpoint.ask(["Two?"])
        assert (endpoint.usage.prompt_tokens, endpoint.usage.completion_tokens) == (22, 6)
