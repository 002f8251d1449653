"""Bank accounts and banks by their international numbers: IBAN with its check digits, BIC."""

from __future__ import annotations

import re

from docbeat.answering.fields.values.match import Match

_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24,
    "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21,
    "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LI": 21,
    "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "MU": 30,
    "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24,
    "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29, "XK": 20,
}  # fmt: skip
_ELSEWHERE = "AU CA CL CN CO HK ID IN JP KE KR LK MX MY NG NZ PE PH RU SG TH TW US UY VN ZA".split()  # noqa: SIM905
_HEAD = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{2})\s?\d{2}(?=\s?[A-Z0-9])")
_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4}(?P<country>[A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])")
_CALLED = re.compile(r"(?:\bBIC\b|SWIFT)\W{0,4}(?:code|bic)?\W{0,4}\Z", re.IGNORECASE)


def find_ibans(text: str) -> list[Match[str]]:
    """The IBANs in ``text``, without spaces. One whose check digits are wrong is likely misread, and far less sure."""
    found = []
    for head in _HEAD.finditer(text):
        length = _LENGTHS.get(head.group()[:2])
        taken = _taken(text, head.start(), length) if length else None
        if taken is not None:
            value, stop = taken
            found.append(Match(head.start(), stop, value, 0.99 if is_iban(value) else 0.4))
    return found


def _taken(text: str, start: int, length: int) -> tuple[str, int] | None:
    """As many letters and digits as the country's IBANs have, single spaces left out, and where they end."""
    value, position = "", start
    while position < len(text) and len(value) < length:
        char = text[position]
        if char.isascii() and (char.isupper() or char.isdigit()):
            value += char
        elif not (char in " \u00a0-" and text[position - 1].isalnum()):
            return None
        position += 1
    ends = position == len(text) or not text[position].isalnum()
    return (value, position) if ends and len(value) == length else None


def is_iban(value: str) -> bool:
    """Whether the check digits of an IBAN without spaces are right."""
    if len(value) < 15 or not (value.isascii() and value.isalnum()):
        return False
    return int("".join(str(int(char, 36)) for char in value[4:] + value[:4])) % 97 == 1


def find_bics(text: str) -> list[Match[str]]:
    """The BICs in ``text``. Eight capitals are one only beside a word that says so, or with a digit among them."""
    found = []
    for one in _BIC.finditer(text):
        if one["country"] in _LENGTHS or one["country"] in _ELSEWHERE:
            is_called = _CALLED.search(text[max(one.start() - 20, 0) : one.start()])
            has_digit = any(char.isdigit() for char in one.group())
            found.append(Match(*one.span(), one.group(), 0.97 if is_called else 0.6 if has_digit else 0.2))
    return found
