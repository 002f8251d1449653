"""Spaces that reading lost or found in names that are set wide or narrow: ``PappaR i ch``, ``HARBOURHARDWARESHOP``."""

from __future__ import annotations

import re

from docbeat.answering.vocabulary import table

# A lone small letter between letters is a piece of a word; these are words of some language.
_ALONE = re.compile(r"(?<=[^\W\d_])\s(?![aeouy]\b)([^\W\d_A-Z])\s(?=[^\W\d_A-Z])")
# Shorter ones are words that are written together: supermarket.
_LONG = 14


def respaced(name: str) -> str:
    """``name`` with the letters of a word together and the words of a trade apart."""
    return " ".join(_parted(word) for word in _ALONE.sub(r"\1", name).split())


def _parted(word: str) -> str:
    """A long word that ends with two words of a trade or more, taken apart; any other as it is."""
    rest = word
    parts: list[str] = []
    while ending := next((one for one in _endings() if rest.casefold().endswith(one) and rest.casefold() != one), None):
        parts.insert(0, rest[-len(ending) :])
        rest = rest[: -len(ending)]
    if len(word) < _LONG or len(parts) < 2 or len(rest) < 3:
        return word
    return " ".join([rest, *parts])


def _endings() -> list[str]:
    trades: list[str] = table("cards")["trades"]
    return sorted(trades, key=len, reverse=True)
