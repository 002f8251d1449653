"""The ways to find the items of an array, tried one after the other."""

from __future__ import annotations

from collections.abc import Callable

from docbeat.answering.field import Field
from docbeat.answering.fields.arrays.groups import grouped_items
from docbeat.answering.fields.arrays.names import are_names, is_of_names
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.arrays.tabular import table_items
from docbeat.answering.fields.found import Tree
from docbeat.answering.fields.notation import Notation
from docbeat.answering.view import DocumentView

_FINDERS: tuple[Callable[[Request], list[Tree]], ...] = (grouped_items, table_items)


def find_items(
    view: DocumentView, array: Field, parents: tuple[Field, ...], notation: Notation, prompt: str = ""
) -> list[Tree]:
    """The items of ``array``, a property inside ``parents``, in the order of the document."""
    request = Request(view, array, parents, notation, prompt)
    for finder in _FINDERS:
        found = finder(request)
        if found and not (is_of_names(array) and not are_names(found)):
            return found
    return []
