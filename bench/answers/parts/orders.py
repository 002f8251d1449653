"""Made purchase orders: one page, or two where the list is long."""

from __future__ import annotations

from pathlib import Path

from bench.answers import people
from bench.answers.locales import LOCALES
from bench.answers.parts.prose import Draw, Prose
from bench.answers.rows import Column, Look, Row, Table

_TITLES = (
    "Purchase Order|PURCHASE ORDER",
    "Order|Order to Supplier|Standing Order for Goods|Purchase order no. {number}",
)
_WISH = (
    "Please supply the following goods and confirm this order within three days.|Kindly deliver the items "
    "listed below.",
    "We order from you, on our general terms of purchase:|Subject to the terms overleaf we request delivery of:",
)
_END = (
    "Quote our order number on all papers.|Goods without a delivery note will be turned away.",
    "Invoices are accepted only with this number on them.|Partial deliveries need our consent.|Deliver to "
    "gate 3, 7 am to 2 pm.",
)


def make(seed: int, target: Path) -> None:
    draw = Draw("order", seed)
    random, prose = draw.random, Prose(draw.paper())
    locale = LOCALES[random.choice(["us", "gb", "ie", "ca"])]
    buyer, supplier = people.company(random, locale), people.company(random, locale)
    number = f"{draw.one('PO-|45', 'B|ORD/')}{random.randint(1000, 99999)}"
    prose.line(buyer.name, bold=True, more=3)
    prose.line(", ".join(buyer.lines(country=False)))
    prose.gap()
    prose.line(draw.one(*_TITLES).format(number=number), bold=True, more=5, align=draw.one("left|right|center"))
    prose.line(f"{draw.one('PO number|Order no.', 'Number|Our order')}: {number}")
    prose.line(
        f"{draw.one('Date|Order date', 'Ordered on|Issued')}: {random.randint(1, 28)}/{random.randint(1, 12)}/2024"
    )
    prose.line(
        f"{draw.one('Required by|Delivery date', 'Wanted on|Deliver by')}: "
        f"{random.randint(1, 28)}/{random.randint(1, 12)}/2024"
    )
    prose.gap()
    prose.line(draw.one("Supplier|Vendor|To", "Seller|Ordered from"), bold=True)
    for line in [supplier.name, *supplier.lines(country=False)]:
        prose.line(line)
    prose.gap()
    prose.paragraph(draw.one(*_WISH))
    _items(draw, prose)
    prose.paragraph(draw.one(*_END))
    prose.signatures([draw.one("Authorised by|Approved", "For the purchasing office|Buyer")])
    prose.numbers = draw.one("|Page {number} of {total}|{number}") or None
    prose.save(target)


def _items(draw: Draw, prose: Prose) -> None:
    paper, random, locale = prose.paper, draw.random, LOCALES["gb"]
    count = random.choice([random.randint(2, 9), random.randint(25, 45)])
    rows = [
        Row(
            {
                "item": people.goods(random, locale),
                "qty": str(random.randint(1, 60)),
                "price": f"{people.price(random):,.2f}",
                "sum": f"{people.price(random) * 4:,.2f}",
            }
        )
        for _ in range(count)
    ]
    columns = [
        Column("item", draw.one("Item|Description", "Goods|Article"), 0.5),
        Column("qty", draw.one("Qty|Quantity", "Pieces|Number"), 0.12, "right"),
        Column("price", draw.one("Unit price|Price", "Each|Agreed price"), 0.19, "right"),
        Column("sum", draw.one("Total|Amount", "Value|Line total"), 0.19, "right"),
    ]
    look = Look(
        random.choice(["grid", "rows", "zebra", "head"]), random.choice(["bold", "grey", "dark"]), draw.often(0.6)
    )
    Table(paper, columns, look, paper.left, paper.right).draw(rows)
    prose.gap(1.5)
