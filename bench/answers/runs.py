"""Made documents with tables that run over pages, and tables next to them that do not; the rows of each are known.

``make(seed, target)`` draws one: heads repeated or not, in many looks, with text, other tables and notes between.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.answers import people
from bench.answers.locales import LOCALES
from bench.answers.parts.prose import Draw, Prose
from bench.answers.rows import Column, Look, Row, Table, fitted

_LOOKS = ("grid", "rows", "columns", "head", "outer", "zebra", "none")
_HEADS = ("bold", "grey", "plain", "dark", "caps")
_WORDS = {
    "date": "Date|Booked on|Day",
    "name": "Name|Customer|Contact|Site",
    "item": "Item|Description|Article|Activity",
    "code": "Code|Ref.|Number|Key",
    "count": "Qty|Count|Pieces|Hours",
    "price": "Price|Rate|Cost",
    "sum": "Amount|Total|Value",
}


@dataclass(frozen=True)
class RunTable:
    """A table: its heads, its rows, and the pages from the first to the last that it stands on."""

    heads: list[str]
    rows: list[list[str]]
    first: int
    last: int


def make(seed: int, target: Path) -> list[RunTable]:
    """Draw the document of ``seed`` into ``target``."""
    draw = Draw("run", seed)
    prose = Prose(draw.paper())
    prose.numbers = draw.one("{number}|Page {number} of {total}|")
    prose.foot = draw.one("|Stock list|Internal")
    prose.line(draw.one("Stock and orders|List of works|Register"), bold=True, more=6)
    tables = []
    for number in range(1, draw.random.randint(2, 4)):
        for _ in range(draw.random.randint(0, 2)):
            prose.paragraph(_text(draw.random))
        if draw.often(0.6):
            prose.room(6)
            prose.line(f"{number}. {draw.one('Open positions|Deliveries|Visits|Hours worked')}", bold=True, more=2)
        tables.append(_table(draw, prose))
        prose.gap(2)
    if draw.often(0.5):
        prose.paragraph(_text(draw.random))
    prose.save(target)
    return tables


def _table(draw: Draw, prose: Prose) -> RunTable:
    random, paper = draw.random, prose.paper
    facts = sorted(random.sample(list(_WORDS), random.randint(3, 6)), key=list(_WORDS).index)
    shares = {"date": 0.13, "name": 0.2, "item": 0.36, "code": 0.13, "count": 0.1, "price": 0.14, "sum": 0.16}
    columns = [
        Column(fact, draw.one(_WORDS[fact]), shares[fact], "right" if fact in ("count", "price", "sum") else "left")
        for fact in facts
    ]
    rows = [Row({fact: _value(random, fact) for fact in facts}) for _ in range(_height(random))]
    look = Look(random.choice(_LOOKS), random.choice(_HEADS), repeats=draw.often(0.6))
    prose.room(8)
    first = paper.page
    columns = fitted(paper, columns, rows, look, paper.right - paper.left)
    Table(paper, columns, look, paper.left, paper.right).draw(rows)
    heads = [column.head.upper() if look.head == "caps" else column.head for column in columns]
    return RunTable(heads, [[row.texts[fact] for fact in facts] for row in rows], first, paper.page)


def _height(random: Random) -> int:
    """Rows of small tables, and of those that take two to five pages."""
    return random.choice([random.randint(4, 15), random.randint(40, 80), random.randint(80, 160)])


def _value(random: Random, fact: str) -> str:
    locale = LOCALES["gb"]
    return {
        "date": lambda: f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/2024",
        "name": lambda: people.person(random, locale).name,
        "item": lambda: people.goods(random, locale),
        "code": lambda: f"{random.choice('ABCDEF')}-{random.randint(100, 9999)}",
        "count": lambda: str(random.randint(1, 400)),
        "price": lambda: f"{people.price(random):,.2f}",
        "sum": lambda: f"{people.price(random) * 3:,.2f}",
    }[fact]()


def _text(random: Random) -> str:
    sentences = [
        "The list below was drawn from the books on the last working day of the month.",
        "Quantities are in pieces unless something else is said.",
        "Figures that were corrected after the close are not marked.",
        "Questions about single entries go to the warehouse office.",
        "What was returned by customers is shown in a list of its own.",
    ]
    return " ".join(random.sample(sentences, random.randint(2, 4)))
