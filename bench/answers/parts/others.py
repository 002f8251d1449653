"""Made lives, minutes, reports and slips: what lies between the business papers of a packet."""

from __future__ import annotations

from pathlib import Path

from bench.answers import people
from bench.answers.locales import LOCALES
from bench.answers.parts.prose import Draw, Prose

_MATTERS = (
    "Approval of the agenda|Report of the chair|Budget|Any other business",
    "Vote on the new rules|Building works|Matters arising|Election of officers",
)
_SETTLED = (
    "The chair reported that the works are on schedule. Two members asked about cost. It was agreed to wait for the "
    "second estimate.|The minutes of the last meeting were read and approved with one correction.",
    "Ms Quigley moved that the fee be raised; the motion was carried with two votes against. Action: treasurer to "
    "inform members.|After discussion the matter was put off until the next meeting, to be held in five weeks.",
)


def resume(seed: int, target: Path) -> None:
    """One or two pages."""
    draw = Draw("resume", seed)
    random, prose = draw.random, Prose(draw.paper())
    locale = LOCALES[random.choice(["us", "gb", "ca"])]
    person = people.person(random, locale)
    if draw.often(0.4):
        prose.line(draw.one("Curriculum Vitae|Résumé", "CV"), align="center", more=2)
    prose.line(person.name, bold=True, more=8, align=draw.one("left|center"))
    prose.line(f"{person.street}, {person.postal} | {person.phone} | {person.email}")
    prose.gap()
    _posts(draw, prose)
    prose.line(draw.one("Education", "Schooling and degrees|Academic background"), bold=True, more=2)
    for _ in range(2):
        year = random.randint(1990, 2016)
        place = random.choice(["Leeds", "Toronto", "Boston", "Utrecht"])
        degree = draw.one("BSc Mechanical Engineering|MA History|Diploma in Nursing", "BA Economics|Master of Laws")
        prose.paragraph(f"{year}-{year + 3}  {degree}, University of {place}")
    prose.line(draw.one("Skills|Languages", "Interests|What I am good at"), bold=True, more=2)
    prose.paragraph("English, French, spreadsheet modelling, welding certificate, first aid, long-distance running")
    prose.save(target)


def _posts(draw: Draw, prose: Prose) -> None:
    random, locale = draw.random, LOCALES["gb"]
    prose.line(draw.one("Work experience|Employment history", "Career|Professional background"), bold=True, more=2)
    for _ in range(random.randint(3, 9)):
        year = random.randint(1999, 2020)
        post = draw.one("Team leader|Warehouse clerk|Analyst", "Project engineer|Night nurse|Head chef")
        prose.line(f"{year}-{year + random.randint(1, 4)}  {post}, {people.company(random, locale).name}", bold=True)
        for _ in range(2):
            prose.paragraph(draw.one(
                "Led a team of six and cut scrap by a tenth.|Looked after the books of four branches.",
                "Trained newcomers on three machines.|Built the rota for forty people.|Won two regional prizes.",
            ), indent=14, mark="•")  # fmt: skip


def minutes(seed: int, target: Path) -> None:
    """One or two pages of who met and what was settled."""
    draw = Draw("minutes", seed)
    random, prose = draw.random, Prose(draw.paper())
    locale = LOCALES[random.choice(["us", "gb", "ie"])]
    prose.line(
        draw.one(
            "Minutes of the board meeting|Meeting minutes",
            "Notes of the committee's meeting|Minutes of the general meeting",
        ),
        bold=True,
        more=5,
    )
    prose.line(
        f"Held on {random.randint(1, 28)} {draw.one('May|June', 'March|October')} 2024 at "
        f"{people.company(random, locale).name}"
    )
    prose.line(
        f"{draw.one('Present', 'In attendance|Attending')}: "
        + ", ".join(people.person(random, locale).name for _ in range(4))
    )
    prose.gap()
    for number in range(1, random.randint(4, 11)):
        prose.line(f"{number}. {draw.one(*_MATTERS)}", bold=True)
        prose.paragraph(draw.one(*_SETTLED))
    prose.line(
        draw.one("The meeting closed at 9.15 pm.", "There being no further business the meeting was adjourned at noon.")
    )
    prose.save(target)


def slip(seed: int, target: Path) -> None:
    """A till slip on narrow paper."""
    draw = Draw("slip", seed)
    random, prose = draw.random, Prose(draw.paper(((226.0, 520.0), (204.0, 600.0), (298.0, 420.0))))
    prose.paper.left, prose.paper.right, prose.paper.points = 14, prose.paper.width - 14, 8
    locale = LOCALES[random.choice(["us", "gb", "ie"])]
    shop = people.company(random, locale)
    prose.line(shop.name, bold=True, align="center")
    prose.line(shop.lines(country=False)[0], align="center")
    if draw.often(0.6):
        prose.line(draw.one("RECEIPT|Sales receipt", "Customer copy|*** SALE ***"), align="center")
    for _ in range(random.randint(3, 9)):
        paper = prose.paper
        paper.text(paper.right, paper.y, f"{people.price(random) / 10:.2f}", align="right")
        prose.line(draw.one("MILK 1L|BREAD WHL|COFFEE|APPLES KG", "NAILS 50MM|TAPE|SOUP OF DAY|PASTA|BATTERIES AA"))
    prose.line("-" * 30)
    prose.line(f"TOTAL {locale.symbol}{people.price(random):.2f}", bold=True)
    prose.line(draw.one("CASH 50.00|CARD ****4417", "VISA DEBIT|CONTACTLESS"))
    prose.line(
        draw.one(
            "CHANGE 3.20|Thank you for shopping with us",
            "Please keep for returns within 14 days|Served by Maya, till 3",
        )
    )
    prose.save(target)


def report(seed: int, target: Path, sections: list[str] | None = None) -> list[str]:
    """A report of one section to a page or more; gives the section of each page."""
    draw = Draw("report", seed)
    random, prose = draw.random, Prose(draw.paper())
    texts = dict(line.split(" | ") for line in draw.lines("matters"))
    names = sections or random.sample(list(texts), min(len(texts), random.randint(3, 6)))
    title = draw.one("Annual Report 2023|Report on the Year 2024", "The Year in Review|Company Report")
    prose.numbers, prose.foot = draw.one("{number}|Page {number}|"), draw.one(f"{title}|")
    prose.head = draw.one("|" + title)
    pages: list[str] = []
    prose.gap(10)
    prose.line(title, bold=True, more=14, align="center")
    pages.append("")
    for name in names:
        prose.paper.new_page()
        start = prose.paper.page
        prose.line(draw.one(f"{name}|{len(pages)}. {name}"), bold=True, more=6)
        sentences = texts[name].split(". ")
        for _ in range(random.randint(3, 22)):
            prose.paragraph(". ".join(random.sample(sentences, random.randint(2, len(sentences)))).rstrip(".") + ".")
        pages += [name] * (prose.paper.page - start + 1)
    prose.save(target)
    return pages
