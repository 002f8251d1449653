"""How somebody is reached: e-mail addresses, web addresses, telephone numbers."""

from __future__ import annotations

import re

from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.values.match import Match, apart, without

_EMAIL = re.compile(
    r"(?<![\w.%+\-])[A-Za-z0-9][\w.%+\-]{0,63}(?P<at>@\s?|\s@\s)[A-Za-z0-9][A-Za-z0-9\-]{0,62}"
    r"(?:\.[A-Za-z0-9\-]{1,63}){0,4}\.[A-Za-z]{2,12}(?![A-Za-z0-9])"
)
_ENDINGS = (
    "com|org|net|edu|gov|info|biz|io|co|ai|app|dev|shop|online|eu|uk|de|fr|es|it|nl|be|ch|at|pl|pt|se|no|dk|fi|ie|us|ca|mx|br"
    "|ar|cl|au|nz|in|my|sg|id|th|ph|vn|cn|jp|kr|hk|tw|za|ma|ae|tr|ru|ua|cz|gr|hu|ro"
)
_URL = re.compile(
    r"(?<![\w@.\-])(?:(?P<scheme>https?://)|(?P<www>www\.))[^\s<>\"'()\[\]]{2,300}"
    rf"|(?<![\w@.\-])[A-Za-z0-9][A-Za-z0-9\-]{{1,62}}(?:\.[A-Za-z0-9\-]{{2,63}}){{0,3}}\.(?:{_ENDINGS})(?![\w@])"
    r"(?:/[^\s<>\"'()]{0,200})?",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w+])(?<!\w[.,/\-])(?P<plus>\+\s?)?\(?\d{1,12}(?:(?:[ .\-()\u00a0]{1,3}|/)\d{1,11}){0,7}"
    r"(?:\s?(?:ext|x)\.?\s?\d{1,5})?(?!\w)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:\b(?:tele?|t[ée]l|phone|fax|mobile?|mob|cell|hp|h/p|ph|call|hotline|whatsapp|contact|handphone|fon|telefon|telefax"
    r"|telephone|t[ée]l[ée]phone|tel[ée]fono|telefone|handy|no\. ?tel|toll[ -]free)\b|(?<![^\s(|])[tfm](?=:))"
    r"\W{0,4}(?:no|number|nr)?\W{0,4}\Z",
    re.IGNORECASE,
)
# As countries write their numbers, surest first. Digits alone are a telephone number only beside a word that says so.
_SHAPES = (
    (re.compile(r"\(\d{2,5}\)[ \-]?\d{3,4}[ \-]?\d{3,4}"), 0.9),
    (re.compile(r"1?[ .\-]?\d{3}([.\-])\d{3}\1\d{4}"), 0.85),
    (re.compile(r"0\d(?:([ .])\d\d)(?:\1\d\d){3}"), 0.8),
    (re.compile(r"0\d{1,4}[ \-/]{1,3}\d{3,4}[ \-]?\d{3,5}"), 0.7),
    (re.compile(r"1[38]00[ \-]\d{2,3}[ \-]\d{3,4}(?:[ \-]\d{2,4})?"), 0.7),
    (re.compile(r"\d{3}[ \-]\d{3}[ \-]\d{4}"), 0.7),
    (re.compile(r"0\d{8,10}"), 0.4),
)


def find_emails(text: str) -> list[Match[str]]:
    """The e-mail addresses in ``text``, without the spaces reading may have put beside the sign."""
    if "@" not in text:
        return []
    found = _EMAIL.finditer(text)
    return [Match(*one.span(), re.sub(r"\s", "", one.group()), 0.75 if one["at"] != "@" else 0.98) for one in found]


def find_urls(text: str) -> list[Match[str]]:
    """The web addresses in ``text``; a name without ``www`` counts by its ending and is less sure."""
    if "." not in text:
        return []
    found = []
    for one in _URL.finditer(text):
        printed = one.group().rstrip(".,;:!?")
        if re.search(r"\.[A-Z][a-z]+\Z", printed):
            continue  # the end of a sentence and the next one
        certainty = 0.97 if one["scheme"] else 0.95 if one["www"] else 0.8 if "/" in printed else 0.6
        found.append(Match(one.start(), one.start() + len(printed), printed, certainty))
    return found


def find_phones(text: str) -> list[Match[str]]:
    """The telephone numbers in ``text`` as printed, national and international."""
    found = []
    for one in _PHONE.finditer(text):
        printed = one.group().rstrip(" (.-/")
        certainty = _phone_certainty(text, one, printed)
        if certainty:
            found.append(Match(one.start(), one.start() + len(printed), printed, certainty))
    return apart(without(found, (day for day in find_dates(text) if day.certainty >= 0.5))) if found else []


def _phone_certainty(text: str, found: re.Match[str], printed: str) -> float:
    digits = sum(char.isdigit() for char in printed)
    if not 6 <= digits <= 17 or printed.count("(") != printed.count(")"):
        return 0.0
    is_called = _CALLED.search(text[max(found.start() - 24, 0) : found.start()])
    if found["plus"]:
        return 0.97 if is_called else 0.9 if digits >= 8 else 0.0
    if is_called:
        return 0.95
    shape = re.sub(r"\s?(?:ext|x)\.?\s?\d+\Z", "", printed.replace("\u00a0", " "), flags=re.IGNORECASE)
    return next((certainty for pattern, certainty in _SHAPES if pattern.fullmatch(shape)), 0.0)
