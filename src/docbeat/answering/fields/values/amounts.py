"""Amounts: money, percentages, measures and plain numbers, in every usual notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from docbeat.answering.fields.values.currencies import AFTER, BEFORE, currency_code
from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.values.match import Match, apart, without
from docbeat.answering.fields.values.misread import mended_amounts, narrow
from docbeat.answering.fields.values.numbers import NUMBER, TIGHT_NUMBER, DecimalMark, parse_number


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what stands with it.

    ``value`` has its sign, and its "million" multiplied in; of 12.5 % it is 12.5. ``side`` is CR or DR, which does
    not change the sign: what a credit means depends on whose paper it is.
    """

    value: Decimal
    currency: str | None = None
    percent: bool = False
    unit: str | None = None
    side: str | None = None


_SCALES = {
    "thousand": 3, "thousands": 3, "tsd": 3, "mille": 3,
    "mn": 6, "mio": 6, "million": 6, "millions": 6, "millionen": 6, "millones": 6, "milhões": 6, "milioni": 6,
    "miljoen": 6,
    "bn": 9, "billion": 9, "billions": 9, "mrd": 9, "milliard": 9, "milliards": 9, "milliarden": 9, "miliardi": 9,
    "trillion": 12, "tn": 12, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7,
}  # fmt: skip
# Letters that scale only money, since "5 m" is a length.
_MONEY_SCALES = {"k": 3, "m": 6, "mm": 6, "mil": 3, "b": 9}
_UNITS = (
    "kg|g|gr|mg|lbs?|oz|km|cm|mm|m|m2|m²|m³|ft|l|ml|litres?|liters?|hours?|hrs?|h|days?|weeks?|months?|years?|pcs?|pieces?|"
    "units?|ea|stk|stück|kwh|mwh|kw|mb|gb|tb|pages?|shares?|tage?|stunden|jours?|heures?|pts?|ctn|box|pkt|nos"
)
_SHAPE = (
    r"(?=[^\d\n]{{0,14}}\d)(?P<open>\(\s?)?(?P<sign>[\-−–]\s?|\([\-−–]\)\s?)?"
    r"(?:(?P<before>{before})[ \t]{{0,2}})?(?P<open2>\(\s?)?(?P<sign2>[\-−–]\s?)?"
    r"(?P<number>{number})"
    r"(?:\s?(?P<percent>[%％]|(?i:percent|per cent|pct|prozent)(?![^\W_])))?"
    r"(?:\s?(?P<scale>(?i:{scales}))(?![^\W_]))?"
    r"(?(before)(?:\s?(?P<letter>(?i:{letters}))(?![^\W_]))?"
    r"|(?P<capital>[KMB](?![^\W_]))?(?:\s?(?:\((?P<apart>{after})\)|(?P<after>{after})(?!\d)))?)"
    r"(?P<close>\s?\)%?)?(?P<trail>-(?![^\s,;])|(?<=[.,]\d\d)\s[-−](?=\s*\Z))?"
    r"(?:\s?(?P<side>CR|DR|DB|(?:Cr|Dr)\.?(?=\s*\Z))(?![^\W_]))?(?:\s?(?P<unit>(?i:{units}))(?![^\W_]))?"
)
_PARTS = {
    "before": BEFORE,
    "after": AFTER,
    "scales": "|".join(sorted(_SCALES, key=len, reverse=True)),
    "letters": "|".join(sorted(_MONEY_SCALES, key=len, reverse=True)),
    "units": _UNITS,
}
_AMOUNT = re.compile(_SHAPE.format(number=NUMBER, **_PARTS))
_TIGHT_AMOUNT = re.compile(_SHAPE.format(number=TIGHT_NUMBER, **_PARTS))
_NOTHING = re.compile(rf"\s*(?P<before>{BEFORE})?\s{{0,2}}(?:[\-–—]{{1,3}}|(?i:nil))\s{{0,2}}(?P<after>{AFTER})?\s*\Z")

# What follows a number of things, which is no sum of money: "5 items".
COUNTED = re.compile(
    r"\s+(?:items?|transactions?|entries|deposits?|withdrawals?|payments?|checks?|cheques?|credits?|debits?|movements?"
    r"|Posten|Buchungen|Umsätze|Stück|opérations?|mouvements?|écritures?|movimientos?|operaciones|apuntes|movimenti"
    r"|operazioni|boekingen|pages?|days?|Tage|jours|días|giorni)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\s*\d+{COUNTED.pattern}\s*\Z", re.IGNORECASE)
# What a figure may not hang on to: it is then part of a code, a time, a fraction, a phone number, an address.
_HANGS_BEFORE = re.compile(r"(?:[^\W_]|[\d)][.,:/\-–]|[^\W\d_][/\-]|[_#]|//\S{0,80})\Z")
_HANGS_AFTER = re.compile(r"[^\W_]|[.,:/\-–]\d|\.[a-z]{2}|[_\\]|['’]\d|-[^\W_]|@[^\W\d]")
# A dash ends these: ¥1,000-
_YEN = frozenset({"¥", "￥", "JPY"})
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}")
# What may follow an amount with two decimals without a gap: the letter of its tax, or the end of a range.
_TAX_LETTER = re.compile(r"[A-Z]{1,2}(?![^\W_])|[\-–]\d{1,7}[.,]\d\d(?!\d)")
_RANGE_BEFORE = re.compile(r"(?<!\d)\d{1,7}[.,]\d\d[\-–]\Z")
_PART = re.compile(
    r"(?i:section|article|clause|table|figure|chapter|paragraph|appendix|equation|fig\.|sec\.|§)\s?\(?\Z"
)
_SUBPART = re.compile(r"\([a-z]{1,3}\)")
_HEADING = re.compile(r"\.?\s{1,3}[A-Z][a-z]{3}")
_SPELLED = re.compile(
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety"
    r"|hundred|thousand|[a-z]{3,7}teen)\s?\Z"
)


def find_amounts(
    text: str, decimal: DecimalMark | None = None, *, currency: str | None = None, dash_is_zero: bool = False
) -> list[Match[Amount]]:
    """The numbers in ``text``. ``decimal`` is the mark the document writes, ``currency`` what its ``$`` or ``kr`` mean.

    Parts of dates are none. The certainty tells money (0.85 and more) from plain figures (0.3 and less).
    """
    found: list[Match[Amount]] = []
    if any(char.isdigit() for char in text):
        text = narrow(text)
        mended = mended_amounts(text)
        found = [_doubted(text, mended, one) for one in _amounts(mended, decimal, currency)]
        found = without(found, (day for day in find_dates(text) if day.certainty >= 0.5)) if found else []
    if dash_is_zero and (nothing := _NOTHING.match(text)):
        sign = nothing["before"] or nothing["after"]
        found.append(Match(0, len(text), Amount(Decimal(0), currency_code(sign, currency) if sign else None), 0.6))
    return apart(found)


def _doubted(text: str, mended: str, match: Match[Amount]) -> Match[Amount]:
    if match.printed(text) == match.printed(mended):
        return match
    return replace(match, certainty=round(match.certainty - 0.15, 3))


def _amounts(text: str, decimal: DecimalMark | None, currency: str | None) -> Iterator[Match[Amount]]:
    position = 0
    while found := _AMOUNT.search(text, position):
        if " " in found["number"] and not _may_hold_spaces(found, decimal):
            found = _TIGHT_AMOUNT.match(text, found.start()) or found
        position = max(found.end("number"), found.start() + 1)
        match = _amount(text, found, decimal, currency)
        if match is not None:
            yield match
            position = match.stop


def _amount(text: str, found: re.Match[str], decimal: DecimalMark | None, currency: str | None) -> Match[Amount] | None:
    start, stop, negative = _extent(text, found)
    if _hangs(text, start, stop, found):
        return None
    printed = _currency(found)
    if printed and decimal is None and _ONE_GROUP.fullmatch(found["number"]):
        decimal = ","  # money has no three decimals
    value = parse_number(found["number"], decimal)
    if value is None or (found["gap"] and not _may_be_parted(text, found)):
        return None
    amount = Amount(
        value=(-value if negative else value) * 10 ** _scale(found),
        currency=currency_code(printed, currency) if printed else None,
        percent=bool(found["percent"]) or (found["close"] or "").endswith("%"),
        unit=found["unit"].lower() if found["unit"] and found.end("unit") <= stop else None,
        side=_side(found) if found["side"] and found.end("side") <= stop else None,
    )
    certainty = _certainty(found, amount, decimal)
    if not printed and _is_section(text, start, stop):
        certainty = min(certainty, 0.4)
    return Match(start, stop, amount, certainty)


def _side(found: re.Match[str]) -> str:
    side = found["side"].upper().rstrip(".")
    return "DR" if side == "DB" else side


def _is_section(text: str, start: int, stop: int) -> bool:
    """Whether a figure numbers a part of the document: "Section 6.04", "4.01(q)", a line from "12.12 Execution"."""
    if _PART.search(text[max(start - 12, 0) : start]) or _SUBPART.match(text, stop):
        return True
    return stop <= 6 and not text[:start].strip() and bool(_HEADING.match(text, stop))


def _hangs(text: str, start: int, stop: int, found: re.Match[str]) -> bool:
    before = text[max(start - 90, 0) : start]
    is_exact = len(found["decimals"] or "") == 2
    if before.endswith(("-", "–")) and (found["before"] or (is_exact and _RANGE_BEFORE.search(before))):
        before = ""  # $10-$20
    if _HANGS_BEFORE.search(before):
        return True
    return bool(_HANGS_AFTER.match(text, stop)) and not (is_exact and _TAX_LETTER.match(text, stop))


def _extent(text: str, found: re.Match[str]) -> tuple[int, int, bool]:
    """From where to where the amount reaches, and whether it is below nought."""
    bracket = "open" if found["open"] else "open2" if found["open2"] else None
    parts = [name for name in ("before", "number") if found[name]]
    parts += [name for name in ("sign", "sign2") if found[name] and _is_sign(text, found, name)]
    negative = any(name.startswith("sign") for name in parts) or (
        found["trail"] is not None and found["before"] not in _YEN
    )
    stop = found.end()
    if (
        bracket
        and found["close"]
        and (bracket == "open2" or _is_minus_bracket(text, found, found.start(bracket), stop))
    ):
        parts.append(bracket)
        negative = True
    elif found["close"]:
        stop = found.start("close")
    elif bracket and not text[stop:].strip() and not text[: found.start()].strip():
        # The other bracket stands in the next cell.
        negative = True
    return min(found.start(name) for name in parts), stop, negative


def _is_sign(text: str, found: re.Match[str], name: str) -> bool:
    """Whether a dash is a minus: not one that joins words, nor one that parts a label from its value."""
    if name == "sign2":
        return bool(found["before"]) or bool(found["open"] or found["open2"])
    start = found.start("sign")
    if text[max(start - 1, 0) : start].isalnum():
        return False
    return not found["sign"][1:] or not text[:start].strip()


def _is_minus_bracket(text: str, found: re.Match[str], start: int, stop: int) -> bool:
    """Whether brackets mean less than nought: not where they only explain, as in "three (3)"."""
    before = text[max(start - 12, 0) : start].rstrip()
    if not before[-1:].isalpha():
        return True
    after = text[stop : stop + 4].lstrip()
    if found["percent"] or _currency(found) or after[:1].islower() or after[:1] in {".", ",", ";", ":"}:
        return False
    digits = sum(char.isdigit() for char in found["number"])
    return digits > 2 and not _SPELLED.search(before)


def _may_be_parted(text: str, found: re.Match[str]) -> bool:
    """Whether a space after the decimal mark is reading's: ``1,234. 56``, but not ``item 12. 50 pieces``."""
    if len(found["decimals"]) != 2:
        return False
    return bool(found["before"] or found["mark"]) or not text[found.end("number") :].strip()


def _may_hold_spaces(found: re.Match[str], decimal: DecimalMark | None) -> bool:
    """Whether ``1 234`` is one number here and not two that stand beside each other."""
    if found["decimals"] is not None:
        return found["point"] == ","
    return decimal == "," or found["before"] is not None


def _currency(found: re.Match[str]) -> str | None:
    return found["before"] or found["after"] or found["apart"]


def _scale(found: re.Match[str]) -> int:
    letter = (found["letter"] or found["capital"] or "").lower()
    return _SCALES.get((found["scale"] or "").lower(), 0) or _MONEY_SCALES.get(letter, 0)


def _certainty(found: re.Match[str], amount: Amount, decimal: DecimalMark | None) -> float:
    decimals = len(found["decimals"] or "")
    grouped = found["mark"] is not None or found["number"].count(",") > 1
    if amount.currency:
        return 0.97 if decimals == 2 or grouped else 0.9
    if amount.percent:
        return 0.93
    if found["capital"]:
        return 0.6
    if grouped and found["mark"] == " ":
        return 0.75 if decimals else 0.5
    if grouped and not decimals:
        return _grouped_certainty(found, decimal)
    if decimals == 2:
        contradicts = decimal is not None and found["point"] != decimal and not grouped
        return 0.93 if grouped else 0.5 if contradicts else 0.85
    if decimals:
        return 0.75 if grouped else 0.55
    return _integer_certainty(found, amount)


def _grouped_certainty(found: re.Match[str], decimal: DecimalMark | None) -> float:
    mark = found["mark"] or ","
    if found["number"].count(mark) > 1:
        return 0.8
    return 0.5 if mark == "." and decimal is None else 0.7  # 1.234 may be little more than one


def _integer_certainty(found: re.Match[str], amount: Amount) -> float:
    """Of a figure without decimals, groups or a currency."""
    digits = found["number"]
    if digits.startswith("."):
        return 0.5
    if amount.unit or found["scale"]:
        return 0.6
    if len(digits) >= 7 or (digits[0] == "0" and len(digits) > 1):
        return 0.08
    if len(digits) == 4 and digits[:2] in {"19", "20"}:
        return 0.15
    return 0.12 if found["close"] and len(digits) <= 2 else 0.3


def counts_things(text: str) -> bool:
    """Whether a text is only a number of things: "5 items"."""
    return _COUNT.match(text) is not None
