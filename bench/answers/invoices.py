"""Made invoices. ``make(seed, target)`` draws one; the same seed always gives the same.

Seeds below 1000 draw from the families ``t-...``, those from 1000 on from ``b-...``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from bench.answers import blocks, people
from bench.answers.blocks import Pair
from bench.answers.invoice_schema import asked
from bench.answers.labels import INVOICE, Labels
from bench.answers.locales import LOCALES, Locale, cents
from bench.answers.paper import A4, GREY, LETTER, Paper
from bench.answers.rows import Column, Look, Row, Table, fitted, note
from bench.answers.schemas import Fact, build
from bench.answers.truth import Truth, is_for_bench
from docbeat.document.geometry import Box


@dataclass(frozen=True)
class Family:
    """A layout: where the seller stands, how the head is told, the parties, the items and the sums."""

    name: str
    locales: tuple[str, ...]
    letterhead: str
    head: tuple[blocks.Arrange, ...]
    parties: str
    rules: tuple[str, ...]
    heads: tuple[str, ...]
    sums: str
    sums_arrange: tuple[blocks.Arrange, ...] = (blocks.justified_list,)
    money: tuple[str, ...] = ("bare", "symbol")


FAMILIES = (
    Family("t-classic", ("us", "ca"), "left", (blocks.tab_list, blocks.colon_list), "bill-ship", ("grid", "head"),
           ("dark", "bold"), "right"),
    Family("t-modern", ("us", "gb", "ie"), "right", (blocks.stacked,), "bill", ("rows", "zebra"), ("plain", "caps"),
           "right", (blocks.meeting_list, blocks.justified_list), ("symbol",)),
    Family("t-strip", ("gb", "us", "ca"), "center", (blocks.headed_row,), "bill-ship", ("columns", "grid"), ("grey",),
           "right", (blocks.ruled_pairs,)),
    Family("t-letter", ("de", "eu", "ch"), "window", (blocks.justified_list, blocks.tab_list), "window",
           ("head", "none"), ("bold", "plain"), "in-table", money=("bare", "code", "symbol")),
    Family("t-boxes", ("us", "gb"), "left", (blocks.two_by_two,), "boxed", ("grid", "outer"), ("bold", "grey"), "right",
           (blocks.ruled_pairs, blocks.justified_list)),
    Family("t-french", ("fr",), "left", (blocks.colon_list, blocks.ruled_pairs), "bill", ("grid", "rows"),
           ("grey", "bold"), "right"),
    Family("t-plain", ("gb", "ie", "us"), "left", (blocks.running_line, blocks.colon_list), "from-bill",
           ("none", "head"), ("plain", "bold"), "right", (blocks.justified_list, blocks.leaders)),
    Family("b-banner", ("us", "gb", "ca"), "banner", (blocks.open_row,), "bill-ship", ("rows", "zebra"),
           ("caps", "dark"), "right", (blocks.meeting_list,), ("symbol", "code")),
    Family("b-ledger", ("us", "gb"), "right", (blocks.leaders, blocks.meeting_list), "inline", ("none", "columns"),
           ("bold", "plain"), "left", (blocks.leaders, blocks.tab_list)),
    Family("b-tiles", ("us", "ie", "gb"), "center", (blocks.boxes_below,), "boxed", ("outer", "zebra"),
           ("bold", "grey"), "strip"),
    Family("b-german", ("de", "ch", "eu"), "right", (blocks.ruled_pairs, blocks.open_row), "unlabelled",
           ("grid", "rows"), ("grey", "bold"), "right", (blocks.justified_list, blocks.tab_list),
           ("bare", "symbol", "code")),
    Family("b-spanish", ("es",), "center", (blocks.headed_row, blocks.justified_list), "from-bill", ("columns", "head"),
           ("dark", "caps"), "right", (blocks.ruled_pairs, blocks.justified_list)),
    Family("b-french", ("fr",), "right", (blocks.open_row, blocks.tab_list), "bill-ship", ("columns", "zebra"),
           ("dark", "plain"), "in-table"),
    Family("b-side", ("gb", "us", "eu"), "side", (blocks.stacked, blocks.tab_list), "bill", ("head", "rows"),
           ("plain", "caps"), "in-table", money=("symbol", "bare")),
)  # fmt: skip


def family(seed: int) -> Family:
    """The layout the seed is drawn in."""
    half = [one for one in FAMILIES if one.name.startswith("b-" if is_for_bench(seed) else "t-")]
    return half[seed % len(half)]


def make(seed: int, target: Path) -> Truth:
    """Draw the invoice of ``seed`` into ``target``."""
    return _Invoice(seed).draw(target)


@dataclass
class _Tax:
    rate: Decimal
    base: Decimal
    amount: Decimal


@dataclass
class _Sums:
    """What is added up, and what of it is printed: label, text, fact."""

    taxes: list[_Tax] = field(default_factory=list)
    lines: list[Pair] = field(default_factory=list)


class _Invoice:
    """Facts are settled first, then everything is drawn."""

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
        self.rows: list[Row] = []
        self.columns: list[Column] = []
        self._head_facts()
        self._parties()
        self._items()
        self.sums = self._sums()
        self.paper = self._paper()

    # What is true.

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
            text = f"{text}, {people.detail(random, locale)}"
        values: dict[str, Fact] = {
            "line": Fact(Decimal(index + 1), str(index + 1)),
            "sku": Fact(sku := f"{random.choice('ABKMTX')}{random.choice('CDLQ')}-{random.randint(100, 9999)}", sku),
            "description": Fact(text, text),
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

    def _sums(self) -> _Sums:
        random, labels, sums = self.random, self.labels, _Sums()
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

    def _taxes(self, sums: _Sums, net: Decimal, discount: Decimal, shipping: Decimal) -> None:
        rates = [rate for rate in self.rates if any(rate == own for own, _ in self.parts)]
        for rate in rates:
            share = sum((amount for own, amount in self.parts if own == rate), Decimal(0))
            base = cents(share * (net - discount) / net) + (shipping if rate == rates[0] else Decimal(0))
            sums.taxes.append(_Tax(rate, base, cents(base * rate / 100)))
        for tax in sums.taxes:
            percent, word = self.locale.percent(tax.rate), self.labels["tax"]
            key = "tax" if len(sums.taxes) == 1 else f"tax {percent}"
            label = self.random.choice([f"{word} {percent}", f"{word} ({percent})", f"{percent} {word}"])
            if len(sums.taxes) == 1:
                self.facts["rate"] = Fact(tax.rate, percent)
            self._add(sums, key, label, tax.amount)
        if len(sums.taxes) > 1:
            self._add(sums, "tax", self.labels["tax_total"], sum((tax.amount for tax in sums.taxes), Decimal(0)))

    def _add(self, sums: _Sums, key: str, label: str, value: Decimal, shown: Decimal | None = None) -> None:
        self._sum(key, value)
        text = self.locale.money(value if shown is None else shown, self.money_style)
        sums.lines.append(Pair(label, text, key))

    # How it is drawn.

    def _paper(self) -> Paper:
        random = self.random
        font = random.choice(
            ["helvetica", "helvetica", "helvetica", "times", "vera", "courier" if self.bench else "times"]
        )
        points = random.choice([8, 9, 9, 10, 10, 11]) - (1.5 if font in ("vera", "courier") else 0)
        return Paper(LETTER if self.locale.letter else A4, font, points, random.choice([40, 48, 56]))

    def draw(self, target: Path) -> Truth:
        paper = self.paper
        built = build(self.random, asked(self.random, self.columns, self.facts), self.facts, {"items": self.count})
        _LETTERHEADS[self.family.letterhead](self)
        self._party_blocks()
        self._head()
        self._table()
        self._closing()
        paper.save(target, self._every_page)
        return Truth(self.family.name, built.schema, built.values, built.kinds, built.located(paper.places))

    def contact_lines(self) -> list[Pair]:
        """What stands below the seller's address."""
        labels, pairs = self.labels, []
        for fact, label in (("seller.phone", "phone"), ("seller.email", "email"), ("seller.tax_id", "tax_id")):
            if fact in self.facts and not (fact == "seller.tax_id" and self.tax_id_below):
                pairs.append(Pair(labels[label], self.facts[fact].printed, fact))
        if self.fax:
            pairs.insert(min(1, len(pairs)), Pair(labels["fax"], self.fax, None))
        return pairs

    @property
    def tax_id_below(self) -> bool:
        """Whether the tax id is in the footer only."""
        return self.family.letterhead in ("window", "side", "banner")

    def _party_blocks(self) -> None:
        paper, labels = self.paper, self.labels
        shown = [(labels["bill"] if self.family.parties != "unlabelled" else "", "buyer", self.buyer)]
        if "ship.name" in self.facts:
            shown.append((labels["ship"], "ship", self.other))
        if self.family.parties == "from-bill":
            shown.insert(0, (labels["from"], "seller", self.seller))
        if self.family.parties == "window":
            return
        paper.y += paper.leading
        if self.family.parties == "inline":
            self._inline_party()
            return
        width, top, low = (paper.right - paper.left) / max(2, len(shown)), paper.y, paper.y
        for index, (label, key, party) in enumerate(shown):
            paper.y = top
            x = paper.left + index * width
            self.party(x + 4, key, party, label=label)
            low = max(low, paper.y)
        if self.family.parties == "boxed":
            for index in range(len(shown)):
                x = paper.left + index * width
                paper.frame(Box(x, top - paper.points - 3, x + width - 6, low))
        paper.y = low + paper.leading

    def _inline_party(self) -> None:
        paper = self.paper
        stop = paper.left + paper.measure(f"{self.labels['bill']}:", bold=True) + 8
        paper.text(paper.left, paper.y, f"{self.labels['bill']}:", bold=True)
        self.party(stop, "buyer", self.buyer)
        paper.y += paper.leading

    def party(self, x: float, key: str, party: people.Party, *, label: str = "", align: str = "left") -> None:
        """A name and its address in lines."""
        paper = self.paper
        if label:
            paper.text(x, paper.y, label if self.family.name != "t-plain" else f"{label}:", bold=True, align=align)
            paper.y += paper.leading
        # The same party printed twice is found in either place; the first counts.
        paper.text(x, paper.y, party.name, key=f"{key}.name", align=align)
        paper.y += paper.leading
        for line in party.lines(country=self.abroad):
            paper.text(x, paper.y, line, key=f"{key}.address", align=align)
            paper.y += paper.leading
        if f"{key}.tax_id" in self.facts and key == "buyer":
            end = paper.text(x, paper.y, f"{self.labels['customer_tax_id']}: ", align=align)
            paper.text(end, paper.y, self.facts["buyer.tax_id"].printed, key="buyer.tax_id")
            paper.y += paper.leading

    def _head(self) -> None:
        paper, random = self.paper, self.random
        pairs = self.head_pairs()
        arrange = random.choice(self.family.head)
        paper.y += paper.leading * 1.2
        if self.family.letterhead == "window":
            paper.text(paper.left, paper.y, f"{self.labels['invoice']}", bold=True, points=paper.points + 4)
            paper.y += paper.leading * 1.6
        if arrange in blocks.WIDE:
            arrange(paper, pairs, paper.left, paper.right)
        else:
            left = random.choice([paper.left, paper.left, (paper.left + paper.right) / 2])
            arrange(paper, pairs, left, left + (paper.right - paper.left) / 2)
        paper.y += paper.leading * 0.6

    def head_pairs(self) -> list[Pair]:
        """Number, dates and references, with some nobody asks for."""
        random, labels, facts = self.random, self.labels, self.facts
        pairs = [
            Pair(labels[name], facts[name].printed, name)
            for name in ("number", "date", "due", "order", "customer_number", "terms")
            if name in facts
        ]
        if random.random() < 0.4:
            day = self.locale.day(self.issued - timedelta(days=random.randint(1, 9)), self.day_form)
            pairs.insert(random.randint(1, len(pairs)), Pair(labels["delivery"], day, None))
        if random.random() < 0.3:
            pairs.append(Pair(labels["rep"], people.person(random, self.locale).name, None))
        if random.random() < 0.25:
            pairs[0], pairs[1] = pairs[1], pairs[0]
        return pairs

    def _table(self) -> None:
        paper, random, family = self.paper, self.random, self.family
        look = Look(
            random.choice(family.rules),
            random.choice(family.heads),
            random.random() < 0.7,
            random.choice([2, 3, 4]),
            random.choice([0, 0, 1]),
        )
        columns = fitted(paper, self.columns, self.rows, look, paper.right - paper.left)
        table, carry = Table(paper, columns, look, paper.left, paper.right), random.random() < 0.25
        rows = [*self.rows, *self._sum_rows()] if family.sums == "in-table" else self.rows
        if carry:
            table.draw(
                rows, lambda index: self._carried("carried", index), lambda index: self._carried("brought", index)
            )
        else:
            table.draw(rows)
        paper.y += paper.leading * 1.5

    def _sum_rows(self) -> list[Row]:
        return [
            Row({"description": pair.label, "amount": pair.text}, {"amount": pair.key or ""}, bold=pair.key == "total")
            for pair in self.sums.lines
        ]

    def _carried(self, label: str, index: int) -> Row | None:
        if index > len(self.parts):
            return None
        upto = sum((amount for _, amount in self.parts[:index]), Decimal(0))
        return Row({"description": self.labels[label], "amount": self.locale.money(upto, self.cell_style)})

    def _closing(self) -> None:
        paper, random = self.paper, self.random
        if paper.y + paper.leading * 1.6 * (len(self.sums.lines) + 1) + 40 > paper.bottom:
            paper.new_page()
        if self.family.sums == "strip":
            blocks.open_row(paper, self.sums.lines, paper.left, paper.right)
        elif self.family.sums != "in-table":
            width = (paper.right - paper.left) * random.choice([0.4, 0.45, 0.5])
            left = paper.left if self.family.sums == "left" else paper.right - width
            random.choice(self.family.sums_arrange)(paper, self.sums.lines, left, left + width)
        paper.y += paper.leading
        self._notes()

    def _notes(self) -> None:
        paper, random = self.paper, self.random
        notes = [self._distraction(text) for text in _NOTES[self.locale.language]]
        chosen = random.sample(notes, k=random.randint(0, min(3, len(notes))))
        for text in [self._bank_line(), *chosen]:
            if text and paper.y < paper.bottom - 12:
                note(paper, text)
                paper.y += 4

    def _bank_line(self) -> str:
        """Where to pay; the IBAN has its place in a line of its own."""
        if "seller.iban" not in self.facts:
            return ""
        paper = self.paper
        if paper.y > paper.bottom - 12:
            paper.new_page()
        end = paper.text(paper.left, paper.y, f"{self.labels['iban']}: ")
        paper.text(end, paper.y, self.facts["seller.iban"].printed, key="seller.iban")
        paper.y += paper.leading * 1.4
        return ""

    def _distraction(self, text: str) -> str:
        """A note with a date and a sum that mean something else."""
        random, locale = self.random, self.locale
        day = locale.day(self.issued + timedelta(days=random.choice([-40, -12, 45, 90])), self.day_form)
        return text.format(
            day=day, sum=locale.money(people.price(random), self.money_style), number=random.randint(1000, 99999)
        )

    def _every_page(self, paper: Paper, number: int, total: int) -> None:
        y, small = paper.height - 40, max(paper.points - 2, 6)
        if number == 1 and self.tax_id_below and "seller.tax_id" in self.facts:
            end = paper.text(paper.left, y, f"{self.labels['tax_id']} ", points=small, shade=GREY)
            paper.text(end, y, self.facts["seller.tax_id"].printed, key="seller.tax_id", points=small, shade=GREY)
        elif self.footer:
            paper.text(paper.width / 2, y, self.footer, points=small, align="center", shade=GREY)
        if total > 1 or self.paged:
            paper.text(paper.right, y + 12, self.labels["page"].format(number, total), points=small, align="right")

    @property
    def footer(self) -> str:
        """Registration details below every page."""
        return f"{self.seller.name} · {self.seller.street} · {self.seller.postal}" if self.paged else ""

    @property
    def paged(self) -> bool:
        """Whether a single page has a number too."""
        return len(self.facts["number"].printed) % 2 == 0


_OPTIONAL = {"line": 0.3, "sku": 0.4, "unit": 0.25, "rate": 0.25, "price": 0.92, "quantity": 0.95}
_UNITS = {
    "en": ["pcs", "ea", "hrs", "box", "kg", "m"],
    "de": ["Stk.", "Std.", "kg", "m", "Paar"],
    "fr": ["pce", "h", "kg", "m"],
    "es": ["ud.", "h", "kg", "m"],
}
_NOTES = {
    "en": [
        "Thank you for your business!",
        "Please note our new prices from {day}. Orders above {sum} are delivered free of charge.",
        "Previous invoice {number} of {day} over {sum} is still unpaid; please disregard if you have paid meanwhile.",
        "A late fee of {sum} will be charged on payments received after {day}.",
        "Questions? Call +1 800 555 {number}. Goods remain our property until paid in full.",
    ],
    "de": [
        "Vielen Dank für Ihren Auftrag!",
        "Bitte beachten Sie unsere neuen Preise ab {day}. Ab {sum} liefern wir frei Haus.",
        "Die Rechnung {number} vom {day} über {sum} ist noch offen.",
        "Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.",
    ],
    "fr": [
        "Nous vous remercions de votre confiance.",
        "Nouveaux tarifs à partir du {day}. Livraison gratuite dès {sum} de commande.",
        "Indemnité forfaitaire de 40 € en cas de retard de paiement. Pas d'escompte pour paiement anticipé.",
    ],
    "es": [
        "Gracias por su confianza.",
        "Nuevas tarifas a partir del {day}. Envío gratuito a partir de {sum}.",
        "La factura {number} del {day} por {sum} sigue pendiente.",
    ],
}  # fmt: skip


def _title(invoice: _Invoice, x: float, align: str) -> None:
    paper = invoice.paper
    paper.text(x, paper.y + 8, invoice.labels["invoice"], bold=True, points=paper.points + 9, align=align)


def _seller(invoice: _Invoice, x: float, align: str) -> None:
    """Name, address and how to reach them, where the parties do not tell."""
    paper = invoice.paper
    paper.text(x, paper.y, invoice.seller.name, key="seller.name", bold=True, points=paper.points + 4, align=align)
    paper.y += paper.leading * 1.3
    if invoice.family.parties == "from-bill":
        return
    for line in invoice.seller.lines(country=invoice.abroad):
        paper.text(x, paper.y, line, key="seller.address", align=align)
        paper.y += paper.leading
    _contact(invoice, x, align)


def _contact(invoice: _Invoice, x: float, align: str) -> None:
    paper = invoice.paper
    for pair in invoice.contact_lines():
        width = paper.measure(f"{pair.label}: {pair.text}")
        start = x - {"left": 0.0, "right": width, "center": width / 2}[align]
        end = paper.text(start, paper.y, f"{pair.label}: ")
        paper.text(end, paper.y, pair.text, key=pair.key)
        paper.y += paper.leading


def _left(invoice: _Invoice) -> None:
    _title(invoice, invoice.paper.right, "right")
    _seller(invoice, invoice.paper.left, "left")
    if invoice.family.parties == "from-bill":
        _contact(invoice, invoice.paper.left, "left")


def _right(invoice: _Invoice) -> None:
    _title(invoice, invoice.paper.left, "left")
    _seller(invoice, invoice.paper.right, "right")


def _center(invoice: _Invoice) -> None:
    paper = invoice.paper
    _seller(invoice, paper.width / 2, "center")
    if invoice.family.parties == "from-bill":
        _contact(invoice, paper.width / 2, "center")
    paper.y += paper.leading
    _title(invoice, paper.width / 2, "center")
    paper.y += paper.leading * 2


def _banner(invoice: _Invoice) -> None:
    """White on a dark band, the address below it."""
    paper = invoice.paper
    paper.fill(Box(0, 0, paper.width, 62), (0.1, 0.3, 0.45))
    white = (1.0, 1.0, 1.0)
    paper.text(paper.left, 38, invoice.seller.name, key="seller.name", bold=True, points=paper.points + 5, shade=white)
    paper.text(
        paper.right, 38, invoice.labels["invoice"], bold=True, points=paper.points + 7, align="right", shade=white
    )
    paper.y = 82
    line = " | ".join(invoice.seller.lines(country=invoice.abroad))
    end = paper.text(paper.left, paper.y, line, key="seller.address")
    for pair in invoice.contact_lines():
        if end + paper.measure(f"    {pair.label} {pair.text}") > paper.right:
            paper.y += paper.leading
            end = paper.left - 12
        end = paper.text(end + 12, paper.y, f"{pair.label} ")
        end = paper.text(end, paper.y, pair.text, key=pair.key)
    paper.y += paper.leading * 1.4


def _window(invoice: _Invoice) -> None:
    """A letter for an envelope with a window: the sender in one small line, the recipient below it without a label."""
    paper = invoice.paper
    name = invoice.seller.name
    paper.text(paper.right, paper.y, name, key="seller.name", bold=True, points=paper.points + 6, align="right")
    paper.y += 70
    end = paper.text(paper.left, paper.y, f"{name} · ", points=6.5, shade=GREY)
    address = " · ".join(invoice.seller.lines(country=invoice.abroad))
    paper.text(end, paper.y, address, key="seller.address", points=6.5, shade=GREY)
    paper.y += paper.leading * 1.3
    top = paper.y
    invoice.party(paper.left, "buyer", invoice.buyer)
    low, paper.y = paper.y, top
    for pair in invoice.contact_lines():
        paper.text(paper.right - 170, paper.y, pair.label, shade=GREY)
        paper.text(paper.right - 110, paper.y, pair.text, key=pair.key)
        paper.y += paper.leading
    paper.y = max(low, paper.y) + paper.leading * 2


def _side(invoice: _Invoice) -> None:
    """The seller in a narrow column at the right, everything else beside it."""
    paper = invoice.paper
    _title(invoice, paper.left, "left")
    top = paper.y
    widest = paper.measure(invoice.seller.name, bold=True, points=paper.points + 4)
    _seller(invoice, paper.right - max(170, widest), "left")
    paper.y = max(paper.y, top + 60)


_LETTERHEADS: dict[str, Callable[[_Invoice], None]] = {
    "left": _left, "right": _right, "center": _center, "banner": _banner, "window": _window, "side": _side,
}  # fmt: skip
