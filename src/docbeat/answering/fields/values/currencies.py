"""Currency signs, codes and words, as ISO 4217 names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_CODES = (
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HRK HUF IDR ILS INR ISK JOD JPY KES KRW"
    " KWD LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH UGX USD"
    " UYU VND ZAR"
)
# Signs stand before or after a figure. Where a document names its currency, that decides what "$", "kr" or "¥" are.
_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CDN$": "CAD", "S$": "SGD", "HK$": "HKD",
    "NT$": "TWD", "NZ$": "NZD", "R$": "BRL", "MX$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY",
    "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₪": "ILS",
    "₴": "UAH", "元": "CNY", "円": "JPY", "원": "KRW",
}  # fmt: skip
_WORDS = {
    "RM": "MYR", "RS": "INR", "RS.": "INR", "RP": "IDR", "KR": "SEK", "KR.": "SEK", "ZŁ": "PLN", "ZL": "PLN",
    "KČ": "CZK",
    "FT": "HUF", "FR.": "CHF", "SFR": "CHF", "SFR.": "CHF", "RMB": "CNY", "LEI": "RON", "DH": "MAD", "DHS": "AED",
    "EURO": "EUR", "EUROS": "EUR", "DOLLAR": "USD", "DOLLARS": "USD", "POUNDS": "GBP", "YEN": "JPY", "RUPEES": "INR",
    "RINGGIT": "MYR", "FRANCS": "CHF",
}  # fmt: skip
# Codes a document may mean by a sign that several countries share.
_SHARED = {
    "$": frozenset(["USD", "AUD", "CAD", "SGD", "HKD", "NZD", "MXN", "TWD", "ARS", "CLP", "COP", "MYR"]),
    "KR": frozenset(["SEK", "NOK", "DKK", "ISK", "CZK"]),
    "¥": frozenset(["JPY", "CNY"]),
    "RS": frozenset(["INR", "PKR", "LKR"]),
    "£": frozenset(["GBP", "EGP"]),
}
# Words that mean a currency only after a figure: "5 Ft", but "FT 5".
_ONLY_AFTER = frozenset(
    {"FT", "LEI", "DH", "EURO", "EUROS", "DOLLAR", "DOLLARS", "POUNDS", "YEN", "RUPEES", "FRANCS", "PEN"}
)


def _either(tokens: Iterable[str]) -> str:
    return "|".join(re.escape(token) for token in sorted(tokens, key=len, reverse=True))


def _worded(tokens: Iterable[str]) -> str:
    """Small or capital letters; the ISO codes in capitals only, since many are words."""
    return "|".join(rf"(?i:{re.escape(token)})" for token in sorted(tokens, key=len, reverse=True))


_CODES_BEFORE = _either(code for code in _CODES.split() if code not in _ONLY_AFTER)
BEFORE = rf"(?<![^\W_])(?:{_CODES_BEFORE}|{_worded(set(_WORDS) - _ONLY_AFTER)})|{_either(_SIGNS)}"
# Before a figure they belong to it and not to the figure before them.
_LEADING = frozenset(sign for sign in _SIGNS if "$" in sign) | {"£", "¥", "￥", "₹", "RM", "RS", "RS.", "RP"}
AFTER = (
    rf"(?:{_either(_CODES.split())}|{_worded(set(_WORDS) - _LEADING)})(?![^\W_])|{_either(set(_SIGNS) - _LEADING)}"
    rf"|(?:{_worded(_LEADING)})(?!\s{{0,2}}[\d(\-–—]|[^\W_])"
)
_ANY = re.compile(rf"(?<![^\W_])(?:{_either([*_CODES.split(), 'RM', 'RMB'])})(?![^\W_])|{_either(_SIGNS)}")


def currency_code(printed: str, document: str | None = None) -> str | None:
    """The code of a printed sign, code or word; ``document`` is the code of the document's own currency, if known."""
    token = printed.strip().upper()
    code = _SIGNS.get(token) or _WORDS.get(token) or (token if token in _CODES.split() else None)
    shared = _SHARED.get(token.rstrip("."), frozenset())
    return document if document in shared else code


def document_currency(texts: Iterable[str]) -> str | None:
    """The currency a document names most; a code beats a sign that several countries share."""
    votes: Counter[str] = Counter()
    for text in texts:
        for found in _ANY.finditer(text):
            code = currency_code(found.group())
            if code:
                votes[code] += 1 if found.group() in _SHARED else 3
    return votes.most_common(1)[0][0] if votes else None
