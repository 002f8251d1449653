"""Made payslips: one page each, several months in a row."""

from __future__ import annotations

from pathlib import Path

from bench.answers import people
from bench.answers.locales import LOCALES
from bench.answers.parts.prose import Draw, Prose
from bench.answers.rows import Column, Look, Row, Table

_TITLES = (
    "Payslip|Pay Statement|Pay Advice",
    "Earnings and Deductions|Remuneration Slip|Monthly Salary Statement|PAY STUB",
)
_EARNED = (
    "Basic pay|Overtime 1.5|Shift allowance|Bonus",
    "Regular hours|Holiday pay|Commission|Meal allowance|Back pay",
)
_TAKEN = (
    "Income tax|Pension 5%|Social insurance|Union dues",
    "Federal tax withheld|Medicare|401(k)|Health plan|Student loan|NI contribution|State tax",
)
_NET = ("Net pay|Amount paid to your account", "Take-home pay|Paid by bank transfer|Net payment")


def make(seed: int, target: Path) -> None:
    draw = Draw("payslip", seed)
    random, prose = draw.random, Prose(draw.paper())
    locale = LOCALES[random.choice(["us", "gb", "ie", "ca"])]
    employer, worker = people.company(random, locale), people.person(random, locale)
    prose.line(employer.name, bold=True, more=3)
    prose.line(", ".join(employer.lines(country=False)))
    prose.gap()
    if draw.often(0.85):
        prose.line(draw.one(*_TITLES), bold=True, more=4, align=draw.one("left|right|center"))
    prose.gap()
    _facts(draw, prose, worker.name)
    prose.gap()
    _amounts(draw, prose, "Payments|Earnings", "Additions|Pay elements", _EARNED)
    _amounts(draw, prose, "Deductions", "Withheld|Less", _TAKEN)
    prose.line(
        f"{draw.one(*_NET)}: {locale.symbol}{people.price(random) * 3:,.2f}",
        bold=True,
        more=2,
        align=draw.one("left|right"),
    )
    if draw.often(0.3):
        prose.foot = "Keep this slip in a safe place." if draw.often(0.5) else employer.name
    prose.save(target)


def _facts(draw: Draw, prose: Prose, name: str) -> None:
    random = draw.random
    month = draw.one("January|March|April|June", "February|August|October|November")
    pairs = [
        (draw.one("Employee|Name", "Staff member|Payee"), name),
        (draw.one("Employee no.|Staff number", "Personnel no.|Works no."), str(random.randint(100, 99999))),
        (draw.one("Pay period|Month", "For the period|Period ending"), f"{month} {random.randint(2021, 2025)}"),
        (draw.one("Tax code|Department", "Cost centre|SSN (last four)|Grade"), str(random.randint(1000, 9999))),
        (draw.one("Pay date|Paid on", "Date of payment|Check date"), f"{random.randint(24, 28)} {month}"),
    ]
    for label, value in pairs[: random.randint(3, 5)]:
        prose.line(f"{label}: {value}" if draw.often(0.5) else f"{label}   {value}")


def _amounts(draw: Draw, prose: Prose, shared: str, more: str, names: tuple[str, str]) -> None:
    paper, random = prose.paper, draw.random
    pool = [name for part in names[: 1 + draw.bench] for name in part.split("|")]
    rows = [
        Row({"what": name, "now": f"{people.price(random):,.2f}", "year": f"{people.price(random) * 7:,.2f}"})
        for name in random.sample(pool, random.randint(2, 4))
    ]
    columns = [
        Column("what", draw.one(shared, more), 0.5),
        Column("now", draw.one("Amount|This period", "Current|Value"), 0.25, "right"),
        Column("year", draw.one("Year to date|YTD", "Cumulative|To date"), 0.25, "right"),
    ]
    look = Look(random.choice(["grid", "rows", "none", "head"]), random.choice(["bold", "grey", "plain"]))
    Table(paper, columns[: random.choice([2, 3])], look, paper.left, paper.right).draw(rows)
    prose.gap(2)
