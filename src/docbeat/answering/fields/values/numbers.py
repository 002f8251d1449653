"""Numbers as they are printed: groups of thousands, decimal point or comma, and which of the two a document uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

DecimalMark = Literal[".", ","]

# Thin spaces and those that do not break; a plain space groups only where more speaks for it.
SPACES = "\u00a0\u2009\u202f"
_GROUPED = rf"\d{{1,3}}(?:(?P<mark>[,.'’{SPACES} ])\d{{3}})(?:(?P=mark)\d{{3}}){{0,5}}"
_TIGHT = rf"\d{{1,3}}(?:(?P<mark>[,.'’{SPACES}])\d{{3}})(?:(?P=mark)\d{{3}}){{0,5}}"
_INDIAN = r"\d{1,2}(?:,\d{2}){1,5},\d{3}"
_DECIMALS = r"(?:(?P<point>[.,])(?P<gap>\s?)(?P<decimals>\d{1,8})(?!\d)|[.,][-–](?!\w))?"
NUMBER = rf"(?:(?:{_INDIAN}|{_GROUPED})(?!\d)|\d{{1,18}})(?!\d){_DECIMALS}|(?<![\w.])\.\d{{1,8}}(?!\d)"
TIGHT_NUMBER = rf"(?:(?:{_INDIAN}|{_TIGHT})(?!\d)|\d{{1,18}})(?!\d){_DECIMALS}|(?<![\w.])\.\d{{1,8}}(?!\d)"

_MARKED = re.compile(r"(?<![\d.,/:\-])\d{1,3}(?:[.,'’\s]\d{3}){0,4}([.,])(\d{1,3})(?![\d/:]|[.,]\d|-\w)")


def parse_number(printed: str, decimal: DecimalMark | None = None) -> Decimal | None:
    """The number ``printed`` says, without sign; ``decimal`` decides what ``1.234`` is."""
    digits = re.sub(rf"[\s'’{SPACES}]", "", printed).rstrip("-–")
    place = _decimal_place(digits, decimal)
    whole, rest = re.sub("[.,]", "", digits[:place]), digits[place + 1 :]
    return Decimal(f"{whole or 0}.{rest}" if rest else whole) if f"{whole}{rest}".isdecimal() else None


def _decimal_place(digits: str, decimal: DecimalMark | None) -> int:
    """Where in ``digits`` the mark stands that parts the decimals; their length if none does."""
    places = [index for index, char in enumerate(digits) if char in ".,"]
    if not places:
        return len(digits)
    last = places[-1]
    count, whole = len(digits) - last - 1, digits[:last]
    if digits.count(digits[last]) > 1:
        # What stands twice groups; of 1.234.56 the first was a comma before it was misread.
        return len(digits) if count == 3 else last
    if len(places) > 1 or count != 3 or whole.lstrip("0") == "" or len(whole) > 3:
        return last
    return last if digits[last] == (decimal or ".") else len(digits)


def decimal_mark(texts: Iterable[str]) -> DecimalMark:
    """Which mark a whole document writes before decimals; the point where nothing tells."""
    votes = {".": 0, ",": 0}
    for text in texts:
        for found in _MARKED.finditer(text):
            mark, weight = _vote(found)
            votes[mark] += weight
    return "," if votes[","] > votes["."] else "."


def _vote(found: re.Match[str]) -> tuple[str, int]:
    """What one figure says about the mark, and how loudly: ``12,50`` clearly, ``1.234`` groups more often than not."""
    mark, digits = found[1], found[2]
    if len(digits) < 3:
        return mark, 4 if len(digits) == 2 else 2
    whole = found.group()[: found.start(1) - found.start()]
    if whole.lstrip("0") == "":
        return mark, 2
    return "," if mark == "." else ".", 4 if mark in whole else 1
