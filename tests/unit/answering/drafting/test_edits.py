"""Changes of a schema by prompt."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docbeat.answering.drafting import draft_schema
from docbeat.errors import BadParameter
from tests.unit.answering.drafting.test_draft import DATE, NUMBER, TEXT, drafted, shape

CURRENT: dict[str, Any] = {
    **draft_schema("date, customer with name and address, line items with description and price, tax, total", None),
    "required": ["total", "tax"],
}
BEFORE = shape(CURRENT)


def without(*names: str) -> dict[str, Any]:
    return {name: field for name, field in BEFORE.items() if name not in names}


CHANGES: list[tuple[str, Any]] = [
    ("also add due date", BEFORE | {"due_date": DATE}),
    ("I also need the currency", BEFORE | {"currency": TEXT}),
    ("payment terms", BEFORE | {"payment_terms": TEXT}),
    ("remove tax", without("tax")),
    ("remove tax and total, and add iban", without("tax", "total") | {"iban": TEXT}),
    ("drop the customer address", BEFORE | {"customer": {"name": TEXT}}),
    ("add SKU to line items", BEFORE | {"line_items": [{"description": TEXT, "price": NUMBER, "sku": TEXT}]}),
    (
        "add a discount to each line item",
        BEFORE | {"line_items": [{"description": TEXT, "price": NUMBER, "discount": NUMBER}]},
    ),
    ("remove price from the line items", BEFORE | {"line_items": [{"description": TEXT}]}),
    (
        "add email and phone to customer",
        BEFORE | {"customer": {"name": TEXT, "address": TEXT, "email": "email", "phone": TEXT}},
    ),
    ("add payments (date, amount)", BEFORE | {"payments": [{"date": DATE, "amount": NUMBER}]}),
    ("add a boolean field is_paid", BEFORE | {"is_paid": "boolean"}),
    ("change date to a string", BEFORE | {"date": TEXT}),
    ("make the price an integer", BEFORE | {"line_items": [{"description": TEXT, "price": "integer"}]}),
    ("replace tax with tax rate and tax amount", without("tax") | {"tax_rate": NUMBER, "tax_amount": NUMBER}),
    ("only keep date and total", {"date": DATE, "total": NUMBER}),
    ("remove totel", without("total")),
]


@pytest.mark.parametrize(("prompt", "expected"), CHANGES)
def test_what_is_asked_is_changed_and_nothing_else(prompt: str, expected: Any) -> None:
    before = deepcopy(CURRENT)
    assert drafted(prompt, CURRENT) == expected
    assert before == CURRENT


@pytest.mark.parametrize(
    "prompt",
    [
        "rename total to amount_due",
        "call the total amount_due",
        "total should be called amount due",
        "change the name of total to amount due",
    ],
)
def test_a_renamed_field_keeps_its_place_and_is_still_required(prompt: str) -> None:
    schema = draft_schema(prompt, CURRENT)
    assert list(schema["properties"])[-1] == "amount_due"
    assert schema["required"] == ["amount_due", "tax"]


def test_required_follows_what_is_asked() -> None:
    assert draft_schema("make the tax optional", CURRENT)["required"] == ["total"]
    assert draft_schema("make date required", CURRENT)["required"] == ["total", "tax", "date"]
    assert draft_schema("remove tax", CURRENT)["required"] == ["total"]
    everything = draft_schema("make all fields required", CURRENT)
    assert set(everything["required"]) == set(BEFORE)
    Draft202012Validator.check_schema(everything)


def test_a_schema_without_fields_is_filled() -> None:
    assert drafted("total", {"type": "object"}) == {"total": NUMBER}


def test_an_unknown_field_is_named_with_those_there_are() -> None:
    with pytest.raises(BadParameter, match=r"no field “iban”; it has: date, customer"):
        draft_schema("remove iban", CURRENT)


def test_several_fields_that_could_be_meant_are_asked_back() -> None:
    schema = draft_schema("tax rate, tax amount, total", None)
    with pytest.raises(BadParameter, match="tax_rate or tax_amount"):
        draft_schema("remove tax", schema)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(BadParameter, match="is no type"):
        draft_schema("make total a unicorn", CURRENT)


@pytest.mark.parametrize("prompt", ["make it better", "thanks, that is great", "hello"])
def test_no_change_is_said_politely(prompt: str) -> None:
    with pytest.raises(BadParameter, match=r"Say what to change|has no field"):
        draft_schema(prompt, CURRENT)
