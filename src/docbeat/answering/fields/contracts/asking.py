"""Fields that agreements answer: their days, parties, law and sums, and whether they require something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.contracts.clauses import clause, defined
from docbeat.answering.fields.contracts.days import agreement_day, is_end, last_day
from docbeat.answering.fields.contracts.passages import Passages
from docbeat.answering.fields.contracts.roles import called, first_named, named_as, scheduled
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.values.amounts import Amount, find_amounts
from docbeat.answering.fields.values.render import tidy
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import Quote

_DEFINED, _CLAUSE, _NAMED, _SCHEDULED, _FIRST = 0.8, 0.97, 0.95, 0.99, 0.7
_LAW = re.compile(
    r"governed by.{0,120}?\blaws? of (?:the )?((?:State|Commonwealth|Province) of [A-Z]\w+(?: (?!WITHOUT)[A-Z]\w+)?"
    r"|England(?: and Wales)?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)",
    re.IGNORECASE | re.DOTALL,
)
_OF_AGREEMENT = frozenset({"agreement", "effective", "execution", "signing", "contract", "closing"})
_REQUIRED = frozenset({"required", "require", "requires", "mandatory"})
_ROLES = (
    "agent",
    "borrower",
    "arranger",
    "lender",
    "bank",
    "trustee",
    "landlord",
    "tenant",
    "seller",
    "buyer",
    "guarantor",
    "issuer",
)
_FIRST_PARTIES = frozenset({"borrower", "landlord"})


def from_agreement(passages: Passages, wanted: Sequence[Wanted]) -> Iterator[Candidate]:
    """What an agreement says, for those who ask; nothing of any other document."""
    if not passages.is_agreement:
        return
    for one in wanted:
        found = _found(passages, one)
        if found is not None:
            yield Candidate(one, found)


def party_names(passages: Passages, array: Field) -> list[Tree] | None:
    """The parties in the role an array of names asks for; None where it asks for none, or of no agreement."""
    role = terms(array.name)
    if array.items is None or array.items.shape is not Shape.STRING or not _is_party(role) or not passages.is_agreement:
        return None
    if {"lender", "bank"} & set(role):
        rows = scheduled(passages, role)
        if rows:
            return [Found(tidy(" ".join(quote.text for quote in row)), tuple(row), _SCHEDULED) for row in rows]
    return [Found(tidy(quote.text), (quote,), _NAMED) for quote in named_as(passages, role)]


def _is_party(role: Terms) -> bool:
    return bool(role) and role[-1] in _ROLES


def _found(passages: Passages, one: Wanted) -> Found | None:
    words = terms(one.field.name)
    match one.field.shape:
        case Shape.BOOLEAN:
            return _required(passages, words)
        case Shape.NUMBER | Shape.INTEGER:
            return _committed(passages, one)
        case Shape.STRING if one.sense is Sense.DATE:
            return _day(passages, one.field.name, words)
        case Shape.STRING if "law" in words:
            return _law(passages)
        case Shape.STRING if _is_party(words):
            return _party(passages, words)
        case Shape.STRING if one.sense is Sense.CURRENCY:
            return _currency(passages, one)
        case Shape.STRING if one.sense is Sense.TEXT:
            return defined(passages, words) or clause(passages, words)
    return None


def _party(passages: Passages, role: Terms) -> Found | None:
    """The party whose name stands next to its role; the borrower is the first one named where none is."""
    names = named_as(passages, role) or called(passages, role)
    if names:
        return Found(tidy(names[-1].text), (names[-1],), _NAMED)
    first = first_named(passages) if role[-1] in _FIRST_PARTIES else None
    return Found(tidy(first.text), (first,), _FIRST) if first else None


def _day(passages: Passages, name: str, words: Terms) -> Found | None:
    own = agreement_day(passages) if _OF_AGREEMENT & set(words) else None
    day = last_day(passages) if is_end(name) else own
    if day is None:
        return None
    # "Fifth anniversary of the Effective Date" holds no figures of a day.
    is_worked_out = not any(char.isdigit() for quote in day.quotes for char in quote.text)
    return Found(day.date.isoformat(), day.quotes, _NAMED, derived=is_worked_out)


def _law(passages: Passages) -> Found | None:
    clauses = [(passage, found) for passage in passages.all if (found := _LAW.search(passage.text))]
    # Forms at the end have a law of their own.
    own = [clause for clause in clauses if "greement" in clause[0].text[: clause[1].start()]] or clauses
    if not own:
        return None
    passage, found = own[0]
    return Found(tidy(found[1]), passage.part(*found.span(1)), _CLAUSE)


def _required(passages: Passages, words: Terms) -> Found | None:
    """True where all that the name is about is spoken of in one sentence."""
    about = set(words) - _REQUIRED
    if about == set(words) or len(about) < 2:
        return None
    for passage in passages.all:
        if about <= set(terms(passage.text)) and "shall" in passage.text.split():
            return Found(True, passage.part(0, len(passage.text)), _DEFINED)
    return None


def _committed(passages: Passages, one: Wanted) -> Found | None:
    """The sum of a schedule of commitments."""
    total = _total(passages) if one.sense is Sense.MONEY and _is_commitment(one) else None
    if total is None:
        return None
    value = float(total[0].value)
    return Found(int(value) if value.is_integer() else value, (total[1],), _SCHEDULED)


def _currency(passages: Passages, one: Wanted) -> Found | None:
    """What a schedule of commitments counts in."""
    total = _total(passages) if _is_commitment(one) else None
    return Found(total[0].currency, (total[1],), _SCHEDULED) if total and total[0].currency else None


def _is_commitment(one: Wanted) -> bool:
    return any("commitment" in terms(field.name) for field in (*one.parents, one.field))


def _total(passages: Passages) -> tuple[Amount, Quote] | None:
    sums = [(amount.value, quote) for quote in _totals(passages) for amount in find_amounts(quote.text, currency="USD")]
    return max(sums, key=lambda item: item[0].value, default=None)


def _totals(passages: Passages) -> Iterator[Quote]:
    for table in passages.view.tables:
        heads = [cell for number in range(min(2, len(table.grid))) for cell in table.row(number)]
        if any("commitment" in terms(cell.text) for cell in heads):
            for number in range(1, len(table.grid)):
                row = table.row(number)
                if row and terms(row[0].text)[:1] == ("total",):
                    yield from (quote for cell in row[1:] for quote in cell.quotes if "%" not in quote.text)
