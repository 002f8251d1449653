"""Fields as properties of a JSON Schema: their types, told or guessed from their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from docbeat.answering.terms import terms
from docbeat.answering.vocabulary import table

Property = dict[str, Any]
# A field of the library: the name of a type, the fields of an object, or a list that holds one of these.
Spec = str | Mapping[str, Any] | list[Any]


class Type(StrEnum):
    """What a field holds."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    INTEGER = "integer"
    PERCENT = "percent"
    BOOLEAN = "boolean"
    EMAIL = "email"
    URL = "url"
    PHONE = "phone"
    TIME = "time"
    CURRENCY = "currency"


_PROPERTIES: Mapping[Type, Property] = {
    Type.TEXT: {"type": "string"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.MONEY: {"type": "number"},
    Type.NUMBER: {"type": "number"},
    Type.INTEGER: {"type": "integer"},
    Type.PERCENT: {"type": "number"},
    Type.BOOLEAN: {"type": "boolean"},
    Type.EMAIL: {"type": "string", "format": "email"},
    Type.URL: {"type": "string", "format": "uri"},
    Type.PHONE: {"type": "string"},
    Type.TIME: {"type": "string"},
    Type.CURRENCY: {"type": "string", "description": "ISO 4217 code"},
}
# What the kinds of values that the extractor tells by words are here.
_BY_SENSE = {
    "date": Type.DATE, "money": Type.MONEY, "percent": Type.PERCENT, "number": Type.NUMBER, "currency": Type.CURRENCY,
    "email": Type.EMAIL, "phone": Type.PHONE, "url": Type.URL, "time": Type.TIME,
}  # fmt: skip
_QUESTIONS = frozenset({"is", "has", "was", "were", "are", "can", "does", "did", "should", "whether"})
_HOW_MANY = re.compile(r"(?:the )?(?:total )?(?:number|no\.?|count|amount) of (?!the\b)|how many |num[ _]of", re.I)


def simple(kind: Type) -> Property:
    """A field of this type."""
    return dict(_PROPERTIES[kind])


def drafted(spec: Spec) -> Property:
    """A field of the library as a property."""
    if isinstance(spec, str):
        return simple(Type(spec))
    if isinstance(spec, Mapping):
        return {"type": "object", "properties": {name: drafted(inner) for name, inner in spec.items()}}
    return {"type": "array", "items": drafted(spec[0])}


def guessed(name: str) -> Type:
    """The type of a field by its name, above all by its last word: a "tax id" is no tax."""
    if _HOW_MANY.match(name):
        return Type.INTEGER
    words = terms(name)
    if words[:1] and words[0] in _QUESTIONS:
        return Type.BOOLEAN
    by_word = _types_by_word()
    for word in reversed(words):
        if word in by_word:
            return by_word[word]
    return Type.TEXT


@cache
def _types_by_word() -> dict[str, Type]:
    words = table("library")["words"]
    found: dict[str, Type] = {}
    for kind in (Type.TEXT, Type.INTEGER, Type.NUMBER, Type.MONEY, Type.PERCENT, Type.DATE):
        for word in words[kind.value]:
            found.setdefault(terms(word)[0], kind)
    for sense, known in table("senses")["last"].items():
        for word in known:
            found.setdefault(terms(word)[0], _BY_SENSE.get(sense, Type.TEXT))
    return found


@cache
def _types_by_call() -> dict[tuple[str, ...], Type]:
    calls: dict[str, list[str]] = table("library")["words"]["types"]
    return {terms(call): Type(name) for name, names in calls.items() for call in names}


def called(text: str) -> Type | None:
    """The type that ``text`` names, such as "a whole number"."""
    words = terms(re.sub(r"^(?:as |an? |the |in |type )+|\bvalues?$|\bformat$|\btype$", "", text.strip(), flags=re.I))
    return _types_by_call().get(words)
