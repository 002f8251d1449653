"""Lists that ask for names: what they are told by, and whether what was found for them are some."""

from __future__ import annotations

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.values.names import looks_like_company, looks_like_person
from docbeat.answering.terms import terms

# The part of a list of names that has to look like names.
_MOSTLY = 0.6


def is_of_names(array: Field) -> bool:
    """Whether an array asks for names: of those who take part in something."""
    if array.items is None or array.items.shape is not Shape.STRING or array.items.options:
        return False
    described = terms(f"{array.name} {array.description}")
    return bool({"entity", "institution", "party", "lender", "arranger", "bank", "company", "person"} & set(described))


def are_names(items: list[Tree]) -> bool:
    """Whether most of the items look like names."""
    texts = [str(item.value) for item in items if isinstance(item, Found)]
    named = sum(max(looks_like_company(text), looks_like_person(text)) >= 0.5 for text in texts)
    return named >= _MOSTLY * max(1, len(items))
