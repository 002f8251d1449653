"""Times of day, results of races and durations, as printed."""

from __future__ import annotations

import re
from decimal import Decimal

from docbeat.answering.fields.values.match import Match, apart

_CLOCK = re.compile(
    r"(?<![\w:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?![\w:%]|\.\d)"
    r"|(?<![\w:.,])(?:0?[1-9]|1[0-2])(?:\.[0-5]\d)?\s?[AaPp]\.?[Mm](?![\w])\.?"
    r"|(?<![\w:.,])(?:[01]?\d|2[0-4])[hH][0-5]\d(?![\w:])"
)
_RESULT = re.compile(r"(?<![\w:.,])(?:\d{1,2}:)?[0-5]?\d[:'][0-5]\d[.,\"]\d{1,3}(?![\w:])")
_PARTS = re.compile(r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2})[:'](?P<seconds>\d{1,2}(?:[.,]\d{1,3})?)\"?")
_DURATION = re.compile(
    r"(?<![\w.,])(?:\d{1,3}\s?(?:h(?:ours?|rs?|r)?|std|stunden)\.?[\s,]{0,2})(?:\d{1,2}\s?m(?:in(?:utes?|s)?)?)\b\.?(?:\s?\d{1,2}\s?s(?:ec(?:onds?|s)?)?\b)?"
    r"|(?<![\w.,])\d{1,4}(?:[.,]\d{1,2})?\s?(?:hours?|hrs?|minutes?|mins?|min|seconds?|secs?|stunden|minuten|heures?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)


def find_times(text: str) -> list[Match[str]]:
    """The times in ``text`` as printed: ``14:05``, ``1:03.28``, ``2h 30m``."""
    if not any(char.isdigit() for char in text):
        return []
    kinds = ((_RESULT, 0.9), (_DURATION, 0.8), (_CLOCK, 0.85))
    return apart(Match(*one.span(), one.group(), certainty) for kind, certainty in kinds for one in kind.finditer(text))


def seconds(printed: str) -> Decimal | None:
    """How many seconds ``1:03.28`` or ``2:01:09`` are, read as a duration."""
    found = _PARTS.fullmatch(printed.strip())
    if found is None:
        return None
    whole = int(found["hours"] or 0) * 3600 + int(found["minutes"]) * 60
    return whole + Decimal(found["seconds"].replace(",", "."))
