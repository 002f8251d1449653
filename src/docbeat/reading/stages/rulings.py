"""Drawn lines as an eye sees them: pieces that go on where others end are one line."""

from __future__ import annotations

from collections.abc import Sequence

from docbeat.reading.content import Ruling

# Rulings this near each other, in points, meet; boundaries this near are one.
TOUCH = 3.0
SAME = 2.5


def joined_rulings(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Rulings with pieces of one line put together."""
    merged: list[Ruling] = []
    for is_horizontal in (False, True):
        ways = [(_place(one), one) for one in rulings if one.is_horizontal is is_horizontal]
        ways.sort(key=lambda pair: pair[0])
        start = 0
        for index in range(1, len(ways) + 1):
            if index == len(ways) or ways[index][0] - ways[start][0] > SAME:
                merged += _merged_along([one for _, one in ways[start:index]])
                start = index
    return merged


def _merged_along(pieces: list[Ruling]) -> list[Ruling]:
    """Pieces at about one place, joined where they follow each other."""
    merged: list[Ruling] = []
    for piece in sorted(pieces, key=lambda one: _extent(one)[0]):
        if merged and _extent(piece)[0] - _extent(merged[-1])[1] <= TOUCH:
            merged[-1] = _joined(merged[-1], piece)
        else:
            merged.append(piece)
    return merged


def _place(ruling: Ruling) -> float:
    return ruling.y0 if ruling.is_horizontal else ruling.x0


def _extent(ruling: Ruling) -> tuple[float, float]:
    return (ruling.x0, ruling.x1) if ruling.is_horizontal else (ruling.y0, ruling.y1)


def _joined(first: Ruling, second: Ruling) -> Ruling:
    """Two pieces as one."""
    width, is_edge = max(first.width, second.width), first.is_edge and second.is_edge
    if first.is_horizontal:
        return Ruling(first.x0, first.y0, max(first.x1, second.x1), first.y0, width, is_edge)
    return Ruling(first.x0, first.y0, first.x0, max(first.y1, second.y1), width, is_edge)
