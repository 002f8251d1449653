"""Metrics: lines of statements by the names schemas give them, and the figures of each in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from typing import Any

from docbeat.answering.fields.figures.periods import Calendar, Period
from docbeat.answering.fields.figures.statements import Figure, Line, Statement, statements_of
from docbeat.answering.terms import Terms, terms, weight
from docbeat.answering.view import DocumentView, Quote
from docbeat.answering.vocabulary import table

_READ, _ELSEWHERE, _COMPUTED = 0.9, 0.75, 0.65
_RATE, _WHOLE = Decimal("0.1"), Decimal(1)
# Words a row may have beside those it is known by.
_LOOSE = frozenset({"total", "net", "consolidated"})


@dataclass(frozen=True)
class Observation:
    """A figure of a metric for a period, with the words that say it and the heads that say the period."""

    period: Period
    value: Decimal
    scale: int | None
    is_percent: bool
    is_per_share: bool
    quotes: tuple[Quote, ...]
    heads: tuple[Quote, ...]
    confidence: float
    is_computed: bool = False


@cache
def metric_names() -> dict[Terms, str]:
    """The metric each name stands for."""
    return {terms(name): key for key, entry in table("metrics").items() for name in (*entry["called"], key)}


class Metrics:
    """The metrics of one document."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._known: dict[str, list[Observation]] = {}

    @cached_property
    def statements(self) -> list[Statement]:
        """The tables of figures by period."""
        return statements_of(self._view)

    @cached_property
    def _scale(self) -> int | None:
        votes = Counter(one.scale for one in self.statements if one.scale)
        return votes.most_common(1)[0][0] if votes else None

    @cached_property
    def calendar(self) -> Calendar | None:
        """By the balance sheet, which looks back to the end of the last year, or whatever year is told of."""
        balances = [one for one in self.statements if one.kind == "balance"]
        days = [period.end for one in balances[:1] for period in one.periods.values()]
        if days:
            return Calendar(min(days))
        years = [period.end for one in self.statements for period in one.periods.values() if period.months == 12]
        return Calendar(max(years)) if years else None

    def of(self, key: str) -> list[Observation]:
        """What the document says of a metric, one figure per period."""
        if key not in self._known:
            self._known[key] = []
            self._known[key] = self._read(key) or self._computed(table("metrics")[key])
        return self._known[key]

    def _read(self, key: str) -> list[Observation]:
        entry = table("metrics")[key]
        for statements in self._in_order(entry.get("statement", "")):
            for phrase in map(_phrase, entry.get("rows", ())):
                for statement in statements:
                    for line in statement.lines:
                        if _fits(line, phrase) and line.is_percent == entry.get("percent", False):
                            return list(self._observations(line, statement, entry))
        return []

    def _in_order(self, home: str) -> list[list[Statement]]:
        """The statement a metric belongs to, then all other tables."""
        if not home:
            return [self.statements]
        return [[one for one in self.statements if (one.kind == home) is at_home] for at_home in (True, False)]

    def _observations(self, line: Line, statement: Statement, entry: dict[str, Any]) -> Iterator[Observation]:
        worth = _READ if statement.kind == entry.get("statement", "") else _ELSEWHERE
        unscaled = line.is_percent or entry.get("per_share", False)
        seen: set[Period] = set()
        for figure in line.figures:
            if figure.period in seen or (line.is_percent and not figure.is_percent):
                continue
            seen.add(figure.period)
            yield Observation(
                figure.period,
                _signed(figure, line, entry),
                1 if unscaled else statement.scale or self._scale or 1,
                line.is_percent,
                entry.get("per_share", False),
                tuple(figure.cell.quotes),
                statement.heads(figure.cell.column),
                worth,
            )

    def _computed(self, entry: dict[str, Any]) -> list[Observation]:
        if "growth" in entry:
            return list(self._growth(self.of(entry["growth"])))
        parts = entry.get("sum") or entry.get("ratio")
        if not parts:
            return []
        first, second = (self.of(part) for part in parts)
        others = {one.period: one for one in second}
        pairs = [(one, others[one.period]) for one in first if one.period in others]
        return [_joined(one, other, is_ratio="ratio" in entry) for one, other in pairs if other.value]

    def _growth(self, observed: list[Observation]) -> Iterator[Observation]:
        for one in observed:
            for other in observed:
                is_year_before = 350 <= (one.period.end - other.period.end).days <= 380
                if is_year_before and one.period.months == other.period.months and other.value:
                    change = (one.value / other.value - 1) * 100
                    yield _rate(one, other, change.quantize(_WHOLE, ROUND_HALF_UP))


def _joined(one: Observation, other: Observation, *, is_ratio: bool) -> Observation:
    if is_ratio:
        return _rate(one, other, (one.value / other.value * 100).quantize(_RATE, ROUND_HALF_UP))
    return replace(_of_two(one, other), value=one.value + other.value)


def _rate(one: Observation, other: Observation, rate: Decimal) -> Observation:
    return replace(_of_two(one, other), value=rate, scale=1, is_percent=True)


def _of_two(one: Observation, other: Observation) -> Observation:
    """What is made of two figures, but for its value: it is of the period of ``one``."""
    quotes = one.quotes + other.quotes
    return replace(one, quotes=quotes, is_per_share=False, confidence=_COMPUTED, is_computed=True)


def _signed(figure: Figure, line: Line, entry: dict[str, Any]) -> Decimal:
    """What goes out is asked for without its sign, unless the row holds what comes in too."""
    return abs(figure.value) if entry.get("outflow") and "income" not in line.words else figure.value


def _phrase(text: str) -> tuple[frozenset[str], frozenset[str]]:
    under, _, row = text.rpartition(":")
    return frozenset(terms(under)), frozenset(terms(row))


def _fits(line: Line, phrase: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether a row reads as a phrase does, words that say little aside."""
    under, wanted = phrase
    words = {word for word in line.words if weight(word) > 0.2}
    heavy = {word for word in wanted if weight(word) > 0.2}
    return under <= line.under and heavy <= words and words - heavy <= _LOOSE - {"total"}
