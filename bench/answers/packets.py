"""Made packets: documents of several kinds glued into one file, with the topic of every page.

``make(kind, seed, target)`` draws one. Kinds: ``plain`` (invoices, statements, contracts, letters under their usual
names), ``reworded`` (the same under other names), ``described`` (names that say nothing, with descriptions), ``many``
(all kinds there are), ``strangers`` (documents nobody asked for between the others), ``sections`` (one report whose
sections are the topics).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium

from bench.answers import invoices, statements
from bench.answers.parts import contracts, letters, orders, others, wages
from docbeat.answering.split import Topic

KINDS = ("plain", "reworded", "described", "many", "strangers", "sections")

Make = Callable[[int, Path], object]
_MAKERS: dict[str, Make] = {
    "invoice": invoices.make,
    "statement": statements.make,
    "contract": contracts.make,
    "letter": letters.make,
    "payslip": wages.make,
    "order": orders.make,
    "resume": others.resume,
    "minutes": others.minutes,
    "slip": others.slip,
}
_CORE = ("invoice", "statement", "contract", "letter")
_PLAIN = {
    "invoice": ("Invoices|Invoice|invoices",),
    "statement": ("Bank statements|Bank Statement|Account statements|Statements",),
    "contract": ("Contracts|Contract|Agreements",),
    "letter": ("Letters|Letter|letters",),
    "payslip": ("Payslips|Pay stubs|Payslip",),
    "order": ("Purchase orders|Purchase Order|POs",),
    "resume": ("Resumes|CVs|Curriculum vitae",),
    "minutes": ("Meeting minutes|Minutes",),
    "slip": ("Receipts|Receipt|Till receipts",),
}
_REWORDED = {
    "invoice": ("Bills from suppliers|Vendor billing|Supplier bills|What we have to pay",),
    "statement": ("Bank account overview|Account activity|Banking|Movements on our account",),
    "contract": ("Legal agreements|Signed agreements|Legal documents|Contractual documents",),
    "letter": ("Correspondence|Mail|Written correspondence|Letters and correspondence",),
}
_DESCRIBED = {
    "invoice": "Bills our suppliers sent us, with line items and the amount to pay|Requests for payment "
    "of goods or services"
    "|Invoices with number, date and total",
    "statement": "Transactions and balances of a bank account|Monthly summaries from the bank showing "
    "deposits and withdrawals"
    "|Account statements issued by a bank",
    "contract": "Agreements between two parties with clauses and signatures|Legally binding terms, "
    "obligations and signatures"
    "|Contracts such as leases, services or employment",
    "letter": "Letters to or from people and companies|Personal and business correspondence|Anything "
    "written as a letter, "
    "with salutation and closing",
}
_SECTIONS = {
    "Market": ("Market|Competition and market", "Customers, competitors and demand"),
    "People": ("Employees|Staff", "Headcount, training and staff matters"),
    "Money": ("Financials|Financial results", "Revenue, profit and cash"),
    "Dangers": ("Risk factors|Risks", "What could go wrong"),
    "Outlook": ("Outlook|Strategy and outlook", "Plans for the coming years"),
    "Environment": ("Sustainability|Environment", "Energy, water and materials"),
    "Plants and sites": ("Operations|Production sites", "Factories and machines"),
    "Directors and officers": ("Leadership|Board of directors", "Who runs the company"),
    "Disputes and regulators": ("Legal proceedings|Litigation", "Court cases and authorities"),
}


@dataclass(frozen=True)
class Packet:
    """The topics that are asked, and for each page the name of its topic or None."""

    kind: str
    topics: list[Topic]
    truth: list[str | None]
    parts: list[str]


def make(kind: str, seed: int, target: Path) -> Packet:
    """Draw the packet of ``seed`` into ``target``."""
    random = Random(f"packet {kind} {seed}")
    return _sections(random, seed, target) if kind == "sections" else _packet(random, kind, seed, target)


def _packet(random: Random, kind: str, seed: int, target: Path) -> Packet:
    asked, drawn = _choice(random, kind)
    topics = {part: _topic(random, kind, part, index) for index, part in enumerate(asked)}
    truth: list[str | None] = []
    parts: list[str] = []
    most = random.choice([8, 14, 22, 35, 55])
    with TemporaryDirectory() as folder, pdfium.PdfDocument.new() as packet:
        for number in range(40):
            part = random.choice(drawn)
            file = Path(folder) / f"{number}.pdf"
            _MAKERS[part](_seed_of(random, seed), file)
            with pdfium.PdfDocument(file) as one:
                if truth and len(truth) + len(one) > most:
                    break
                packet.import_pages(one)
                truth += [topics[part].name if part in topics else None] * len(one)
                parts += [part] * len(one)
        packet.save(target)
    order = random.sample(list(topics.values()), len(topics))
    return Packet(kind, order, truth, parts)


def _choice(random: Random, kind: str) -> tuple[Sequence[str], Sequence[str]]:
    """What is asked, and what is drawn."""
    everything = list(_MAKERS)
    if kind == "many":
        chosen = random.sample(everything, random.randint(5, len(everything)))
        return chosen, chosen
    if kind == "strangers":
        chosen = random.sample(everything, random.randint(2, 4))
        return chosen, [*chosen, *chosen, *random.sample([part for part in everything if part not in chosen], 2)]
    # Now and then a topic of which the packet has no page.
    drawn = random.sample(_CORE, random.randint(2, 4))
    return (_CORE if random.random() < 0.6 else drawn), drawn


def _topic(random: Random, kind: str, part: str, index: int) -> Topic:
    plain = random.choice(_PLAIN[part][0].split("|"))
    if kind == "reworded":
        return Topic(random.choice(_REWORDED[part][0].split("|")))
    if kind == "described":
        return Topic(f"Group {'ABCDEFGHI'[index]}", random.choice(_DESCRIBED[part].split("|")))
    return Topic(plain)


def _seed_of(random: Random, seed: int) -> int:
    """A part's seed, of the same half as the packet's."""
    return random.randint(1000, 10**6) if seed >= 1000 else random.randint(0, 999)


def _sections(random: Random, seed: int, target: Path) -> Packet:
    pages = others.report(seed, target)
    names = [name for name in dict.fromkeys(pages) if name]
    asked = random.sample(names, max(2, len(names) - random.randint(0, 2)))
    topics = {name: _section_topic(random, name) for name in asked}
    return Packet("sections", list(topics.values()), [topics[p].name if p in topics else None for p in pages], pages)


def _section_topic(random: Random, section: str) -> Topic:
    names, description = _SECTIONS[section]
    return Topic(random.choice(names.split("|")), random.choice([None, description]))
