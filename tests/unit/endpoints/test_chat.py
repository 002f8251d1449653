from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest

from docbeat.endpoints.chat import ChatEndpoint, ModelFailed, Picture
from docbeat.settings import ModelSettings
from tests.chat_server import ChatServer, said

PNG = b"\x89PNG not really"


async def ask(url: str, tmp_path: Path, *, key: str = "", timeout: float = 5.0) -> str:
    (tmp_path / "a.png").write_bytes(PNG)
    settings = ModelSettings(url=url, key=key, name="eyes", timeout=timeout)
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
