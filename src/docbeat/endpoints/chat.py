"""A chat model behind an OpenAI-compatible endpoint: text and pictures in, text out.

The operator names the address, so that it may lie in a private network; no proxy or credential of this machine
is used. What a model says is never trusted: callers treat it as text.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
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


@dataclass
class Usage:
    """What was asked of an endpoint; tokens as it counts them itself, 0 where it does not."""

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Count(msgspec.Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Answer(msgspec.Struct):
    choices: list[_Choice]
    usage: _Count | None = None


# How an endpoint is held to JSON, the strictest way first; it is asked the next way when it refuses one.
_FORMS = ("json_schema", "json_object", "")
_REFUSED = frozenset({400, 404, 415, 422, 501})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 20.0


class ChatEndpoint:
    """The configured endpoint; use ``async with``. ``usage`` counts what was asked of it."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._form = 0
        self.usage = Usage()
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
        return self._text(await self._post_patiently(self._body(parts, most_tokens)))

    async def ask_for_json(self, question: str, schema: dict[str, Any], *, most_tokens: int) -> str:
        """The text the model answers, which it is held to make JSON of ``schema`` as far as the endpoint can do that.

        It may still be anything: cut short, a refusal, another JSON.

        Raises:
            ModelFailed: as ``ask``.
        """
        body = self._body([question], most_tokens)
        while True:
            form = _FORMS[self._form]
            try:
                return self._text(await self._post_patiently(body | _response_format(form, schema)))
            except _Refused:
                if not form:
                    raise
                self._form = max(self._form, _FORMS.index(form) + 1)

    def _body(self, parts: Sequence[str | Picture], most_tokens: int) -> dict[str, Any]:
        content: Any = [_content(part) for part in parts]
        if all(isinstance(part, str) for part in parts):
            # Servers of models without eyes take a plain text only.
            content = "\n\n".join(str(part) for part in parts)
        return {
            "model": self._settings.name,
            "messages": [{"role": "user", "content": content}],
            "max_tokens": most_tokens,
            "temperature": 0,
        }

    async def _post_patiently(self, body: dict[str, Any]) -> bytes:
        """The endpoint's answer; one that is down or busy is asked again after a while."""
        for attempt in itertools.count():
            try:
                return await self._post(body)
            except _Busy as busy:
                if attempt >= self._settings.retries:
                    raise
                wait = busy.wait if busy.wait is not None else _FIRST_WAIT * 2**attempt
                await asyncio.sleep(min(wait, _LONGEST_WAIT))
        raise AssertionError

    async def _post(self, body: dict[str, Any]) -> bytes:
        self.usage.requests += 1
        try:
            response = await self._client.post(f"{self._settings.url.rstrip('/')}/chat/completions", json=body)
            response.raise_for_status()
        except httpx.HTTPStatusError as error:
            status = error.response.status_code
            message = f"it answered with status {status}"
            if status in _BUSY:
                raise _Busy(message, _seconds(error.response.headers.get("retry-after"))) from error
            raise (_Refused if status in _REFUSED else ModelFailed)(message) from error
        except httpx.InvalidURL as error:
            raise ModelFailed("its address is not one") from error
        except httpx.HTTPError as error:
            raise _Busy(f"it could not be reached ({type(error).__name__})", None) from error
        return response.content

    def _text(self, content: bytes) -> str:
        try:
            answer = msgspec.json.decode(content, type=_Answer)
        except msgspec.DecodeError as error:
            raise ModelFailed("its answer is not in the form of the protocol") from error
        if answer.usage is not None:
            self.usage.prompt_tokens += answer.usage.prompt_tokens
            self.usage.completion_tokens += answer.usage.completion_tokens
        text = answer.choices[0].message.content.strip() if answer.choices else ""
        if not text:
            raise ModelFailed("its answer is empty")
        return text


class _Busy(ModelFailed):
    """It may answer if it is asked again, after ``wait`` seconds if it says so."""

    def __init__(self, message: str, wait: float | None) -> None:
        super().__init__(message)
        self.wait = wait


class _Refused(ModelFailed):
    """It does not take a request of this form."""


def _response_format(form: str, schema: dict[str, Any]) -> dict[str, Any]:
    if form == "json_schema":
        named = {"name": "answer", "strict": True, "schema": schema}
        return {"response_format": {"type": form, "json_schema": named}}
    return {"response_format": {"type": form}} if form else {}


def _seconds(header: str | None) -> float | None:
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None


def _content(part: str | Picture) -> dict[str, Any]:
    if isinstance(part, str):
        return {"type": "text", "text": part}
    encoded = base64.b64encode(part.path.read_bytes()).decode()
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{encoded}"}}
