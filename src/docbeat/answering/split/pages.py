"""Topics to pages: what the pages are about and where documents begin on them, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docbeat.answering.split.affinity import affinities
from docbeat.answering.split.facts import PageFacts, page_facts
from docbeat.answering.split.sequence import best_path
from docbeat.answering.split.starts import section_chances, start_chances
from docbeat.answering.split.topic import Meaning, Topic, meanings
from docbeat.document.model import Document

# What speaks for a topic must come to this, in nats, wherever a document or a section begins.
_ENTRY = 1.0
# From this chance on a page is taken for the first of a document, when the question is whether there are several.
_LIKELY_START = 0.8
# What somebody else says of a page is worth, in nats: enough to decide where nothing else speaks, less than a title.
_SAID = 1.5


def split_pages(
    document: Document,
    topics: Sequence[Topic],
    pages: Iterable[int] | None = None,
    said: Mapping[int, str | None] | None = None,
) -> dict[str, list[int]]:
    """The numbers of the pages about each topic, of all pages or of ``pages``.

    A page is in one topic at most; a topic may have none. Pages that look like something else, or like nothing that
    was asked for, are in no topic, unless one is named for the rest ("Other"). What a model ``said`` of pages by their
    numbers, a topic or none, counts where the pages themselves leave it open.
    """
    chosen = frozenset(pages) if pages is not None else None
    numbers = [page.number for page in document.pages if chosen is None or page.number in chosen]
    splits: dict[str, list[int]] = {topic.name: [] for topic in topics}
    states = {topic.name: state for state, topic in enumerate(topics)} | {None: len(topics)}
    hints = [states.get(said[number]) if said and number in said else None for number in numbers]
    found = _states(page_facts(document, numbers), meanings(topics), hints)
    for number, state in zip(numbers, found, strict=True):
        if state < len(topics):
            splits[topics[state].name].append(number)
    return splits


def _states(facts: Sequence[PageFacts], topics: Sequence[Meaning], hints: Sequence[int | None]) -> list[int]:
    """The topic of each page by its index; as many as there are topics stands for none.

    ``hints`` are the same by somebody else, None where nothing was said.
    """
    none = len(topics)
    rest = next((index for index, topic in enumerate(topics) if topic.is_rest), none)
    starts = start_chances(facts)
    by_section = _are_sections(topics, starts)
    if by_section:
        starts = section_chances(facts, starts)
    fits = affinities(facts, topics, by_section=by_section)
    for fit, hint in zip(fits, hints, strict=True):
        if hint is not None and hint != rest:
            # It looks like something nobody asked for, but somebody who knows the topics takes it for one.
            fit[none] = 0.0
        if hint is not None:
            fit[none if hint == rest else hint] += _SAID
    path = best_path(fits, starts, [_ENTRY] * none + [0.0])
    return [rest if state == none else state for state in path]


def _are_sections(topics: Sequence[Meaning], starts: Sequence[float]) -> bool:
    """Whether the topics are parts of one document: they are called so, or there is but one document."""
    understood = [topic for topic in topics if topic.kinds]
    if understood:
        return 2 * sum(topic.is_section for topic in understood) > len(understood)
    return not any(start > _LIKELY_START for start in starts[1:])
