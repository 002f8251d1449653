"""Schemas: every form a client may send becomes one JSON Schema, and that becomes fields."""

from __future__ import annotations

import re
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from docbeat.answering.field import Field, Shape
from docbeat.errors import SchemaInvalid, SchemaTooComplex

MOST_FIELDS = 3000
DEEPEST = 24

Schema = dict[str, Any]

# Leaves of the mini language that are not types of JSON Schema.
_MINI = {
    "float": {"type": "number"},
    "int": {"type": "integer"},
    "bool": {"type": "boolean"},
    "str": {"type": "string"},
    "date": {"type": "string", "format": "date"},
}
_TYPES = frozenset({"string", "number", "integer", "boolean", "object", "array", "null"})
_ENUM = re.compile(r"enum\((.*)\)", re.DOTALL)
_KEYWORDS = frozenset({"type", "properties", "$ref", "anyOf", "oneOf", "allOf", "enum", "const", "items", "$defs"})


def normalised(schema: object) -> Schema:
    """``schema`` as JSON Schema with an object at its top; the older mini language is translated.

    Raises:
        SchemaInvalid: it is neither.
    """
    if not isinstance(schema, dict) or not schema:
        raise SchemaInvalid("The schema must be a JSON object with `properties`")
    whole: Schema = schema if _is_json_schema(schema) else _from_mini(schema, ())
    try:
        Draft202012Validator.check_schema(whole)
    except SchemaError as error:
        place = "/".join(map(str, error.absolute_path)) or "its top"
        raise SchemaInvalid(f"The schema is not valid JSON Schema at {place}: {error.message}") from error
    return whole


def root_field(schema: Schema) -> Field:
    """The fields of a normalised schema.

    Raises:
        SchemaInvalid: its top is not an object with properties, or a reference leads nowhere.
        SchemaTooComplex: it has more fields, or deeper ones, than anybody would read.
    """
    root = _Reader(schema).field("", schema, (), required=True)
    if root.shape is not Shape.OBJECT or not root.fields:
        raise SchemaInvalid("The top of the schema must be an object with `properties`; put an array into a property")
    return root


def _is_json_schema(schema: Schema) -> bool:
    kind = schema.get("type")
    if isinstance(schema.get("properties"), dict) or any(word.startswith("$") for word in schema):
        return True
    return (isinstance(kind, str) and kind in _TYPES and set(schema) <= _KEYWORDS | {"description", "title"}) or any(
        isinstance(schema.get(word), list) for word in ("anyOf", "oneOf", "allOf")
    )


def _from_mini(value: Any, path: tuple[str, ...]) -> Schema:
    """The mini language: nested objects, one-element lists, and leaves such as ``float|null`` or ``enum(A, B)``."""
    if isinstance(value, dict):
        if path and _is_json_schema(value):
            return value
        return {
            "type": "object",
            "properties": {name: _from_mini(inner, (*path, name)) for name, inner in value.items()},
        }
    if isinstance(value, list) and len(value) == 1:
        return {"type": "array", "items": _from_mini(value[0], (*path, "[]"))}
    if isinstance(value, str):
        return _mini_leaf(value, path)
    raise SchemaInvalid(f"`{'.'.join(path)}` is neither a type nor an object nor a list of one")


def _mini_leaf(text: str, path: tuple[str, ...]) -> Schema:
    enum = _ENUM.search(text)
    nullable = "null" in re.split(r"\s*\|\s*", _ENUM.sub("", text))
    if enum:
        options: list[Any] = [option.strip().strip("\"'") for option in enum[1].split(",") if option.strip()]
        return {"type": "string", "enum": options} if not nullable else {"enum": [*options, None]}
    names = [name for name in re.split(r"\s*\|\s*", text.strip().lower()) if name != "null"]
    found = [_MINI.get(name) or ({"type": name} if name in _TYPES else None) for name in names]
    if not found or None in found:
        raise SchemaInvalid(
            f"`{'.'.join(path)}` has the unknown type {text!r}; use string, number, integer, boolean, date"
        )
    kinds: list[Any] = [*found, {"type": "null"}] if nullable else found
    return dict(kinds[0]) if len(kinds) == 1 else {"anyOf": kinds}


class _Reader:
    """Reads fields out of ``schema``, following its references and counting what it finds."""

    def __init__(self, schema: Schema) -> None:
        self._root = schema
        self._count = 0

    def field(self, name: str, schema: Any, seen: tuple[str, ...], *, required: bool = False) -> Field:
        self._count += 1
        if self._count > MOST_FIELDS:
            raise SchemaTooComplex(f"The schema has more than {MOST_FIELDS} fields")
        if len(seen) > DEEPEST:
            raise SchemaTooComplex(f"The schema is nested deeper than {DEEPEST} levels")
        merged, seen = self._plain(schema if isinstance(schema, dict) else {}, seen)
        shape = _shape(merged)
        return Field(
            name=name,
            shape=shape,
            title=_text(merged, "title"),
            description=_text(merged, "description"),
            format=_text(merged, "format"),
            options=_options(merged),
            required=required,
            takes_text=shape in (Shape.NUMBER, Shape.INTEGER) and "string" in _type_names(merged),
            fields=self._properties(merged, seen) if shape is Shape.OBJECT else (),
            items=self.field("", merged.get("items"), (*seen, "[]")) if shape is Shape.ARRAY else None,
        )

    def _properties(self, schema: Schema, seen: tuple[str, ...]) -> tuple[Field, ...]:
        properties, required = schema.get("properties"), schema.get("required")
        if not isinstance(properties, dict):
            return ()
        names = set(map(str, required)) if isinstance(required, list) else set()
        return tuple(
            self.field(name, inner, (*seen, name), required=name in names) for name, inner in properties.items()
        )

    def _plain(self, schema: Schema, seen: tuple[str, ...]) -> tuple[Schema, tuple[str, ...]]:
        """``schema`` with what it refers to, and with its alternatives laid over each other."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            if reference in seen:
                # A tree of unknown depth: documents are flat, one level of it is what can be found.
                return {"type": "string"}, seen
            merged = self._resolve(reference) | {key: value for key, value in schema.items() if key != "$ref"}
            return self._plain(merged, (*seen, reference))
        for word in ("allOf", "anyOf", "oneOf"):
            branches = schema.get(word)
            if isinstance(branches, list):
                rest = {key: value for key, value in schema.items() if key != word}
                return self._plain(self._merged(rest, branches, seen), seen)
        return schema, seen

    def _merged(self, schema: Schema, branches: list[Any], seen: tuple[str, ...]) -> Schema:
        plain = [self._plain(branch, seen)[0] for branch in branches if isinstance(branch, dict)]
        names = [name for branch in [schema, *plain] for name in _type_names(branch)]
        merged: Schema = {}
        # The richest alternative shapes the field; what the field says itself goes before what they say.
        for branch in sorted(plain, key=lambda one: "properties" in one or "items" in one):
            properties = {**merged.get("properties", {}), **branch.get("properties", {})}
            merged |= branch
            if properties:
                merged["properties"] = properties
        options = [option for branch in plain for option in _options(branch)]
        types: Schema = {"type": list(dict.fromkeys(names))} if names else {}
        return merged | schema | types | ({"enum": options} if options else {})

    def _resolve(self, reference: str) -> Schema:
        if not reference.startswith("#"):
            raise SchemaInvalid(f"The schema refers to {reference!r}; only references within it can be followed")
        target: Any = self._root
        for step in reference.removeprefix("#").strip("/").split("/"):
            key = step.replace("~1", "/").replace("~0", "~")
            if key and not (isinstance(target, dict) and key in target):
                raise SchemaInvalid(f"The schema refers to {reference!r}, which it does not have")
            target = target[key] if key else target
        return dict(target) if isinstance(target, dict) else {}


def _type_names(schema: Schema) -> list[str]:
    kind = schema.get("type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _shape(schema: Schema) -> Shape:
    names = _type_names(schema)
    if "properties" in schema or "object" in names:
        return Shape.OBJECT
    if "items" in schema or "array" in names:
        return Shape.ARRAY
    for name in ("number", "integer", "boolean", "string"):
        if name in names:
            return Shape(name)
    return _shape_of_options(_options(schema))


def _shape_of_options(options: tuple[Any, ...]) -> Shape:
    if options and all(isinstance(option, bool) for option in options):
        return Shape.BOOLEAN
    if options and all(isinstance(option, int | float) for option in options):
        return Shape.NUMBER
    return Shape.STRING


def _options(schema: Schema) -> tuple[Any, ...]:
    values = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    return tuple(value for value in values if value is not None) if isinstance(values, list) else ()


def _text(schema: Schema, name: str) -> str:
    value = schema.get(name)
    return value.strip() if isinstance(value, str) else ""
