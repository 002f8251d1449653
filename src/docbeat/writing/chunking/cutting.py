"""Cuts a text where it hurts least: between paragraphs, lines, sentences, words; inside a word only when it must."""

from __future__ import annotations

import re

# Where a text may be cut, best places first; what matches is the space between two parts.
_PLACES = tuple(
    re.compile(place) for place in (r"\n\s*\n\s*", r"\n\s*", r"(?<=[.!?;:])\s+|(?<=[。！？；])", r"\s+", r"(?<=>)(?=<)")
)


def cut(text: str, size: int) -> list[tuple[str, str]]:
    """Parts of ``text`` no longer than ``size``, each with the space before it; only space at the ends is lost."""
    return _merged(_split(text.strip(), size, 0), size)


def _split(text: str, size: int, place: int) -> list[tuple[str, str]]:
    if len(text) <= size:
        return [("", text)]
    if place == len(_PLACES):
        return [("", text[start : start + size]) for start in range(0, len(text), size)]
    parts: list[tuple[str, str]] = []
    start, space = 0, ""
    for match in _PLACES[place].finditer(text):
        if match.start() > start:
            parts.append((space, text[start : match.start()]))
            space = ""
        space, start = space + match[0], match.end()
    if start < len(text):
        parts.append((space, text[start:]))
    found: list[tuple[str, str]] = []
    space = ""
    for before, part in parts:
        # What is cut further begins and ends with print, so that no space gets lost between two cuts.
        words = part.strip()
        space += before + part[: len(part) - len(part.lstrip())]
        if words:
            (_, first), *rest = _merged(_split(words, size, place + 1), size)
            found += [(space, first), *rest]
            space = part[len(part.rstrip()) :]
    return found


def _merged(parts: list[tuple[str, str]], size: int) -> list[tuple[str, str]]:
    """Neighbours put together again while they fit."""
    merged: list[tuple[str, str]] = []
    for space, part in parts:
        if merged and len(merged[-1][1]) + len(space) + len(part) <= size:
            merged[-1] = (merged[-1][0], merged[-1][1] + space + part)
        else:
            merged.append((space, part))
    return merged
