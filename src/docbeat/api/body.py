"""Reads request bodies: JSON or a form, counted while they stream in, files spooled to disk."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import Request
from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from docbeat.api import json_text
from docbeat.errors import FileTooLarge, UnreadableBody

# A body without a file is options only.
_OPTIONS_LIMIT = 2 * 1024 * 1024
_COPY_BYTES = 1 << 20


@dataclass
class Body:
    """The fields of a request, and its file if it had one (empty files included)."""

    fields: dict[str, Any] = field(default_factory=dict)
    file: Path | None = None


@asynccontextmanager
async def read_body(request: Request, spool: Path, *, file_limit: int) -> AsyncIterator[Body]:
    """The request's body; a file lies in ``spool`` until the ``with`` ends, unless it was moved away.

    With a ``file_limit`` of 0 none is wanted, and one that was sent all the same is let go.

    Raises:
        UnreadableBody: neither JSON nor a form, or a broken one.
        FileTooLarge: more than ``file_limit`` bytes.
    """
    body = await _parse(request, spool, file_limit)
    try:
        yield body
    finally:
        if body.file is not None:
            body.file.unlink(missing_ok=True)


async def _parse(request: Request, spool: Path, file_limit: int) -> Body:
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "multipart/form-data":
        return await _multipart(request, spool, file_limit)
    stream = _counted(request.stream(), _OPTIONS_LIMIT)
    if content_type == "application/x-www-form-urlencoded":
        form = await FormParser(request.headers, stream).parse()
        return Body({name: value for name, value in form.items() if isinstance(value, str)})
    return Body(_json(b"".join([piece async for piece in stream])))


def _json(content: bytes) -> dict[str, Any]:
    if not content.strip():
        return {}
    try:
        value = json_text.load(content)
    except ValueError as error:
        raise UnreadableBody("The body is not valid JSON; files go in a multipart form") from error
    if not isinstance(value, dict):
        raise UnreadableBody("The body must be a JSON object")
    return value


async def _multipart(request: Request, spool: Path, file_limit: int) -> Body:
    stream = _counted(request.stream(), file_limit + _OPTIONS_LIMIT)
    try:
        form = await MultiPartParser(request.headers, stream, max_part_size=_OPTIONS_LIMIT).parse()
    except (MultiPartException, FormParserError, KeyError, UnicodeDecodeError) as error:
        raise UnreadableBody("The multipart form is broken") from error
    try:
        return Body(_texts(form), await _spooled(form, spool, file_limit))
    finally:
        await form.close()


def _texts(form: FormData) -> dict[str, Any]:
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


async def _spooled(form: FormData, spool: Path, file_limit: int) -> Path | None:
    files = [value for name, value in form.multi_items() if isinstance(value, UploadFile) and name == "file"]
    if not files or file_limit == 0:
        return None
    if (files[0].size or 0) > file_limit:
        raise FileTooLarge(f"The file is larger than {file_limit} bytes", limit=file_limit)
    target = spool / uuid.uuid4().hex
    await asyncio.to_thread(_copy, files[0], target)
    return target


def _copy(upload: UploadFile, target: Path) -> None:
    with target.open("wb") as file:
        while piece := upload.file.read(_COPY_BYTES):
            file.write(piece)


async def _counted(stream: AsyncIterator[bytes], limit: int) -> AsyncGenerator[bytes, None]:
    """``stream`` itself, but no more than ``limit`` bytes of it."""
    seen = 0
    async for piece in stream:
        seen += len(piece)
        if seen > limit:
            raise FileTooLarge(f"The request is larger than {limit} bytes", limit=limit)
        yield piece
