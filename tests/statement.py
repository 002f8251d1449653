"""A made bank statement: a page with a head of labels and a table of movements, and the bank's terms behind it."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

HOLDER = "Marian Oakwood"
BALANCE = 4312.65
MOVEMENTS = [
    ("02 Mar 2026", "Opening balance", "", "3,950.00"),
    ("04 Mar 2026", "Green Grocer", "-81.35", "3,868.65"),
    ("11 Mar 2026", "City Water Works", "-56.00", "3,812.65"),
    ("20 Mar 2026", "Salary Hillside Ltd", "2,000.00", "5,812.65"),
    ("28 Mar 2026", "Rent", "-1,500.00", "4,312.65"),
]
TERMS = (
    "Terms and conditions",
    "These terms and conditions apply to every account that is held with us.",
    "Deposits are protected up to the limit that the law sets for savers.",
    "We may change these terms; the customer hears of it two months before.",
)
_COLUMNS = (72, 160, 400, 500)


def statement_pdf() -> bytes:
    """The statement as a PDF of two pages; the second is a paper of its own and holds only small print."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(72, 770, "Riverbank Savings")
    canvas.setFont("Helvetica", 10)
    labels = (
        ("Account holder", HOLDER),
        ("Account number", "4410 2297 0031"),
        ("Statement period", "1 Mar 2026 to 31 Mar 2026"),
        ("Balance", "4,312.65"),
    )
    for row, (label, value) in enumerate(labels):
        canvas.drawString(72, 720 - 18 * row, f"{label}: {value}")
    _table(canvas, 610)
    canvas.drawString(270, 40, "Page 1 of 1")
    canvas.showPage()
    canvas.setFont("Times-Bold", 15)
    canvas.drawString(90, 770, TERMS[0])
    canvas.setFont("Times-Roman", 12)
    for row, line in enumerate(TERMS[1:]):
        canvas.drawString(90, 740 - 20 * row, line)
    canvas.drawString(270, 60, "Page 1 of 1")
    canvas.save()
    return out.getvalue()


def _table(canvas: Canvas, top: float) -> None:
    rows = [("Date", "Description", "Amount", "Balance"), *MOVEMENTS]
    for number, row in enumerate(rows):
        height = top - 18 * number
        canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 10)
        for column, text in zip(_COLUMNS, row, strict=True):
            canvas.drawString(column, height, text)
        canvas.line(68, height - 5, 550, height - 5)
