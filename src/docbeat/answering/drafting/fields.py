"""Wishes as properties, under the names they get."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docbeat.answering.drafting.library import entry, is_everything, is_plural, template, without_documents
from docbeat.answering.drafting.phrase import Clause, without_asking
from docbeat.answering.drafting.property import Property, Spec, Type, drafted, guessed, simple
from docbeat.answering.drafting.wish import Wish, lines, wishes

Properties = dict[str, Property]


def fields_asked(prompt: str) -> Properties:
    """The properties that a prompt asks for; none where it names nothing that could be a field."""
    known = template(prompt)
    fields: Properties = {}
    clauses = _meant([without_asking(line) for line in lines(prompt)])
    for clause in clauses:
        fields |= clause_fields(clause.text, known)
    if not fields and known is not None and all(is_everything(without_documents(clause.text)) for clause in clauses):
        return _all(known)
    return fields


def clause_fields(text: str, known: Mapping[str, Spec] | None = None) -> Properties:
    """The properties that a list of names asks for, of a document whose usual fields are ``known``."""
    fields: Properties = {}
    found = wishes(text)
    for wish in found:
        usual = template(wish.name) if _is_all_of(wish, is_alone=len(found) == 1) else None
        if usual is not None:
            fields |= _all(usual)
        elif wish.children and len(found) == 1 and template(wish.name) and not without_documents(wish.name):
            fields |= {key(child.name): as_property(child, known or {}) for child in wish.children}
        elif is_everything(wish.name) and not wish.children:
            fields |= _all(known or {})
        else:
            fields[key(wish.name)] = as_property(wish, known or {})
    return fields


def key(name: str) -> str:
    """The name of a property: as it is written where that is an identifier, else its words in small letters."""
    if re.fullmatch(r"[A-Za-z]\w*[_A-Z]\w*", name) and not name.isupper():
        return name
    words = re.findall(r"\w+", name.replace("#", " number").replace("%", " percent").replace("&", " and "))
    return "_".join(words).casefold()


def as_property(wish: Wish, known: Mapping[str, Spec]) -> Property:
    """One wish as a property."""
    found = _shape(wish, known)
    if wish.description:
        found = found | {"description": wish.description}
    return found


def _shape(wish: Wish, known: Mapping[str, Spec]) -> Property:
    is_list = wish.is_list or is_plural(wish.name)
    if wish.options:
        return {"type": "string", "enum": list(wish.options)}
    if wish.type is not None:
        return {"type": "array", "items": simple(wish.type)} if is_list else simple(wish.type)
    if wish.children:
        return _consisting(wish.children, is_list=is_list or entry(wish.name) is not None)
    if not is_list:
        return simple(guessed(wish.name))
    usual = known.get(key(wish.name)) or entry(wish.name)
    if isinstance(usual, list):
        return drafted(usual)
    return {"type": "array", "items": drafted(usual) if usual else simple(guessed(wish.name))}


def _consisting(children: Sequence[Wish], *, is_list: bool) -> Property:
    if is_list and len(children) == 1 and key(children[0].name) in ("name", "names"):
        return {"type": "array", "items": simple(Type.TEXT)}
    inner: Property = {"type": "object", "properties": {key(child.name): as_property(child, {}) for child in children}}
    return {"type": "array", "items": inner} if is_list else inner


def _is_all_of(wish: Wish, *, is_alone: bool) -> bool:
    """Whether a wish means a document with all that is usual: it stands alone, or says so."""
    if wish.children or wish.type or wish.options or not is_everything(rest := without_documents(wish.name)):
        return False
    return is_alone or bool(rest)


def _all(fields: Mapping[str, Spec]) -> Properties:
    return {name: drafted(spec) for name, spec in fields.items()}


def _meant(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """From the first sentence that asks on; what stands before it tells the circumstances."""
    first = next((index for index, clause in enumerate(clauses) if clause.is_asked), 0)
    return clauses[first:]
