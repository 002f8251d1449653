"""A chat model behind an OpenAI-compatible endpoint: text and pictures in, text out.

The operator names the address, so that it may lie in a private network; no proxy or credential of this machine
is used. What a model says is never trusted: callers treat it as text.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import msgspec

from docbeat.settings import ModelSettings


class ModelFailed(Exception):
    """The endpoint gave no usable answer; the message says why and quotes nothing of the document."""


@dataclass(frozen=True)
class Picture:
    """A PNG to look at."""

    path: Path


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Answer(msgspec.Struct):
    choices: list[_Choice]


class ChatEndpoint:
    """The configured endpoint; use ``async with``."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        self._client = httpx.AsyncClient(trust_env=False, timeout=settings.timeout, headers=headers)

    async def __aenter__(self) -> ChatEndpoint:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def ask(self, parts: Sequence[str | Picture], *, most_tokens: int = 400) -> str:
        """What the model answers to ``parts``, without space around it.

        Raises:
            ModelFailed: it is unreachable, too slow, refuses, or answers something else than text.
        """
        body = {
            "model": self._settings.name,
            "messages": [{"role": "user", "content": [_content(part) for part in parts]}],
            "max_tokens": most_tokens,
            "temperature": 0,
        }
        try:
            response = await self._client.post(f"{self._settings.url.rstrip('/')}/chat/completions", json=body)
            response.raise_for_status()
            answer = msgspec.json.decode(response.content, type=_Answer)
        except httpx.HTTPStatusError as error:
            raise ModelFailed(f"it answered with status {error.response.status_code}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ModelFailed(f"it could not be reached ({type(error).__name__})") from error
        except msgspec.DecodeError as error:
            raise ModelFailed("its answer is not in the form of the protocol") from error
        text = answer.choices[0].message.content.strip() if answer.choices else ""
        if not text:
            raise ModelFailed("its answer is empty")
        return text


def _content(part: str | Picture) -> dict[str, Any]:
    if isinstance(part, str):
        return {"type": "text", "text": part}
    encoded = base64.b64encode(part.path.read_bytes()).decode()
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{encoded}"}}
