"""Brings together what the embedded extractor found and what a model proposes."""

from __future__ import annotations

from collections.abc import Sequence

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.model.grounding import UNFOUND, is_something, squeezed

# Two that say the same without knowing of each other.
_AGREED = 0.97
# The embedded extractor is overruled where it is less sure than this; where a label names a value it stands.
_FIRM = 0.85


def reconciled(field: Field, embedded: Tree, proposed: Tree) -> Tree:
    """The better of two answers, field by field."""
    if field.shape is Shape.OBJECT:
        ours, theirs = _mapping(embedded), _mapping(proposed)
        return {one.name: reconciled(one, ours.get(one.name), theirs.get(one.name)) for one in field.fields}
    if field.shape is Shape.ARRAY:
        return _better_list(embedded, proposed)
    return _better(embedded, proposed)


def merged(field: Field, parts: Sequence[Tree]) -> Tree:
    """The answers from the windows of one document as one: the surest single values, the items of all."""
    if field.shape is Shape.OBJECT:
        return {one.name: merged(one, [_mapping(part).get(one.name) for part in parts]) for one in field.fields}
    if field.shape is Shape.ARRAY:
        return [item for part in parts if isinstance(part, list) for item in part]
    found = [part for part in parts if isinstance(part, Found)]
    return max(found, key=lambda one: one.confidence, default=None)


def _mapping(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _better(embedded: Tree, proposed: Tree) -> Tree:
    if not isinstance(embedded, Found):
        return proposed if isinstance(proposed, Found) else None
    if not isinstance(proposed, Found):
        return embedded
    if _same(embedded, proposed):
        return Found(embedded.value, embedded.quotes, max(embedded.confidence, _AGREED))
    if embedded.confidence >= _FIRM or proposed.confidence <= UNFOUND:
        return embedded
    return proposed if proposed.confidence >= embedded.confidence else embedded


def _same(one: Found, other: Found) -> bool:
    if isinstance(one.value, str) and isinstance(other.value, str):
        return squeezed(one.value) == squeezed(other.value)
    return bool(one.value == other.value)


def _better_list(embedded: Tree, proposed: Tree) -> Tree:
    """The list more of which stands in the document: rows are never mixed, since nobody knows which belong together."""
    ours = embedded if isinstance(embedded, list) else []
    theirs = proposed if isinstance(proposed, list) else []
    return list(theirs if _weight(theirs) > _weight(ours) else ours)


def _weight(tree: Tree) -> float:
    """How much a tree says, value by value, as far as it is sure."""
    if isinstance(tree, dict):
        return sum(map(_weight, tree.values()))
    if isinstance(tree, list):
        return sum(_weight(one) for one in tree if is_something(one))
    return max(tree.confidence - UNFOUND, 0.0) if tree is not None else 0.0
