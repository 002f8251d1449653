"""What a model is asked."""

from __future__ import annotations

import jsonschema

from docbeat.answering.model.asking import answer_schema, question


def test_every_value_may_be_null_and_every_field_is_there() -> None:
    schema = {
        "type": "object",
        "$defs": {"line": {"type": "object", "properties": {"text": {"type": "string", "minLength": 3}}}},
        "properties": {
            "total": {"type": "number", "description": "With tax"},
            "currency": {"enum": ["EUR", "USD"]},
            "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}},
            "rank": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
        },
    }
    strict = answer_schema(schema)
    assert strict == {
        "type": "object",
        "properties": {
            "total": {"type": ["number", "null"], "description": "With tax"},
            "currency": {"enum": ["EUR", "USD", None]},
            "lines": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"text": {"type": ["string", "null"]}},
                    "required": ["text"],
                    "additionalProperties": False,
                },
            },
            "rank": {"type": ["integer", "string", "null"]},
        },
        "required": ["total", "currency", "lines", "rank"],
        "additionalProperties": False,
    }
    jsonschema.validate({"total": None, "currency": None, "lines": [{"text": None}], "rank": None}, strict)


def test_the_question_holds_schema_wish_part_and_document() -> None:
    text = question({"type": "object"}, "Amounts are gross", "[txt-1] Hello", number=2, of=3)
    for part in ('{"type":"object"}', "Amounts are gross", "part 2 of 3", "[txt-1] Hello"):
        assert part in text
    assert "of the document; answer from" not in question({}, "", "x", number=1, of=1)
