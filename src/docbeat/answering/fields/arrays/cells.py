"""Cells: the value a cell gives for a property, with the words it was read from."""

from __future__ import annotations

import re

from docbeat.answering.field import Shape
from docbeat.answering.fields.arrays.grids import Passage
from docbeat.answering.fields.arrays.kinds import is_dash
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.values.dates import Dated, find_dates
from docbeat.answering.fields.values.match import Match
from docbeat.answering.fields.values.render import render
from docbeat.answering.fields.wanted import Sense, Wanted

_TEXTS = frozenset({Sense.TEXT, Sense.NAME, Sense.ADDRESS})
_PER = re.compile(r"\s*(?P<price>\D{0,4}\d[\d.,'’ ]*?)\s*(?:/|per\b|je\b|pro\b)\s*\d*\s*[^\W\d_]+\.?\s*\Z")
_LEAP_YEAR = 2000
# Printed as they are where text is asked for.
_PRINTED = frozenset({Sense.MONEY, Sense.NUMBER, Sense.PERCENT, Sense.ID, Sense.TIME})


def cell_value(wanted: Wanted, cell: Passage, notation: Notation, confidence: float) -> Found | None:
    """What ``cell``, all of which is meant for ``wanted``, says; None where it says nothing of that kind."""
    if wanted.sense is Sense.DATE:
        return _day(wanted, cell, notation, confidence)
    if wanted.field.shape is Shape.STRING and wanted.sense in _TEXTS | _PRINTED:
        text = cell.text.strip()
        return Found(text, cell.quotes(), confidence) if not is_dash(text) else None
    for reading in readings(wanted, cell.quotes(0, _price(wanted, cell)), notation):
        return Found(reading.value, reading.quotes, confidence * (0.7 + 0.3 * min(reading.certainty / 0.5, 1.0)))
    return None


def _price(wanted: Wanted, cell: Passage) -> int | None:
    """Where a price ends that is told with what it is for: "254.69 / 1 PC"."""
    found = _PER.match(cell.text) if wanted.sense is Sense.MONEY else None
    return found.end("price") if found else None


def _day(wanted: Wanted, cell: Passage, notation: Notation, confidence: float) -> Found | None:
    match = day_in(cell.text, notation)
    if match is None and wanted.field.shape is Shape.STRING and wanted.field.format != "date":
        # As it is printed it needs no year.
        match = next(iter(find_dates(cell.text, notation.order, year=_LEAP_YEAR)), None)
    if match is None:
        return None
    value = render(match.value, match.printed(cell.text), wanted.schema_type, wanted.field.format, wanted.hint)
    return Found(value, cell.quotes(match.start, match.stop), confidence) if value is not None else None


def day_in(text: str, notation: Notation) -> Match[Dated] | None:
    """The first day in ``text``; one without a year gets that of the document's period."""
    whole = find_dates(text, notation.order)
    if whole or notation.period is None:
        return whole[0] if whole else None
    for match in find_dates(text, notation.order, year=notation.period[1].year):
        day = match.value.date
        year = notation.year_of(day.month, day.day)
        if year == day.year:
            return match
        return next(iter(find_dates(text, notation.order, year=year)), None)
    return None
