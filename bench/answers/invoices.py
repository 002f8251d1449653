"""Made invoices. ``make(seed, target)`` draws one; the same seed always gives the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from bench.answers import blocks, people
from bench.answers.blocks import Pair
from bench.answers.invoice_facts import InvoiceFacts
from bench.answers.invoice_families import family
from bench.answers.invoice_schema import asked
from bench.answers.paper import A4, GREY, LETTER, Paper
from bench.answers.rows import Column, Look, Row, Table, fitted, note
from bench.answers.schemas import build
from bench.answers.truth import Truth
from docbeat.document.geometry import Box

__all__ = ["family", "make"]


def make(seed: int, target: Path) -> Truth:
    """Draw the invoice of ``seed`` into ``target``."""
    return _Invoice(seed).draw(target)


class _Invoice(InvoiceFacts):
    """The drawing of an invoice."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.paper = self._paper()
        # Where the customer's block begins when there is room beside it.
        self.party_top: float | None = None

    def _paper(self) -> Paper:
        random = self.random
        font = random.choice(
            ["helvetica", "helvetica", "helvetica", "times", "vera", "courier" if self.bench else "times"]
        )
        points = random.choice([8, 9, 9, 10, 10, 11]) - (1.5 if font in ("vera", "courier") else 0)
        return Paper(LETTER if self.locale.letter else A4, font, points, random.choice([40, 48, 56]))

    def draw(self, target: Path) -> Truth:
        paper = self.paper
        counts = {"items": self.count, "taxes": len(self.sums.taxes)}
        built = build(self.random, asked(self.random, self.columns, self.facts, self.has_tax_table), self.facts, counts)
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
        self.party_top = top if len(shown) == 1 else None
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
        start = paper.right - max(blocks.needed(paper, pairs), 200)
        is_beside = start > paper.left + 230 and arrange not in blocks.WIDE and random.random() < 0.6
        if is_beside and self.party_top is not None:
            low, paper.y = paper.y, self.party_top
            arrange(paper, pairs, start, paper.right)
            paper.y = max(low, paper.y) + paper.leading
            return
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
        if self.currency_told == "head":
            pairs.append(Pair(labels["currency"], self.locale.currency, "currency"))
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
        if self.has_groups and self.count > 3:
            rows, carry = self._grouped(rows), False
        if carry:
            table.draw(
                rows, lambda index: self._carried("carried", index), lambda index: self._carried("brought", index)
            )
        else:
            table.draw(rows)
        paper.y += paper.leading * 1.5

    def _grouped(self, rows: list[Row]) -> list[Row]:
        """With a heading before some of the rows, which is no item."""
        names, grouped = _GROUPS[self.locale.language], list(rows)
        for number, place in enumerate((self.count // 2, 0)):
            grouped.insert(place, Row({"description": names[number]}, bold=True))
        return grouped

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
            width, top = (paper.right - paper.left) * random.choice([0.4, 0.45, 0.5]), paper.y
            left = paper.left if self.family.sums == "left" else paper.right - width
            random.choice(self.family.sums_arrange)(paper, self.sums.lines, left, left + width)
            if left > paper.left and random.random() < 0.35:
                low, paper.y = paper.y, top
                self._notes(width=left - paper.left - 24)
                paper.y = max(low, paper.y) + paper.leading
                return
        paper.y += paper.leading
        if self.has_tax_table:
            self._tax_table()
        self._notes()

    def _tax_table(self) -> None:
        """What each rate comes to."""
        paper, labels, count = self.paper, self.labels, len(self.sums.taxes)
        if paper.y + paper.leading * 1.6 * (count + 2) > paper.bottom:
            paper.new_page()
        heads = (("rate", labels["rate"]), ("base", labels["subtotal"]), ("amount", labels["tax"]))
        columns = [Column(name, head, 1, "right") for name, head in heads]
        rows = [
            Row({name: self.facts[f"taxes[{index}].{name}"].printed for name, _ in heads},
                {name: f"taxes[{index}].{name}" for name, _ in heads})
            for index in range(count)
        ]  # fmt: skip
        Table(paper, columns, Look(self.random.choice(["grid", "head"]), "bold"), paper.left, paper.left + 230).draw(
            rows
        )
        paper.y += paper.leading * 1.5

    def _notes(self, width: float | None = None) -> None:
        """Small print over the width of the page, or in so much of it."""
        paper, random = self.paper, self.random
        notes = [self._distraction(text) for text in _NOTES[self.locale.language]]
        chosen = random.sample(notes, k=random.randint(0, min(3, len(notes))))
        if self.currency_told == "note":
            chosen.insert(0, _IN_CURRENCY[self.locale.language].format(self.locale.currency))
            if paper.y >= paper.bottom - 12:
                paper.new_page()
        for text in [self._bank_line(), *chosen]:
            if text and paper.y < paper.bottom - 12:
                note(paper, text, width=width)
                paper.y += 4

    def _bank_line(self) -> str:
        """Where to pay; the IBAN has its place in a line of its own."""
        if "seller.iban" not in self.facts or self.has_columns_below:
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
        if self.has_columns_below:
            self._columns_below(first=number == 1)
        elif number == 1 and self.tax_id_below and "seller.tax_id" in self.facts:
            end = paper.text(paper.left, y, f"{self.labels['tax_id']} ", points=small, shade=GREY)
            paper.text(end, y, self.facts["seller.tax_id"].printed, key="seller.tax_id", points=small, shade=GREY)
        elif self.footer:
            paper.text(paper.width / 2, y, self.footer, points=small, align="center", shade=GREY)
        if total > 1 or self.paged:
            paper.text(paper.right, y + 12, self.labels["page"].format(number, total), points=small, align="right")

    def _columns_below(self, *, first: bool) -> None:
        """The seller once more in columns of small print, as German letters have it."""
        paper, facts, labels = self.paper, self.facts, self.labels
        columns: list[list[tuple[str, str, str | None]]] = [
            [("", self.seller.name, None), *[("", line, None) for line in self.seller.lines(country=False)]],
            [],
            [],
        ]
        for at, fact, label in (
            (1, "seller.phone", "phone"),
            (1, "seller.email", "email"),
            (2, "seller.iban", "iban"),
            (2, "seller.tax_id", "tax_id"),
        ):
            if fact in facts:
                columns[at].append((f"{labels[label]} ", facts[fact].printed, fact))
        width = (paper.right - paper.left) / 3
        for index, lines in enumerate(columns):
            for row, (label, text, key) in enumerate(lines):
                x, y = paper.left + index * width, paper.height - 52 + row * 8.5
                end = paper.text(x, y, label, points=6.5, shade=GREY)
                paper.text(end, y, text, points=6.5, shade=GREY, key=key if first else None)

    @property
    def footer(self) -> str:
        """Registration details below every page."""
        return f"{self.seller.name} · {self.seller.street} · {self.seller.postal}" if self.paged else ""

    @property
    def paged(self) -> bool:
        """Whether a single page has a number too."""
        return len(self.facts["number"].printed) % 2 == 0


_GROUPS = {
    "en": ("Materials", "Labour and services"),
    "de": ("Material", "Arbeitsleistungen"),
    "fr": ("Fournitures", "Main-d'œuvre"),
    "es": ("Materiales", "Mano de obra"),
}
_IN_CURRENCY = {
    "en": "All amounts in {}.",
    "de": "Alle Beträge in {}.",
    "fr": "Montants exprimés en {}.",
    "es": "Importes en {}.",
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
