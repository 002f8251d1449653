"""What counts as right: values, rows, figures of filings."""

from __future__ import annotations

from typing import Any

import pytest
from bench.answers.filings import figures
from bench.answers.scoring import judge, likeness, rows_of, same

pytestmark = pytest.mark.usefixtures("corpus")


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (1234.5, 1234.5),
        ("Acorn Foods, Inc.", "ACORN FOODS INC"),
        ("1,234.50", "$1,234.50"),
        ("1.234,50 €", "1.234,50"),
        ("2024-03-05", "2024/3/5"),
        (None, None),
    ],
)
def test_the_same_in_another_spelling(wanted: Any, given: Any) -> None:
    assert same(wanted, given)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [(1234567.5, 1234567.6), (True, 1), (None, 0), ("INV-1", "INV-2"), (5.0, None), (-3, 3)],
)
def test_not_the_same(wanted: Any, given: Any) -> None:
    assert not same(wanted, given)


def test_figures_are_never_nearly_right_but_names_are() -> None:
    assert likeness("12345678", "12345679") == 0
    assert 0.8 <= likeness("Meridian Trading Limited", "Meridian Trading Ltd") < 1


def test_a_value_where_there_is_none_costs_precision() -> None:
    fields = judge({"a": "x", "b": None}, {"a": "x", "b": "invented"}, {"a": "id", "b": "id"}).fields
    assert (fields["id"].wanted, fields["id"].given, fields["id"].right) == (1, 2, 1)
    assert fields["id"].exact == pytest.approx(2 / 3)


def test_a_row_is_right_when_all_its_values_are() -> None:
    truth = {"items": [{"name": "bolt", "price": 2.5, "code": None}, {"name": "nut", "price": 1, "code": None}]}
    given = {"items": [{"name": "nut", "price": 1, "code": None}, {"name": "bolt", "price": 2.6, "code": None}]}
    rows = judge(truth, given, {}).rows["items"]
    assert (rows.wanted, rows.given, rows.right) == (2, 2, 1)
    assert (rows.cells, rows.right_cells) == (4, 3)


def test_a_value_too_much_spoils_its_row() -> None:
    rows = judge({"items": [{"in": 5, "out": None}]}, {"items": [{"in": 5, "out": 5}]}, {}).rows["items"]
    assert rows.right == 0
    assert rows.accuracy == 1


def test_rows_too_many_cost_precision() -> None:
    row = {"name": "bolt"}
    rows = judge({"items": [row]}, {"items": [row, {"name": "Total"}]}, {}).rows["items"]
    assert (rows.recall, rows.precision) == (1, 0.5)


def test_plain_lists_are_fields_in_any_order() -> None:
    verdict = judge({"lenders": ["Bank A", "Bank B"]}, {"lenders": ["Bank B", "Bank C", "Bank A"]}, {})
    assert (verdict.fields["name"].wanted, verdict.fields["name"].given, verdict.fields["name"].right) == (2, 3, 2)


def test_rows_of_rows_have_what_stands_beside_their_array() -> None:
    nested = {"races": [{"style": "crawl", "groups": [{"age": "30-34", "results": [{"who": {"name": "A"}}]}]}]}
    assert rows_of(nested) == {"results": [{"age": "30-34", "who.name": "A"}]}


def test_figures_are_right_with_their_period_and_part() -> None:
    def row(value: float | None, period: str) -> dict[str, Any]:
        return {"value": value, "data_period": period, "segment_name": "NA", "unit": "USD"}

    truth = {"balance": {"cash": [row(10, "Q1"), row(11, "Q2"), row(None, "Q3")]}}
    found = figures(truth, {"balance": {"cash": [row(10, "Q1"), row(11, "Q9")], "debt": [row(1, "Q1")]}})
    assert (found.wanted, found.given, found.right, found.right_cells) == (2, 2, 1, 2)
