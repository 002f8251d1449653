"""Money that comes and goes on an account, and how banks print its dates and signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.answers import people
from bench.answers.locales import Locale
from bench.answers.schemas import Fact

_OUT = {
    "en": "CARD PURCHASE {shop} {city}|DIRECT DEBIT {shop} REF {number}|ATM WITHDRAWAL {city}|Standing order {person}"
    "|Online transfer to {person}|Check {number}|Monthly account fee|{shop} {city} card ending {number}"
    "|Bill payment {shop}, customer {number}|POS {number} {shop}|Rent {person}",
    "de": "Lastschrift {shop} Kundennr. {number}|Kartenzahlung {shop} {city}|Überweisung {person} Miete"
    "|Geldautomat {city}|Dauerauftrag {person}|Kontoführungsentgelt",
    "fr": "Prélèvement {shop} réf. {number}|Paiement par carte {shop} {city}|Virement à {person}|Retrait DAB {city}"
    "|Frais de tenue de compte|Chèque n° {number}",
    "es": "Recibo {shop} ref. {number}|Compra con tarjeta {shop} {city}|Transferencia a {person}"
    "|Reintegro cajero {city}|Comisión de mantenimiento",
}
_IN = {
    "en": "SALARY {shop}|Deposit {city} branch|Transfer from {person}|Refund {shop}|Interest paid|Payment received"
    " invoice {number} {shop}",
    "de": "Gehalt {shop}|Gutschrift {person}|Überweisung {shop} Rechnung {number}|Zinsen",
    "fr": "Virement de {person}|Salaire {shop}|Remise de chèques|Remboursement {shop}",
    "es": "Nómina {shop}|Transferencia de {person}|Ingreso en efectivo {city}|Devolución {shop}",
}
_SECOND = {
    "en": ["Ref {number} contactless", "Mandate no. {number}", "Auth code {number}"],
    "de": ["Mandat {number} Gläubiger-ID DE98ZZZ0{number}", "Referenz {number}"],
    "fr": ["Mandat {number}", "Réf. du donneur d'ordre {number}"],
    "es": ["Mandato {number}", "N.º de operación {number}"],
}
_SHOPS = (
    "CORNER GROCERY|Blue Door Coffee|CITY POWER & LIGHT|Metro Transit|Harper Books|PETROL 24|Northern Water"
    "|GREENLEAF MARKET|Stadium Gym|AIRLINK MOBILE|Foxglove Pharmacy|HOME & GARDEN 112|Streamly|Atlas Insurance"
)


@dataclass(frozen=True)
class Movement:
    """``amount`` is negative when money leaves; ``balance`` is what there is afterwards."""

    day: date
    value_day: date
    text: str
    reference: str
    amount: Decimal
    balance: Decimal


def movements(
    random: Random, locale: Locale, start: date, end: date, opening: Decimal, count: int, *, long: bool
) -> list[Movement]:
    """``count`` of them, by day, out and in; some days have several. ``long`` ones may have two lines."""
    span, balance, made = (end - start).days, opening, []
    for index, day in enumerate(sorted(start + timedelta(days=random.randint(0, span)) for _ in range(count))):
        comes = index == 1 or (index != 0 and random.random() < 0.25)
        amount = Decimal(random.randint(100, 25000 if not comes else 450000)) / 100 * (1 if comes else -1)
        balance += amount
        text = _text(random, locale, _IN if comes else _OUT)
        if long and random.random() < 0.6:
            text += f"\n{random.choice(_SECOND[locale.language]).format(number=random.randint(100000, 999999))}"
        value_day = day + timedelta(days=random.choice([0, 0, 1, 2]))
        made.append(Movement(day, value_day, text, str(random.randint(100000, 999999)), amount, balance))
    return made


def _text(random: Random, locale: Locale, texts: dict[str, str]) -> str:
    return people.pick(random, texts[locale.language]).format(
        shop=people.pick(random, _SHOPS),
        city=people.person(random, locale).city,
        person=people.person(random, locale).name,
        number=random.randint(1000, 99999),
    )


@dataclass(frozen=True)
class Form:
    """How one bank prints its movements; ``money`` as in the families of statements."""

    locale: Locale
    day_form: str
    money: str
    style: str
    short: bool

    def row(self, move: Movement) -> dict[str, Fact]:
        """The facts of one row, by column; an amount is told in both ways, so that either may be asked for."""
        amount = abs(move.amount)
        side, other = ("credit", "debit") if move.amount > 0 else ("debit", "credit")
        return {
            "date": Fact(move.day, self._day(move.day)),
            "value": Fact(move.value_day, self._day(move.value_day)),
            "text": Fact(move.text.replace("\n", " "), move.text),
            "kind": Fact(side),
            "reference": Fact(move.reference, move.reference),
            side: Fact(amount, self.locale.money(amount, self.style)),
            other: Fact(None),
            "amount": Fact(move.amount, self._signed(move.amount)),
            "size": Fact(amount, self.locale.money(amount, self.style)),
            "balance": Fact(move.balance, self._balance(move.balance)),
        }

    def _day(self, day: date) -> str:
        if not self.short:
            return self.locale.day(day, self.day_form)
        return self.locale.day(day, SHORT[self.locale.name])

    def _signed(self, value: Decimal) -> str:
        figure = self.locale.money(abs(value), self.style)
        into, out = _MARKS[self.locale.language]
        return {
            "after": f"{figure}{'+' if self.locale.language == 'de' else ''}" if value > 0 else f"{figure}-",
            "brackets": figure if value > 0 else f"({figure})",
            "marks": f"{figure} {into if value > 0 else out}",
        }.get(self.money, self.locale.money(value, self.style))

    def _balance(self, value: Decimal) -> str:
        """A balance below nothing has the sign that amounts have."""
        if value >= 0 and self.money != "marks":
            return self.locale.money(value, self.style)
        return self._signed(value)


_MARKS = {"en": ("CR", "DR"), "de": ("H", "S"), "fr": ("C", "D"), "es": ("H", "D")}
# Dates without a year, which the period tells.
SHORT = {
    "us": "MM/DD", "ca": "MMM D", "gb": "D MMM", "ie": "DD MMM", "eu": "DD.MM.", "de": "DD.MM.", "ch": "DD.MM.",
    "fr": "DD/MM", "es": "DD/MM",
}  # fmt: skip
