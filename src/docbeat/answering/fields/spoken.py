"""Values that sentences tell: what an hour costs, within how many days to pay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.view import DocumentView, Piece, Quote

# Less than what a label names.
_SURE = 0.7
_PAGES = 3
_PER_HOUR = re.compile(
    r"(?P<said>\S{0,4}\s?\d[\d.,' ]*\S{0,4}?)\s?(?:/\s?|per |an |pro |je |de l['’]|par |por |all['’]|per )\s?"
    r"(?:h|hr|hour|stunde|std\.?|heure|hora|ora|uur)(?![^\W_])",
    re.IGNORECASE,
)
_WITHIN_DAYS = re.compile(
    r"(?:pay|due|net|terms|settle|within|zahl|fällig|innert|innerhalb|paie|régl|échéance|pago|vencim|pagament|betal)"
    r"[^.;\d]{0,40}?(?P<said>\d{1,3})\s?(?:calendar |business )?(?:days?|tagen?|jours?|d[ií]as|giorni|dagen)(?![^\W_])",
    re.IGNORECASE,
)
_SPOKEN = {"hourly_rate": _PER_HOUR, "payment_days": _WITHIN_DAYS}


def spoken(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for what is seldom labelled and often said."""
    asked = [one for one in wanted if one.concept in _SPOKEN]
    for one in asked:
        for piece in (piece for page in view.pages[:_PAGES] for piece in page.pieces):
            yield from _said(one, piece, notation)


def _said(wanted: Wanted, piece: Piece, notation: Notation) -> Iterator[Candidate]:
    for found in _SPOKEN[wanted.concept].finditer(piece.text):
        quote = Quote(piece, found.start("said"), found.end("said"))
        for reading in readings(wanted, (quote,), notation):
            yield Candidate(wanted, Found(reading.value, reading.quotes, _SURE), amount=reading.amount)
