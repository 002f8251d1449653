"""Values without a label: told by what they are and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.letterhead import letterhead
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.scalars import unlabelled_periods
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.view import DocumentView


def unlabelled(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for ``wanted`` that no label names; less sure than what is named as well."""
    yield from unlabelled_periods(view, wanted, notation)
    yield from letterhead(view, wanted)
