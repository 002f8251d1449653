"""Reads what a model answers: JSON wherever it stands in the text, as far as it goes, or nothing."""

from __future__ import annotations

import json
from collections import deque
from typing import Any, TypeAlias

# More is no answer to a question about fields.
_MOST_CHARACTERS = 4_000_000
# How often the end of a text that was cut short is looked for.
_TRIES = 200
# A value, or the comma after one, may end with these.
_ENDS = frozenset(',}]"0123456789el')

# The brackets that are to come, the next one first.
_Open: TypeAlias = "tuple[str, _Open] | None"


def proposal_of(text: str) -> Any:
    """The first JSON object in ``text``, or None. What was cut short is closed where its last whole value ends."""
    if len(text) > _MOST_CHARACTERS:
        return None
    start = text.find("{")
    if start < 0:
        return None
    try:
        value, _ = json.JSONDecoder(parse_constant=lambda _name: None).raw_decode(text[start:])
    except ValueError:
        return _closed(text[start:])
    except RecursionError:
        return None
    return value if isinstance(value, dict) else None


def _closed(text: str) -> Any:
    """The value of JSON that ends too early: what is open is closed after the last value that is whole."""
    for end, is_open in reversed(_ends(text)):
        try:
            value = json.loads(text[:end] + _closing(is_open), parse_constant=lambda _name: None)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict) else None
    return None


def _ends(text: str) -> deque[tuple[int, _Open]]:
    """The last places where a value may end, with what is open there; up to where a bracket closes another one."""
    ends: deque[tuple[int, _Open]] = deque(maxlen=_TRIES)
    is_open: _Open = None
    in_string = escaped = False
    for place, letter in enumerate(text):
        if in_string:
            escaped, in_string = letter == "\\" and not escaped, not (letter == '"' and not escaped)
        elif letter == '"':
            in_string = True
        elif letter in "{[":
            is_open = ("}" if letter == "{" else "]", is_open)
        elif letter in "}]":
            if is_open is None or is_open[0] != letter:
                break
            is_open = is_open[1]
        if not in_string and letter in _ENDS:
            ends.append((place if letter == "," else place + 1, is_open))
    return ends


def _closing(is_open: _Open) -> str:
    closing = []
    while is_open is not None:
        bracket, is_open = is_open
        closing.append(bracket)
    return "".join(closing)
