"""Identifiers: numbers of invoices, orders, accounts, registrations, taxes, as printed."""

from __future__ import annotations

import re

from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.values.match import Match, apart, without

_TOKEN = re.compile(r"(?<![\w@.,])#?[A-Za-z0-9]{1,40}(?:[\-/._:*][A-Za-z0-9]{1,40}){0,8}(?![\w@])(?!\.\w|,\d{3}(?!\d))")
# What registers and tax offices hand out, in the shapes that tell them from other figures.
_KNOWN = (
    (re.compile(r"(?<![\w\-])[A-Z]{2}\s?\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?B\d\d|\d{0,3})(?![\w\-])"), 0.85),  # VAT, EU
    (re.compile(r"(?<![\w\-])GB\s?\d{3}\s?\d{4}\s?\d{2}(?:\s?\d{3})?(?![\w\-])"), 0.9),  # VAT, United Kingdom
    (re.compile(r"(?<![\w\-])FR\s?[A-Z\d]{2}\s?\d{3}\s?\d{3}\s?\d{3}(?![\w\-])"), 0.9),  # VAT, France
    (re.compile(r"(?<![\w\-])BE\s?[01]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\w\-])"), 0.9),  # VAT, Belgium
    (re.compile(r"(?<![\w\-])CHE-?\s?\d{3}[ .]?\d{3}[ .]?\d{3}(?:\s(?:MWST|TVA|IVA))?(?![\w\-])"), 0.95),  # Swiss
    (re.compile(r"(?<![\w\-])\d{9}\s?R[TPC]\s?\d{4}(?![\w\-])"), 0.95),  # business number, Canada
    (re.compile(r"(?<![\w\-])\d{2}-\d{7}(?![\w\-])"), 0.85),  # employer number, US
    (re.compile(r"(?<![\w\-])(?:\d{3}|[Xx*]{3})-(?:\d{2}|[Xx*]{2})-\d{4}(?![\w\-])"), 0.85),  # social security, US
    (re.compile(r"(?<![\w\-])\d{4,7}-[A-Z](?![\w\-])"), 0.85),  # company, Malaysia
    (re.compile(r"(?<![\w\-])\d{2}[A-Z]{5}\d{4}[A-Z]\d[A-Z]\w(?![\w\-])"), 0.95),  # GST, India
    (re.compile(r"(?<![\w\-])[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?![\w\-])"), 0.9),  # PAN, India
    (re.compile(r"(?<![\w.\-])\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}(?![\w\-])"), 0.95),  # CNPJ, Brazil
    (re.compile(r"(?<![\w.\-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w\-])"), 0.95),  # CPF, Brazil
    (re.compile(r"(?<![\w\-])\d{2}\s\d{3}\s\d{3}\s\d{3}(?![\w\-]|\s\d)"), 0.35),  # ABN, Australia
    (re.compile(r"(?<![\w\-])\d{3}\s\d{3}\s\d{3}\s\d{5}(?![\w\-]|\s\d)"), 0.7),  # SIRET, France
    (re.compile(r"(?<![\w\-])\d{2,3}/\d{3}/\d{4,5}(?![\w\-/])"), 0.7),  # tax number, Germany
    (re.compile(r"(?<![\w\-])HRB\s?\d{3,6}(?![\w\-])"), 0.9),  # commercial register, Germany
)
_MASKED = re.compile(
    r"(?<![\w*•·.])(?:[Xx*•·#]{2,6}[ \-.]?){1,5}\d{3,6}(?![\w\-]|[.,]\d)"
    r"|(?<![\w.…])(?:\.{2,6}|…)\d{3,4}(?![\w\-]|[.,]\d)"
    r"|(?i:ending\s(?:in|with)\s{1,2}|endet auf\s)(?P<end>\d{3,6})(?!\d)"
)
_ACCOUNT = re.compile(r"(?<![\w.,/\-])\d{2,12}(?:[ \-]\d{2,10}){0,5}(?![\w,/\-])(?!\.\d)")
_FIGURES = re.compile(r"\d+\.\d+(?:-\d+\.\d+)?|\d{1,3}/\d{1,3}|(?:19|20)\d\d[\-/](?:(?:19|20)\d\d|\d\d)")
_PAGES = re.compile(r"\d{4}-\d{4}")
_MEASURE = re.compile(r"\d{1,4}[A-Za-z]{1,3}|\d+\.\d+[A-Za-z]{1,2}")
_AMOUNT = re.compile(r"#?\d{1,3}(?:[.,]\d{3}){0,4}(?:[.,]\d{2})?|\d{1,7}\.\d{2}")
_TIME = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?")


def find_ids(text: str) -> list[Match[str]]:
    """The identifiers in ``text``: what holds a digit and is neither a date, a time nor an amount with decimals.

    Letters and digits together are surest; a short figure alone is hardly one.
    """
    if not any(char.isdigit() for char in text):
        return []
    found = [
        Match(*one.span(), one.group(), certainty) for pattern, certainty in _KNOWN for one in pattern.finditer(text)
    ]
    for one in _TOKEN.finditer(text):
        certainty = _id_certainty(one.group())
        if certainty:
            skip = one.group().startswith("#")
            found.append(Match(one.start() + skip, one.end(), one.group()[skip:], certainty))
    return apart(without(found, (day for day in find_dates(text) if day.certainty >= 0.5)))


def _id_certainty(token: str) -> float:
    digits = sum(char.isdigit() for char in token)
    letters = sum(char.isalpha() for char in token)
    if not digits or _TIME.fullmatch(token):
        return 0.0
    if letters:
        return _mixed_certainty(token, digits)
    if _AMOUNT.fullmatch(token) and not token.isdigit():
        return 0.0
    if _FIGURES.fullmatch(token):
        return 0.1
    if not token.lstrip("#").isdigit():
        return 0.6 if digits >= 5 else 0.2
    return 0.15 if digits <= 2 else 0.3 if digits <= 4 else 0.55


def _mixed_certainty(token: str, digits: int) -> float:
    """Of letters and digits: capitals and three digits make an identifier, "16PCS", "3-year" and "text.15" do not."""
    if _MEASURE.fullmatch(token):
        return 0.2
    if re.search(r"[a-z]{3}", token):
        return 0.3
    return 0.8 if len(token) >= 5 and digits >= 3 else 0.4


def find_accounts(text: str) -> list[Match[str]]:
    """The account and card numbers in ``text``; masked ones (``XXXX1234``, "ending in 1234") are surest."""
    found = []
    for one in _MASKED.finditer(text):
        group = "end" if one["end"] else 0
        found.append(Match(one.start(group), one.end(group), one[group], 0.9))
    for one in _ACCOUNT.finditer(text):
        certainty = _account_certainty(one.group())
        if certainty:
            found.append(Match(*one.span(), one.group(), certainty))
    return apart(without(found, (day for day in find_dates(text) if day.certainty >= 0.5))) if found else []


def _account_certainty(printed: str) -> float:
    digits, groups = sum(char.isdigit() for char in printed), printed.split(" ")
    if not 5 <= digits <= 20:
        return 0.0
    if _PAGES.fullmatch(printed):
        return 0.3
    if len(groups) == 1:
        return 0.5 if digits >= 7 else 0.3
    # A row of figures: only groups of four that are no years read as one number.
    are_fours = all(len(group) == 4 for group in groups[:-1]) and len(groups[-1]) <= 4 and len(groups) > 2
    return 0.5 if are_fours and not all(group[:2] in {"19", "20"} for group in groups) else 0.0
