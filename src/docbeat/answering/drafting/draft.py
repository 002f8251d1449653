"""From a prompt to a schema."""

from __future__ import annotations

import json
from typing import Any

from docbeat.answering.drafting.edits import edited
from docbeat.answering.drafting.fields import fields_asked
from docbeat.answering.drafting.property import Property
from docbeat.errors import BadParameter

_HELP = (
    "No fields could be told from this prompt. Name those you want, such as “invoice number, date, line items with "
    "description and amount”, or a kind of document, such as “everything from a bank statement”"
)


def draft_schema(prompt: str, current: dict[str, Any] | None) -> dict[str, Any]:
    """A JSON Schema with the fields ``prompt`` asks for; where there is a ``current`` one, that with the changes.

    A prompt that is JSON is taken for a schema, or for an example of what is to come out.

    Raises:
        BadParameter: no field, or no change, can be told from the prompt.
    """
    if not any(letter.isalpha() for letter in prompt):
        raise BadParameter(_HELP)
    example = _json(prompt)
    if example is not None:
        return example if "properties" in example else _of_example(example)
    if current and current.get("properties"):
        return edited(prompt, current)
    fields = fields_asked(prompt)
    if not fields:
        raise BadParameter(_HELP)
    return {**(current or {}), "type": "object", "properties": fields}


def _json(prompt: str) -> dict[str, Any] | None:
    if not prompt.lstrip().startswith("{"):
        return None
    try:
        value = json.loads(prompt)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and value else None


def _of_example(value: Any) -> Property:
    """The schema of a JSON value."""
    if isinstance(value, dict):
        return {"type": "object", "properties": {name: _of_example(inner) for name, inner in value.items()}}
    if isinstance(value, list):
        return {"type": "array", "items": _of_example(value[0]) if value else {"type": "string"}}
    if isinstance(value, bool):
        return {"type": "boolean"}
    return {"type": "integer" if isinstance(value, int) else "number" if isinstance(value, float) else "string"}
