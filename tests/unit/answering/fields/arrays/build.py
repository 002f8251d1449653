"""Tables by hand, and what is found in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docbeat.answering.field import Shape
from docbeat.answering.fields.arrays import find_items
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.notation import notation_of
from docbeat.answering.schema import Schema, root_field
from docbeat.answering.view import DocumentView
from docbeat.document.model import Document
from tests.unit.reading.build import Sheet, finished

STRING: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
DATE: Schema = {"type": "string", "format": "date"}


def array(**properties: Schema) -> Schema:
    """A schema of an array of objects."""
    return {"type": "array", "items": {"type": "object", "properties": properties}}


def trees(document: Document, name: str, schema: Schema, **others: Schema) -> list[Tree]:
    """What is found for the property ``name`` of this ``schema``, which has ``others`` beside it."""
    root = root_field({"type": "object", "properties": {name: schema, **others}})
    field = next(one for one in root.fields if one.name == name)
    assert field.shape is Shape.ARRAY
    view = DocumentView(document)
    return find_items(view, field, (root,), notation_of(view))


def plain(tree: Tree) -> Any:
    """The values of a tree."""
    if isinstance(tree, dict):
        return {name: plain(inner) for name, inner in tree.items()}
    if isinstance(tree, list):
        return [plain(inner) for inner in tree]
    return tree.value if isinstance(tree, Found) else None


def items(document: Document, name: str, schema: Schema, **others: Schema) -> Any:
    """The values that are found."""
    return plain(trees(document, name, schema, **others))


def table(sheet: Sheet, y: float, xs: Sequence[float], rows: Sequence[Sequence[str]], step: float = 16.0) -> float:
    """A ruled table whose columns begin at ``xs``; the last of them is where it ends. Gives where it ends below."""
    for number, row in enumerate(rows):
        for x, right, text in zip(xs, xs[1:], row, strict=False):
            place = y + step * number + 11
            if text and text[-1].isdigit() and not text[0].isalpha():
                sheet.write_right(right - 4, place, text)
            elif text:
                sheet.write(x + 4, place, text, bold=number == 0)
    sheet.grid(xs, [y + step * number for number in range(len(rows) + 1)])
    return y + step * len(rows)


def document(xs: Sequence[float], *rows: Sequence[str], above: Sequence[str] = ()) -> Document:
    """A page with some lines and a ruled table below them."""
    sheet = Sheet()
    y = sheet.lines_at(50, 60, above)
    table(sheet, y + 20, xs, rows)
    return finished(sheet)
