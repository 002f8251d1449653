"""How a typed value is given for a leaf of a schema: numbers as numbers, dates as it asks, all else as printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from docbeat.answering.fields.values.amounts import Amount, find_amounts
from docbeat.answering.fields.values.booleans import find_booleans
from docbeat.answering.fields.values.dates import Dated, Precision
from docbeat.answering.fields.values.numbers import parse_number
from docbeat.answering.fields.values.times import seconds

JsonLeaf = str | int | float | bool | None
SchemaType = Literal["string", "number", "integer", "boolean"]

_ISO = re.compile(r"\biso\b|\biso[- ]?8601|yyyy-mm-dd|%Y-%m-%d|\b(?:19|20)\d\d-\d\d-\d\d\b", re.IGNORECASE)
_PATTERN = re.compile(
    r"(?<![A-Za-z])(?:YYYY|YY|MMMM|MMM|MM|DD|M|D)(?:[\-/. ,]{0,2}(?:YYYY|YY|MMMM|MMM|MM|DD|M|D)){1,2}(?![A-Za-z])"
    r"|(?<![A-Za-z])YYYY(?![A-Za-z])",
    re.IGNORECASE,
)
_PART = re.compile(r"YYYY|YY|MMMM|MMM|MM|DD|M|D", re.IGNORECASE)
_CURRENCY = re.compile(r"\bcurrency\s?(?:code)?\b|\bISO[- ]?4217", re.IGNORECASE)
_AMOUNT_WORD = re.compile(r"amount|total|price|value|number|figure|balance|cost", re.IGNORECASE)
_FRACTION = re.compile(
    r"\bas (?:a )?(?:decimal|fraction)|\bdecimal fraction|0\.\d+ for|\(e\.g\.,? 0\.\d+\)", re.IGNORECASE
)
_UNSIGNED = re.compile(
    r"\b(?:as (?:a )?)?positive (?:number|amount|value)|\bunsigned\b|\babsolute value|\bwithout (?:the )?sign\b",
    re.IGNORECASE,
)
_MINOR = re.compile(r"\bin (?:cents|pence|minor units?)\b", re.IGNORECASE)
# A space that reading put behind the decimal mark.
_GAP = re.compile(r"(?<=\d[.,])\s(?=\d\d(?!\d))")
_YEAR = re.compile(r"year", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"without (?:the )?(?:currency|symbol|commas?|thousand)|no (?:currency|symbols?|commas?)|digits only|numeric only"
    r"|numbers? only|plain (?:number|decimal)",
    re.IGNORECASE,
)


_SHORT_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.")


def render(value: Any, printed: str, schema_type: SchemaType, format: str | None = None, hint: str = "") -> JsonLeaf:  # noqa: A002
    """The JSON value for a leaf, or None where ``value`` cannot be one of its type.

    ``value`` is what a finder found (a date, an amount, a truth, text), ``printed`` how it stands in the document,
    ``hint`` what title, description and prompt say of the field.
    """
    if schema_type == "boolean":
        return _boolean(value, printed)
    if schema_type in {"number", "integer"}:
        number = _number(value, printed, hint)
        if number is None:
            return None
        if number == number.to_integral_value():
            return int(number) if schema_type == "integer" or not number.as_tuple().exponent else float(number)
        return float(number) if schema_type == "number" else None
    return _string(value, printed, format or "", hint) or None


def _boolean(value: Any, printed: str) -> bool | None:
    if isinstance(value, bool):
        return value
    found = find_booleans(printed)
    return max(found, key=lambda one: one.certainty).value if found else None


def _number(value: Any, printed: str, hint: str) -> Decimal | None:
    if isinstance(value, Amount):
        scaled = _scaled(value, hint)
        return abs(scaled) if _UNSIGNED.search(hint) else scaled
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    if isinstance(value, Dated):
        return Decimal(value.date.year) if value.precision is Precision.YEAR or _YEAR.search(hint) else None
    found = find_amounts(printed)
    if not found and (duration := seconds(printed)) is not None:
        return duration
    return max(found, key=lambda one: one.certainty).value.value if found else parse_number(printed.strip())


def _scaled(value: Amount, hint: str) -> Decimal:
    if value.percent and _FRACTION.search(hint):
        return value.value / 100
    return value.value * 100 if _MINOR.search(hint) and not value.percent else value.value


def _string(value: Any, printed: str, format_: str, hint: str) -> str:
    if isinstance(value, Dated):
        return _date(value, printed, format_, hint)
    if isinstance(value, Amount):
        return _amount(value, printed, hint)
    text = tidy(printed or str(value))
    return next((change(text) for wish, change in _WISHES if wish.search(hint)), text)


def _date(value: Dated, printed: str, format_: str, hint: str) -> str:
    if format_ == "date-time":
        return value.moment.isoformat()
    if format_ == "time":
        return value.time.isoformat() if value.time else ""
    pattern = _PATTERN.search(hint)
    if format_ == "date" or (_ISO.search(hint) and not (pattern and not _ISO.search(pattern.group()))):
        return value.iso
    if pattern and value.precision is Precision.DAY:
        return in_pattern(value.date, pattern.group())
    # The last full stop of "01.05." is of the day.
    return printed.strip() if _SHORT_DAY.fullmatch(printed.strip()) else tidy(printed)


def in_pattern(day: date, pattern: str) -> str:
    """``day`` written like ``DD/MM/YYYY`` or ``D MMM YYYY``."""
    forms = {
        "YYYY": f"{day.year:04}", "YY": f"{day.year % 100:02}", "MMMM": f"{day:%B}", "MMM": f"{day:%b}",
        "MM": f"{day.month:02}", "M": str(day.month), "DD": f"{day.day:02}", "D": str(day.day),
    }  # fmt: skip
    return _PART.sub(lambda part: forms[part.group().upper()], pattern)


def _amount(value: Amount, printed: str, hint: str) -> str:
    if value.currency and _CURRENCY.search(hint) and not _AMOUNT_WORD.search(hint):
        return value.currency
    if _BARE_NUMBER.search(hint):
        return format(value.value, "f")
    return _GAP.sub("", tidy(printed))


_BEFORE = re.compile(r"\A(?:[\s:;,=|*–—]|\.(?!\d)|-(?=\s(?!\d))|#(?=\s)){1,40}")
_AFTER = re.compile(r"[\s:;,|=\-–—*]{1,40}\Z")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»"}


def _international(phone: str) -> str:
    """As E.164 has it, where the number is printed with its country."""
    digits = re.sub(r"\(0\)|\D", "", phone)
    return f"+{digits}" if phone.lstrip().startswith("+") else phone


# What a description may ask of text, and how it is done.
_WISHES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"\bE\.?164\b"), _international),
    (re.compile(r"\b(?:digits|numerals) only\b|\bonly (?:the )?digits\b", re.I), lambda text: re.sub(r"\D", "", text)),
    (
        re.compile(r"\b(?:without|no|remove|strip) (?:any )?(?:spaces|whitespace)\b", re.I),
        lambda text: re.sub(r"\s", "", text),
    ),
    (re.compile(r"\b(?:in |all )?(?:upper[- ]?case|capital letters|capitals)\b", re.I), str.upper),
    (re.compile(r"\b(?:in |all )?lower[- ]?case\b", re.I), str.lower),
)


def tidy(printed: str) -> str:
    """``printed`` in single spaces, without what is left of its label before it and punctuation after it."""
    text = " ".join(printed.split())
    kept = _AFTER.sub("", _BEFORE.sub("", text))
    if kept.endswith(".") and kept[-2:-1].isdigit():
        kept = kept[:-1]
    for opening, closing in _PAIRS.items():
        if kept.endswith(opening) or (kept.endswith(closing) and opening not in kept):
            kept = kept[:-1].rstrip()
        if kept.startswith(closing) or (kept.startswith(opening) and closing not in kept):
            kept = kept[1:].lstrip()
    return kept
