"""The best pairs."""

from __future__ import annotations

from itertools import permutations
from random import Random

from docbeat.answering.fields.arrays.assignment import best_assignment


def test_two_good_pairs_are_better_than_one_very_good() -> None:
    assert best_assignment([[0.9, 0.8], [0.8, 0.1]]) == [(0, 1), (1, 0)]


def test_more_rows_than_columns_leave_the_worst_out() -> None:
    assert best_assignment([[0.1], [0.9], [0.5]]) == [(1, 0)]


def test_nothing_gives_nothing() -> None:
    assert best_assignment([]) == []
    assert best_assignment([[]]) == []


def test_it_is_the_best_of_all_ways() -> None:
    random = Random(1)
    for _ in range(30):
        worth = [[random.random() for _ in range(5)] for _ in range(4)]
        found = sum(worth[row][column] for row, column in best_assignment(worth))
        best = max(sum(worth[row][ways[row]] for row in range(4)) for ways in permutations(range(5), 4))
        assert abs(found - best) < 1e-9
