"""The body of an answer to a schema, under its wire names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from docbeat.answering.answer import Answer
from docbeat.answering.citation import Citation
from docbeat.answering.combine import combine
from docbeat.document.model import Document
from docbeat.document.text import page_of
from docbeat.writing.blocks import quad


class Cited(NamedTuple):
    """What the wire says of one value: its elements, how sure it is, and where it stands."""

    elements: str
    confidence: float
    evidence: dict[str, Any]


class Told(NamedTuple):
    """What one document answers: values, the same tree with Cited for leaves, and problems by path."""

    values: dict[str, Any]
    cited: Any
    problems: dict[str, str]


def tell(answer: Answer, document: Document, extraction_id: str | None = None) -> Told:
    """``answer`` with all the wire says of it; the ``extraction_id`` is named where there are several."""

    def leaf(citation: Citation) -> Cited:
        return _cited(citation, document, extraction_id)

    return Told(answer.values, _mapped(answer.citations, leaf), answer.problems)


def tell_together(told: Sequence[tuple[str, Told]]) -> Told:
    """What several documents, each with the id of its extraction, answer as one."""
    values, cited = combine([(one.values, one.cited) for _, one in told])
    problems = {
        f"{extraction_id}-{path}": problem
        for extraction_id, one in told
        for path, problem in one.problems.items()
        if not _is_answered(values, path)
    }
    return Told(values, cited, problems)


def with_rows(told: Told, one_row: Told) -> Told:
    """``told`` with every list that is empty there filled by the object that ``one_row`` has in its place, if any."""
    values, cited = _with_rows((told.values, told.cited), (one_row.values, one_row.cited))
    return Told(values, cited, told.problems)


def _with_rows(rows: tuple[Any, Any], one_row: tuple[Any, Any]) -> tuple[Any, Any]:
    (values, cited), (other, other_cited) = rows, one_row
    if values == [] and isinstance(other, dict):
        return ([other], [other_cited]) if any(value is not None for value in other.values()) else rows
    if not (isinstance(values, dict) and isinstance(other, dict)):
        return rows
    pairs = {
        name: _with_rows((value, cited.get(name)), (other.get(name), other_cited.get(name)))
        for name, value in values.items()
    }
    return {name: pair[0] for name, pair in pairs.items()}, {name: pair[1] for name, pair in pairs.items()}


def body(told: Told) -> dict[str, Any]:
    """``schema_output`` as Pulse has it, and beside that what we know of every value."""
    fields = {
        "values": told.values,
        "citations": _mapped(told.cited, lambda leaf: leaf.elements),
        "confidence": _mapped(told.cited, lambda leaf: leaf.confidence),
        "evidence": _mapped(told.cited, lambda leaf: leaf.evidence),
    }
    return fields | ({"problems": told.problems} if told.problems else {})


def _cited(citation: Citation, document: Document, extraction_id: str | None) -> Cited:
    page = page_of(document, citation.page)
    evidence: dict[str, Any] = {
        "page_number": citation.page,
        "quote": citation.quote,
        "bounding_boxes": [quad(box, page) for box in citation.boxes],
    } | ({"derived": True} if citation.derived else {})
    if extraction_id is None:
        return Cited(citation.wire, round(citation.confidence, 4), evidence)
    elements = ", ".join(f"{extraction_id}-{element}" for element in citation.wire.split(", "))
    return Cited(elements, round(citation.confidence, 4), {"extraction_id": extraction_id, **evidence})


def _mapped(tree: Any, leaf: Callable[[Any], Any]) -> Any:
    match tree:
        case dict():
            return {name: _mapped(inner, leaf) for name, inner in tree.items()}
        case list():
            return [_mapped(inner, leaf) for inner in tree]
        case None:
            return None
        case _:
            return leaf(tree)


def _is_answered(values: Any, path: str) -> bool:
    """Whether there is a value at ``path``; places within lists are nobody's after lists were joined."""
    for name in path.split("."):
        values = values.get(name) if isinstance(values, dict) else None
    return values is not None and values != []
