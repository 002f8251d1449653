"""The pipe between a worker and its child: MessagePack frames behind a four-byte length."""

from __future__ import annotations

import asyncio
import struct
from typing import Any, BinaryIO

import msgspec

_HEADER = struct.Struct(">I")


def encode(message: dict[str, Any]) -> bytes:
    """``message`` as one frame."""
    body = msgspec.msgpack.encode(message)
    return _HEADER.pack(len(body)) + body


def read(stream: BinaryIO) -> dict[str, Any] | None:
    """The next frame, or None at the end of the stream."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    (length,) = _HEADER.unpack(header)
    message: dict[str, Any] = msgspec.msgpack.decode(stream.read(length))
    return message


async def read_async(stream: asyncio.StreamReader) -> dict[str, Any] | None:
    """The next frame, or None when the other side is gone."""
    try:
        (length,) = _HEADER.unpack(await stream.readexactly(_HEADER.size))
        message: dict[str, Any] = msgspec.msgpack.decode(await stream.readexactly(length))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return message
