"""Made contracts: services, supply, lease, employment, secrecy, loan, licence; two to nine pages."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bench.answers import people
from bench.answers.locales import LOCALES
from bench.answers.parts.prose import Draw, Prose
from bench.answers.rows import Column, Look, Row, Table

_TITLES = (
    "Services Agreement|Consulting Contract|Lease of Office Premises|Contract of Employment|Mutual "
    "Non-Disclosure Agreement"
    "|Maintenance Contract|Framework Agreement",
    "Supply Agreement|Term Loan Facility|Software Licence Agreement|Distribution Agreement|Heads of Terms"
    "|Deed of Guarantee",
)
_OPENINGS = (
    'This agreement is made on {day} between {a}, of {place_a} ("{x}"), and {b}, of {place_b} ("{y}").',
    '{a}, {place_a}, hereinafter "{x}", and {b}, {place_b}, hereinafter "{y}", conclude the following '
    "contract with effect from {day}.",
    'Dated {day}. Parties: (1) {a}, whose registered office is at {place_a} (the "{x}"); and (2) {b}, '
    'whose address is {place_b} (the "{y}").',
)


def make(seed: int, target: Path) -> None:
    draw = Draw("contract", seed)
    random, prose = draw.random, Prose(draw.paper())
    locale = LOCALES[random.choice(["us", "gb", "ie", "ca"])]
    a, b = people.company(random, locale), random.choice([people.company, people.person])(random, locale)
    x, y = random.choice(
        [("Contractor", "Client"), ("Company", "Customer"), ("Supplier", "Buyer"), ("Owner", "Occupier")]
    )
    title = draw.one(*_TITLES)
    _page_style(draw, prose, title, a.name)
    day = locale.day(date(2022, 1, 5) + timedelta(days=random.randrange(900)), locale.dates[0])
    if draw.often(0.3):
        _cover(prose, title, a.name, b.name, day)
    prose.line(
        title.upper() if draw.often(0.5) else title,
        bold=True,
        more=random.choice([2, 5, 8]),
        align=random.choice(["left", "center"]),
    )
    prose.gap()
    places = ", ".join(a.lines(country=False)), ", ".join(b.lines(country=False))
    opening = random.choice(_OPENINGS[:2] if not draw.bench else _OPENINGS)
    prose.paragraph(opening.format(day=day, a=a.name, b=b.name, place_a=places[0], place_b=places[1], x=x, y=y))
    _clauses(draw, prose, f"the {x}", f"the {y}")
    if draw.often(0.4):
        prose.paper.new_page()
    prose.signatures([f"For {a.name}", f"For {b.name}" if draw.often(0.5) else b.name])
    if draw.often(0.35):
        _schedule(draw, prose, locale.symbol)
    prose.save(target)


def _page_style(draw: Draw, prose: Prose, title: str, company: str) -> None:
    prose.numbers = draw.one("{number}|Page {number} of {total}||", "- {number} -|{number}/{total}|p. {number}") or None
    prose.foot = (
        draw.one(
            f"{title}||{company}",
            f"{company} / {title}|Initials ____  ____|Ref. "
            f"{draw.random.randint(1000, 9999)}-{draw.random.randint(10, 99)}",
        )
        or None
    )
    prose.head = draw.one("||" + title, f"Confidential|{title}|") or None


def _cover(prose: Prose, title: str, a: str, b: str, day: str) -> None:
    prose.gap(14)
    prose.line(title.upper(), bold=True, more=10, align="center")
    for text in ("", a, "and", b, "", day):
        prose.line(text, align="center", more=1)
    prose.paper.new_page()


def _clauses(draw: Draw, prose: Prose, x: str, y: str) -> None:
    lines = draw.lines("clauses")
    count = draw.random.randint(7, 18)
    chosen = draw.random.sample(list(dict.fromkeys(lines)), min(count, len(set(lines))))
    numbered = draw.one(
        "{number}. {title}|{number} {title}", "Article {number} - {title}|§ {number} {title}|{number}. {title}"
    )
    for number, line in enumerate(chosen, start=1):
        title, _, text = line.partition(" | ")
        prose.room(4)
        prose.line(numbered.format(number=number, title=title), bold=True)
        for part, sentence in enumerate(_parts(draw, text.format(a=x[0].upper() + x[1:], b=y)), start=1):
            prose.paragraph(sentence, indent=26, mark=f"{number}.{part}")


def _parts(draw: Draw, text: str) -> list[str]:
    """The text of a clause whole, or sentence by sentence."""
    if draw.often(0.5):
        return [text]
    return [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]


def _schedule(draw: Draw, prose: Prose, symbol: str) -> None:
    paper, random = prose.paper, draw.random
    paper.new_page()
    prose.line(draw.one("Schedule 1|Schedule 2", "Annex A|Exhibit 1"), bold=True, more=3)
    prose.gap()
    locale = LOCALES["gb"]
    rows = [
        Row({"what": people.goods(random, locale), "rate": f"{symbol}{people.price(random):,.2f}"})
        for _ in range(random.randint(4, 14))
    ]
    columns = [
        Column("what", draw.one("Item|Service|Role"), 0.7),
        Column("rate", draw.one("Rate|Charge|Price"), 0.3, "right"),
    ]
    Table(paper, columns, Look(random.choice(["grid", "rows", "none"]), "bold"), paper.left, paper.right).draw(rows)
    prose.gap(2)
