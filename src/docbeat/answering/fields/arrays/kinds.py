"""Kinds of cells: what the text of a cell looks like, and how well a column of them suits what is wanted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.values.amounts import find_amounts
from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.values.match import Match
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import terms


class Kind(Enum):
    """What a cell holds, as far as its letters tell."""

    WORDS = "words"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    TIME = "time"
    CODE = "code"
    DASH = "dash"


FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.DASH})
# Senses whose values can be told from other text.
TYPED = frozenset({Sense.DATE, Sense.MONEY, Sense.NUMBER, Sense.PERCENT, Sense.TIME})
_WORDY = {Kind.WORDS: 1.0, Kind.CODE: 0.8, Kind.DATE: 0.2, Kind.NUMBER: 0.3, Kind.MONEY: 0.2, Kind.TIME: 0.3}
# How well a kind suits a sense; what is not named does not.
_SUITS: dict[Sense, dict[Kind, float]] = {
    Sense.DATE: {Kind.DATE: 1.0},
    Sense.MONEY: {Kind.MONEY: 1.0, Kind.NUMBER: 0.8, Kind.DASH: 0.5},
    Sense.NUMBER: {Kind.NUMBER: 1.0, Kind.MONEY: 0.7, Kind.PERCENT: 0.3, Kind.DASH: 0.5},
    Sense.PERCENT: {Kind.PERCENT: 1.0, Kind.NUMBER: 0.7, Kind.MONEY: 0.6, Kind.DASH: 0.5},
    Sense.TIME: {Kind.TIME: 1.0, Kind.MONEY: 0.6, Kind.NUMBER: 0.4},
    Sense.ID: {Kind.CODE: 1.0, Kind.NUMBER: 1.0, Kind.WORDS: 0.5, Kind.DATE: 0.2, Kind.MONEY: 0.2},
    Sense.TEXT: _WORDY,
    Sense.NAME: _WORDY,
    Sense.ADDRESS: _WORDY,
}
_ANY = 0.6
# Columns are judged by so many of their cells.
_SAMPLE = 60
# A value has to be most of its cell.
_MOST = 0.6
# Any year will do to see that 3 March is a day.
_LEAP_YEAR = 2000
# So many letters may stand before a day: "Mon", "am".
_BEFORE_DAY = 5
_TIME = re.compile(r"\d{1,2}:\d{2}(?:[:.]\d{2}){0,2}(?:\.\d+)?(?:\s?[AaPp]\.?[Mm]\.?)?")
_COUNT = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?(?:\s?[^\W\d_]{1,6}\.?)?")
_DASH = re.compile(r"[-–—.*/\s]+|(?i:n/?a|nil)")
_CODE = re.compile(r"(?=\S*\d)\S{2,30}(?:\s\S*\d\S*)?")


def is_dash(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return not text or _DASH.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def kind_of(text: str, notation: Notation) -> Kind:
    """What ``text``, which is all of a cell, holds."""
    text = text.strip()
    if not any(char.isdigit() for char in text):
        return Kind.DASH if _DASH.fullmatch(text) else Kind.WORDS
    if _TIME.fullmatch(text):
        return Kind.TIME
    dates = find_dates(text, notation.order, year=_LEAP_YEAR)
    if dates and dates[0].certainty >= 0.4 and dates[0].start <= _BEFORE_DAY and _covers(dates, text):
        return Kind.DATE
    return _figure(text, notation) or (Kind.CODE if _CODE.fullmatch(text) else Kind.WORDS)


def _figure(text: str, notation: Notation) -> Kind | None:
    amounts = find_amounts(text, notation.decimal)
    if not amounts or not _covers(amounts, text):
        return None
    if amounts[0].value.percent:
        return Kind.PERCENT
    return Kind.MONEY if amounts[0].certainty >= 0.5 else Kind.NUMBER


def _covers(matches: Iterable[Match[object]], text: str) -> bool:
    return sum(match.stop - match.start for match in matches) >= _MOST * len(text)


class Column:
    """The kinds of what stands in one column, and its texts, of as many rows as tell."""

    def __init__(self, texts: Iterable[str], notation: Notation) -> None:
        self.texts: list[str] = []
        for text in texts:
            if len(self.texts) == _SAMPLE:
                break
            self.texts.append(text)
        self._shares = Counter(kind_of(text, notation) for text in self.texts)

    def share(self, *kinds: Kind) -> float:
        """How much of the column is of these kinds."""
        return sum(self._shares[kind] for kind in kinds) / len(self.texts) if self.texts else 0.0

    @property
    def counts(self) -> float:
        """How much of the column is a number, maybe with a unit behind it: "6.5 h"."""
        return sum(_COUNT.fullmatch(text.strip()) is not None for text in self.texts) / max(len(self.texts), 1)

    @property
    def length(self) -> float:
        """Letters in a cell, on the average."""
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0.0

    def suits(self, wanted: Wanted) -> float:
        """0 to 1: how well it may hold what is wanted."""
        if not self.texts:
            return 0.5
        if wanted.sense is Sense.OPTION:
            return max(self._named_options(wanted), 0.3)
        worth = _SUITS.get(wanted.sense)
        if worth is None:
            return _ANY
        return sum(self._shares[kind] * value for kind, value in worth.items()) / len(self.texts)

    def _named_options(self, wanted: Wanted) -> float:
        options = {terms(str(option)) for option in wanted.field.options}
        return sum(terms(text) in options for text in self.texts) / len(self.texts)
