"""Schemas as different people write them, over one list of things that are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from bench.answers.truth import Place

Value = Decimal | date | str | None


@dataclass(frozen=True)
class Fact:
    """Something the document says: what it means and how it is printed."""

    value: Value
    printed: str = ""


@dataclass(frozen=True)
class Leaf:
    """A value that may be asked for. ``names`` and ``about`` are wordings with bars between; ``fact`` is its key."""

    fact: str
    kind: str
    names: str
    about: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Values in an object of their own."""

    names: str
    members: tuple[Leaf, ...]
    about: str = ""


@dataclass(frozen=True)
class Rows:
    """An array of objects; the facts of its rows are ``items[0].amount`` and so on."""

    fact: str
    names: str
    members: tuple[Leaf, ...]
    about: str = ""


Asked = Leaf | Group | Rows


@dataclass(frozen=True)
class Style:
    """How somebody writes schemas."""

    case: str
    described: bool
    titled: bool
    null: str
    figures: str
    dates: bool
    nested: bool
    shared: bool
    required: bool


def style(random: Random) -> Style:
    """Somebody's."""
    return Style(
        case=random.choice(["snake", "snake", "snake", "camel", "camel", "title", "lower"]),
        described=random.random() < 0.6,
        titled=random.random() < 0.15,
        null=random.choice(["", "", "anyOf", "list"]),
        figures=random.choice(["number", "number", "number", "string"]),
        dates=random.random() < 0.7,
        nested=random.random() < 0.45,
        shared=random.random() < 0.2,
        required=random.random() < 0.4,
    )


@dataclass
class Built:
    """A schema and its answer; ``places`` and ``kinds`` by the schema's own paths."""

    schema: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    def located(self, places: Mapping[str, Place]) -> dict[str, Place]:
        """The places by path."""
        found = {}
        for path, fact in self.paths.items():
            # A part of an address stands where the address does.
            for known in (fact, fact.rpartition(".")[0]):
                if known in places and path not in found:
                    found[path] = places[known]
        return found


def build(
    random: Random,
    asked: Sequence[Asked],
    facts: Mapping[str, Fact],
    rows: Mapping[str, int],
    *,
    figures: str | None = None,
) -> Built:
    """Ask for what is ``asked`` in somebody's style; ``rows`` says how many rows each array has.

    ``figures`` is how sums are asked for, ``number`` or ``string``, if that matters.
    """
    chosen = style(random)
    if figures is not None:
        chosen = replace(chosen, figures=figures)
    return _Builder(random, chosen, facts, rows).build(asked)


class _Builder:
    def __init__(self, random: Random, style: Style, facts: Mapping[str, Fact], rows: Mapping[str, int]) -> None:
        self._random, self._style, self._facts, self._rows = random, style, facts, rows
        self._built = Built()
        self._definitions: dict[str, Any] = {}

    def build(self, asked: Sequence[Asked]) -> Built:
        properties: dict[str, Any] = {}
        for one in asked:
            if isinstance(one, Leaf):
                self._leaf(one, properties, self._built.values, "")
            elif isinstance(one, Group):
                self._group(one, properties)
            else:
                self._array(one, properties)
        self._built.schema = self._object(properties)
        if self._definitions:
            self._built.schema["$defs"] = self._definitions
        if self._random.random() < 0.3:
            self._built.schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        return self._built

    def _leaf(self, leaf: Leaf, properties: dict[str, Any], values: dict[str, Any], path: str) -> None:
        name = self._name(leaf.names, properties)
        properties[name] = self._leaf_schema(leaf)
        values[name] = self._value(leaf, self._facts.get(leaf.fact))
        self._built.kinds[path + name] = leaf.kind
        if values[name] is not None:
            self._built.paths[path + name] = leaf.fact

    def _group(self, group: Group, properties: dict[str, Any]) -> None:
        if not self._style.nested:
            owner = self._random.choice(group.names.split("|"))
            for member in group.members:
                self._leaf(_owned(owner, member), properties, self._built.values, "")
            return
        name = self._name(group.names, properties)
        inner: dict[str, Any] = {}
        values: dict[str, Any] = {}
        for member in group.members:
            self._leaf(member, inner, values, f"{name}.")
        self._built.values[name] = values
        properties[name] = self._about(self._shared(name, self._object(inner)), group.about)

    def _array(self, rows: Rows, properties: dict[str, Any]) -> None:
        name = self._name(rows.names, properties)
        inner: dict[str, Any] = {}
        named: list[tuple[Leaf, str]] = []
        for member in rows.members:
            key = self._name(member.names, inner)
            inner[key] = self._leaf_schema(member)
            named.append((member, key))
            self._built.kinds[f"{name}[].{key}"] = member.kind
        self._built.values[name] = [self._row(rows, number, named, name) for number in range(self._rows[rows.fact])]
        items = self._shared(name.rstrip("s"), self._object(inner))
        properties[name] = self._about({"type": "array", "items": items}, rows.about)

    def _row(self, rows: Rows, number: int, named: Sequence[tuple[Leaf, str]], name: str) -> dict[str, Any]:
        row = {}
        for member, key in named:
            fact = f"{rows.fact}[{number}].{member.fact}"
            row[key] = self._value(member, self._facts.get(fact))
            if row[key] is not None:
                self._built.paths[f"{name}[{number}].{key}"] = fact
        return row

    def _value(self, leaf: Leaf, fact: Fact | None) -> Any:
        if fact is None or fact.value is None:
            return None
        if leaf.kind == "date":
            return fact.value.isoformat() if self._style.dates and isinstance(fact.value, date) else fact.printed
        if isinstance(fact.value, Decimal):
            if self._style.figures == "string" and leaf.kind == "money":
                return fact.printed
            whole = fact.value == fact.value.to_integral_value()
            return int(fact.value) if whole else float(fact.value)
        return fact.value

    def _leaf_schema(self, leaf: Leaf) -> dict[str, Any]:
        figure = leaf.kind in ("money", "number", "rate") and not (
            self._style.figures == "string" and leaf.kind == "money"
        )
        schema: dict[str, Any] = {"type": "number" if figure else "string"}
        if leaf.kind == "date" and self._style.dates:
            schema["format"] = "date"
        if leaf.choices:
            schema["enum"] = list(leaf.choices)
        return self._about(self._nullable(schema), leaf.about, needed=leaf.kind == "currency")

    def _nullable(self, schema: dict[str, Any]) -> dict[str, Any]:
        if self._style.null == "anyOf":
            return {"anyOf": [schema, {"type": "null"}]}
        if self._style.null == "list" and "enum" not in schema:
            return {**schema, "type": [schema["type"], "null"]}
        return schema

    def _about(self, schema: dict[str, Any], about: str, *, needed: bool = False) -> dict[str, Any]:
        if about and (self._style.described or needed or about.startswith("!")):
            return {**schema, "description": self._random.choice(about.lstrip("!").split("|"))}
        return schema

    def _object(self, properties: dict[str, Any]) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "object", "properties": properties}
        if self._style.titled:
            for name, inner in properties.items():
                inner["title"] = " ".join(_words(name)).capitalize()
        if self._style.required:
            schema["required"] = [name for name in properties if self._random.random() < 0.7]
        return schema

    def _shared(self, name: str, schema: dict[str, Any]) -> dict[str, Any]:
        if not self._style.shared:
            return schema
        title = "".join(word.capitalize() for word in _words(name))
        self._definitions[title] = schema
        return {"$ref": f"#/$defs/{title}"}

    def _name(self, names: str, taken: Mapping[str, Any]) -> str:
        choices = names.split("|")
        self._random.shuffle(choices)
        written = [_cased(choice, self._style.case) for choice in choices]
        return next(name for name in written if name not in taken)


def _owned(owner: str, member: Leaf) -> Leaf:
    """A member of a group outside of it: the name of a vendor is ``vendor_name``, or just ``vendor``."""
    names = "|".join(f"{owner} {name}" for name in member.names.split("|"))
    if member.names == "name":
        names = f"{names}|{owner}"
    return Leaf(member.fact, member.kind, names, member.about, member.choices)


def _words(name: str) -> list[str]:
    return re.sub(r"([a-z])([A-Z])", r"\1 \2", name).replace("_", " ").lower().split()


def _cased(name: str, case: str) -> str:
    words = name.split()
    if case == "snake":
        return "_".join(words).lower()
    if case == "camel":
        return words[0].lower() + "".join(word.capitalize() for word in words[1:])
    if case == "title":
        return " ".join(word if word.isupper() else word.capitalize() for word in words)
    return " ".join(words).lower()
