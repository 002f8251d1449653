"""One answer out of the answers of several documents to the same schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class Leaf(Protocol):
    """A citation, or what was made of one."""

    @property
    def confidence(self) -> float:
        """How likely the value is right, from 0 to 1."""


# Values and what they stand on, the same shape twice.
Trees = tuple[Any, Any]


def combine(answers: Sequence[Trees]) -> Trees:
    """One pair of values and citations of ``answers``, in which leaves of citations are Leaf or None.

    A single value is that of the document that is surest of it, of equally sure ones the first; lists follow each
    other in the order of the documents.
    """
    combined = answers[0]
    for following in answers[1:]:
        combined = _both(combined, following)
    return combined


def _both(first: Trees, second: Trees) -> Trees:
    values, others = first[0], second[0]
    if isinstance(values, dict) and isinstance(others, dict):
        return _objects(first, second)
    if isinstance(values, list) and isinstance(others, list):
        return values + others, _list(first) + _list(second)
    return max(first, second, key=_weight)


def _objects(first: Trees, second: Trees) -> Trees:
    values: dict[str, Any] = {}
    citations: dict[str, Any] = {}
    for name in {**first[0], **second[0]}:
        sides = [
            (side[0][name], side[1].get(name) if isinstance(side[1], dict) else None)
            for side in (first, second)
            if name in side[0]
        ]
        values[name], citations[name] = sides[0] if len(sides) == 1 else _both(*sides)
    return values, citations


def _list(side: Trees) -> list[Any]:
    values, citations = side
    return citations if isinstance(citations, list) and len(citations) == len(values) else [None] * len(values)


def _weight(side: Trees) -> tuple[bool, float]:
    value, citation = side
    return value is not None, getattr(citation, "confidence", 0.0)
