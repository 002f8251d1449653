"""Matches that overlap."""

from __future__ import annotations

from docbeat.answering.fields.values.match import Match, apart, without


def test_the_longer_then_the_surer_of_two_stays() -> None:
    long, short, sure = Match(0, 10, "long", 0.2), Match(2, 5, "short", 0.9), Match(12, 15, "sure", 0.9)
    unsure, beside = Match(12, 15, "unsure", 0.1), Match(10, 12, "beside", 0.5)
    assert apart([sure, unsure, short, long, beside]) == [long, beside, sure]
    assert apart([]) == []


def test_what_overlaps_something_taken_goes() -> None:
    found = [Match(0, 3, "a", 1.0), Match(3, 6, "b", 1.0), Match(8, 9, "c", 1.0)]
    assert without(found, [Match(5, 8, "taken", 1.0)]) == [found[0], found[2]]
    assert without(found, []) == found


def test_what_is_printed() -> None:
    assert Match(2, 4, "x", 1.0).printed("abcdef") == "cd"
