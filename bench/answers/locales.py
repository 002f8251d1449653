"""How countries print money, numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
_SHORT = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "de": ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
}


@dataclass(frozen=True)
class Locale:
    """``dates`` are the forms in use, the short ones first; ``rates`` those of the sales tax, in percent."""

    name: str
    language: str
    currency: str
    symbol: str
    symbol_first: bool
    decimal: str
    group: str
    dates: tuple[str, ...]
    rates: tuple[str, ...]
    letter: bool = False

    def number(self, value: Decimal, places: int = 2) -> str:
        """The figure alone; a minus stands before it."""
        text = f"{abs(value):,.{places}f}".replace(",", "\0").replace(".", self.decimal).replace("\0", self.group)
        return f"-{text}" if value < 0 else text

    def plain(self, value: Decimal) -> str:
        """A count or a rate, with no more places than it has."""
        text = f"{value.normalize():f}"
        return text.replace(".", self.decimal)

    def percent(self, value: Decimal) -> str:
        """A rate with its sign."""
        return f"{self.plain(value)}%" if self.language == "en" else f"{self.plain(value)} %"

    def money(self, value: Decimal, style: str) -> str:
        """A sum of money: ``bare``, with ``symbol`` or with ``code``."""
        figure = self.number(abs(value))
        sign = "-" if value < 0 else ""
        if style == "symbol" and self.symbol_first:
            return f"{sign}{self.symbol}{figure}"
        if style == "symbol":
            return f"{sign}{figure} {self.symbol}"
        if style == "code":
            return f"{self.currency} {sign}{figure}" if self.symbol_first else f"{sign}{figure} {self.currency}"
        return f"{sign}{figure}"

    def day(self, day: date, form: str) -> str:
        """The date in one of the forms."""
        words = {
            "D": str(day.day),
            "DD": f"{day.day:02}",
            "M": str(day.month),
            "MM": f"{day.month:02}",
            "MMM": _SHORT[self.language][day.month - 1],
            "MON": _SHORT[self.language][day.month - 1].rstrip(".").upper(),
            "MMMM": _MONTHS[self.language][day.month - 1],
            "YY": f"{day.year % 100:02}",
            "YYYY": str(day.year),
        }
        out, rest = "", form
        while rest:
            token = next((token for token in _TOKENS if rest.startswith(token)), "")
            out += words[token] if token else rest[0]
            rest = rest[len(token) or 1 :]
        return out


_TOKENS = ("YYYY", "MMMM", "MMM", "MON", "YY", "MM", "DD", "M", "D")

LOCALES = {
    place.name: place
    for place in (
        Locale(
            "us", "en", "USD", "$", True, ".", ",",
            ("MM/DD/YYYY", "M/D/YYYY", "MM/DD/YY", "MMMM D, YYYY", "MMM D, YYYY", "YYYY-MM-DD", "DD-MON-YYYY"),
            ("0", "6.25", "7.25", "8.875"), letter=True,
        ),
        Locale(
            "gb", "en", "GBP", "£", True, ".", ",",
            ("DD/MM/YYYY", "DD MMM YYYY", "D MMMM YYYY", "DD/MM/YY", "YYYY-MM-DD", "DD-MMM-YYYY"),
            ("20", "5"),
        ),
        Locale(
            "ca", "en", "CAD", "CA$", True, ".", ",",
            ("YYYY-MM-DD", "MMM D, YYYY", "MMMM D, YYYY"), ("5", "13"), letter=True,
        ),
        Locale(
            "ie", "en", "EUR", "€", True, ".", ",",
            ("DD/MM/YYYY", "D MMM YYYY", "D MMMM YYYY", "DD.MM.YYYY"), ("23", "13.5"),
        ),
        # A German seller that writes to customers abroad.
        Locale(
            "eu", "en", "EUR", "€", False, ",", ".",
            ("DD.MM.YYYY", "D MMMM YYYY", "YYYY-MM-DD"), ("19", "7"),
        ),
        Locale(
            "de", "de", "EUR", "€", False, ",", ".",
            ("DD.MM.YYYY", "DD.MM.YY", "D. MMMM YYYY", "D. MMM YYYY"), ("19", "7"),
        ),
        Locale("ch", "de", "CHF", "CHF", True, ".", "'", ("DD.MM.YYYY", "D. MMMM YYYY"), ("8.1", "2.6")),
        Locale("fr", "fr", "EUR", "€", False, ",", " ", ("DD/MM/YYYY", "D MMMM YYYY"), ("20", "5.5")),
        Locale("es", "es", "EUR", "€", False, ",", ".",
               ("DD/MM/YYYY", "D de MMMM de YYYY", "DD-MM-YYYY"), ("21", "10")),
    )
}  # fmt: skip


def cents(value: Decimal) -> Decimal:
    """Rounded as merchants do."""
    return value.quantize(CENT, ROUND_HALF_UP)
