"""Every form of schema a client may send, and those nobody can read."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.field import Field, Shape
from docbeat.answering.schema import normalised, root_field
from docbeat.errors import SchemaInvalid, SchemaTooComplex


def fields(schema: Any) -> dict[str, Field]:
    return {field.name: field for field in root_field(normalised(schema)).fields}


def test_a_plain_schema() -> None:
    found = fields(
        {
            "type": "object",
            "properties": {
                "total": {"type": "number", "description": "What is to be paid", "title": "Total due"},
                "items": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}},
            },
            "required": ["total"],
        }
    )
    assert found["total"] == Field("total", Shape.NUMBER, "Total due", "What is to be paid", required=True)
    assert found["items"].items is not None
    assert [field.name for field in found["items"].items.fields] == ["name"]


def test_null_beside_a_type_only_says_that_nothing_may_be_found() -> None:
    found = fields(
        {
            "type": "object",
            "properties": {
                "a": {"anyOf": [{"type": "null"}, {"type": "integer"}]},
                "b": {"type": ["number", "null"], "description": "b"},
                "c": {"anyOf": [{"type": "number"}, {"type": "string"}]},
            },
        }
    )
    assert found["a"].shape is Shape.INTEGER
    assert found["b"].shape is Shape.NUMBER
    assert not found["b"].takes_text
    assert found["c"].shape is Shape.NUMBER
    assert found["c"].takes_text


def test_references_are_followed() -> None:
    found = fields(
        {
            "type": "object",
            "$defs": {"money": {"type": "object", "properties": {"amount": {"type": "number"}}}},
            "properties": {"total": {"$ref": "#/$defs/money", "description": "The total"}},
        }
    )
    assert found["total"].description == "The total"
    assert [field.name for field in found["total"].fields] == ["amount"]


def test_a_schema_that_holds_itself_ends() -> None:
    node: dict[str, Any] = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "child": {"$ref": "#/$defs/n"}},
    }
    found = fields({"type": "object", "$defs": {"n": node}, "properties": {"tree": {"$ref": "#/$defs/n"}}})
    child = found["tree"].fields[1]
    assert child.name == "child"
    assert child.is_leaf


def test_the_mini_language() -> None:
    found = fields(
        {
            "vendor": {"name": "string", "since": "date"},
            "total": "float|null",
            "currency": "enum(EUR, USD)",
            "lines": [{"text": "string", "count": "integer"}],
            "tags": ["string"],
        }
    )
    assert [(field.name, field.format) for field in found["vendor"].fields] == [("name", ""), ("since", "date")]
    assert found["total"].shape is Shape.NUMBER
    assert found["currency"].options == ("EUR", "USD")
    assert found["lines"].items is not None
    assert [field.shape for field in found["lines"].items.fields] == [Shape.STRING, Shape.INTEGER]
    assert found["tags"].items is not None
    assert found["tags"].items.shape is Shape.STRING


@pytest.mark.parametrize(
    "schema",
    [
        None,
        {},
        [],
        "string",
        {"type": "array", "items": {"type": "string"}},
        {"type": "object"},
        {"type": "object", "properties": {"a": {"type": "strin"}}},
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/none"}}},
        {"type": "object", "properties": {"a": {"$ref": "https://example.com/schema"}}},
        {"a": "money"},
        {"a": 5},
        {"a": ["string", "number"]},
    ],
)
def test_what_is_no_schema_is_refused(schema: Any) -> None:
    with pytest.raises(SchemaInvalid):
        root_field(normalised(schema))


def test_too_many_fields_are_refused() -> None:
    with pytest.raises(SchemaTooComplex):
        fields({"type": "object", "properties": {f"f{number}": {"type": "string"} for number in range(5000)}})


def test_too_deep_a_schema_is_refused() -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(60):
        schema = {"type": "object", "properties": {"a": schema}}
    with pytest.raises(SchemaTooComplex):
        fields(schema)


def test_nothing_found_has_the_shape_of_the_schema() -> None:
    schema = {"a": "string", "b": {"c": "number"}, "d": [{"e": "string"}]}
    assert root_field(normalised(schema)).empty == {"a": None, "b": {"c": None}, "d": []}
