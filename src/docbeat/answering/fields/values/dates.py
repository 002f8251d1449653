"""Dates: every usual notation, in figures or with the name of the month, also where reading misread a digit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from docbeat.answering.fields.values.match import Match, apart
from docbeat.answering.fields.values.misread import mended_dates, narrow
from docbeat.answering.fields.values.months import is_common_word, month_of


class DayOrder(StrEnum):
    """Which comes first in 03/04/2025."""

    DMY = "day first"
    MDY = "month first"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """The smallest part of a date that is printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, with the time of day printed beside it if there is one.

    Below its precision ``date`` is the first: month and year alone give the first of the month.
    ``is_ambiguous``: day and month could be the other way round, nothing says which.
    """

    date: date
    time: time | None = None
    precision: Precision = Precision.DAY
    is_ambiguous: bool = False

    @property
    def iso(self) -> str:
        """As ISO 8601 writes it: ``2025-04-03``, ``2025-04``, ``2025``."""
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.date.isoformat()[:length]

    @property
    def moment(self) -> datetime:
        """Date and time; midnight where no time is printed."""
        return datetime.combine(self.date, self.time or time())


Found = Iterator[Match[Dated]]

_WORD = r"(?P<month>[^\W2-9_]{3,12})\.?"
_GAP = r"[\s\-./,']{0,3}"
_DAY = r"(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th|(?:er|[ºª°.])(?![^\W\d_])))?"
_OF = r"(?:day\s)?(?:(?:de|of|di|do|del|den)\s{1,2})?"
_YEAR = r"['’]?(?P<year>\d{4}|\d{2})(?![\d:]|[.,]\d|,?\s\d{4})"

_FIGURES = re.compile(
    r"(?<!\d)(?P<a>\d{1,4})(?P<s>\s{0,2}[/.\-]\s{0,2})(?P<b>\d{1,2})(?P<t>\s{0,2}[/.\-]\s{0,2})"
    r"(?P<c>\d{4}(?=\d\d:\d\d)|\d{1,4}(?!\d))"
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?<!\d[.,:/])(?<![^\W\d_][\-'’]){_DAY}[\s\-./']{{0,3}}{_OF}{_WORD}{_GAP}{_OF}{_YEAR}", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_]){_WORD}[\s\-./]{{0,2}}{_DAY}(?!\d)(?P<gap>[\s,\-./']{{1,3}}){_OF}{_YEAR}", re.IGNORECASE
)
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>\d{{4}})[\s\-./]{{1,2}}{_WORD}[\s\-./]{{1,2}}{_DAY}(?!\d)", re.IGNORECASE)
_MONTH_YEAR = re.compile(
    rf"(?<![^\W\d_]){_WORD}(?P<gap>[\s\-./,'’]{{0,3}}){_OF}(?P<year>\d{{4}}|\d{{2}})(?![^\W_]|[:.,/\-]\d)",
    re.IGNORECASE,
)
_DAYS_OF_MONTH = re.compile(
    rf"(?<![^\W\d_]){_WORD}\s{{1,2}}(?P<first>\d{{1,2}})\s{{0,2}}[\-–—]\s{{0,2}}(?P<last>\d{{1,2}}),?\s{{1,2}}(?P<year>\d{{4}})(?!\d)"
    rf""
)
_OPENING = re.compile(
    rf"(?:(?<![\d.,:/\-]){_DAY}(?:\s{{1,2}}{_OF}{_WORD})?"
    rf"|(?<![^\W\d_])(?P<month2>[^\W2-9_]{{3,12}})\.?\s{{1,2}}(?P<day2>[0-3]?\d)"
    r"(?:st|nd|rd|th)?|(?<![\d.,:/\-])(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)\.?)"
    r"\s{0,2}(?:[\-–—]|to|through|thru|until|till|bis|au|al|a|t/m|and|und|et)\s{0,2}\Z",
    re.IGNORECASE,
)
_CHARACTERS = re.compile(
    r"(?:(?P<era>令和|平成|昭和)\s?(?P<count>\d{1,2}|元)|(?P<year>\d{4}))\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]"
    r"(?:\s?(?P<day>\d{1,2})\s?[日일])?"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_COMPACT = re.compile(r"(?<![\w.,:/\-])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?![\w/\-]|[.,:]\d)")
_MONTH_AND_YEAR = re.compile(r"(?<![\w.,:/\-])(0?[1-9]|1[0-2])\s?[/.\-]\s?((?:19|20)\d\d)(?![\w/\-%]|[.,:]\d)")
_YEAR_AND_MONTH = re.compile(r"(?<![\w.,:/\-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\w/\-%]|[.,:]\d)")
_YEAR_ALONE = re.compile(r"(?<![\w.,:/\-$€£#])((?:19|20)\d\d)(?![\w/%]|[.,:\-]\d)")
_YEARLESS = re.compile(
    rf"(?<!\d)(?<!\d[.,:/\-]){_DAY}[\s\-./]{{0,2}}{_OF}{_WORD}(?![^\W_])"
    rf"|(?<![^\W\d_])(?P<month2>[^\W2-9_]{{2,11}}(?:[^\W\d_]|[01](?=[\s.\-])))\.?[\s\-]{{0,2}}(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![^\W_]|[.,:/]\d)"
    r"|(?<![\w.,:/\-])(?P<a>[0-3]?\d)(?:[/\-](?P<b>[0-3]?\d)|\.(?P<c>[01]?\d)\.)(?![\w%]|[.,:/\-]\d)",
    re.IGNORECASE,
)

_HOUR, _MINUTE, _HALF = r"(?P<hour>[01]?\d|2[0-3])", r"(?P<minute>[0-5]\d)", r"(?P<half>[AaPp]\.?[Mm])"
_TIME = rf"{_HOUR}\s?[:hH]\s?{_MINUTE}(?::(?P<second>[0-5]\d))?\s?{_HALF}?"
_POINT_TIME = re.compile(rf"[\s,]{{1,2}}{_HOUR}\.{_MINUTE}(?P<second>)\s?(?:Uhr|{_HALF})")
_TIME_AFTER = re.compile(rf"(?:\s?(?:,|T|@|\||-|#\d|at|à|A|um|kl\.?|klo|om|alle|a las))?\s{{0,2}}{_TIME}(?!\d)")
_TIME_BEFORE = re.compile(rf"(?<![\d:]){_TIME}[\s,]{{1,3}}\Z")
_NOT_BEFORE = re.compile(r"(?:\bv|\bver|version|release|\brev|\bip|tel|phone|fax|mobile|\bhp)\W{0,3}\Z", re.IGNORECASE)

# Two-digit years from here on are of the last century.
_PIVOT = 50


def find_dates(
    text: str, order: DayOrder = DayOrder.UNKNOWN, *, year: int | None = None, years: bool = False
) -> list[Match[Dated]]:
    """The dates in ``text``; a match spans the date alone, the time beside it is in its value.

    With ``year``, days without a year (``15 Mar``, ``03/15``) count too and are of that year; with ``years``, a lone
    year does.
    """
    if not any(char.isdigit() for char in text):
        return []
    mended = mended_dates(narrow(text))
    found = [match for finder in _FINDERS for match in finder(mended, order)]
    found.extend([match for full in found for match in _opening(mended, full, order)])
    if years:
        found.extend(_years(mended))
    if year is not None:
        found.extend(_yearless(mended, order, year))
    return [_finished(text, mended, match) for match in apart(found)]


def day_order(texts: Iterable[str]) -> DayOrder:
    """Which order a whole document writes: dates that can be read one way only decide, else its words."""
    whole, short, words = [0, 0], [0, 0], [0, 0]
    for text in texts:
        for found in _FIGURES.finditer(text):
            if len(found["a"]) <= 2 and found["s"].strip() == found["t"].strip() != ".":
                _count(whole, found)
        if row := _DAY_OF_ROW.match(text):
            _count(short, row)
        words[0] += len(_ABROAD.findall(text))
        words[1] += len(_AMERICAN.findall(text))
    for day_first, month_first in (whole, short, words):
        if day_first != month_first:
            return DayOrder.DMY if day_first > month_first else DayOrder.MDY
    return DayOrder.UNKNOWN


def _count(votes: list[int], found: re.Match[str]) -> None:
    """Adds to the votes for day first, and for month first, what a date that can be read one way only says."""
    first, second = int(found["a"]), int(found["b"])
    votes[0] += 12 < first <= 31 and 0 < second <= 12
    votes[1] += 12 < second <= 31 and 0 < first <= 12


# The day a row of a statement begins with, its year printed elsewhere.
_DAY_OF_ROW = re.compile(r"\s{0,4}(?P<a>\d{1,2})[/\-](?P<b>\d{1,2})(?=\s|\Z)")
_ABROAD = re.compile(
    r"[€£₹]|\bRM\s?\d|\b(?:EUR|GBP|INR|AUD|MYR|VAT|GST|SDN|BHD|GmbH|Ltd|IBAN|BIC|Datum|Rechnung|Facture|Fecha|Fattura"
    r"|Factuur|Fatura|Tarikh|JALAN|TAMAN|und|der|les|des|para|della|het|een)\b"
)
_AMERICAN = re.compile(
    r"\b(?:USA|U\.S\.|United States|ZIP|Zip|USD|US\$|SSN|EIN|Inc\.?|LLC|sales tax"
    r"|(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY])"
    r",?\s\d{5}(?:-\d{4})?)\b"
)


def full_year(digits: str) -> int:
    """A year of two or four digits."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _match(start: int, stop: int, dated: Dated | None, certainty: float) -> Found:
    if dated is not None:
        yield Match(start, stop, dated, round(certainty, 3))


def _dated(
    year: int, month: int, day: int, precision: Precision = Precision.DAY, *, ambiguous: bool = False
) -> Dated | None:
    if not 1700 <= year <= 2199:
        return None
    try:
        return Dated(date(year, month, day), None, precision, ambiguous)
    except ValueError:
        return None


def _figures(text: str, order: DayOrder) -> Found:
    """``31/12/2024`` and its like: two separators of one kind."""
    position = 0
    while found := _FIGURES.search(text, position):
        position = found.start() + 1
        mark = found["s"].strip()
        if mark == found["t"].strip() and _stands_free(text, found, mark):
            yield from _match(*found.span(), *_judged(text, found, mark, order))
            position = found.end()


def _stands_free(text: str, found: re.Match[str], mark: str) -> bool:
    """Whether no further figures hang on to it, as in 05.22.95.66 or 10-20-30-40; dates of a range may touch."""
    start, stop = found.span()
    before, after = text[max(start - 2, 0) : start], text[stop : stop + 2]
    allowed = "-" if mark != "-" and len(found["c"]) == 4 else ""
    for near, separator in ((before, before[1:]), (after[::-1], after[:1])):
        if len(near) == 2 and near[0].isdigit() and separator in "./-,:" and separator != allowed:
            return False
    in_path = before.endswith("/") or after.startswith("/")
    return not in_path and not (after[:1].isalpha() and after[:1] not in "TtZ")


def _judged(text: str, found: re.Match[str], mark: str, order: DayOrder) -> tuple[Dated | None, float]:
    first, second, third = found["a"], found["b"], found["c"]
    if len(first) == 4:
        return (_dated(int(first), int(second), int(third)), 0.97) if len(third) <= 2 else (None, 0.0)
    if len(first) == 3 or len(third) not in {2, 4}:
        return None, 0.0
    certainty = 0.95 if len(third) == 4 else {"/": 0.8, "-": 0.65, ".": 0.6}[mark]
    spaces = len(found["s"]) + len(found["t"]) - 2
    certainty -= (0.1 if len(third) == 4 else 0.3) * (spaces > 0)
    if text[max(found.start() - 1, 0) : found.start()].isalpha():
        certainty -= 0.3
    if len(third) == 2 and _NOT_BEFORE.search(text[max(found.start() - 12, 0) : found.start()]):
        return None, 0.0
    if mark == "." and len(found.group()) <= 6 and len(third) == 2:
        certainty = 0.3  # 5.4.11: a section
    dated = _in_order(int(first), int(second), third, order, mark)
    if dated is None and len(third) == 2 and int(first) > 31:
        return _dated(full_year(first), int(second), int(third)), 0.5
    return dated, certainty - 0.1 * bool(dated and dated.is_ambiguous)


def _in_order(first: int, second: int, year: str, order: DayOrder, mark: str) -> Dated | None:
    if mark == ".":
        order = DayOrder.DMY  # no country writes the month first with points
    ambiguous = order is DayOrder.UNKNOWN and first != second and first <= 12 and second <= 12
    day, month = (second, first) if order is DayOrder.MDY else (first, second)
    if month > 12 and mark != ".":
        day, month = month, day
    return _dated(full_year(year), month, day, ambiguous=ambiguous)


def _named(pattern: re.Pattern[str]) -> Callable[[str, DayOrder], Found]:
    """The finder of dates with a named month that ``pattern`` describes."""

    def find(text: str, order: DayOrder) -> Found:
        del order
        position = 0
        while found := pattern.search(text, position):
            month = month_of(found["month"])
            dated = _dated(full_year(found["year"]), month, int(found["day"])) if month else None
            if dated is None or _lacks_comma(found):
                position = found.start() + 1
                continue
            yield Match(*found.span(), dated, 0.98 if len(found["year"]) == 4 else 0.8)
            position = found.end()

    return find


def _lacks_comma(found: re.Match[str]) -> bool:
    """Whether two figures after ``March 15`` are hardly a year."""
    return len(found["year"]) == 2 and "gap" in found.re.groupindex and found["gap"].strip() in {"", "."}


def _month_year(text: str, order: DayOrder) -> Found:
    del order
    for found in _MONTH_YEAR.finditer(text):
        month, short = month_of(found["month"]), len(found["year"]) == 2
        if not month or is_common_word(found["month"]) or (short and found["gap"] not in {"-", "'", "’", " '", " ’"}):
            continue
        yield from _match(
            *found.span(), _dated(full_year(found["year"]), month, 1, Precision.MONTH), 0.5 if short else 0.9
        )


def _characters(text: str, order: DayOrder) -> Found:
    """Chinese, Japanese and Korean dates, also by the years of an emperor."""
    del order
    for found in _CHARACTERS.finditer(text):
        precision = Precision.DAY if found["day"] else Precision.MONTH
        count = 1 if found["count"] == "元" else int(found["count"] or 0)
        year = _ERAS[found["era"]] + count if found["era"] else int(found["year"])
        yield from _match(*found.span(), _dated(year, int(found["month"]), int(found["day"] or 1), precision), 0.98)


def _compact(text: str, order: DayOrder) -> Found:
    del order
    for found in _COMPACT.finditer(text):
        yield from _match(*found.span(), _dated(int(found[1]), int(found[2]), int(found[3])), 0.4)
    for found in _YEAR_AND_MONTH.finditer(text):
        yield from _match(*found.span(), _dated(int(found[1]), int(found[2]), 1, Precision.MONTH), 0.4)
    for found in _MONTH_AND_YEAR.finditer(text):
        yield from _match(*found.span(), _dated(int(found[2]), int(found[1]), 1, Precision.MONTH), 0.5)


def _days_of_month(text: str, order: DayOrder) -> Found:
    """``January 1-31, 2024``: two days of one month."""
    del order
    for found in _DAYS_OF_MONTH.finditer(text):
        month, year = month_of(found["month"]), int(found["year"])
        first, last = (_dated(year, month, int(found[name])) if month else None for name in ("first", "last"))
        if first and last and first.date < last.date:
            yield Match(found.start(), found.end("first"), first, 0.9)
            yield Match(found.start("last"), found.end(), last, 0.9)


def _opening(text: str, full: Match[Dated], order: DayOrder) -> Found:
    """The first day of a period whose last day alone is printed with its year: ``1 to 31 January 2024``."""
    offset = max(full.start - 32, 0)
    found = _OPENING.search(text[offset : full.start]) if full.value.precision is Precision.DAY else None
    if found is None:
        return
    last = full.value.date
    if found["a"]:
        dated = _in_order(int(found["a"]), int(found["b"]), str(last.year), order, "/")
    else:
        name, day = found["month"] or found["month2"], int(found["day"] or found["day2"])
        month = month_of(name) if name else last.month
        dated = _dated(last.year - (month > last.month), month, day) if month else None
    if dated is not None and dated.date < last:
        stop = max(found.end(group) for group in ("a", "b", "day", "month", "day2"))
        yield Match(offset + found.start(), offset + stop, dated, 0.85 if found["day2"] or found["month"] else 0.6)


_FINDERS = (
    _figures,
    _named(_DAY_FIRST),
    _named(_MONTH_FIRST),
    _named(_YEAR_FIRST),
    _days_of_month,
    _month_year,
    _characters,
    _compact,
)


def _years(text: str) -> Found:
    for found in _YEAR_ALONE.finditer(text):
        yield from _match(*found.span(), _dated(int(found[1]), 1, 1, Precision.YEAR), 0.3)


def _yearless(text: str, order: DayOrder, year: int) -> Found:
    """Days of a known year."""
    for found in _YEARLESS.finditer(text):
        if found["a"]:
            mark = "/" if found["b"] else "."
            dated = _in_order(int(found["a"]), int(found["b"] or found["c"]), str(year), order, mark)
            yield from _match(*found.span(), dated, 0.5)
        else:
            month = month_of(found["month"] or found["month2"])
            day = int(found["day"] or found["day2"])
            yield from _match(*found.span(), _dated(year, month, day) if month else None, 0.7)


def _finished(text: str, mended: str, match: Match[Dated]) -> Match[Dated]:
    """With the time of day beside it, and less sure where digits had to be put right."""
    was_misread = text[match.start : match.stop] != mended[match.start : match.stop]
    value = match.value
    moment = _time_beside(mended, match) if value.precision is Precision.DAY else None
    if moment is not None:
        value = Dated(value.date, moment, value.precision, value.is_ambiguous)
    certainty = min(match.certainty + 0.05 * (moment is not None), 0.99) - 0.15 * was_misread
    return Match(match.start, match.stop, value, round(certainty, 3))


def _time_beside(text: str, match: Match[Dated]) -> time | None:
    before = text[max(match.start - 16, 0) : match.start]
    found = _TIME_AFTER.match(text, match.stop) or _POINT_TIME.match(text, match.stop) or _TIME_BEFORE.search(before)
    return clock(found) if found else None


def clock(found: re.Match[str]) -> time:
    """The time that hour, minute, second and half of the day say."""
    hour = int(found["hour"])
    if found["half"] and hour <= 12:
        hour = hour % 12 + (12 if found["half"][0] in "Pp" else 0)
    return time(hour, int(found["minute"]), int(found["second"] or 0))
