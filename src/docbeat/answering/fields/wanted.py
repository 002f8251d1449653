"""What is wanted: a field with its place in the schema, the phrases its label may read, and the sense of its value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from docbeat.answering.field import Field, Shape
from docbeat.answering.terms import Terms, terms


class Sense(StrEnum):
    """What kind of thing a value is, whatever JSON type it is given as."""

    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    CURRENCY = "currency"
    ID = "id"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    IBAN = "iban"
    BIC = "bic"
    ADDRESS = "address"
    NAME = "name"
    BOOLEAN = "boolean"
    OPTION = "option"
    TIME = "time"
    TEXT = "text"


@dataclass(frozen=True)
class Wanted:
    """A single-value field. ``parents`` are the objects and arrays around it, the outermost first.

    ``phrases`` are what its label may say, the likeliest first, each with how surely it means this field (0 to 1);
    ``concept`` is the entry of the vocabulary it is an instance of, or empty; ``hint`` is all that is said
    about it in words.
    """

    field: Field
    parents: tuple[Field, ...]
    phrases: tuple[tuple[Terms, float], ...]
    sense: Sense
    concept: str = ""
    hint: str = ""

    @property
    def schema_type(self) -> Literal["string", "number", "integer", "boolean"]:
        """The JSON type its value has."""
        match self.field.shape:
            case Shape.NUMBER:
                return "number"
            case Shape.INTEGER:
                return "integer"
            case Shape.BOOLEAN:
                return "boolean"
        return "string"

    @property
    def own(self) -> Terms:
        """The words of its own name."""
        return terms(self.field.name)

    @property
    def path(self) -> tuple[str, ...]:
        """Its names from the top."""
        return (*(parent.name for parent in self.parents if parent.name), self.field.name)
