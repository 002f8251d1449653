"""Changes of a schema: fields added, removed, renamed, replaced, of another type, or required."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from docbeat.answering.drafting.fields import Properties, clause_fields, fields_asked, key
from docbeat.answering.drafting.library import is_everything
from docbeat.answering.drafting.phrase import without_asking
from docbeat.answering.drafting.property import Property, called, simple
from docbeat.answering.drafting.wish import clean, lines
from docbeat.answering.terms import Terms, terms
from docbeat.errors import BadParameter

Schema = dict[str, Any]

# Names this alike, of 100, are one with a slip of the pen.
_SLIP = 80
_VERBS = (
    "add|insert|append|include|remove|drop|delete|exclude|omit|skip|rename|call|replace|swap|make|change|convert|turn|mark|set|"
    "keep|only keep|move|get rid of|take out|leave out|we don't need|i don't need|don't need|no longer need"
)
_CUT = re.compile(
    rf"[.;\n]+|(?:,|\band\b|\bthen\b|\bbut\b|,\s*(?:and|then|but)\b)\s*(?=(?:please |also |then )*(?:{_VERBS})\b)", re.I
)
_INTO = r"(?:to|into|under|in|inside|within|for|of)\s+(?:each |every |the |all )*(?:of the )?"
_TRAILING_SCHEMA = re.compile(
    r"\s+(?:to|from|in|into)\s+(?:the |this |my |our )?(?:current |existing )?(?:schema|template|list"
    r"|json|output|result)$",
    re.I,
)
_TOO = re.compile(r",?\s+(?:too|as well|please|again|instead)$", re.I)


class _Place(NamedTuple):
    """A property where it stands.

    ``holder`` is the object it belongs to, ``path`` the words of its owners' names and its own.
    """

    holder: Schema
    name: str
    path: Terms = ()


def edited(prompt: str, current: Schema) -> Schema:
    """``current`` with the changes that ``prompt`` asks for.

    Raises:
        BadParameter: it names a field that is not there, or asks for nothing that could be done.
    """
    schema = deepcopy(current)
    schema.setdefault("type", "object")
    schema.setdefault("properties", {})
    before = deepcopy(schema)
    for clause in _clauses(prompt):
        _apply(schema, clause)
    if schema == before:
        raise BadParameter("Say what to change, such as “add due date”, “remove tax” or “rename total to amount_due”")
    return schema


def _clauses(prompt: str) -> Iterator[str]:
    for line in lines(prompt):
        for part in _CUT.split(line):
            text = _TOO.sub("", _TRAILING_SCHEMA.sub("", part.strip(" ,.;!")))
            if text:
                yield text


def _apply(schema: Schema, clause: str) -> None:
    text = re.sub(
        r"^(?:(?:please|also|then|now|just|and|can you|could you|would you|i want you to|let's|kindly)[,\s]+)+",
        "",
        clause,
        flags=re.I,
    )
    for pattern, change in _CHANGES:
        if found := pattern.match(text):
            change(schema, found)
            return
    _add_fields(schema, fields_asked(clause))


def _add(schema: Schema, found: re.Match[str]) -> None:
    target, what = _target(schema, found["what"], _INTO)
    _add_fields(target, clause_fields(without_asking(what).text))


def _add_fields(target: Schema, fields: Properties) -> None:
    target.setdefault("properties", {}).update(
        {name: field for name, field in fields.items() if name not in target.get("properties", {})}
    )


def _remove(schema: Schema, found: re.Match[str]) -> None:
    target, what = _target(schema, found["what"], r"(?:from|in|of|inside|within)\s+(?:each |every |the |all )*")
    for name in _names(what):
        _take(_find(target, name) if target is not schema else _find(schema, name))


def _rename(schema: Schema, found: re.Match[str]) -> None:
    place = _find(schema, found["what"])
    new = key(clean(found["new"]))
    holder = place.holder["properties"]
    place.holder["properties"] = {new if name == place.name else name: field for name, field in holder.items()}
    if place.name in place.holder.get("required", ()):
        place.holder["required"] = [new if name == place.name else name for name in place.holder["required"]]


def _replace(schema: Schema, found: re.Match[str]) -> None:
    fields = clause_fields(found["new"])
    place = _find(schema, found["what"])
    holder = place.holder["properties"]
    replaced: Properties = {}
    for name, field in holder.items():
        replaced |= fields if name == place.name else {name: field}
    place.holder["properties"] = replaced
    _forget(place)


def _retype(schema: Schema, found: re.Match[str]) -> None:
    for name in _names(found["what"]):
        place = _find(schema, name)
        place.holder["properties"][place.name] = _of_type(place.holder["properties"][place.name], found["type"])


def _of_type(field: Property, text: str) -> Property:
    is_list = re.match(r"(?:an? )?(?:list|array)(?: of (?P<items>.+))?$", text.strip(), re.I)
    if is_list:
        kind = called(re.sub(r"s$", "", is_list["items"] or "string"))
        return {"type": "array", "items": simple(kind) if kind else field}
    kind = called(text)
    if kind is None:
        raise BadParameter(f"“{text}” is no type: say text, number, whole number, date, yes/no, e-mail, link or list")
    kept = {name: value for name, value in field.items() if name in ("title", "description")}
    return simple(kind) | kept


def _require(schema: Schema, found: re.Match[str]) -> None:
    what, is_required = found["what"], found["type"].casefold() in ("required", "mandatory", "compulsory")
    names = list(schema["properties"]) if is_everything(what) else None
    places = [_Place(schema, name) for name in names] if names else [_find(schema, name) for name in _names(what)]
    for place in places:
        required = [name for name in place.holder.get("required", []) if name != place.name]
        place.holder["required"] = [*required, place.name] if is_required else required


def _keep(schema: Schema, found: re.Match[str]) -> None:
    kept = [_find(schema, name).name for name in _names(found["what"])]
    schema["properties"] = {name: field for name, field in schema["properties"].items() if name in kept}
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if name in kept]


def _target(schema: Schema, what: str, into: str) -> tuple[Schema, str]:
    """The object that is meant ("... to the line items") and what is left; the schema itself where none is named."""
    for found in re.finditer(rf"\s+{into}", what, re.I):
        owner = _lookup(schema, clean(what[found.end() :]))
        inner = _object(owner.holder["properties"][owner.name]) if owner else None
        if inner is not None:
            return inner, what[: found.start()]
    return schema, what


def _object(field: Property) -> Schema | None:
    """The object that a property is, or a list holds."""
    if field.get("type") == "array":
        field = field.setdefault("items", {})
    return field if field.get("type") == "object" or "properties" in field else None


def _names(text: str) -> list[str]:
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|or)\s+", text.strip())
    return [
        name
        for part in parts
        if (name := re.sub(r"\s+(?:fields?|columns?|propert(?:y|ies))$", "", clean(part), flags=re.I))
    ]


def _find(schema: Schema, name: str) -> _Place:
    place = _lookup(schema, re.sub(r"\s+(?:field|column|property)$", "", clean(name), flags=re.I))
    if place is None:
        known = ", ".join(place.name for place in _places(schema))
        raise BadParameter(f"The schema has no field “{clean(name)}”; it has: {known or 'none'}")
    return place


def _lookup(schema: Schema, name: str) -> _Place | None:
    """The property that goes by ``name``: the same words, with its owner's, all of them, or nearly the same letters.

    Raises:
        BadParameter: several could be meant.
    """
    wanted = terms(name)
    tests: tuple[Callable[[_Place], bool], ...] = (
        lambda place: terms(place.name) == wanted,
        lambda place: place.path == wanted,
        lambda place: bool(wanted) and set(wanted) <= set(terms(place.name)),
        lambda place: set(terms(place.name)) <= set(wanted),
        lambda place: fuzz.ratio(" ".join(terms(place.name)), " ".join(wanted)) >= _SLIP,
    )
    places = list(_places(schema))
    found = next((meant for test in tests if (meant := [place for place in places if test(place)])), [])
    if len({place.name for place in found}) > 1:
        raise BadParameter(f"“{name}” could be {' or '.join(place.name for place in found)}: say which")
    return found[0] if found else None


def _places(schema: Schema, owners: Terms = ()) -> Iterator[_Place]:
    """All properties, the outer ones first."""
    fields: Properties = schema.get("properties", {})
    places = [_Place(schema, name, tuple(dict.fromkeys((*owners, *terms(name))))) for name in fields]
    yield from places
    for place in places:
        inner = _object(fields[place.name])
        if inner is not None:
            yield from _places(inner, place.path)


def _take(place: _Place) -> None:
    del place.holder["properties"][place.name]
    _forget(place)


def _forget(place: _Place) -> None:
    if "required" in place.holder:
        place.holder["required"] = [name for name in place.holder["required"] if name != place.name]


_FLAG = r"(?P<type>required|mandatory|compulsory|optional)"
_CHANGES: tuple[tuple[re.Pattern[str], Callable[[Schema, re.Match[str]], None]], ...] = tuple(
    (re.compile(pattern, re.I | re.S), change)
    for pattern, change in (
        (r"(?:rename|call)\s+(?P<what>.+?)\s+(?:to|as|into|->|=>)\s+(?P<new>.+)$", _rename),
        (r"call\s+(?P<what>the .+?)\s+(?P<new>\w+)$", _rename),
        (r"change (?:the )?name of (?P<what>.+?) (?:to|into) (?P<new>.+)$", _rename),
        (r"(?P<what>.+?) should be (?:called|named|renamed(?: to)?) (?P<new>.+)$", _rename),
        (r"(?:replace|swap|exchange)\s+(?P<what>.+?)\s+(?:with|by|for)\s+(?P<new>.+)$", _replace),
        (r"(?:only keep|keep only|keep just)\s+(?P<what>.+)$", _keep),
        (rf"(?:make|mark|set)\s+(?P<what>.+?)\s+(?:as |to be )?{_FLAG}$", _require),
        (rf"(?P<what>.+?)\s+(?:should be|must be|is|are)\s+{_FLAG}$", _require),
        (
            r"(?:change|convert|turn|make|set)\s+(?:the type of )?(?P<what>.+?)\s+(?:to be|to|into|as"
            r"|be)?\s*(?P<type>(?:an? )[\w /]+|(?<=to )[\w /]+|(?<=into )[\w /]+)$",
            _retype,
        ),
        (r"(?P<what>.+?) (?:should|must) be (?P<type>an? [\w /]+)$", _retype),
        (
            r"(?:remove|drop|delete|exclude|omit|skip|get rid of|take out|leave out|without|(?:i |we "
            r")?(?:don't|do not|no longer) need|no)\s+(?P<what>.+)$",
            _remove,
        ),
        (r"(?:add|insert|append|include|plus)\s+(?P<what>.+)$", _add),
    )
)
