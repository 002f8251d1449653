"""How well a page fits a topic: the kind of document it looks like, and the words of the topic it uses."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from docbeat.answering.split.facts import PageFacts
from docbeat.answering.split.kinds import Kind, all_kinds
from docbeat.answering.split.topic import Meaning

# What a title that is nothing but the name of a kind is worth, and what all signs together are worth at most.
_TITLE, _MOST_SIGNS = 4.0, 5.0
# What the words of a topic are worth on a page, and in its titles.
_WORDS, _WORDS_IN_TITLE = 2.0, 2.5


def kind_scores(facts: PageFacts) -> dict[str, float]:
    """How much the page looks like each kind."""
    return {kind.id: _title_score(facts, kind) + _sign_score(facts, kind) for kind in all_kinds()}


def _title_score(facts: PageFacts, kind: Kind) -> float:
    best = 0.0
    for title in facts.titles:
        for size in range(1, len(title.words) + 1):
            for start in range(len(title.words) - size + 1):
                if title.words[start : start + size] in kind.titles:
                    best = max(best, title.weight * size / len(title.words))
    return _TITLE * best


def _sign_score(facts: PageFacts, kind: Kind) -> float:
    found = sum(weight for sign, weight in kind.signs.items() if sign in facts.grams)
    return _MOST_SIGNS * (1 - math.exp(-found / _MOST_SIGNS))


def affinities(pages: Sequence[PageFacts], topics: Sequence[Meaning]) -> list[list[float]]:
    """For each page how well it fits each topic, and last how well it fits none of them."""
    rarity = _rarity(pages)
    wanted = {kind for topic in topics for kind in topic.kinds}
    return [_page_affinities(page, topics, wanted, rarity) for page in pages]


def _page_affinities(
    page: PageFacts, topics: Sequence[Meaning], wanted: set[str], rarity: dict[str, float]
) -> list[float]:
    kinds = kind_scores(page)
    fits = [
        max((weight * kinds[kind] for kind, weight in topic.kinds.items()), default=0.0)
        + _word_score(page, topic, rarity)
        for topic in topics
    ]
    others = [score for kind, score in kinds.items() if kind not in wanted and not _is_section(kind)]
    return [*fits, max(others, default=0.0)]


def _is_section(kind: str) -> bool:
    return any(other.id == kind and other.is_section for other in all_kinds())


def _word_score(page: PageFacts, topic: Meaning, rarity: dict[str, float]) -> float:
    total = sum(weight * rarity.get(word, 1.0) for word, weight in topic.words.items()) or 1.0
    on_page = sum(
        weight * rarity.get(word, 1.0) * min(1.0, page.words[word] / 3) for word, weight in topic.words.items()
    )
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
