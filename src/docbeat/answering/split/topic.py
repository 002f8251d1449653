"""What the caller asks for: topics, and which kinds of documents they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log

import msgspec

from docbeat.answering.split.kinds import Kind, all_kinds
from docbeat.answering.split.words import Gram, grams, outermost, phrases, stems, telling_stems

# Names of topics for whatever fits no other.
_REST = frozenset(
    phrases(["other", "misc", "miscellaneous", "rest", "everything else", "remaining", "unknown", "unclassified"])
)
# What a kind counts that is named in the description and not in the name, and one that is only hinted at.
_BY_DESCRIPTION, _BY_HINT = 0.8, 0.7
# How much of what a topic says must be said of a kind to hint at it.
_LEAST_HINT = 0.3
# Words of a description count this much of those of the name.
_DESCRIPTION_WORD = 0.6


class Topic(msgspec.Struct, frozen=True):
    """A name and, where that is not enough, what belongs to it."""

    name: str
    description: str | None = None


class Meaning(msgspec.Struct, frozen=True):
    """A topic understood: the kinds it means with how surely (0 to 1), and the stems it uses with their weight."""

    kinds: dict[str, float]
    words: dict[str, float]
    is_section: bool
    is_rest: bool


def meanings(topics: Iterable[Topic]) -> list[Meaning]:
    """What each of ``topics`` is about."""
    return [_meaning(topic) for topic in topics]


def _meaning(topic: Topic) -> Meaning:
    name, description = stems(topic.name), stems(topic.description or "")
    words = dict.fromkeys(telling_stems(topic.description or ""), _DESCRIPTION_WORD)
    words |= dict.fromkeys(telling_stems(topic.name), 1.0)
    described = _named(description, _BY_DESCRIPTION)
    documents = {kind: weight for kind, weight in described.items() if not kind.is_section}
    kinds = _of_one_sort(_named(name, 1.0) or documents or _hinted(words) or described)
    is_section = bool(kinds) and all(kind.is_section for kind in kinds)
    is_rest = tuple(name[:2]) in _REST or tuple(name[:1]) in _REST
    return Meaning({kind.id: weight for kind, weight in kinds.items()}, words, is_section, is_rest)


def _of_one_sort(kinds: dict[Kind, float]) -> dict[Kind, float]:
    """Documents where there are any: their names are words that sections use by the way."""
    documents = {kind: weight for kind, weight in kinds.items() if not kind.is_section}
    return documents or kinds


def _named(words: Sequence[str], weight: float) -> dict[Kind, float]:
    """The kinds that ``words`` name; the longest names found count, those inside them do not."""
    found = grams(words)
    named: dict[Gram, list[Kind]] = {}
    for kind in all_kinds():
        for name in kind.names & found:
            named.setdefault(name, []).append(kind)
    return {kind: weight for name in outermost(named) for kind in named[name]}


def _hinted(words: dict[str, float]) -> dict[Kind, float]:
    """The kind whose words the topic uses most, if it uses enough of them."""
    rarity = _rarity()
    total = sum(weight * rarity.get(word, 1.0) for word, weight in words.items()) or 1.0
    shares = {
        kind: sum(weight * rarity[word] for word, weight in words.items() if word in kind.words) / total
        for kind in all_kinds()
    }
    best = max(shares, key=lambda kind: shares[kind])
    return {best: _BY_HINT} if shares[best] >= _LEAST_HINT else {}


@cache
def _rarity() -> dict[str, float]:
    """How much a word tells of which kind is meant."""
    kinds = all_kinds()
    uses = Counter(word for kind in kinds for word in kind.words)
    return {word: log(1 + len(kinds) / count) for word, count in uses.items()}
