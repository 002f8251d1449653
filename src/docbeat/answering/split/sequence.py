"""The best way through all pages: each document, or section, has one topic and must fit it well enough."""

from __future__ import annotations

import math
from collections.abc import Sequence

# The chance of a start is never taken for less or more sure than this.
_SURE = 0.998
Row = Sequence[float]


def best_path(fits: Sequence[Row], starts: Row, entry: Row) -> list[int]:
    """The state of each page that makes the whole most likely.

    Args:
        fits: for each page how well it fits each state, in nats.
        starts: for each page the chance, 0 to 1, that something begins on it.
        entry: what each state must earn wherever something begins in it.
    """
    if not fits:
        return []
    states = range(len(entry))
    total = [fits[0][state] - entry[state] for state in states]
    came_from: list[list[int]] = []
    for page in range(1, len(fits)):
        chance = min(max(starts[page], 1 - _SURE), _SURE)
        begin, go_on = math.log(chance), math.log(1 - chance)
        best = max(states, key=lambda state: total[state])
        began = [total[best] + begin - entry[state] for state in states]
        stayed = [total[state] + go_on for state in states]
        came_from.append([state if stayed[state] >= began[state] else best for state in states])
        total = [max(stayed[state], began[state]) + fits[page][state] for state in states]
    return _back(total, came_from)


def _back(total: Row, came_from: Sequence[Sequence[int]]) -> list[int]:
    path = [max(range(len(total)), key=lambda state: total[state])]
    for origins in reversed(came_from):
        path.append(origins[path[-1]])
    return path[::-1]
