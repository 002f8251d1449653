"""A made packet: an invoice of one page and a contract of two, glued together."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

NUMBER = "INV-1001"
EMPLOYEE = "Ann Holm"
_INVOICE = (f"Invoice number: {NUMBER}", "Invoice date: 3 March 2026", "Total amount due: 19.90 EUR")
_CONTRACT = (
    (
        "This contract of employment is made between the employer and the employee.",
        f"Employee: {EMPLOYEE}",
        "The employer employs the employee from the first day of May on.",
    ),
    (
        "The employee works forty hours a week in the employer's workshop.",
        "The employer pays the salary at the end of every month.",
        "Either party may end this contract of employment with a notice of three months.",
    ),
)


def packet_pdf() -> bytes:
    """The packet as a PDF of three pages, each paper with its own type, margins and page numbers."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    _page(canvas, "Helvetica", 10, 60, ["INVOICE", *_INVOICE], "Page 1 of 1")
    for number, lines in enumerate(_CONTRACT, start=1):
        title = ["Employment contract"] if number == 1 else []
        _page(canvas, "Times-Roman", 12, 95, [*title, *lines], f"Page {number} of {len(_CONTRACT)}")
    canvas.save()
    return out.getvalue()


def _page(canvas: Canvas, font: str, size: float, left: float, lines: list[str], foot: str) -> None:
    for row, line in enumerate(lines):
        is_title = row == 0 and foot.startswith("Page 1")
        canvas.setFont(font, size * 1.6 if is_title else size)
        canvas.drawString(left, 770 - 2 * size * row, line)
    canvas.setFont(font, size)
    canvas.drawString(280, 45, foot)
    canvas.showPage()
