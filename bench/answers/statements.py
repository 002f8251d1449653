"""Made bank statements. ``make(seed, target)`` draws one; the same seed always gives the same.

Seeds below 1000 draw from the families ``t-...``, those from 1000 on from ``b-...``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from bench.answers import blocks, people
from bench.answers.blocks import Pair
from bench.answers.labels import BANK, Labels
from bench.answers.locales import LOCALES, Locale
from bench.answers.movements import Form, Movement, movements
from bench.answers.paper import A4, GREY, LETTER, WHITE, Paper
from bench.answers.rows import Column, Look, Row, Table, fitted, note
from bench.answers.schemas import Fact, build
from bench.answers.statement_schema import asked
from bench.answers.truth import Truth, is_for_bench
from docbeat.document.geometry import Box


@dataclass(frozen=True)
class Family:
    """A layout. ``money``: columns, signed, after, brackets, marks, sections; ``days``: full, short, once."""

    name: str
    locales: tuple[str, ...]
    letterhead: str
    head: tuple[blocks.Arrange, ...]
    summary: tuple[blocks.Arrange, ...]
    money: tuple[str, ...]
    rules: tuple[str, ...]
    heads: tuple[str, ...]
    days: tuple[str, ...] = ("full",)
    balances: float = 0.7
    summarised: float = 0.8


FAMILIES = (
    Family("t-branch", ("us", "ca"), "left", (blocks.tab_list, blocks.colon_list), (blocks.justified_list,),
           ("columns", "signed"), ("rows", "zebra"), ("bold", "dark"), ("full", "short")),
    Family("t-high-street", ("gb", "ie"), "right", (blocks.stacked, blocks.tab_list),
           (blocks.headed_row, blocks.tab_list), ("columns",), ("head", "none"), ("bold", "plain"),
           ("short", "once"), 1.0),
    Family("t-sections", ("us",), "left", (blocks.justified_list,), (blocks.justified_list, blocks.leaders),
           ("sections",), ("head", "none"), ("bold",), ("short", "full"), 0.0, 1.0),
    Family("t-konto", ("de",), "window", (blocks.headed_row, blocks.tab_list), (blocks.justified_list,),
           ("signed", "after", "columns"), ("none", "rows"), ("bold", "grey"), ("full",), 0.3),
    Family("t-grid", ("gb", "eu", "us"), "center", (blocks.two_by_two, blocks.ruled_pairs), (blocks.ruled_pairs,),
           ("columns", "marks"), ("grid",), ("grey", "bold")),
    Family("t-releve", ("fr",), "right", (blocks.colon_list,), (blocks.tab_list,), ("columns",), ("columns", "grid"),
           ("grey", "bold"), ("full", "short"), 0.3),
    Family("b-online", ("us", "gb", "ie"), "banner", (blocks.open_row, blocks.meeting_list), (blocks.boxes_below,),
           ("signed", "brackets"), ("rows", "zebra"), ("caps", "plain"), ("full", "short")),
    Family("b-paper", ("gb", "ie", "us"), "center", (blocks.leaders, blocks.running_line), (blocks.leaders,),
           ("columns", "marks"), ("none", "columns"), ("plain", "bold"), ("once", "short"), 1.0),
    Family("b-parts", ("us", "ca"), "right", (blocks.ruled_pairs, blocks.stacked),
           (blocks.open_row, blocks.ruled_pairs), ("sections",), ("rows", "grid"), ("caps", "grey"),
           ("full", "short"), 0.0, 1.0),
    Family("b-auszug", ("de", "ch", "eu"), "left", (blocks.two_by_two, blocks.running_line), (blocks.tab_list,),
           ("after", "marks", "columns"), ("head", "grid"), ("bold", "dark"), ("full", "short"), 0.5),
    Family("b-extracto", ("es",), "window", (blocks.boxes_below, blocks.colon_list), (blocks.headed_row,),
           ("signed", "columns"), ("zebra", "outer"), ("dark", "bold"), ("full",), 0.9),
    Family("b-compte", ("fr",), "banner", (blocks.stacked, blocks.headed_row), (blocks.justified_list,),
           ("columns", "signed"), ("none", "zebra"), ("plain", "caps"), ("full", "short"), 0.6),
    Family("b-dense", ("us", "gb", "ca"), "side", (blocks.meeting_list, blocks.tab_list), (blocks.justified_list,),
           ("brackets", "after", "columns"), ("none",), ("plain", "caps"), ("full",), 1.0),
)  # fmt: skip
_BANKS = {
    "us": "First Meridian Bank, N.A.|Lakeshore Federal Credit Union|Cascade National Bank",
    "ca": "Northgate Bank of Canada|Portage Credit Union",
    "gb": "Aldgate Bank plc|Pemberton & Vance Bank|Kingsway Building Society",
    "ie": "Harbour Bank of Ireland DAC|Liffey Savings Bank",
    "eu": "Hanse Handelsbank AG|Rheinbank International AG",
    "de": "Hanse Handelsbank AG|Sparkasse Seenland|Volksbank Lindental eG",
    "ch": "Bank am See AG|Kantonalbank Mittelland",
    "fr": "Banque du Rivage SA|Crédit des Alpes",
    "es": "Banco Ribera S.A.|Caja del Norte",
}


def family(seed: int) -> Family:
    """The layout the seed is drawn in."""
    half = [one for one in FAMILIES if one.name.startswith("b-" if is_for_bench(seed) else "t-")]
    return half[seed % len(half)]


def make(seed: int, target: Path) -> Truth:
    """Draw the statement of ``seed`` into ``target``."""
    return _Statement(seed).draw(target)


class _Statement:
    """Facts are settled first, then everything is drawn."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(f"statement {seed}")
        self.bench, self.family = is_for_bench(seed), family(seed)
        self.locale: Locale = LOCALES[random.choice(self.family.locales)]
        self.wordings = BANK[self.locale.language]
        self.labels = Labels(random, self.wordings, bench=self.bench)
        self.facts: dict[str, Fact] = {}
        self.day_form = random.choice(self.locale.dates)
        self.money_style = random.choice(["bare", "symbol"]) if self.locale.name != "ch" else "bare"
        self.sums_style = random.choice([self.money_style, "symbol", "code"])
        self.money, self.days = random.choice(self.family.money), random.choice(self.family.days)
        self.has_balance = random.random() < self.family.balances
        self.has_value_day = random.random() < (0.6 if self.locale.language != "en" else 0.15)
        self.has_reference = random.random() < 0.3
        self.is_summarised = random.random() < self.family.summarised or not self.has_balance
        self.had_summary = self.is_summarised
        self._parties()
        self._movements()
        self.paper = self._paper()
        # Where the holder's address begins when there is room beside it.
        self.party_top: float | None = None

    # What is true.

    def _said(self, key: str, text: str) -> None:
        self.facts[key] = Fact(text, text)

    def _day(self, key: str, day: date) -> None:
        self.facts[key] = Fact(day, self.locale.day(day, self.day_form))

    def _sum(self, key: str, value: Decimal) -> None:
        self.facts[key] = Fact(value, self.locale.money(value, self.sums_style))

    def _parties(self) -> None:
        random, locale = self.random, self.locale
        made = people.company if random.random() < 0.3 else people.person
        self.holder = made(random, locale)
        self.bank = people.company(random, locale)
        self.bank_name = people.pick(random, _BANKS[locale.name])
        self._said("bank.name", self.bank_name)
        self._said("bank.address", ", ".join(self.bank.lines(country=False)))
        self._said("bank.phone", self.bank.phone)
        self._said("holder.name", self.holder.name)
        self._said("holder.address", ", ".join(self.holder.lines(country=False)))
        self._said("currency", locale.currency)
        self._account()

    def _account(self) -> None:
        random, locale = self.random, self.locale
        digits = "".join(random.choices("0123456789", k=random.choice([8, 10, 12])))
        masked = random.choice([f"XXXXXX{digits[-4:]}", f"****{digits[-4:]}", f"...{digits[-4:]}"])
        grouped = f"{digits[:4]} {digits[4:8]} {digits[8:]}".strip()
        if locale.language == "en" or random.random() < 0.4:
            self._said("account.number", random.choice([digits, digits, masked, grouped]))
        if not locale.letter and (locale.language != "en" or random.random() < 0.6):
            iban = people.iban(random, locale)
            hidden = f"{iban[:4]} {'*' * 4} {'*' * 4} {iban[-4:]}"
            self._said("account.iban", hidden if random.random() < 0.1 else iban)
            if random.random() < 0.6:
                land = self.facts["account.iban"].printed[:2]
                bank, place = (
                    people.patterned(random, "AAAA"),
                    people.patterned(random, people.pick(random, "1A|1AXXX")),
                )
                self._said("account.bic", f"{bank}{land}{place}")
        if locale.name == "gb":
            self._said("account.sort", "-".join(f"{random.randint(10, 99)}" for _ in range(3)))
        if locale.name == "us" and random.random() < 0.5:
            self._said("account.routing", f"0{random.randint(21000000, 99999999)}")

    def _movements(self) -> None:
        random = self.random
        first = date(2022 + random.randrange(4), random.randint(1, 12), random.choice([1, 1, 1, 6, 14]))
        length = random.choice([28, 30, 30, 31, 90])
        self.start, self.end = first, first + timedelta(days=length - 1)
        self._day("period.start", self.start)
        self._day("period.end", self.end)
        if random.random() < 0.5:
            self._day("issued", self.end + timedelta(days=random.randint(0, 3)))
        if random.random() < 0.4:
            self._said("sheet", str(random.randint(1, 60)))
        count = random.choice([random.randint(3, 12), random.randint(10, 40), random.randint(30, 120)])
        opening = Decimal(random.randint(-50000 if random.random() < 0.15 else 0, 2500000)) / 100
        self.moves = movements(random, self.locale, self.start, self.end, opening, count, long=random.random() < 0.25)
        self._sum("opening", opening)
        self._sum("closing", self.moves[-1].balance)
        self._sum("credits", sum((move.amount for move in self.moves if move.amount > 0), Decimal(0)))
        self._sum("debits", -sum((move.amount for move in self.moves if move.amount < 0), Decimal(0)))
        self.opening = opening

    # How it is drawn.

    def _paper(self) -> Paper:
        random = self.random
        font = random.choice(["helvetica", "helvetica", "times", "vera", "courier" if self.bench else "helvetica"])
        points = random.choice([8, 8, 9, 9, 10]) - (1.5 if font in ("vera", "courier") else 0)
        return Paper(LETTER if self.locale.letter else A4, font, points, random.choice([36, 44, 52]))

    def draw(self, target: Path) -> Truth:
        paper = self.paper
        _LETTERHEADS[self.family.letterhead](self)
        self._head()
        if self.is_summarised and self.random.random() < 0.8:
            self._summary()
            self.is_summarised = False
        parts = self._activity()
        if self.is_summarised:
            self._summary()
        self._notes()
        paper.save(target, self._every_page)
        if "period" in paper.places:
            paper.places["period.start"] = paper.places["period.end"] = paper.places["period"]
        facts = {key: fact for key, fact in self.facts.items() if key in paper.places or "[" in key}
        if self._shows_currency():
            facts["currency"] = self.facts["currency"]
        counts = {name: count for name, (count, _) in parts.items()}
        # Nobody can say how a sum is to be written as text when its sign is a word or a bracket.
        figures = "number" if self.money in ("after", "brackets", "marks") else None
        wanted = asked(self.random, facts, parts, self._unsaid(facts))
        built = build(self.random, wanted, facts, counts, figures=figures)
        return Truth(self.family.name, built.schema, built.values, built.kinds, built.located(paper.places))

    def _shows_currency(self) -> bool:
        signs = self.money_style != "bare" or (self.had_summary and self.sums_style != "bare")
        return signs or "currency" in self.paper.places

    def _unsaid(self, facts: Mapping[str, Fact]) -> set[str]:
        """What is not printed but could be told from the rest; whether it should is a matter of taste."""
        told = {"currency", *(("opening", "closing") if self.has_balance else ())}
        return told - set(facts)

    def party(self, x: float, align: str = "left") -> None:
        """The holder as a letter is addressed."""
        paper = self.paper
        if x < paper.width / 2 and self.family.letterhead in ("left", "window", "center"):
            self.party_top = paper.y
        paper.text(x, paper.y, self.holder.name, key="holder.name", align=align)
        paper.y += paper.leading
        for line in self.holder.lines(country=False):
            paper.text(x, paper.y, line, key="holder.address", align=align)
            paper.y += paper.leading

    def bank_lines(self, x: float, align: str) -> None:
        """The bank's address and telephone."""
        paper = self.paper
        for line in self.bank.lines(country=False):
            paper.text(x, paper.y, line, key="bank.address", align=align, points=paper.points - 1, shade=GREY)
            paper.y += paper.leading * 0.9
        paper.text(x, paper.y, self.bank.phone, key="bank.phone", align=align, points=paper.points - 1, shade=GREY)
        paper.y += paper.leading

    def _head(self) -> None:
        paper, arrange = self.paper, self.random.choice(self.family.head)
        pairs = self._head_pairs()
        start = paper.right - max(blocks.needed(paper, pairs), 200)
        is_beside = start > paper.left + 210 and arrange not in blocks.WIDE and self.random.random() < 0.5
        if is_beside and self.party_top is not None:
            low, paper.y = paper.y, self.party_top
            arrange(paper, pairs, start, paper.right)
            paper.y = max(low, paper.y) + paper.leading
            return
        paper.y += paper.leading * 1.2
        if arrange in blocks.WIDE:
            arrange(paper, pairs, paper.left, paper.right)
        else:
            left = self.random.choice([paper.left, paper.left, paper.left + (paper.right - paper.left) * 0.45])
            arrange(paper, pairs, left, left + (paper.right - paper.left) * 0.55)
        paper.y += paper.leading * 0.6

    def _head_pairs(self) -> list[Pair]:
        labels, facts = self.labels, self.facts
        pairs = [
            Pair(labels[label], facts[fact].printed, fact)
            for fact, label in (
                ("account.number", "number"), ("account.iban", "iban"), ("account.bic", "bic"),
                ("account.sort", "sort"), ("account.routing", "routing"), ("issued", "date_issued"), ("sheet", "sheet"),
            )
            if fact in facts
        ]  # fmt: skip
        if self.random.random() < 0.4:
            pairs.insert(0, Pair(labels["holder"], self.holder.name, "holder.name"))
        if self.random.random() < 0.35:
            pairs.append(Pair(labels["currency"], self.locale.currency, "currency"))
        return [*pairs, *self._period()]

    def _period(self) -> list[Pair]:
        start, end = self.facts["period.start"].printed, self.facts["period.end"].printed
        if self.random.random() < 0.3:
            return [Pair(self.labels["from"], start, "period.start"), Pair(self.labels["to"], end, "period.end")]
        joint = {"en": ["to", "-", "through", "–"], "de": ["bis", "-"], "fr": ["au"], "es": ["al", "a"]}[
            self.locale.language
        ]
        return [Pair(self.labels["period"], f"{start} {self.random.choice(joint)} {end}", "period")]

    def _summary(self) -> None:
        paper, random, facts, labels = self.paper, self.random, self.facts, self.labels
        middle = random.choice([["credits", "debits"], ["debits", "credits"], ["credits", "debits"], []])
        order = ["opening", *middle, "closing"]
        pairs = [Pair(labels[name], facts[name].printed, name) for name in order]
        if paper.y + 9 * paper.leading > paper.bottom:
            paper.new_page()
        if random.random() < 0.6:
            paper.text(paper.left, paper.y, labels["summary"], bold=True, points=paper.points + 2)
            paper.y += paper.leading * 1.5
        arrange, width = random.choice(self.family.summary), (paper.right - paper.left) * random.choice([0.5, 0.6, 0.7])
        left = paper.left if random.random() < 0.7 else paper.right - width
        arrange(paper, pairs, *((paper.left, paper.right) if arrange in blocks.WIDE else (left, left + width)))
        paper.y += paper.leading

    def _activity(self) -> dict[str, tuple[int, list[str]]]:
        """The movements in one table or two: by array its rows and columns."""
        if self.money != "sections":
            return {
                "moves": self._moves("moves", self.moves, self.labels["activity"] if self.random.random() < 0.5 else "")
            }
        into = [move for move in self.moves if move.amount > 0]
        out = [move for move in self.moves if move.amount < 0]
        parts = {}
        for name, label, moves in (("deposits", "deposits_head", into), ("withdrawals", "withdrawals_head", out)):
            parts[name] = self._moves(name, moves, self.labels[label])
            self.paper.y += self.paper.leading
        if self.random.random() < 0.5:
            self._daily()
        return parts

    def _moves(self, name: str, moves: list[Movement], heading: str) -> tuple[int, list[str]]:
        paper, random = self.paper, self.random
        if heading:
            if paper.y + 6 * paper.leading > paper.bottom:
                paper.new_page()
            paper.text(paper.left, paper.y, heading, bold=True, points=paper.points + 1.5)
            paper.y += paper.leading * 0.8
        columns = self._columns(random)
        form = Form(self.locale, self.day_form, self.money, self.money_style, short=self.days != "full")
        rows = []
        for index, move in enumerate(moves):
            facts = form.row(move)
            chosen = {column.fact: facts[column.fact] for column in columns if column.fact in facts}
            self.facts |= {f"{name}[{index}].{fact}": said for fact, said in facts.items()}
            texts = {fact: said.printed for fact, said in chosen.items()}
            if self.days == "once" and index and moves[index - 1].day == move.day:
                texts["date"] = ""
            rows.append(Row(texts, {fact: f"{name}[{index}].{fact}" for fact in texts}))
        self._table(columns, rows, moves)
        return len(moves), [column.fact for column in columns]

    def _columns(self, random: Random) -> list[Column]:
        labels = self.labels
        names = [
            "date",
            *(["value"] if self.has_value_day else []),
            "text",
            *(["reference"] if self.has_reference else []),
        ]
        if self.money == "columns":
            pair = ["debit", "credit"] if random.random() < 0.75 else ["credit", "debit"]
            names += pair
        else:
            names += ["amount"]
        if self.has_balance and self.money != "sections":
            names += ["balance"]
        right = {"debit", "credit", "amount", "balance"}
        return [Column(name, labels[name], 1, "right" if name in right else "left") for name in names]

    def _table(self, columns: list[Column], rows: list[Row], moves: list[Movement]) -> None:
        paper, random, family = self.paper, self.random, self.family
        look = Look(
            random.choice(family.rules), random.choice(family.heads), random.random() < 0.75, random.choice([1.5, 2, 3])
        )
        columns = fitted(paper, columns, rows, look, paper.right - paper.left)
        table = Table(paper, columns, look, paper.left, paper.right)
        if not self.has_balance or self.money == "sections":
            table.draw(rows)
        else:
            self._running(table, rows, moves)
        paper.y += paper.leading

    def _running(self, table: Table, rows: list[Row], moves: list[Movement]) -> None:
        """With balances: maybe the first and the last among the rows, maybe those at the breaks of pages."""
        first, last = self._balance_row("opening", self.opening), self._balance_row("closing", moves[-1].balance)
        shift = int(self.random.random() < 0.5)
        if shift:
            rows = [first, *rows, last]
        if self.random.random() < 0.4:
            # By the row that a page begins with: the balance after the one before.
            balances = dict(enumerate((move.balance for move in moves), 1 + shift))
            table.draw(
                rows,
                lambda index: self._carried("carried", balances.get(index)),
                lambda index: self._carried("brought", balances.get(index)),
            )
        else:
            table.draw(rows)

    def _balance_row(self, name: str, value: Decimal) -> Row:
        """A balance among the movements, which is none of them."""
        text = self.locale.money(value, self.money_style)
        return Row({"text": self.labels[name], "balance": text}, {"balance": name}, bold=self.random.random() < 0.5)

    def _carried(self, label: str, balance: Decimal | None) -> Row | None:
        if balance is None:
            return None
        return Row({"text": self.labels[label], "balance": self.locale.money(balance, self.money_style)})

    def _daily(self) -> None:
        """Balances by day: dates and sums that are no movements."""
        paper = self.paper
        by_day = {move.day: move.balance for move in self.moves}
        rows = [
            Row({"date": self.locale.day(day, self.day_form), "balance": self.locale.money(value, self.money_style)})
            for day, value in sorted(by_day.items())[:12]
        ]
        if paper.y + (len(rows) + 4) * paper.leading * 1.5 > paper.bottom:
            paper.new_page()
        paper.text(paper.left, paper.y, self.labels["daily"], bold=True, points=paper.points + 1.5)
        paper.y += paper.leading * 0.8
        columns = [Column("date", self.labels["date"], 1), Column("balance", self.labels["balance"], 1, "right")]
        Table(paper, columns, Look("head", "bold"), paper.left, paper.left + 220).draw(rows)
        paper.y += paper.leading

    def _notes(self) -> None:
        paper, random, locale = self.paper, self.random, self.locale
        for text in random.sample(_NOTES[locale.language], k=random.randint(0, 2)):
            day = locale.day(self.end + timedelta(days=random.choice([-60, 21, 45])), self.day_form)
            if paper.y < paper.bottom - 3 * paper.leading:
                note(
                    paper,
                    text.format(
                        day=day, sum=locale.money(people.price(random), "symbol"), number=random.randint(1000, 9999)
                    ),
                )
                paper.y += 5

    def _every_page(self, paper: Paper, number: int, total: int) -> None:
        small, y = max(paper.points - 2, 6), paper.height - 36
        paper.text(
            paper.left,
            y,
            f"{self.bank_name}, {_REGISTERED[self.locale.language]} {self.bank.code} {self.bank.city}",
            points=small,
            shade=GREY,
        )
        if total > 1:
            paper.text(paper.right, y, self.labels["page"].format(number, total), points=small, align="right")


_REGISTERED = {"en": "registered office", "de": "Sitz", "fr": "siège social", "es": "domicilio social"}
_NOTES = {
    "en": [
        "From {day} the fee for paper statements is {sum}. Switch to online statements in your settings.",
        "Your overdraft limit is {sum}. Interest on overdrafts changes on {day}.",
        "Lost your card? Call 0800 555 {number}, day or night. Please tell us of errors by {day}.",
        "Deposits are protected up to {sum} per customer.",
    ],
    "de": [
        "Ab dem {day} gelten neue Entgelte; ein Auszug auf Papier kostet dann {sum}.",
        "Ihr Dispositionskredit beträgt {sum}. Einwendungen erheben Sie bitte bis zum {day}.",
    ],
    "fr": [
        "À compter du {day}, l'envoi d'un relevé papier est facturé {sum}.",
        "Votre autorisation de découvert s'élève à {sum}.",
    ],
    "es": [
        "A partir del {day} la comisión por extracto en papel será de {sum}.",
        "Su límite de descubierto es de {sum}.",
    ],
}


def _bank(statement: _Statement, x: float, align: str) -> None:
    paper = statement.paper
    paper.text(x, paper.y, statement.bank_name, key="bank.name", bold=True, points=paper.points + 5, align=align)
    paper.y += paper.leading * 1.3
    statement.bank_lines(x, align)


def _title(statement: _Statement, x: float, align: str = "left") -> None:
    paper = statement.paper
    paper.y += paper.leading
    paper.text(x, paper.y, statement.labels["title"], bold=True, points=paper.points + 6, align=align)
    paper.y += paper.leading * 1.4


def _left(statement: _Statement) -> None:
    paper = statement.paper
    _bank(statement, paper.left, "left")
    paper.y += paper.leading * 2
    statement.party(paper.left + 10)
    paper.y += paper.leading * 2
    _title(statement, paper.left)


def _right(statement: _Statement) -> None:
    paper = statement.paper
    _bank(statement, paper.right, "right")
    top = paper.y
    statement.party(paper.left)
    paper.y = max(paper.y, top) + paper.leading * 2
    _title(statement, paper.left)


def _center(statement: _Statement) -> None:
    paper = statement.paper
    _bank(statement, paper.width / 2, "center")
    _title(statement, paper.width / 2, "center")
    paper.y += paper.leading
    statement.party(paper.left)


def _banner(statement: _Statement) -> None:
    paper = statement.paper
    paper.fill(Box(0, 0, paper.width, 56), (0.45, 0.1, 0.2))
    paper.text(paper.left, 34, statement.bank_name, key="bank.name", bold=True, points=paper.points + 5, shade=WHITE)
    paper.text(paper.right, 34, statement.labels["title"], points=paper.points + 4, align="right", shade=WHITE)
    paper.y = 82
    top = paper.y
    statement.party(paper.left)
    low, paper.y = paper.y, top
    statement.bank_lines(paper.right, "right")
    paper.y = max(low, paper.y) + paper.leading


def _window(statement: _Statement) -> None:
    paper = statement.paper
    paper.text(
        paper.right, paper.y, statement.bank_name, key="bank.name", bold=True, points=paper.points + 5, align="right"
    )
    paper.y += 60
    line = " · ".join(statement.bank.lines(country=False))
    paper.text(paper.left, paper.y, line, key="bank.address", points=6.5, shade=GREY)
    paper.y += paper.leading * 1.4
    statement.party(paper.left)
    paper.y += paper.leading * 3
    _title(statement, paper.left)


def _side(statement: _Statement) -> None:
    """The holder at the right, the bank and the title at the left."""
    paper = statement.paper
    top = paper.y
    _bank(statement, paper.left, "left")
    _title(statement, paper.left)
    low, paper.y = paper.y, top
    statement.party(paper.right - 150)
    paper.y = max(low, paper.y)


_LETTERHEADS: dict[str, Callable[[_Statement], None]] = {
    "left": _left, "right": _right, "center": _center, "banner": _banner, "window": _window, "side": _side,
}  # fmt: skip
