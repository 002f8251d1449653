"""Reads a value of the wanted kind out of quoted text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docbeat.answering.field import Shape
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.values.amounts import Amount, find_amounts
from docbeat.answering.fields.values.dates import Dated, find_dates
from docbeat.answering.fields.values.match import Match
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.view import Quote


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as the schema wants it, the quotes it was read from, and how surely they say it."""

    value: Any
    quotes: tuple[Quote, ...]
    certainty: float
    amount: float | None = None


Finder = Callable[[str, Wanted, Notation], Sequence[Match[Any]]]


def readings(wanted: Wanted, lines: Sequence[Quote], notation: Notation) -> list[Reading]:
    """What ``lines`` may say as a value of ``wanted``, the likeliest first; nothing when they say none."""
    if not lines:
        return []
    if wanted.sense in _WHOLE:
        return _whole(wanted, lines)
    quote = lines[0]
    found = []
    for match in _preferred(wanted, list(_FINDERS[wanted.sense](quote.text, wanted, notation))):
        printed = match.printed(quote.text)
        value = render(match.value, printed, wanted)
        if value is not None:
            place = Quote(quote.piece, quote.start + match.start, quote.start + match.stop)
            amount = float(match.value.value) if isinstance(match.value, Amount) else None
            found.append(Reading(value, (place,), match.certainty, amount))
    return found[:1]


def render(value: Any, printed: str, wanted: Wanted) -> Any:
    """``value``, which stands in the document as ``printed``, as JSON of the type of the field, or None."""
    shape = wanted.field.shape
    if isinstance(value, Dated) and shape is Shape.STRING:
        return value.date.isoformat() if wanted.field.format.startswith("date") else printed
    if isinstance(value, Amount):
        if shape is Shape.NUMBER:
            return float(value.value)
        if shape is Shape.INTEGER:
            return int(value.value) if value.value == int(value.value) else None
    return printed if shape is Shape.STRING else None


_WHOLE = frozenset({Sense.TEXT, Sense.NAME, Sense.ADDRESS})


def _whole(wanted: Wanted, lines: Sequence[Quote]) -> list[Reading]:
    if wanted.sense is not Sense.ADDRESS:
        lines = lines[:1]
    text = (", " if wanted.sense is Sense.ADDRESS else " ").join(quote.text.strip(" ,;") for quote in lines)
    if not any(map(str.isalnum, text)) or wanted.field.shape is not Shape.STRING:
        return []
    return [Reading(text, tuple(lines), 0.8)]


def _preferred(wanted: Wanted, matches: list[Match[Any]]) -> list[Match[Any]]:
    if wanted.sense in {Sense.MONEY, Sense.NUMBER}:
        matches = [match for match in matches if not match.value.percent] or matches
        return matches[::-1] if wanted.sense is Sense.MONEY else matches
    if wanted.sense is Sense.PERCENT:
        return sorted(matches, key=lambda match: not match.value.percent)
    if wanted.concept == "period_end":
        return matches[::-1]
    return matches


def _dates(text: str, _wanted: Wanted, notation: Notation) -> Sequence[Match[Any]]:
    return find_dates(text, notation.order)


def _amounts(text: str, _wanted: Wanted, notation: Notation) -> Sequence[Match[Any]]:
    return find_amounts(text, notation.decimal, currency=notation.currency)


_ID = re.compile(r"(?=[\w./*-]*\d)[A-Za-z0-9*][\w./*-]*(?:[ ]\d[\d ]{2,})?")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")
_PHONE = re.compile(r"\+?\(?\d[\d ()./-]{5,20}\d")
_URL = re.compile(r"(?:https?://|www\.)\S+|[\w-]+\.(?:com|org|net|de|co\.uk|fr)\b\S*")
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?")
_BIC = re.compile(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_CODE = re.compile(r"\b(?:USD|EUR|GBP|CHF|MYR|JPY|CAD|AUD)\b")
_TRUE = re.compile(r"\b(?:yes|true|paid)\b", re.I)


def _by(pattern: re.Pattern[str], certainty: float) -> Finder:
    def find(text: str, _wanted: Wanted, _notation: Notation) -> Sequence[Match[Any]]:
        return [Match(one.start(), one.end(), one[0], certainty) for one in pattern.finditer(text)]

    return find


def _options(text: str, wanted: Wanted, _notation: Notation) -> Sequence[Match[Any]]:
    low = text.casefold()
    return [
        Match(low.index(str(o).casefold()), low.index(str(o).casefold()) + len(str(o)), o, 0.9)
        for o in wanted.field.options
        if str(o).casefold() in low
    ]


_FINDERS: dict[Sense, Finder] = {
    Sense.DATE: _dates,
    Sense.MONEY: _amounts,
    Sense.NUMBER: _amounts,
    Sense.PERCENT: _amounts,
    Sense.ID: _by(_ID, 0.9),
    Sense.EMAIL: _by(_MAIL, 1.0),
    Sense.PHONE: _by(_PHONE, 0.8),
    Sense.URL: _by(_URL, 0.9),
    Sense.IBAN: _by(_IBAN, 1.0),
    Sense.BIC: _by(_BIC, 0.9),
    Sense.CURRENCY: _by(_CODE, 0.9),
    Sense.TIME: _by(re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?"), 0.8),
    Sense.BOOLEAN: _by(_TRUE, 0.5),
    Sense.OPTION: _options,
}
