"""What every finder returns: a typed value, where it stands in the text, and how surely it is one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """The characters ``start`` to ``stop - 1`` of the text that was searched say ``value``.

    ``certainty`` is from 0 to 1: how surely these characters are such a value. A lone ``12`` is hardly an amount.
    """

    start: int
    stop: int
    value: T
    certainty: float

    def printed(self, text: str) -> str:
        """The characters themselves; ``text`` is what was searched."""
        return text[self.start : self.stop]


M = TypeVar("M", bound=Match[Any])


def apart(candidates: Iterable[M]) -> list[M]:
    """The candidates from left to right without overlaps; of two that overlap, the longer, then the surer one stays."""
    kept: list[M] = []
    for one in sorted(candidates, key=lambda one: (one.start - one.stop, -one.certainty, one.start)):
        if not _overlaps(one, kept):
            insort(kept, one, key=_start)
    return kept


def without(found: Iterable[M], taken: Iterable[Match[Any]]) -> list[M]:
    """What of ``found`` overlaps nothing of ``taken``, whose matches do not overlap each other."""
    places = sorted(taken, key=_start)
    return [one for one in found if not _overlaps(one, places)]


def _start(match: Match[Any]) -> int:
    return match.start


def _overlaps(one: Match[Any], places: Sequence[Match[Any]]) -> bool:
    """Whether ``one`` overlaps any of ``places``, which are in order and apart."""
    index = bisect_left(places, one.stop, key=_start)
    return index > 0 and places[index - 1].stop > one.start
