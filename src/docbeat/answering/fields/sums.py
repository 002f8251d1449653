"""Sums: which of the amounts at the end of a receipt or an invoice is its total, by what they add up to.

What was given less the change is the total; so are the net and the tax together, with what was rounded. A label alone
may mislead: a table of taxes has totals too, and a sum is often told once before and once after rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain

from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.concepts import concepts
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.values.amounts import find_amounts
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, likeness, terms
from docbeat.answering.view import DocumentView, PageView, Piece, Quote
from docbeat.answering.vocabulary import table

# What the amounts of a receipt are, by the entries of the vocabulary whose labels they bear.
_ROLES = (
    "total", "subtotal", "tax", "service", "rounding", "discount", "shipping", "amount_paid", "change_due", "quantity",
)  # fmt: skip
_ASKED = frozenset({"total"})
# Less alike is not the same label; and less is no money.
_ALIKE, _MONEY = 0.66, 0.8
# Pages at either end on which sums are looked for.
_PAGES = 3
_RATE = re.compile(r"[@(\s]*\b\d{0,2}(?:[.,]\d+)?(?<=\d)\s?%\)?|(?<=[^\W\d_])\d{1,2}\s?%")
_CURRENCY = re.compile(r"[\s:(]*(?:[$€£¥]|\bR[MHN]\b|\b(?:USD|EUR|GBP|MYR)\b)[\s:)]*\Z")
# How sure a label makes a total, what the amounts around it add, and what they take from it.
_NAMED, _UNNAMED = 0.8, 0.6
_PAID, _ADDED = 0.17, 0.12
_BELOW, _OTHER_ROLE, _UNPROVEN = 0.75, 0.6, 0.75
_MOST = 0.98


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount with what its label says it is, or the head of a table of taxes; ``place`` counts from the top."""

    quote: Quote
    value: Decimal
    role: str
    naming: float
    place: int


@dataclass(frozen=True)
class Sums:
    """The sums of a document from the top down."""

    sums: tuple[Sum, ...]

    def of(self, role: str) -> list[Sum]:
        """Those that are labelled so."""
        return [one for one in self.sums if one.role == role]

    def paid(self) -> frozenset[Decimal]:
        """What was given less the change; where no change is told, all that was given if nothing is left to pay."""
        given = {abs(one.value) for one in self.of("amount_paid")}
        change = {abs(one.value) for one in self.of("change_due")}
        if not change:
            most = max((one.value for one in self.of("total")), default=Decimal(0))
            return frozenset(one for one in given if one >= most)
        return frozenset(one - back for one in given for back in change if one > back)

    def rounded(self) -> dict[Decimal, Decimal]:
        """What sums come to when they are rounded, by what they are before."""
        found = {}
        for one in self.of("total"):
            for rounding in self.of("rounding"):
                for after in (one.value + rounding.value, one.value - abs(rounding.value)):
                    later = (other.value for other in self.of("total") if other.place > one.place)
                    if rounding.value and after in later:
                        found[one.value] = after
        return found

    def added(self) -> frozenset[Decimal]:
        """What net, tax, shipping and rounding come to, where a tax is told, and that with a further sum."""
        nets = {one.value for one in (*self.of("subtotal"), *self.of("total"))}
        taxes = {one.value for one in self.of("tax")}
        gross = {net + tax for net in nets for tax in taxes if 0 < tax < net}
        gross |= {one + service.value for one in gross for service in self.of("service")}
        more = {one.value for role in ("rounding", "shipping") for one in self.of(role)}
        less = {-abs(one.value) for role in ("rounding", "discount") for one in self.of(role)}
        return frozenset(gross | {one + other for one in gross for other in more | less | nets})

    def settled(self) -> frozenset[Decimal]:
        """What was given less the change, where it is told as a sum too."""
        return self.paid() & {one.value for one in self.sums if one.role not in {"amount_paid", "change_due"}}

    def is_below(self, one: Sum) -> bool:
        """Whether it stands where all is settled: below the change, or in a table of the taxes."""
        ends = [end.place for end in self.sums if end.role in {"change_due", "taxes"}]
        return bool(ends) and one.place > min(ends)

    def at(self, piece: Piece) -> Sum | None:
        """The sum that stands in ``piece``."""
        return next((one for one in self.sums if one.quote.piece is piece), None)


@cache
def _phrases() -> tuple[tuple[str, tuple[Terms, ...]], ...]:
    fields, tills = concepts(), table("sums")
    return tuple(
        (role, (*(fields[role].printed if role in fields else ()), *map(terms, tills.get(role, ())))) for role in _ROLES
    )


@lru_cache(maxsize=20_000)
def role_of(label: str) -> tuple[str, float]:
    """What a label says an amount is and how surely; nothing where it says none of it."""
    words = terms(_RATE.sub(" ", _CURRENCY.sub("", label)))
    if not words:
        return "", 0.0
    ranked = [
        (likeness(phrase, words), -place, role) for place, (role, all_) in enumerate(_phrases()) for phrase in all_
    ]
    score, _, role = max(ranked)
    return (role, round(score, 3)) if score >= _ALIKE else ("", 0.0)


def sums_of(view: DocumentView, notation: Notation) -> Sums:
    """The amounts of the first and last pages with their labels."""
    pages = view.pages if len(view.pages) <= 2 * _PAGES else [*view.pages[:_PAGES], *view.pages[-_PAGES:]]
    found = chain.from_iterable(_sums_on(page, notation) for page in pages)
    return Sums(tuple(replace(one, place=place) for place, one in enumerate(found)))


def _sums_on(page: PageView, notation: Notation) -> Iterator[Sum]:
    for piece in sorted(page.pieces, key=lambda one: (one.box.y0, one.box.x0)):
        amounts = find_amounts(piece.text, notation.decimal, currency=notation.currency)
        money = [one for one in amounts if _is_money(one.printed(piece.text), one.certainty) and not one.value.percent]
        if not money:
            if terms(piece.text) in _tax_tables():
                yield Sum(Quote(piece, 0, len(piece.text)), Decimal(0), "taxes", 1.0, 0)
            continue
        last = money[-1]
        role, naming = role_of(_label(page, piece, piece.text[: money[0].start]))
        yield Sum(Quote(piece, last.start, last.stop), last.value.value, role, naming, 0)


@cache
def _tax_tables() -> frozenset[Terms]:
    return frozenset(map(terms, table("sums")["tax_tables"]))


def _is_money(printed: str, certainty: float) -> bool:
    """Whether a figure is an amount; tills print cents without a nought before them."""
    return certainty >= _MONEY or (len(printed) == 3 and printed[0] == ".")


def _label(page: PageView, piece: Piece, before: str) -> str:
    """What stands before an amount in its piece, else the nearest words to its left."""
    if any(map(str.isalpha, _CURRENCY.sub("", before))):
        return before
    left = [one for one in page.row_of(piece) if one.box.x1 <= piece.box.x0 + 2.0 and any(map(str.isalpha, one.text))]
    return left[-1].text if left else ""


def totals(view: DocumentView, wanted: Iterable[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for the total from the amounts that prove to be it or are labelled so."""
    asked = [one for one in wanted if one.concept in _ASKED and one.sense is Sense.MONEY]
    if not asked:
        return
    sums = sums_of(view, notation)
    for one in sums.sums:
        worth = _worth(one, sums)
        for field in asked if worth else ():
            for reading in readings(field, (one.quote,), notation):
                worth_read = worth * (0.9 + 0.1 * reading.certainty)
                yield Candidate(field, Found(reading.value, reading.quotes, worth_read), None, 0.0, reading.amount)


def _worth(one: Sum, sums: Sums) -> float:
    """How likely an amount is the total; 0 where nothing says so."""
    is_settled = one.value in sums.settled()
    if one.role != "total" and (one.role not in {"", "rounding"} or not is_settled):
        return 0.0
    worth = _NAMED * (0.4 + 0.6 * one.naming) if one.role == "total" else _UNNAMED
    rounded = sums.rounded()
    worth += _PAID * is_settled + _ADDED * (one.value in {*sums.added(), *rounded.values()})
    if one.value in rounded:
        worth *= _UNPROVEN
    if sums.settled() and not is_settled:
        worth *= _UNPROVEN
    if sums.is_below(one):
        worth *= _BELOW
    return min(worth, _MOST)


def proven(candidates: Sequence[Candidate], view: DocumentView, notation: Notation) -> list[Candidate]:
    """``candidates`` with those for a total doubted that bear the label of something else, or that others disprove."""
    if not any(one.wanted.concept in _ASKED for one in candidates):
        return list(candidates)
    sums = sums_of(view, notation)
    return [_doubted(one, sums) if one.wanted.concept in _ASKED else one for one in candidates]


def _doubted(one: Candidate, sums: Sums) -> Candidate:
    if one.label is None or one.amount is None:
        return one
    role, _ = role_of(one.label.text)
    factor = _OTHER_ROLE if role not in {"", "total"} else 1.0
    settled, amount = sums.settled(), round(Decimal(str(one.amount)), 2)
    if (settled and amount not in settled) or amount in sums.rounded():
        factor *= _UNPROVEN
    own = sums.at(one.found.quotes[0].piece)
    if own is not None and sums.is_below(own):
        factor *= _BELOW
    return replace(one, found=replace(one.found, confidence=one.found.confidence * factor))
