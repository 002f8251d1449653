"""What the caller asks for: topics, and which kinds of documents they mean."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docbeat.answering.split.kinds import Kind, all_kinds
from docbeat.answering.split.words import Gram, grams, phrases, stems, telling_stems

# Names of topics for whatever fits no other.
_REST = frozenset(
    phrases(["other", "misc", "miscellaneous", "rest", "everything else", "remaining", "unknown", "unclassified"])
)
# A kind named in the description counts this much of one in the name.
_BY_DESCRIPTION = 0.6


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


def meaning(topic: Topic) -> Meaning:
    """What ``topic`` is about."""
    in_name, in_description = stems(topic.name), stems(topic.description or "")
    kinds = _kinds_named(in_description, _BY_DESCRIPTION) | _kinds_named(in_name, 1.0)
    words = dict.fromkeys(telling_stems(topic.description or ""), 0.6) | dict.fromkeys(telling_stems(topic.name), 1.0)
    by_id = {kind.id: kind for kind in all_kinds()}
    is_section = bool(kinds) and all(by_id[kind].is_section for kind in kinds)
    return Meaning(kinds, words, is_section, tuple(in_name[:2]) in _REST or tuple(in_name[:1]) in _REST)


def _kinds_named(words: list[str], weight: float) -> dict[str, float]:
    """The kinds that ``words`` name; the longest names found count, those inside them do not."""
    found = grams(words)
    named: dict[Gram, list[Kind]] = {}
    for kind in all_kinds():
        for name in kind.names & found:
            named.setdefault(name, []).append(kind)
    longest = [name for name in named if not any(_is_inside(name, other) for other in named)]
    return {kind.id: weight for name in longest for kind in named[name]}


def _is_inside(name: Gram, other: Gram) -> bool:
    return len(name) < len(other) and name in grams(other)


def meanings(topics: Iterable[Topic]) -> list[Meaning]:
    """What each of ``topics`` is about."""
    return [meaning(topic) for topic in topics]
