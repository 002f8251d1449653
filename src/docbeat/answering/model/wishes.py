"""A schema by a model: what it is asked for somebody's wish, and what of its answer is a schema."""

from __future__ import annotations

import json
from typing import Any

from docbeat.answering.model.replies import proposal_of
from docbeat.answering.schema import Schema, normalised, root_field
from docbeat.errors import SchemaInvalid, SchemaTooComplex

_TASK = """\
Somebody wants data out of documents. List the fields to take out of them.
Rules:
- Names are in snake_case. Descriptions are short and say what stands in the document.
- type is one of string, date, number, integer, boolean, list.
- A list is of objects; name their columns in items. All other fields have no items.
- Only fields that are asked for. If nothing is asked for, answer {"fields": []}."""

_TYPES: dict[str, Schema] = {
    "string": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
}


def wish_question(prompt: str, current: Schema | None) -> str:
    """The text to send; of a ``current`` schema all fields are to be listed, changed as the prompt says."""
    described = json.dumps(current, ensure_ascii=False, separators=(",", ":")) if current else ""
    before = f"\n\nThe schema so far; list its fields too, unless they are to go:\n{described}" if current else ""
    return f"{_TASK}{before}\n\nThe wish:\n{prompt}"


def wish_schema() -> Schema:
    """What the answer has to look like; strict, so that endpoints can hold a model to it."""
    column = _listed({"name": {"type": "string"}, "type": {"enum": list(_TYPES)}, "description": {"type": "string"}})
    field = _listed(
        {
            "name": {"type": "string"},
            "type": {"enum": [*_TYPES, "list"]},
            "description": {"type": "string"},
            "items": {"type": "array", "items": column},
        }
    )
    return _listed({"fields": {"type": "array", "items": field}})


def _listed(properties: dict[str, Any]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def wished(reply: str, current: Schema | None) -> Schema | None:
    """The schema a model answers, or None. A field of ``current`` that it keeps stays as it is."""
    proposal = proposal_of(reply)
    listed = proposal.get("fields") if isinstance(proposal, dict) else None
    properties = _properties(listed)
    if not properties:
        return None
    before = (current or {}).get("properties") or {}
    kept = {name: before.get(name, described) for name, described in properties.items()}
    schema = {**(current or {}), "type": "object", "properties": kept}
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if name in kept]
    return schema if _is_usable(schema) else None


def _properties(listed: Any) -> dict[str, Schema]:
    fields = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    found = {_text(one.get("name")): _described(one) for one in fields}
    return {name: described for name, described in found.items() if name and described}


def _described(one: dict[str, Any]) -> Schema | None:
    kind, description = one.get("type"), _text(one.get("description"))
    about = {"description": description} if description else {}
    if kind == "list":
        columns = _properties(one.get("items"))
        items: Schema = {"type": "object", "properties": columns} if columns else {"type": "string"}
        return {"type": "array", **about, "items": items}
    return {**_TYPES[kind], **about} if isinstance(kind, str) and kind in _TYPES else None


def _text(value: Any) -> str:
    return " ".join(value.encode("utf-8", "replace").decode().split())[:300] if isinstance(value, str) else ""


def _is_usable(schema: Schema) -> bool:
    try:
        root_field(normalised(schema))
    except (SchemaInvalid, SchemaTooComplex):
        return False
    return True
