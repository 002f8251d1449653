"""Values for a schema: single fields by their labels, arrays by tables, put together with their citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docbeat.answering.answer import Answer
from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays import find_items
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.assembling import assembled
from docbeat.answering.fields.balances import column_totals, last_balances
from docbeat.answering.fields.choosing import chosen
from docbeat.answering.fields.concepts import wanted_leaves
from docbeat.answering.fields.contracts.asking import from_agreement, party_names
from docbeat.answering.fields.contracts.passages import Passages
from docbeat.answering.fields.figures.cover import from_cover
from docbeat.answering.fields.figures.entries import metric_items, metric_of
from docbeat.answering.fields.figures.metrics import Metrics
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.kinds import kind_of
from docbeat.answering.fields.notation import Notation, notation_of
from docbeat.answering.fields.scalars import labelled
from docbeat.answering.fields.spoken import spoken
from docbeat.answering.fields.sums import proven
from docbeat.answering.fields.taxes import settled
from docbeat.answering.fields.unlabelled import unlabelled
from docbeat.answering.model.grounding import Ground
from docbeat.answering.model.reconciling import merged, reconciled
from docbeat.answering.schema import normalised, root_field
from docbeat.answering.view import DocumentView
from docbeat.document.model import Document

Path = tuple[str, ...]


def answer_fields(
    document: Document,
    schema: dict[str, Any],
    prompt: str = "",
    pages: frozenset[int] | None = None,
    proposals: Sequence[Any] = (),
) -> Answer:
    """Values for ``schema`` out of ``document``, or out of some of its ``pages``; ``prompt`` says more about them.

    ``proposals`` are what a model said of the parts of the document, JSON of any kind: it counts as far as the page
    bears it out.

    Raises:
        SchemaInvalid, SchemaTooComplex: as ``schema.normalised``.
    """
    schema = normalised(schema)
    root = root_field(schema)
    view = DocumentView(document, pages)
    notation = notation_of(view)
    metrics, passages = Metrics(view), Passages(view)
    single = _single_values(view, root, notation, prompt, metrics, passages)
    tree = _tree(Request(view, root, (), notation, prompt), root, single, metrics, passages)
    if proposals:
        ground = Ground(view, notation)
        tree = reconciled(root, tree, merged(root, [ground.tree(root, proposal) for proposal in proposals]))
    return assembled(root, tree, schema)


def _single_values(
    view: DocumentView, root: Field, notation: Notation, prompt: str, metrics: Metrics, passages: Passages
) -> dict[Path, Found]:
    """The values of fields that are not inside arrays, by path."""
    wanted = wanted_leaves(root, prompt, kind_of(view, root))
    finders = (labelled, unlabelled, spoken, last_balances, column_totals)
    candidates = [candidate for finder in finders for candidate in finder(view, wanted, notation)]
    candidates.extend(from_cover(view, wanted, metrics))
    candidates.extend(from_agreement(passages, wanted))
    best = chosen(settled(proven(candidates, view, notation)))
    return {one.path: best[id(one)].found for one in wanted if id(one) in best}


def _tree(asked: Request, field: Field, single: dict[Path, Found], metrics: Metrics, passages: Passages) -> Tree:
    """What is found for ``field``; ``asked`` says where to look, and what is around it."""
    if field.shape is Shape.OBJECT:
        inner = Request(asked.view, field, (*asked.parents, field), asked.notation, asked.prompt)
        return {one.name: _tree(inner, one, single, metrics, passages) for one in field.fields}
    if field.shape is Shape.ARRAY:
        if metric_of(field):
            return metric_items(Request(asked.view, field, asked.parents, asked.notation, asked.prompt), metrics)
        names = party_names(passages, field)
        if names is not None:
            return names
        return find_items(asked.view, field, asked.parents, asked.notation, asked.prompt)
    return single.get((*(parent.name for parent in asked.parents if parent.name), field.name))
