"""Puts what was found into the shape of the schema: values, citations beside them, and what is to be said of both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from docbeat.answering.answer import Answer
from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.view import cite

UNGROUNDED = "The model says so, but nothing in the document does"
MISSING = "It is required, and nothing in the document says it"


def assembled(root: Field, tree: Tree, schema: dict[str, Any]) -> Answer:
    """The answer of ``tree``, which has the shape of ``root``; ``schema`` is what its values are checked against."""
    values, citations = _split(root, tree)
    problems = dict([*_missing(root, values, ""), *_ungrounded(tree, "")])
    for error in Draft202012Validator(schema).iter_errors(values):
        path = _path(error.absolute_path)
        if error.instance is not None:
            problems.setdefault(path, f"The value does not fit the schema: {error.message}")
    return Answer(values, citations, problems)


def _split(field: Field, tree: Tree) -> tuple[Any, Any]:
    """Value and citation of ``field``."""
    if isinstance(tree, Found):
        return tree.value, cite(tree.quotes, tree.confidence, derived=tree.derived) if tree.quotes else None
    if field.shape is Shape.OBJECT:
        inner = tree if isinstance(tree, dict) else {}
        pairs = {one.name: _split(one, inner.get(one.name)) for one in field.fields}
        return {name: pair[0] for name, pair in pairs.items()}, {name: pair[1] for name, pair in pairs.items()}
    if field.shape is Shape.ARRAY:
        items = tree if isinstance(tree, list) else []
        assert field.items is not None
        pairs_of_items = [_split(field.items, item) for item in items]
        return [pair[0] for pair in pairs_of_items], [pair[1] for pair in pairs_of_items]
    return None, None


def _missing(field: Field, value: Any, path: str) -> list[tuple[str, str]]:
    """The paths of required single values that were not found."""
    if field.shape is Shape.OBJECT and isinstance(value, dict):
        return [
            problem
            for one in field.fields
            for problem in _missing(one, value[one.name], f"{path}.{one.name}" if path else one.name)
        ]
    if field.shape is Shape.ARRAY or value is not None or not field.required:
        return []
    return [(path, MISSING)]


def _ungrounded(tree: Tree, path: str) -> Iterator[tuple[str, str]]:
    """The paths of values that stand nowhere."""
    if isinstance(tree, Found) and not tree.quotes:
        yield path, UNGROUNDED
    elif isinstance(tree, dict):
        for name, inner in tree.items():
            yield from _ungrounded(inner, f"{path}.{name}" if path else name)
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from _ungrounded(inner, f"{path}[{number}]")


def _path(steps: Any) -> str:
    path = ""
    for step in steps:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path
