"""How well a page fits a topic: the kind of document it looks like, and the words of the topic it uses."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from docbeat.answering.split.facts import PageFacts
from docbeat.answering.split.kinds import STRONG, Kind, all_kinds, kinds_by_title
from docbeat.answering.split.topic import Meaning
from docbeat.answering.split.words import grams, outermost

# What a title that is nothing but the name of a kind is worth, and what all signs together are worth at most.
_TITLE, _MOST_SIGNS = 4.0, 5.0
# What the words of a topic are worth on a page, and in its titles.
_WORDS, _WORDS_IN_TITLE = 2.0, 2.5
# What they are worth where the kinds that a topic means are known: those have their names among their titles.
_BESIDE_KINDS = 0.8
# Some kind out of many fits any page this well.
_CHANCE_FIT = 1.0


def kind_scores(facts: PageFacts) -> dict[str, float]:
    """How much the page looks like each kind."""
    titled = _title_scores(facts)
    return {kind.id: _TITLE * titled[kind.id] + _sign_score(facts, kind) for kind in all_kinds()}


def _title_scores(facts: PageFacts) -> dict[str, float]:
    """How far a title is the name of each kind, 0 to 1; a name inside a longer name is not meant."""
    by_title = kinds_by_title()
    best: dict[str, float] = defaultdict(float)
    for title in facts.titles:
        for name in outermost(grams(title.words) & by_title.keys()):
            for kind in by_title[name]:
                weight = title.weight if kind.is_section else title.document_weight
                best[kind.id] = max(best[kind.id], weight * len(name) / len(title.words))
    return best


def _sign_score(facts: PageFacts, kind: Kind) -> float:
    found = sum(weight for sign, weight in kind.signs.items() if sign in facts.grams)
    found += STRONG * len(kind.marks & facts.marks)
    return _MOST_SIGNS * (1 - math.exp(-found / _MOST_SIGNS))


def affinities(pages: Sequence[PageFacts], topics: Sequence[Meaning], *, by_section: bool) -> list[list[float]]:
    """For each page how well it fits each topic, and last how well something nobody asked for.

    That is some other kind of document, or of section where the topics are sections.
    """
    rarity = _rarity(pages)
    wanted = {kind for topic in topics for kind in topic.kinds}
    others = [kind.id for kind in all_kinds() if kind.id not in wanted and kind.is_section == by_section]
    return [_page_affinities(page, topics, others, rarity) for page in pages]


def _page_affinities(
    page: PageFacts, topics: Sequence[Meaning], others: Sequence[str], rarity: dict[str, float]
) -> list[float]:
    kinds = kind_scores(page)
    fits = [_kind_fit(topic, kinds) + _word_score(page, topic, rarity) for topic in topics]
    return [*fits, max(0.0, max(kinds[kind] for kind in others) - _CHANCE_FIT)]


def _kind_fit(topic: Meaning, kinds: dict[str, float]) -> float:
    return max((weight * kinds[kind] for kind, weight in topic.kinds.items()), default=0.0)


def _word_score(page: PageFacts, topic: Meaning, rarity: dict[str, float]) -> float:
    total = sum(weight * rarity.get(word, 1.0) for word, weight in topic.words.items()) or 1.0
    on_page = sum(
        weight * rarity.get(word, 1.0) * min(1.0, page.words[word] / 3) for word, weight in topic.words.items()
    )
    if topic.kinds:
        return _BESIDE_KINDS * on_page / total
    in_title = sum(
        weight * rarity.get(word, 1.0)
        for word, weight in topic.words.items()
        if any(word in title.words for title in page.titles)
    )
    return (_WORDS * on_page + _WORDS_IN_TITLE * in_title) / total


def _rarity(pages: Sequence[PageFacts]) -> dict[str, float]:
    """What a word says: more the fewer pages have it."""
    uses = Counter(word for page in pages for word in page.words)
    return {word: math.log(1 + len(pages) / count) for word, count in uses.items()}
