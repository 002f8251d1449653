"""Reads what a model answers: JSON wherever it stands in the text, as far as it goes, or nothing."""

from __future__ import annotations

import json
from typing import Any

# More is no answer to a question about fields.
_MOST_CHARACTERS = 4_000_000
# How often the end of a text that was cut short is looked for.
_TRIES = 200


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
    ends = [place for place, letter in enumerate(text) if letter in ',}]"0123456789el']
    for place in reversed(ends[-_TRIES:]):
        kept = text[:place] if text[place] == "," else text[: place + 1]
        closing = _closing(kept)
        if closing is None:
            continue
        try:
            value = json.loads(kept + closing, parse_constant=lambda _name: None)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict) else None
    return None


def _closing(text: str) -> str | None:
    """What closes the brackets that are open at the end of ``text``; None within a string."""
    stack, in_string, escaped = [], False, False
    for letter in text:
        if in_string:
            escaped, in_string = letter == "\\" and not escaped, not (letter == '"' and not escaped)
        elif letter == '"':
            in_string = True
        elif letter in "{[":
            stack.append("}" if letter == "{" else "]")
        elif letter in "}]" and (not stack or stack.pop() != letter):
            return None
    return None if in_string else "".join(reversed(stack))
