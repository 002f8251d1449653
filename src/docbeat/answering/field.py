"""A field: one property of the schema, as the extractor sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Shape(StrEnum):
    """What JSON value a field takes."""

    OBJECT = "object"
    ARRAY = "array"
    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Field:
    """A property and what the schema says of it.

    ``fields`` are an object's properties, ``items`` what an array holds. ``takes_text`` is true of a number that may
    also be given as text. The name of what is not a property (the items of an array, the root) is empty.
    """

    name: str
    shape: Shape
    title: str = ""
    description: str = ""
    format: str = ""
    options: tuple[Any, ...] = ()
    required: bool = False
    takes_text: bool = False
    fields: tuple[Field, ...] = ()
    items: Field | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether it holds a single value."""
        return self.shape not in {Shape.OBJECT, Shape.ARRAY}

    @property
    def empty(self) -> Any:
        """What stands for nothing found."""
        if self.shape is Shape.OBJECT:
            return {field.name: field.empty for field in self.fields}
        return [] if self.shape is Shape.ARRAY else None

    def leaves(self) -> Iterator[Field]:
        """Every single-value field below this one that is not inside an array."""
        if self.is_leaf:
            yield self
        for field in self.fields:
            yield from field.leaves()
