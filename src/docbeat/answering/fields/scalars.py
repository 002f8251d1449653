"""Single values: every label that may name a field, with what stands behind, beside or below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.matching import Naming, namings
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.places import Place, places
from docbeat.answering.fields.reading import Reading, readings
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.view import DocumentView, Quote

# A label that says that it is one is worth more; one without mark and without a value of a telling kind less.
_MARKED = 1.04
# Of several figures in a row under one label the last is its sum.
_EARLIER = 0.93
_MANY_LINES = frozenset({Sense.ADDRESS})


def labelled(view: DocumentView, wanted: Iterable[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for ``wanted`` from the labels of the document, in reading order."""
    for naming in namings(view, wanted):
        yield from _candidates(naming, notation)


def _candidates(naming: Naming, notation: Notation) -> Iterator[Candidate]:
    found = list(places(naming.page, naming.label))
    for number, place in enumerate(found):
        later = any(other.relation is place.relation for other in found[number + 1 :])
        for reading in _readings(naming.wanted, place, notation):
            worth = naming.score * place.relation.value * (0.6 + 0.4 * reading.certainty)
            if naming.label.is_marked:
                worth *= _MARKED
            if later and naming.wanted.sense is Sense.MONEY:
                worth *= _EARLIER
            found_value = Found(reading.value, reading.quotes, min(worth, 1.0))
            yield Candidate(naming.wanted, found_value, naming.label, naming.score, reading.amount)


def _readings(wanted: Wanted, place: Place, notation: Notation) -> list[Reading]:
    lines: tuple[Quote, ...] = place.lines
    if wanted.sense not in _MANY_LINES and not _is_long(wanted):
        lines = lines[:1]
    return readings(wanted, lines, notation)


def _is_long(wanted: Wanted) -> bool:
    """Whether the value may run over lines."""
    return wanted.sense is Sense.TEXT and wanted.concept in {"notes", "payment_terms", "line_description"}
