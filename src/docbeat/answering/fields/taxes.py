"""Taxes at several rates: their sum is the tax, and there is no one rate."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.values.render import render

_RATE = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s?%")
_TOTAL = frozenset({"total", "sum", "summe"})


def settled(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the taxes of several rates added up, and without any of their rates."""
    found = list(candidates)
    lines = [one for one in found if one.wanted.concept == "tax" and _rate(one) is not None]
    several = len({_rate(one) for one in lines}) > 1
    many_rates = len({_rate(one) for one in found if one.wanted.concept == "tax_rate" and _rate(one)}) > 1
    if many_rates:
        found = [one for one in found if one.wanted.concept != "tax_rate" or not _rate(one)]
    if not several:
        return found
    kept = [one for one in found if one not in lines]
    return kept if any(one.wanted.concept == "tax" and _is_total(one) for one in kept) else [*kept, *_sums(lines)]


def _rate(one: Candidate) -> str | None:
    """The rate that stands in the label of a tax, as a number."""
    piece = one.label.piece if one.label else one.found.quotes[0].piece if one.found.quotes else None
    rate = _RATE.search(piece.text) if piece else None
    return (rate[1].replace(",", ".").lstrip("0") or "0") if rate else None


def _is_total(one: Candidate) -> bool:
    return one.label is not None and not _TOTAL.isdisjoint(one.label.terms)


def _sums(lines: list[Candidate]) -> list[Candidate]:
    """One candidate per field: the sum of the best reading of every rate's line."""
    sums = []
    for wanted in {id(one.wanted): one.wanted for one in lines}.values():
        best: dict[str, Candidate] = {}
        for one in lines:
            rate = _rate(one) or ""
            if one.wanted is wanted and (rate not in best or one.found.confidence > best[rate].found.confidence):
                best[rate] = one
        parts = list(best.values())
        amount = round(sum(one.amount or 0.0 for one in parts), 2)
        value = render(amount, f"{amount:.2f}", wanted.schema_type, wanted.field.format, wanted.hint)
        quotes = tuple(quote for one in parts for quote in one.found.quotes)
        worth = 0.85 * min(one.found.confidence for one in parts)
        sums.append(Candidate(wanted, Found(value, quotes, worth, derived=len(parts) > 1), amount=amount))
    return sums
