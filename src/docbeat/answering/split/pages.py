"""Topics to pages: the cheapest way through all pages, where a topic changes best where a document begins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from docbeat.answering.split.affinity import affinities
from docbeat.answering.split.facts import page_facts
from docbeat.answering.split.starts import start_chances
from docbeat.answering.split.topic import Meaning, Topic, meanings
from docbeat.document.model import Document

# What a topic must say for itself, once where it begins (documents) or on every page (sections).
_ENTRY, _PER_PAGE = 1.5, 1.5
# What it costs to change the topic in the middle of a document, for documents and for sections.
_CUT_DOCUMENT, _CUT_SECTION = 6.0, 1.5


def split_pages(
    document: Document, topics: Sequence[Topic], pages: Iterable[int] | None = None
) -> dict[str, list[int]]:
    """The numbers of the pages about each topic, of all pages or of ``pages``.

    A page is in one topic at most; a topic may have none. Pages that look like something else, or like nothing that
    was asked for, are in no topic, unless one is named for the rest ("Other").
    """
    chosen = frozenset(pages) if pages is not None else None
    numbers = [page.number for page in document.pages if chosen is None or page.number in chosen]
    splits: dict[str, list[int]] = {topic.name: [] for topic in topics}
    for number, state in zip(numbers, _states(document, numbers, meanings(topics)), strict=True):
        if state < len(topics):
            splits[topics[state].name].append(number)
    return splits


def _states(document: Document, numbers: Sequence[int], topics: Sequence[Meaning]) -> list[int]:
    """The topic of each page by its index; as many as there are topics stands for none."""
    facts = page_facts(document, numbers)
    if not facts:
        return []
    rest = next((index for index, topic in enumerate(topics) if topic.is_rest), len(topics))
    best = _cheapest(affinities(facts, topics), start_chances(facts), topics)
    return [rest if state == len(topics) else state for state in best]


def _cheapest(fits: Sequence[Sequence[float]], starts: Sequence[float], topics: Sequence[Meaning]) -> list[int]:
    states = len(topics) + 1
    entry = [*(0.0 if topic.is_section else _ENTRY for topic in topics), 0.0]
    every = [*(_PER_PAGE if topic.is_section else 0.0 for topic in topics), 0.0]
    cut = [*(_CUT_SECTION if topic.is_section else _CUT_DOCUMENT for topic in topics), 0.0]
    total = [fits[0][state] - entry[state] - every[state] for state in range(states)]
    came_from: list[list[int]] = []
    for page in range(1, len(fits)):
        change = -math.log(max(starts[page], 1e-6))
        steps = []
        for state in range(states):
            arrivals = [
                total[other] - (0.0 if other == state else entry[state] + min(change, max(cut[state], cut[other])))
                for other in range(states)
            ]
            best = max(range(states), key=lambda other: (arrivals[other], other == state))
            steps.append((arrivals[best] + fits[page][state] - every[state], best))
        total = [score for score, _ in steps]
        came_from.append([best for _, best in steps])
    return _back(total, came_from)


def _back(total: Sequence[float], came_from: Sequence[Sequence[int]]) -> list[int]:
    path = [max(range(len(total)), key=lambda state: total[state])]
    for steps in reversed(came_from):
        path.append(steps[path[-1]])
    return path[::-1]
