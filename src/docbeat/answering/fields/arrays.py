"""Arrays: the items a document gives for a property that is a list, from its tables and what is set like one."""

from __future__ import annotations

from docbeat.answering.field import Field
from docbeat.answering.fields.found import Tree
from docbeat.answering.fields.notation import Notation
from docbeat.answering.view import DocumentView


def find_items(
    view: DocumentView, array: Field, parents: tuple[Field, ...], notation: Notation, prompt: str = ""
) -> list[Tree]:
    """The items of ``array``, a property inside ``parents``, in the order of the document."""
    del view, array, parents, notation, prompt
    return []
