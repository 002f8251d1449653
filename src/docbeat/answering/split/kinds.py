"""The kinds of documents and of their sections, read from ``kinds.toml``."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from docbeat.answering.split.words import Gram, phrases


class Kind(msgspec.Struct, frozen=True):
    """What a kind is called, what it calls itself, and what stands in it with how much that tells (0 to 1 and over)."""

    id: str
    names: frozenset[Gram]
    titles: frozenset[Gram]
    signs: Mapping[Gram, float]
    is_section: bool


class _Entry(msgspec.Struct):
    names: list[str]
    signs: list[str]
    titles: list[str] = []
    is_section: bool = False


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind there is."""
    text = files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    entries = msgspec.convert(tomllib.loads(text), dict[str, _Entry])
    return (*_kinds(entries, is_section=False), *_kinds(entries, is_section=True))


def _kinds(entries: Mapping[str, _Entry], *, is_section: bool) -> list[Kind]:
    """The documents, or the sections: what tells documents apart says nothing about sections."""
    chosen = {name: entry for name, entry in entries.items() if entry.is_section is is_section}
    uses = Counter(sign for entry in chosen.values() for sign in set(phrases(entry.signs)))
    return [_kind(name, entry, uses) for name, entry in chosen.items()]


def _kind(name: str, entry: _Entry, uses: Counter[Gram]) -> Kind:
    signs = {sign: _weight(sign, uses[sign]) for sign in phrases(entry.signs)}
    names = frozenset(phrases(entry.names))
    return Kind(name, names, names | frozenset(phrases(entry.titles)), signs, entry.is_section)


def _weight(sign: Gram, uses: int) -> float:
    """More for several words than for one, less for what many kinds say."""
    return (1.0 if len(sign) > 1 else 0.5) / math.sqrt(uses)
