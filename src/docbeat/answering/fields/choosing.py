"""Chooses among candidates: the best for every field, and no label twice for fields it does not name equally well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.wanted import Sense, Wanted

# Less is a guess, and a guess is worse than nothing.
LEAST = 0.4
# A label that names another field better by this much belongs to that one.
_BETTER, _TAKEN = 0.08, 0.55
# Candidates this near to each other are equally good.
_NEAR = 0.035
# Of equally good sums the largest is the one that holds the others.
_LARGEST = frozenset({"total", "amount_due", "gross_pay"})
# Of equally good ones the last in the document: a balance is told again and again until it is final.
_LAST = frozenset({"closing_balance", "period_end"})


def chosen(candidates: Iterable[Candidate]) -> dict[int, Candidate]:
    """The best candidate of every field that has a good one, by ``id`` of its Wanted."""
    found = list(candidates)
    owners: dict[tuple[int, int], float] = defaultdict(float)
    for one in found:
        if one.label is not None:
            key = _key(one)
            owners[key] = max(owners[key], one.naming)
    fields: dict[int, list[tuple[float, Candidate]]] = defaultdict(list)
    for one in found:
        score = one.found.confidence
        if one.label is not None and one.naming < owners[_key(one)] - _BETTER:
            score *= _TAKEN
        if score >= LEAST:
            fields[id(one.wanted)].append((score, one))
    return {key: _best(ranked) for key, ranked in fields.items()}


def _key(one: Candidate) -> tuple[int, int]:
    assert one.label is not None
    return id(one.label.piece), one.label.start


def _best(ranked: list[tuple[float, Candidate]]) -> Candidate:
    top = max(score for score, _ in ranked)
    near = [one for score, one in ranked if score >= top - _NEAR]
    wanted = near[0].wanted
    if wanted.concept in _LARGEST and wanted.sense is Sense.MONEY:
        return max(near, key=_size)
    if wanted.concept in _LAST:
        return near[-1]
    return max(ranked, key=lambda item: item[0])[1]


def _size(one: Candidate) -> float:
    return one.amount if one.amount is not None else float("-inf")


def by_wanted(chosen_ones: dict[int, Candidate], wanted: Wanted) -> Candidate | None:
    """What was chosen for ``wanted``."""
    return chosen_ones.get(id(wanted))
