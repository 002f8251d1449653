"""What a made invoice says, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.answers import people
from bench.answers.blocks import Pair
from bench.answers.invoice_families import family
from bench.answers.labels import INVOICE, Labels
from bench.answers.locales import LOCALES, Locale, cents
from bench.answers.rows import Column, Row
from bench.answers.schemas import Fact
from bench.answers.truth import is_for_bench


@dataclass
class Tax:
    rate: Decimal
    base: Decimal
    amount: Decimal


@dataclass
class Sums:
    """What is added up, and what of it is printed: label, text, fact."""

    taxes: list[Tax] = field(default_factory=list)
    lines: list[Pair] = field(default_factory=list)


class InvoiceFacts:
    """Everything an invoice says, settled from its seed."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(f"invoice {seed}")
        self.bench, self.family = is_for_bench(seed), family(seed)
        self.locale: Locale = LOCALES[random.choice(self.family.locales)]
        self.wordings = INVOICE[self.locale.language]
        self.labels = Labels(random, self.wordings, bench=self.bench)
        self.facts: dict[str, Fact] = {}
        self.day_form = random.choice(self.locale.dates)
        self.money_style = random.choice(self.family.money)
        self.seller = people.company(random, self.locale)
        self.buyer = self._buyer()
        self.abroad = random.random() < 0.3
        self.fax = (
            people.phone(random, "de" if self.locale.name == "eu" else self.locale.name)
            if random.random() < 0.3
            else ""
        )
        self.has_groups = random.random() < 0.08
        self.has_columns_below = self.family.name in ("t-letter", "b-german") and random.random() < 0.6
        self.rows: list[Row] = []
        self.columns: list[Column] = []
        self._head_facts()
        self._parties()
        self._items()
        self._tell_currency()
        self.sums = self._sums()

    def _buyer(self) -> people.Party:
        made = people.person if self.random.random() < 0.2 else people.company
        buyer = made(self.random, self.locale)
        return buyer if buyer.name != self.seller.name else self._buyer()

    def _day(self, key: str, day: date) -> None:
        self.facts[key] = Fact(day, self.locale.day(day, self.day_form))

    def _said(self, key: str, text: str) -> None:
        self.facts[key] = Fact(text, text)

    def _sum(self, key: str, value: Decimal, style: str | None = None) -> str:
        text = self.locale.money(value, style or self.money_style)
        self.facts[key] = Fact(value, text)
        return text

    def _head_facts(self) -> None:
        random = self.random
        self.issued = date(2023, 1, 2) + timedelta(days=random.randrange(1000))
        days = random.choice([7, 10, 14, 21, 30, 30, 30, 45, 60])
        year, serial = self.issued.year, random.randint(10, 99999)
        number = random.choice(
            [
                f"INV-{serial:05}",
                f"{year}-{serial:04}",
                str(100000 + serial),
                f"RE{year}{serial:05}",
                f"{serial:06}/{year % 100}",
            ]
        )
        self._said("number", number)
        self._day("date", self.issued)
        if random.random() < 0.8:
            self._day("due", self.issued + timedelta(days=days))
        if random.random() < 0.55:
            self._said(
                "order",
                random.choice(
                    [
                        f"PO-{random.randint(1000, 99999)}",
                        f"45{random.randint(10000000, 99999999)}",
                        f"B/{random.randint(100, 999)}-{year}",
                    ]
                ),
            )
        if random.random() < 0.5:
            self._said(
                "customer_number",
                random.choice([f"C{random.randint(1000, 99999)}", str(random.randint(10000, 999999))]),
            )
        if random.random() < 0.45:
            self._said("terms", self._terms(days))

    def _terms(self, days: int) -> str:
        return {
            "en": self.random.choice(
                [f"Net {days}", f"{days} days", f"Net {days} days", f"{days} days from invoice date"]
            ),
            "de": self.random.choice([f"{days} Tage netto", f"Zahlbar innerhalb von {days} Tagen"]),
            "fr": f"{days} jours net",
            "es": f"{days} días",
        }[self.locale.language]

    def _parties(self) -> None:
        seller, buyer, random = self.seller, self.buyer, self.random
        self._said("seller.name", seller.name)
        self._address("seller.address", seller)
        self._said("buyer.name", buyer.name)
        self._address("buyer.address", buyer)
        if random.random() < 0.75:
            self._said("seller.tax_id", people.tax_id(random, self.locale))
        if random.random() < 0.25:
            self._said("buyer.tax_id", people.tax_id(random, self.locale))
        if random.random() < 0.7:
            self._said("seller.phone", seller.phone)
        if random.random() < 0.7:
            self._said("seller.email", seller.email)
        if random.random() < 0.4 and not self.locale.letter:
            self._said("seller.iban", people.iban(random, self.locale))
        self.other = people.company(random, self.locale) if random.random() < 0.5 else replace(buyer)
        if self.family.parties in ("bill-ship", "boxed"):
            self._said("ship.name", self.other.name)
            self._address("ship.address", self.other)
        self._said("currency", self.locale.currency)

    def _address(self, key: str, party: people.Party) -> None:
        self._said(key, ", ".join(party.lines(country=self.abroad)))
        for part in ("street", "city", "code"):
            self._said(f"{key}.{part}", getattr(party, part))

    def _items(self) -> None:
        """Columns are drawn by lot, then rows for them."""
        random, labels = self.random, self.labels
        optional = {name: random.random() < share for name, share in _OPTIONAL.items()}
        labels.differ(random, "sku", "line", self.wordings)
        labels.differ(random, "amount", "total", self.wordings)
        aligned = random.choice(["right", "right", "center"])
        order = ["line", "sku", "description", "quantity", "unit", "price", "rate", "amount"]
        if random.random() < 0.2:
            order = ["line", "quantity", "unit", "sku", "description", "price", "rate", "amount"]
        align = {"quantity": aligned, "price": "right", "rate": aligned, "amount": "right", "line": "left"}
        self.columns = [
            Column(name, labels[name], 1, align.get(name, "left")) for name in order if optional.get(name, True)
        ]
        self.rates = (
            [Decimal(rate) for rate in self.locale.rates] if optional["rate"] else [Decimal(self.locale.rates[0])]
        )
        if self.locale.letter and not optional["rate"]:
            self.rates = [Decimal(random.choice(self.locale.rates))]
        self.count = random.choice(
            [random.randint(1, 3), random.randint(3, 12), random.randint(5, 25), random.randint(20, 120)]
        )
        self.cell_style = self.money_style if random.random() < 0.5 else "bare"
        self.parts = [self._item(index) for index in range(self.count)]

    def _tell_currency(self) -> None:
        """Sums without signs have the currency told elsewhere, or nowhere."""
        self.currency_told, code = "", self.locale.currency
        if self.money_style == self.cell_style == "bare":
            self.currency_told = self.random.choice(["head", "column", "note", "nowhere"])
        if self.currency_told == "column":
            self.columns = [
                replace(column, head=f"{column.head} ({code})") if column.fact == "amount" else column
                for column in self.columns
            ]
        if self.currency_told == "nowhere":
            del self.facts["currency"]

    def _item(self, index: int) -> tuple[Decimal, Decimal]:
        """One line: gives its rate and amount."""
        random, locale = self.random, self.locale
        quantity = random.choice(
            [Decimal(random.randint(1, 12)), Decimal(random.randint(1, 400)), Decimal(random.randint(1, 80)) / 4]
        )
        if not any(column.fact == "quantity" for column in self.columns):
            quantity = Decimal(1)
        price, rate = people.price(random), random.choice(self.rates)
        amount = cents(quantity * price)
        text = people.goods(random, locale)
        if random.random() < 0.25:
            # On a line of its own or not.
            text = f"{text}{random.choice([', ', chr(10)])}{people.detail(random, locale)}"
        values: dict[str, Fact] = {
            "line": Fact(Decimal(index + 1), str(index + 1)),
            "sku": Fact(sku := f"{random.choice('ABKMTX')}{random.choice('CDLQ')}-{random.randint(100, 9999)}", sku),
            "description": Fact(text.replace("\n", " "), text),
            "quantity": Fact(quantity, locale.plain(quantity)),
            "unit": Fact(unit := random.choice(_UNITS[locale.language]), unit),
            "price": Fact(price, locale.money(price, self.cell_style)),
            "rate": Fact(rate, locale.percent(rate)),
            "amount": Fact(amount, locale.money(amount, self.cell_style)),
        }
        shown = {column.fact: values[column.fact] for column in self.columns}
        for name, fact in shown.items():
            self.facts[f"items[{index}].{name}"] = fact
        texts = {name: fact.printed for name, fact in shown.items()}
        self.rows.append(Row(texts, {name: f"items[{index}].{name}" for name in shown}))
        return rate, amount

    def _sums(self) -> Sums:
        random, labels, sums = self.random, self.labels, Sums()
        net = sum((amount for _, amount in self.parts), Decimal(0))
        self._add(sums, "subtotal", labels["subtotal"], net)
        discount = cents(net * random.choice([2, 3, 5, 10]) / 100) if random.random() < 0.2 else Decimal(0)
        if discount:
            self._add(sums, "discount", labels["discount"], discount, shown=-discount)
        shipping = cents(Decimal(random.randint(500, 9900)) / 100) if random.random() < 0.3 else Decimal(0)
        if shipping:
            self._add(sums, "shipping", labels["shipping"], shipping)
        self._taxes(sums, net, discount, shipping)
        total = net - discount + shipping + sum((tax.amount for tax in sums.taxes), Decimal(0))
        is_paid = random.random() < 0.25
        if is_paid:
            # What is due is what is left then.
            labels.avoid(random, "total", ("due", "pa"), self.wordings)
        self._add(sums, "total", labels["total"], total)
        if is_paid:
            paid = cents(total * random.choice([10, 25, 50, 100]) / 100)
            self._add(sums, "paid", labels["paid"], paid)
            self._add(sums, "balance", labels["balance"], total - paid)
        return sums

    def _taxes(self, sums: Sums, net: Decimal, discount: Decimal, shipping: Decimal) -> None:
        rates = [rate for rate in self.rates if any(rate == own for own, _ in self.parts)]
        for rate in rates:
            share = sum((amount for own, amount in self.parts if own == rate), Decimal(0))
            base = cents(share * (net - discount) / net) + (shipping if rate == rates[0] else Decimal(0))
            sums.taxes.append(Tax(rate, base, cents(base * rate / 100)))
        for tax in sums.taxes:
            percent, word = self.locale.percent(tax.rate), self.labels["tax"]
            key = "tax" if len(sums.taxes) == 1 else f"tax {percent}"
            label = self.random.choice([f"{word} {percent}", f"{word} ({percent})", f"{percent} {word}"])
            if len(sums.taxes) == 1:
                self.facts["rate"] = Fact(tax.rate, percent)
            self._add(sums, key, label, tax.amount)
        for index, tax in enumerate(sums.taxes):
            self.facts[f"taxes[{index}].rate"] = Fact(tax.rate, self.locale.percent(tax.rate))
            for name, value in (("base", tax.base), ("amount", tax.amount)):
                self.facts[f"taxes[{index}].{name}"] = Fact(value, self.locale.money(value, "bare"))
        self.has_tax_table = any(tax.rate for tax in sums.taxes) and self.random.random() < (
            0.6 if len(rates) > 1 else 0.15
        )
        if len(sums.taxes) > 1:
            self._add(sums, "tax", self.labels["tax_total"], sum((tax.amount for tax in sums.taxes), Decimal(0)))

    def _add(self, sums: Sums, key: str, label: str, value: Decimal, shown: Decimal | None = None) -> None:
        self._sum(key, value)
        text = self.locale.money(value if shown is None else shown, self.money_style)
        sums.lines.append(Pair(label, text, key))

    # How it is drawn.


_OPTIONAL = {"line": 0.3, "sku": 0.4, "unit": 0.25, "rate": 0.25, "price": 0.92, "quantity": 0.95}
_UNITS = {
    "en": ["pcs", "ea", "hrs", "box", "kg", "m"],
    "de": ["Stk.", "Std.", "kg", "m", "Paar"],
    "fr": ["pce", "h", "kg", "m"],
    "es": ["ud.", "h", "kg", "m"],
}
