"""Several answers become one."""

from __future__ import annotations

from typing import NamedTuple

from docbeat.answering.combine import combine


class Sure(NamedTuple):
    confidence: float
    place: str = ""


def test_a_value_comes_from_the_document_that_is_surest() -> None:
    first = ({"total": 1, "name": None}, {"total": Sure(0.4, "a"), "name": None})
    second = ({"total": 2, "name": "Ann"}, {"total": Sure(0.9, "b"), "name": Sure(0.1, "b")})
    assert combine([first, second]) == (
        {"total": 2, "name": "Ann"},
        {"total": Sure(0.9, "b"), "name": Sure(0.1, "b")},
    )


def test_of_equally_sure_ones_the_first_counts() -> None:
    sides = [({"total": number}, {"total": Sure(0.5, str(number))}) for number in (1, 2, 3)]
    assert combine(sides) == sides[0]


def test_a_value_without_a_citation_still_beats_none() -> None:
    assert combine([({"paid": None}, {"paid": None}), ({"paid": False}, {"paid": None})])[0] == {"paid": False}


def test_lists_follow_each_other() -> None:
    first = ({"items": [{"n": 1}]}, {"items": [{"n": Sure(1.0, "a")}]})
    second = ({"items": [{"n": 2}, {"n": None}]}, {"items": [{"n": Sure(0.1, "b")}, {"n": None}]})
    values, citations = combine([first, second])
    assert values == {"items": [{"n": 1}, {"n": 2}, {"n": None}]}
    assert citations == {"items": [{"n": Sure(1.0, "a")}, {"n": Sure(0.1, "b")}, {"n": None}]}


def test_objects_are_combined_field_by_field() -> None:
    first = ({"seller": {"name": "A", "city": None}}, {"seller": {"name": Sure(0.9), "city": None}})
    second = ({"seller": {"name": "B", "city": "Bern"}}, {"seller": {"name": Sure(0.2), "city": Sure(0.3)}})
    assert combine([first, second])[0] == {"seller": {"name": "A", "city": "Bern"}}


def test_one_document_is_itself() -> None:
    only = ({"total": None}, {"total": None})
    assert combine([only]) == only
