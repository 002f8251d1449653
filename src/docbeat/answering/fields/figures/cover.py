"""The cover of a filing: who files, for which period, and when that ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docbeat.answering.field import Shape
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.figures.metrics import Metrics
from docbeat.answering.fields.figures.periods import Period
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.terms import terms
from docbeat.answering.view import DocumentView, Piece, Quote, whole

_SURE = 0.97
_ENDED = re.compile(r"\b(quarterly period|quarter|fiscal year|year|period) ended:?\s", re.IGNORECASE)
_EXACT_NAME = re.compile(r"\(exact name of (?:the )?registrant", re.IGNORECASE)
_NAMES = frozenset({"company", "registrant", "issuer", "filer", "company name", "registrant name", "issuer name"})


def from_cover(view: DocumentView, wanted: Sequence[Wanted], metrics: Metrics) -> Iterator[Candidate]:
    """What the cover says, for those who ask; nothing of what is no filing."""
    pieces = [piece for page in view.pages[:2] for piece in page.pieces]
    name, ended = _registrant(pieces), _ended(pieces)
    for one in wanted:
        if one.field.shape is not Shape.STRING:
            continue
        words = terms(one.field.name)
        if name and " ".join(words) in _NAMES:
            yield Candidate(one, Found(name.text, (name,), _SURE))
        elif ended and "period" in words and {"report", "reporting", "fiscal"} & set(words):
            quote, period = ended
            value = _told(words, period, metrics)
            if value:
                yield Candidate(one, Found(value, (quote,), _SURE, derived=True))


def _told(words: tuple[str, ...], period: Period, metrics: Metrics) -> str | None:
    if {"end", "ending", "ended", "date"} & set(words):
        return None if "start" in words else period.end.isoformat()
    return metrics.calendar.label(period) if metrics.calendar else None


def _registrant(pieces: Sequence[Piece]) -> Quote | None:
    for before, piece in pairwise(pieces):
        if _EXACT_NAME.match(piece.text):
            return whole(before)
    return None


def _ended(pieces: Sequence[Piece]) -> tuple[Quote, Period] | None:
    """The period of the report and the words that say when it ended."""
    for piece in pieces:
        for found in _ENDED.finditer(piece.text):
            for day in find_dates(piece.text[found.end() :])[:1]:
                months = 12 if "year" in found[1].lower() else 3
                return Quote(piece, found.start(), found.end() + day.stop), Period(months, day.value.date)
    return None
