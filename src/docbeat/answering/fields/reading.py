"""Reads a value of the wanted kind out of quoted text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docbeat.answering.field import Shape
from docbeat.answering.fields.concepts import known_labels
from docbeat.answering.fields.labels import RATE_OF
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.values.amounts import COUNTED, Amount, find_amounts
from docbeat.answering.fields.values.booleans import find_booleans
from docbeat.answering.fields.values.contacts import find_emails, find_phones, find_urls
from docbeat.answering.fields.values.currencies import currency_code
from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.values.enums import match_enum
from docbeat.answering.fields.values.iban import find_bics, find_ibans
from docbeat.answering.fields.values.ids import find_accounts, find_ids
from docbeat.answering.fields.values.match import Match
from docbeat.answering.fields.values.names import is_running_text
from docbeat.answering.fields.values.postal import address_score, find_address
from docbeat.answering.fields.values.render import render, tidy
from docbeat.answering.fields.values.times import find_times
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import terms, weight
from docbeat.answering.view import Joined, Quote

# What a finder gives in its plain form, without the spaces or signs of print.
_PLAIN = frozenset({Sense.EMAIL, Sense.CURRENCY})
# A group of an identifier that is written with spaces: figures, or a few capitals.
_GROUP = re.compile(r"[*•xX]{2,6}|[A-Z]{0,4}[\d./-]*\d[\d./-]*[A-Z]{0,3}|[A-Z]{1,4}")
# "Nr. 9/2025"
_NUMBERED = re.compile(
    r"\s*(?:(?:nr|no|n°|nº|number|nummer|numéro|número|#)[.:]?\s*(?=\d[\w/-]*\s*\Z)|(?=\d+\s*\Z))(\d[\w/-]*)\s*",
    re.IGNORECASE,
)
_MASKED = re.compile(r"[.…*•xX#]{2,16}[ -]?\d{2,6}")
# Behind a balance: the account is overdrawn.
_BALANCES = frozenset({"running_balance", "opening_balance", "closing_balance"})
_OWED = re.compile(r"\d\s?(?:DR|Dr|OD|D|S|Soll|overdrawn)\b\.?\s*(?:\Z|\n)")
_END = frozenset({"end", "ending", "closing", "until", "to", "through", "bis", "fin", "hasta", "fine", "tot"})
# A line that looks less like an address is a name, where it is the first.
_STREET = 0.35
_PLAIN_NUMBER = 0.5
# Sums whose sign says nothing that their name does not.
_UNSIGNED = frozenset({"discount", "amount_paid", "total_deductions", "tax_rate", "total_withdrawals"})
# The schema wants the sign though.
_NEGATIVE = re.compile(r"\bnegati|\bsigned|\bas printed\b|vorzeichen", re.IGNORECASE)
# How surely an IBAN answers for the number of an account that it is made of: one printed for itself goes before.
_OF_IBAN = 0.5
_COUNTS = frozenset({"deposit_count", "withdrawal_count"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as the schema wants it, the quotes it was read from, and how surely they say it."""

    value: Any
    quotes: tuple[Quote, ...]
    certainty: float
    amount: float | None = None


Finder = Callable[[str, Wanted, Notation], Sequence[Match[Any]]]


def readings(wanted: Wanted, lines: tuple[Quote, ...], notation: Notation) -> list[Reading]:
    """What ``lines`` may say as a value of ``wanted``, the likeliest first; nothing when they say none."""
    if not lines:
        return []
    if wanted.sense is Sense.ADDRESS:
        return _address(wanted, lines)
    if wanted.sense in {Sense.TEXT, Sense.NAME}:
        return _text(wanted, lines)
    if wanted.sense in {Sense.ID, Sense.IBAN} and (code := _spaced_code(lines[0])):
        return [Reading(code, lines[:1], 0.9)] if wanted.field.shape is Shape.STRING else []
    text = Joined(lines)
    found = list(_FINDERS[wanted.sense](text.text, wanted, notation))
    if wanted.sense is Sense.MONEY:
        if RATE_OF.fullmatch(text.text):
            return []
        found = [match for match in found if not COUNTED.match(text.text, match.stop)]
    elif wanted.concept in _COUNTS:
        found = [match for match in found if match.value.currency is None and match.value.value % 1 == 0]
    for match in _preferred(wanted, found):
        value = _given(_signed(match, text.text, wanted), match.printed(text.text), wanted)
        if value is not None:
            amount = float(match.value.value) if isinstance(match.value, Amount) else None
            return [Reading(value, text.part(match.start, match.stop), match.certainty, amount)]
    return _plain_number(wanted, lines[0]) if wanted.sense is Sense.ID else []


def _plain_number(wanted: Wanted, line: Quote) -> list[Reading]:
    """A number such as "Statement no. 8": too little to be told for an identifier anywhere else."""
    found = _NUMBERED.fullmatch(line.text)
    if found is None:
        return []
    quote = replace(line, start=line.start + found.start(1), stop=line.start + found.end(1))
    return [Reading(render(None, quote.text, wanted.schema_type), (quote,), _PLAIN_NUMBER)]


def _signed(match: Match[Any], text: str, wanted: Wanted) -> Any:
    """The value of a match; a balance on the side of debts is below zero."""
    is_owed = wanted.concept in _BALANCES and _OWED.search(text, match.start)
    return replace(match.value, value=-abs(match.value.value)) if is_owed else match.value


def _given(value: Any, printed: str, wanted: Wanted) -> Any:
    """``value``, which stands in the document as ``printed``, as JSON of the type of the field, or None."""
    if wanted.sense is Sense.OPTION:
        return value
    if wanted.concept in _UNSIGNED and isinstance(value, Amount) and not _NEGATIVE.search(wanted.hint):
        value, printed = replace(value, value=abs(value.value)), printed.strip("-–−() ")
    if wanted.sense in _PLAIN and isinstance(value, str):
        printed = value
    return render(value, printed, wanted.schema_type, wanted.field.format, wanted.hint)


def _text(wanted: Wanted, lines: tuple[Quote, ...]) -> list[Reading]:
    text = tidy(" ".join(quote.text for quote in lines))
    if wanted.field.shape is not Shape.STRING or not _says_something(text, wanted):
        return []
    return [Reading(text, lines, 0.8 if wanted.sense is Sense.TEXT or not text[0].isdigit() else 0.4)]


def _says_something(text: str, wanted: Wanted) -> bool:
    """Whether ``text`` can be a value: no label, no lone word such as "No." or "to"."""
    found = terms(text)
    if not found or found in known_labels():
        return False
    if wanted.sense is Sense.NAME:
        letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
        if letters <= max(1, digits) or is_running_text(text) or text.islower() or _MASKED.search(text):
            return False
        return any(weight(term) == 1.0 for term in found) and not find_dates(text)
    return any(map(str.isalnum, text))


def _address(wanted: Wanted, lines: tuple[Quote, ...]) -> list[Reading]:
    """The lines of a postal address; a name that stands over them is not theirs.

    Streets have any name: of lines that stand together under one label all belong, when some of them look like an
    address.
    """
    texts = [quote.text for quote in lines]
    found = find_address(texts)
    if found is None or wanted.field.shape is not Shape.STRING:
        return []
    start, stop, certainty = found
    if address_score(texts[0]) < _STREET:
        start = min(start, 1) if len(texts) > 1 else start
    while stop < len(texts) and not find_emails(texts[stop]) and not find_phones(texts[stop]):
        stop += 1
    text = ", ".join(line.strip(" ,;") for line in texts[start:stop])
    return [Reading(text, lines[start:stop], certainty)]


def _preferred(wanted: Wanted, matches: list[Match[Any]]) -> list[Match[Any]]:
    """The matches in the order in which they are likely to be meant."""
    if wanted.sense is Sense.MONEY:
        return sorted((match for match in matches if not match.value.percent), key=lambda match: -match.start)
    if wanted.sense is Sense.NUMBER:
        return [match for match in matches if not match.value.percent]
    if wanted.concept in {"period_start", "period_end"} or (wanted.sense is Sense.DATE and len(matches) > 1):
        return _ends(wanted, matches)
    if wanted.sense is Sense.PERCENT:
        return [match for match in matches if match.value.percent] or (matches if _is_bare(matches) else [])
    return matches


def _ends(wanted: Wanted, matches: list[Match[Any]]) -> list[Match[Any]]:
    """Of a period the end that is wanted; a lone date is what its label says it is."""
    return matches[::-1] if wanted.concept == "period_end" or _END & set(terms(wanted.field.name)) else matches


def _spaced_code(quote: Quote) -> str:
    """All of a short quote that is nothing but groups of an identifier, such as ``GB 521 3631 49``; else nothing."""
    groups = quote.text.split()
    if _MASKED.fullmatch(quote.text.strip()):
        return quote.text.strip()
    if not 2 <= len(groups) <= 5 or find_dates(quote.text):
        return ""
    fits = all(_GROUP.fullmatch(group) for group in groups)
    return quote.text.strip() if fits and sum(map(str.isdigit, quote.text)) >= 5 else ""


def _is_bare(matches: list[Match[Any]]) -> bool:
    """Whether one small figure stands alone, as a rate does whose label holds the sign."""
    return len(matches) == 1 and abs(matches[0].value.value) <= 100 and matches[0].value.currency is None


def _ids(text: str, wanted: Wanted, _notation: Notation) -> Sequence[Match[Any]]:
    found = find_accounts(text) if wanted.concept in {"account_number", "customer_number"} else []
    if wanted.concept == "account_number":
        found = [replace(one, certainty=_OF_IBAN) for one in find_ibans(text)] or found
    return found or find_ids(text)


def _options(text: str, wanted: Wanted, _notation: Notation) -> Sequence[Match[Any]]:
    found = match_enum(text, wanted.field.options)
    return [found] if found else []


def _times(text: str, _wanted: Wanted, _notation: Notation) -> Sequence[Match[Any]]:
    """Times, also in seconds alone as results give them."""
    seconds = [Match(one.start(), one.end(), one[0], 0.7) for one in _SECONDS.finditer(text.strip())]
    return find_times(text) or seconds


# "44.01", or why there is none.
_SECONDS = re.compile(r"\A(?:\d{1,3}[.,]\d{1,3}|DNS|DNF|DSQ|DQ|NT)\Z")
_CODE = re.compile(r"\b[A-Z]{3}\b|[$€£¥₹]|\bR[MS]\b")


def _currencies(text: str, _wanted: Wanted, notation: Notation) -> Sequence[Match[Any]]:
    signs = ((sign, currency_code(sign[0], notation.currency)) for sign in _CODE.finditer(text))
    return [Match(sign.start(), sign.end(), code, 0.8) for sign, code in signs if code]


_FINDERS: dict[Sense, Finder] = {
    Sense.DATE: lambda text, _wanted, notation: find_dates(text, notation.order),
    Sense.MONEY: lambda text, _wanted, notation: find_amounts(text, notation.decimal, currency=notation.currency),
    Sense.NUMBER: lambda text, _wanted, notation: find_amounts(text, notation.decimal),
    Sense.PERCENT: lambda text, _wanted, notation: find_amounts(text, notation.decimal),
    Sense.ID: _ids,
    Sense.EMAIL: lambda text, _wanted, _notation: find_emails(text),
    Sense.PHONE: lambda text, _wanted, _notation: find_phones(text),
    Sense.URL: lambda text, _wanted, _notation: find_urls(text),
    Sense.IBAN: lambda text, _wanted, _notation: find_ibans(text),
    Sense.BIC: lambda text, _wanted, _notation: find_bics(text),
    Sense.CURRENCY: _currencies,
    Sense.TIME: _times,
    Sense.BOOLEAN: lambda text, _wanted, _notation: find_booleans(text),
    Sense.OPTION: _options,
}
