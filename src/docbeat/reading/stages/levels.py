"""How deep headings are: by the file's outline where it has one, else by numbers, size and weight.

Levels run over the whole document, 1 is the highest. The outline knows best, a deeper number is always deeper than
the number it begins with, and for the rest larger print is above smaller, capitals above bold, bold above italic.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from docbeat.document.model import Block, BlockKind, OutlineEntry

DEEPEST = 6
# Sizes within this part of each other are the same level; a title is this much larger than the text.
_SAME_SIZE, _TITLE = 0.06, 1.25
_DEPTH = re.compile(r"^(\d{1,2}(?:\.\d{1,3}){0,4})\.?\s")
_WORD = re.compile(r"^(part|unit|chapter|module|section|article|annex|appendix|lesson)\s+[\w.-]+", re.I)
_FAMILIES = {
    "roman": re.compile(r"^[IVX]{1,5}\.\s"),
    "letter": re.compile(r"^[A-Z]\.\s"),
    "number": re.compile(r"^\d{1,2}\.?\s"),
}
_NUMBER = re.compile(
    r"^(?:(?:chapter|section|part|appendix)\s+)?(?:\d{1,2}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z])[.:)]?\s+", re.I
)


@dataclass(frozen=True)
class Head:
    """A heading and how it looks; ``ratio`` is its size in sizes of the running text."""

    block: Block
    text: str
    ratio: float
    is_bold: bool
    is_italic: bool
    is_capitals: bool


Look = tuple[int, bool, bool, bool]


def set_levels(heads: Sequence[Head], outline: Sequence[OutlineEntry]) -> None:
    """Give every heading its level, and the title of the document its kind."""
    sizes = _size_ranks([head.ratio for head in heads])
    looks = [(sizes[head.ratio], not head.is_capitals, not head.is_bold, head.is_italic) for head in heads]
    _follow_looks(heads, looks)
    _follow_numbers(heads)
    _follow_outline(heads, looks, outline)
    _name_title(heads)


def plain_title(text: str) -> str:
    """What a heading and its bookmark have in common: letters and figures without the number in front."""
    return re.sub(r"\W+", "", _NUMBER.sub("", text)).casefold()


def _size_ranks(ratios: Sequence[float]) -> dict[float, int]:
    """A rank for each size, 0 for the largest; sizes near each other share one."""
    ranks: dict[float, int] = {}
    rank, top = -1, 0.0
    for ratio in sorted(set(ratios), reverse=True):
        if rank < 0 or ratio < top * (1 - _SAME_SIZE):
            rank, top = rank + 1, ratio
        ranks[ratio] = rank
    return ranks


def _follow_looks(heads: Sequence[Head], looks: Sequence[Look]) -> None:
    """A level for each look; among headings that look the same, numbers of another sort are a level below."""
    families: dict[Look, list[str]] = {}
    places: list[tuple[Look, int]] = []
    for head, look in zip(heads, looks, strict=True):
        family, known = _family(head.text), families.setdefault(look, [])
        if family and family not in known:
            known.append(family)
        places.append((look, known.index(family) if family else 0))
    order = {place: level for level, place in enumerate(sorted(set(places)), start=1)}
    for head, place in zip(heads, places, strict=True):
        head.block.level = min(order[place], DEEPEST)


def _family(text: str) -> str:
    """The sort of number the heading begins with, or nothing."""
    if word := _WORD.match(text):
        return word[1].casefold()
    return next((name for name, pattern in _FAMILIES.items() if pattern.match(text)), "")


def _follow_numbers(heads: Sequence[Head]) -> None:
    """Where headings are numbered, a deeper number is a deeper level, whatever the size."""
    tops: dict[int, int] = {}
    for head in heads:
        if match := _DEPTH.match(head.text):
            depth = match[1].count(".")
            tops[depth] = min(tops.get(depth, DEEPEST), head.block.level)
    if len(tops) < 2:
        return
    first = min(tops)
    top = tops[first] if first == 0 else max(1, tops[first] - first)
    for head in heads:
        if match := _DEPTH.match(head.text):
            head.block.level = min(DEEPEST, top + match[1].count("."))


def _follow_outline(heads: Sequence[Head], looks: Sequence[Look], outline: Sequence[OutlineEntry]) -> None:
    """Take the levels of the outline; what it does not list stands as deep as its like, or below what it lists."""
    entries = {(plain_title(entry.title), entry.page): entry.level for entry in outline}
    listed = {
        id(head.block): level
        for head in heads
        if (level := entries.get((plain_title(head.text), head.block.page))) is not None
    }
    if len(listed) < 2:
        return
    title = 0 if id(heads[0].block) in listed else int(looks[0] == min(looks) and looks.count(looks[0]) == 1)
    alike: dict[Look, Counter[int]] = {}
    for head, look in zip(heads, looks, strict=True):
        if (level := listed.get(id(head.block))) is not None:
            alike.setdefault(look, Counter())[level] += 1
    above = 0
    for index, (head, look) in enumerate(zip(heads, looks, strict=True)):
        level = listed.get(id(head.block))
        if level is not None:
            above = level
        elif look in alike:
            level = alike[look].most_common(1)[0][0]
        else:
            level = above + 1
        head.block.level = 1 if title and index == 0 else min(DEEPEST, level + title)


def _name_title(heads: Sequence[Head]) -> None:
    """The one heading of the highest level, larger than all that follow it, is the title."""
    if len(heads) < 2:
        return
    first, others = heads[0], heads[1:]
    if first.ratio >= _TITLE and all(other.ratio < first.ratio * (1 - _SAME_SIZE) for other in others):
        first.block.kind = BlockKind.TITLE
        first.block.level = 1
