"""The model proposes, the page decides."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from docbeat.answering.fields.assembling import UNGROUNDED
from docbeat.answering.model.grounding import UNFOUND
from tests.unit.reading.build import Sheet, finished


def page() -> Sheet:
    sheet = Sheet()
    sheet.write(50, 100, "The vessel Aurora arrived on 3 May 2025 carrying 1,250 crates.")
    sheet.write(50, 130, "Her master was")
    sheet.write(50, 142, "Captain J. Harrow")
    sheet.write(50, 170, "Invoice No: 77-12")
    return sheet


def answer(proposal: Any, **fields: Any) -> Answer:
    return answer_fields(finished(page()), fields, proposals=[proposal])


@pytest.mark.parametrize(
    ("kind", "value", "quote"),
    [
        ("string", "Aurora", "Aurora"),
        ("string", "captain j harrow", "Captain J. Harrow"),
        ("integer", 1250, "1,250"),
        ("number", 1250.0, "1,250"),
        ("date", "2025-05-03", "3 May 2025"),
        ("string", "Her master was Captain J. Harrow", "Her master was Captain J. Harrow"),
    ],
)
def test_what_stands_in_the_document_is_cited(kind: str, value: Any, quote: str) -> None:
    found = answer({"asked": value}, asked=kind)
    assert found.values == {"asked": value}
    assert found.citations["asked"].quote == quote
    assert found.citations["asked"].confidence > 0.5
    assert found.problems == {}


def test_what_stands_nowhere_is_marked() -> None:
    found = answer({"asked": "Titanic"}, asked="string")
    assert found.values == {"asked": "Titanic"}
    assert found.citations == {"asked": None}
    assert found.problems == {"asked": UNGROUNDED}


@pytest.mark.parametrize("value", [10**400, -(10**30), 1e300, float("inf"), float("nan")])
@pytest.mark.parametrize("kind", ["integer", "number"])
def test_numbers_no_document_has_are_nothing(kind: str, value: Any) -> None:
    assert answer({"asked": value}, asked=kind).values == {"asked": None}


def test_what_no_file_can_hold_is_replaced() -> None:
    assert answer({"asked": " half a letter \ud800 "}, asked="string").values == {"asked": "half a letter ?"}


def test_what_a_label_names_is_not_overruled_by_a_guess() -> None:
    found = answer({"invoice_number": "99-99"}, invoice_number="string")
    assert found.values == {"invoice_number": "77-12"}
    assert found.citations["invoice_number"].confidence > UNFOUND


def test_two_that_agree_are_surer_than_one() -> None:
    alone = answer({}, invoice_number="string").citations["invoice_number"].confidence
    assert answer({"invoice_number": "77-12"}, invoice_number="string").citations["invoice_number"].confidence > alone


@pytest.mark.parametrize(
    "garbage",
    [
        None,
        5,
        "text",
        [],
        [1, 2],
        {"asked": {"deep": 1}},
        {"asked": [1]},
        {"asked": True},
        {"other": 1},
        {"asked": float("nan")},
    ],
)
def test_garbage_proposes_nothing(garbage: Any) -> None:
    found = answer(garbage, asked="integer", rows=[{"a": "string"}])
    assert found.values == {"asked": None, "rows": []}


def test_items_of_all_windows_are_kept_and_empty_ones_are_not() -> None:
    schema = {"names": [{"name": "string"}]}
    proposals = [{"names": [{"name": "Aurora"}, {"name": None}]}, {"names": [{"name": "Captain J. Harrow"}]}]
    found = answer_fields(finished(page()), schema, proposals=proposals)
    assert found.values == {"names": [{"name": "Aurora"}, {"name": "Captain J. Harrow"}]}
    assert [one["name"].quote for one in found.citations["names"]] == ["Aurora", "Captain J. Harrow"]


def test_an_option_the_schema_does_not_have_is_none() -> None:
    schema = {"type": "object", "properties": {"flag": {"enum": ["red", "green"]}}}
    assert answer_fields(finished(page()), schema, proposals=[{"flag": "blue"}]).values == {"flag": None}
