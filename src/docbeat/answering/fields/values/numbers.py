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
NUMBER = rf"(?:(?:{_INDIAN}|{_GROUPED})(?!\d)|\d{{1,18}})(?!\d){_DECIMALS}|(?<![\d.])\.\d{{1,8}}(?!\d)"
TIGHT_NUMBER = rf"(?:(?:{_INDIAN}|{_TIGHT})(?!\d)|\d{{1,18}})(?!\d){_DECIMALS}|(?<![\d.])\.\d{{1,8}}(?!\d)"

_MARKED = re.compile(r"(?<![\d.,/:\-])\d{1,3}(?:[.,'’\s]\d{3}){0,4}([.,])(\d{1,3})(?![\d/:]|[.,]\d|-\w)")


def parse_number(printed: str, decimal: DecimalMark | None = None) -> Decimal | None:
    """The number ``printed`` says, without sign; ``decimal`` decides what ``1.234`` is."""
    digits = re.sub(rf"[\s'’{SPACES}]", "", printed).rstrip("-–")
    mark = _decimal_mark_of(digits, decimal)
    for other in ".,":
        if other != mark:
            digits = digits.replace(other, "")
    digits = digits.replace(mark or ".", ".").rstrip(".")
    return Decimal(digits) if digits and digits.replace(".", "", 1).isdecimal() else None


def _decimal_mark_of(digits: str, decimal: DecimalMark | None) -> str | None:
    """Which mark in ``digits`` parts the decimals, None if no mark does."""
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return None
    if marks.count(marks[-1]) > 1:
        return None  # 1.234.567: what stands twice groups
    if len(set(marks)) == 2:
        return marks[-1]
    whole, _, rest = digits.partition(marks[-1])
    if len(rest) != 3 or whole.lstrip("0") == "" or len(whole) > 3:
        return marks[-1]
    return marks[-1] if marks[-1] == (decimal or ".") else None


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
