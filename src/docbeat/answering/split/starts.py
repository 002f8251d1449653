"""Whether a document begins on a page: what changes from the page before, and what goes on."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from docbeat.answering.split.facts import PageFacts

_CONTINUED = re.compile(r"\b(?:continued|cont'?d|carried forward|brought forward)\b", re.I)
_SIZE_TOLERANCE = 0.02
_SAME_EDGE = 2.0
_FEW_WORDS = 25
# How likely a section begins where a line stands out at the top of a page as much as it can.
_SECTION = 0.6


def start_chances(pages: Sequence[PageFacts]) -> list[float]:
    """How likely it is, 0 to 1, that a document begins on each page; 1 for the first."""
    return [1.0, *(_chance(_evidence(before, page)) for before, page in pairwise(pages))] if pages else []


def section_chances(pages: Sequence[PageFacts], starts: Sequence[float]) -> list[float]:
    """How likely it is that a section begins on each page: where a document does, or below a heading."""
    stand_out = [max((title.weight for title in page.titles), default=0.0) for page in pages]
    return [max(start, _SECTION * weight) for start, weight in zip(starts, stand_out, strict=True)]


def _chance(evidence: float) -> float:
    return 1 / (1 + math.exp(-evidence))


def _evidence(before: PageFacts, page: PageFacts) -> float:
    """Positive where a document begins, in nats."""
    return (
        _from_numbering(before, page)
        + _from_layout(before, page)
        + _from_edges(before, page)
        + _from_text(before, page)
    )


def _from_numbering(before: PageFacts, page: PageFacts) -> float:
    (earlier, earlier_total), (number, total) = before.numbering, page.numbering
    if number is None:
        return 0.5 if earlier is not None and earlier == earlier_total else 0.0
    if number == 1:
        return 4.0
    if earlier is not None and number == earlier + 1:
        return -4.0 if total == earlier_total else 0.0
    return -1.0


def _from_layout(before: PageFacts, page: PageFacts) -> float:
    is_other_size = any(
        abs(one - other) > _SIZE_TOLERANCE * one for one, other in zip(before.size, page.size, strict=True)
    )
    fonts = before.fonts | page.fonts
    shared = len(before.fonts & page.fonts) / len(fonts) if fonts else 0.5
    is_shifted = abs(before.left - page.left) > _SAME_EDGE
    return 2.0 * is_other_size + (0.5 - shared) + _from_body(before, page) + (0.4 if is_shifted else -0.4)


def _from_body(before: PageFacts, page: PageFacts) -> float:
    """Most text of a document is of one typeface and size."""
    if before.body is None or page.body is None:
        return 0.0
    return -1.0 if before.body == page.body else 1.2


def _from_edges(before: PageFacts, page: PageFacts) -> float:
    if before.edges & page.edges:
        return -2.0
    return 0.8 if before.edges and page.edges else 0.0


def _from_text(before: PageFacts, page: PageFacts) -> float:
    evidence = 0.0
    if before.identifiers & page.identifiers:
        evidence -= 1.5
    if page.goes_on or _CONTINUED.search(page.begins):
        evidence -= 3.0
    if before.ends[-1:].isalnum() and page.begins[:1].islower():
        evidence -= 3.0
    if sum(page.words.values()) < _FEW_WORDS:
        evidence -= 1.0
    return evidence + 1.5 * max((title.document_weight for title in page.titles), default=0.0)
