"""The kinds of documents and of their sections, as the vocabulary has them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from docbeat.answering.split.marks import Mark
from docbeat.answering.split.words import Gram, phrases, telling_stems
from docbeat.answering.vocabulary import table

# What a mark counts, and a sign that hardly any other kind has; others count 1 at most, and single words less.
STRONG, _SINGLE = 1.5, 0.35


@dataclass(frozen=True, eq=False)
class Kind:
    """What a kind is called, what it calls itself, and what stands in it with how much that tells.

    ``words`` are the stems of all of these that tell something.
    """

    id: str
    names: frozenset[Gram]
    titles: frozenset[Gram]
    signs: Mapping[Gram, float]
    words: frozenset[str]
    is_section: bool
    marks: frozenset[Mark]


class _Entry(msgspec.Struct):
    names: list[str]
    signs: list[str]
    titles: list[str] = []
    strong: list[str] = []
    marks: list[Mark] = []
    is_section: bool = False


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind there is."""
    entries = msgspec.convert(table("topics"), dict[str, _Entry])
    return (*_kinds(entries, is_section=False), *_kinds(entries, is_section=True))


@cache
def kinds_by_title() -> dict[Gram, list[Kind]]:
    """The kinds that call themselves so."""
    titles: dict[Gram, list[Kind]] = {}
    for kind in all_kinds():
        for title in kind.titles:
            titles.setdefault(title, []).append(kind)
    return titles


def _kinds(entries: Mapping[str, _Entry], *, is_section: bool) -> list[Kind]:
    """The documents, or the sections: what tells documents apart says nothing about sections."""
    chosen = {name: entry for name, entry in entries.items() if entry.is_section is is_section}
    uses = Counter(sign for entry in chosen.values() for sign in set(phrases(entry.signs)))
    return [_kind(name, entry, uses) for name, entry in chosen.items()]


def _kind(name: str, entry: _Entry, uses: Counter[Gram]) -> Kind:
    signs = {sign: _weight(sign, uses[sign]) for sign in phrases(entry.signs)}
    signs |= dict.fromkeys(phrases(entry.strong), STRONG)
    names = frozenset(phrases(entry.names))
    words = frozenset(word for text in (*entry.names, *entry.titles, *entry.signs) for word in telling_stems(text))
    return Kind(
        name, names, names | frozenset(phrases(entry.titles)), signs, words, entry.is_section, frozenset(entry.marks)
    )


def _weight(sign: Gram, uses: int) -> float:
    """More for several words than for one, less for what many kinds say."""
    return (1.0 if len(sign) > 1 else _SINGLE) / math.sqrt(uses)
