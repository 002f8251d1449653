"""Reads JSON that strangers send: valid Unicode, and not nested so deeply that later code runs out of stack."""

from __future__ import annotations

from typing import Any

import msgspec

# Many times what any option needs.
_MOST_LEVELS = 64
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def load(text: str | bytes) -> Any:
    """The value in ``text``.

    Raises:
        ValueError: it is not JSON, holds half a character, or is nested too deeply.
    """
    content = text.encode(errors="replace") if isinstance(text, str) else text
    try:
        value = msgspec.json.decode(content.removeprefix(_BYTE_ORDER_MARK))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if _is_too_deep(value):
        raise ValueError("nested too deeply")
    return value


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_MOST_LEVELS):
        level = [inner for outer in level for inner in _members(outer)]
        if not level:
            return False
    return True


def _members(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
