"""Days of an agreement: its own, and those that are told by how far they lie from another."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from docbeat.answering.fields.contracts.passages import Passages
from docbeat.answering.fields.values.dates import Precision, find_dates
from docbeat.answering.terms import terms
from docbeat.answering.view import Quote

_DATED = re.compile(
    r"\b(?:dated(?: as of)?|made(?: and entered into)? (?:as of|on|this)|(?:entered into|effective) as of|as of)\s*$",
    re.I,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_AFTER = re.compile(
    r"(\d+|" + "|".join(_NUMBERS) + r")(?: \(\d+\))? (day|month|year)s? (?:after|from|following) (?:the )?(.{4,60})",
    re.I,
)
_ANNIVERSARY = re.compile(r"(\w+)(?: \(\w+\))? anniversary of (?:the )?(.{4,60})", re.IGNORECASE)
_ITSELF = re.compile(r"date (?:of this|hereof)|effective date|closing date|signing date", re.IGNORECASE)
_ENDS = frozenset({"maturity", "termination", "expiry"})
_DEEPEST = 4
# A definition says when something is in its first words; what follows are exceptions.
_TELLING = 220


@dataclass(frozen=True)
class Day:
    """A day and the words it was read or computed from."""

    date: date
    quotes: tuple[Quote, ...]


def agreement_day(passages: Passages) -> Day | None:
    """The day the agreement is dated."""
    text = passages.opening
    for day in find_dates(text.text):
        if day.value.precision is Precision.DAY and _DATED.search(text.text[max(day.start - 40, 0) : day.start]):
            return Day(day.value.date, text.part(day.start, day.stop))
    return None


def last_day(passages: Passages) -> Day | None:
    """The day on which it ends at the latest: of those defined as maturity, else as termination or expiry."""
    for end in ("maturity", "termination", "expiry"):
        names = [name for name in passages.definitions if end in name and "date" in name]
        days = [day for name in names if (day := _defined(passages, name, 0))]
        if days:
            return max(days, key=lambda day: day.date)
    return None


def is_end(name: str) -> bool:
    """Whether a field of this name asks for the last day."""
    return not _ENDS.isdisjoint(terms(name))


def _defined(passages: Passages, name: tuple[str, ...], depth: int) -> Day | None:
    passage, start = passages.definitions[name]
    text = passage.text[start : start + _TELLING]
    relative = _relative(passages, text, depth) if depth < _DEEPEST else None
    if relative:
        day, (first, last) = relative
        return Day(day, passage.part(start + first, start + last))
    days = [day for day in find_dates(text) if day.value.precision is Precision.DAY]
    return Day(days[0].value.date, passage.part(start + days[0].start, start + days[0].stop)) if days else None


def _relative(passages: Passages, text: str, depth: int) -> tuple[date, tuple[int, int]] | None:
    """The day that lies some time after another that is named, and where the words are that say so."""
    after, anniversary = _AFTER.search(text), _ANNIVERSARY.search(text)
    found = after or anniversary
    if found is None:
        return None
    base = _base(passages, found[found.re.groups], depth)
    count = _count(found[1])
    if base is None or not count:
        return None
    return _moved(base, count, after[2].lower() if after else "year"), found.span()


def _base(passages: Passages, text: str, depth: int) -> date | None:
    """The day that ``text`` begins with the name of."""
    words = terms(text)
    named = [name for name in passages.definitions if "date" in name and words[: len(name)] == name]
    for name in sorted(named, key=len, reverse=True):
        day = _defined(passages, name, depth + 1)
        if day:
            return day.date
    own = agreement_day(passages) if _ITSELF.match(text) else None
    return own.date if own else None


def _count(word: str) -> int:
    word = word.lower()
    for words in (_NUMBERS, _ORDINALS):
        if word in words:
            return words.index(word) + 1
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits and len(digits[0]) < 5 else 0


def _moved(day: date, count: int, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
