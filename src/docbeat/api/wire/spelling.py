"""Brings the spellings clients use to one: camelCase and hyphens to snake_case, JSON text to objects."""

from __future__ import annotations

import re
from typing import Any

from docbeat.api import json_text
from docbeat.errors import BadParameter

_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")
# Users' strings are encoded again by some clients, never more often than this.
_DEPTH = 4


def snake(name: str) -> str:
    """``chunkSize`` and ``file-url`` as ``chunk_size`` and ``file_url``."""
    return _HUMP.sub(r"_\1", name).replace("-", "_").lower()


def unify(fields: dict[str, Any]) -> dict[str, Any]:
    """``fields`` under snake_case names; where both spellings were sent the snake_case one wins."""
    renamed = {snake(name): value for name, value in fields.items() if snake(name) != name}
    return renamed | {name: value for name, value in fields.items() if snake(name) == name}


def decode_value(value: Any, name: str = "value") -> Any:
    """``value``, which may be JSON text, even text within text; None for nothing.

    Raises:
        BadParameter: it is text, and not JSON.
    """
    for _ in range(_DEPTH):
        if not isinstance(value, str):
            break
        if not value.strip():
            return None
        try:
            value = json_text.load(value)
        except ValueError as error:
            raise BadParameter(f"`{name}` is not valid JSON") from error
    return value


def decode_object(name: str, value: Any) -> dict[str, Any] | None:
    """The object in ``value``, which may be JSON text, even text within text; None for nothing.

    Raises:
        BadParameter: there is something else.
    """
    value = decode_value(value, name)
    if value is None or isinstance(value, dict):
        return value
    raise BadParameter(f"`{name}` must be an object")


def page_text(value: Any) -> Any:
    """A page number as text; anything else as it is."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
