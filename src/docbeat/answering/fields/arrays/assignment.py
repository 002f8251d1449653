"""The best way to pair two sets one to one, by what each pair is worth."""

from __future__ import annotations

from collections.abc import Sequence

_FAR = float("inf")


def best_assignment(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs of row and column, no row and no column twice, whose worth together is greatest.

    The Hungarian method with potentials; every row of the smaller side is in one pair, worth something or not.
    """
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = list(zip(*worth, strict=True))
        return sorted((row, column) for column, row in best_assignment(turned))
    return _assigned([[-value for value in row] for row in worth])


def _assigned(cost: list[list[float]]) -> list[tuple[int, int]]:
    rows, columns = len(cost), len(cost[0])
    # Row and column 0 stand for "none yet"; owner[column] is the row it is paired with.
    of_row, of_column, owner = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(cost, of_row, of_column, owner)
    return sorted((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])


def _augment(cost: list[list[float]], of_row: list[float], of_column: list[float], owner: list[int]) -> None:
    """Pair the row that waits in ``owner[0]``, moving others where that is cheaper."""
    count = len(owner)
    least, came_from, used = [_FAR] * count, [0] * count, [False] * count
    column = 0
    while owner[column]:
        used[column] = True
        row = owner[column]
        for other in range(1, count):
            if not used[other]:
                slack = cost[row - 1][other - 1] - of_row[row] - of_column[other]
                if slack < least[other]:
                    least[other], came_from[other] = slack, column
        following = min((other for other in range(1, count) if not used[other]), key=lambda other: least[other])
        step = least[following]
        for other in range(count):
            if used[other]:
                of_row[owner[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = following
    while column:
        owner[column] = owner[came_from[column]]
        column = came_from[column]
