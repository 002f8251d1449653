"""Letters that reading took for digits, put right without moving a character: ``O.00``, ``l2/06/2018``, ``S12.00``."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("OoQDIl|", "0000111")
_LIKE = r"[\dOoQDIl|]"

# Signs as wide as the characters of Chinese and Japanese.
_WIDE = {
    ord(wide): narrow for wide, narrow in zip("，．／－（）％：０１２３４５６７８９", ",./-()%:0123456789", strict=True)
}

_DATE = re.compile(
    rf"(?<![^\W_]){_LIKE}{{1,4}}\s?([/.\-])\s?{_LIKE}{{1,2}}\s?\1\s?{_LIKE}{{2,4}}(?![^\W_])"
    r"|(?<![^\W_])[12Il][\dOo]{3}(?![^\W_])"  # a year
    r"|(?<![^\W_])[\dOoIl]{2}(?=[\s\-.][^\W\d_]{3})"  # a day before the name of its month
)
_AMOUNT = re.compile(
    r"(?<![^\W_])(?P<dollar>[S5§](?=\s?[\dOo]{1,3}[.,])|)(?:RM|[A-Z]{3})?\s?"
    r"(?P<digits>[\dOoIl|][\dOoIl|,]{0,14}[.,]\s?[\dOo]{2})(?![^\W_])"
)


def narrow(text: str) -> str:
    """``text`` with wide figures and signs made narrow; as long as before."""
    return text if text.isascii() else text.translate(_WIDE)


def mended_dates(text: str) -> str:
    """``text`` with the misread digits of what looks like a date put right; as long as before."""
    return _DATE.sub(lambda found: _mended(found.group()), text)


def mended_amounts(text: str) -> str:
    """``text`` with the misread digits of what looks like an amount put right; as long as before."""
    return _AMOUNT.sub(_mended_amount, text)


def _mended(part: str) -> str:
    """With digits for letters, if most of it are digits anyhow."""
    letters = sum(char.isalpha() or char == "|" for char in part)
    digits = sum(char.isdigit() for char in part)
    return part.translate(_DIGITS) if 0 < letters <= digits else part


def _mended_amount(found: re.Match[str]) -> str:
    start = found.start("digits") - found.start()
    head, digits = found.group()[:start], found["digits"]
    if found["dollar"] == "S":
        head = "$" + head[1:]
    return head + (digits.translate(_DIGITS) if any(char.isdigit() for char in digits) else digits)
