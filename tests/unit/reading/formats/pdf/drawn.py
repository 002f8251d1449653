"""PDF pages by hand: a content stream and what it needs around it, read the way every file is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.pdfs import build_pdf

from docbeat.document.geometry import Box
from docbeat.reading.content import PageContent
from docbeat.reading.formats.pdf.file import open_pdf

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOLD = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>"
OBLIQUE = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >>"
# Objects handed in beyond the page's own begin with this number.
FIRST = 8


def pdf(
    content: str, *, page: str = "/MediaBox [0 0 300 200]", resources: str = "", objects: Sequence[str] = ()
) -> bytes:
    """A file of one page with fonts F1 (Helvetica), F2 (bold) and F3 (italic)."""
    fonts = "/F1 5 0 R /F2 6 0 R /F3 7 0 R /F4 8 0 R" if objects else "/F1 5 0 R /F2 6 0 R /F3 7 0 R"
    return build_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {page} /Resources << /Font << {fonts} >> {resources} >> /Contents 4 0 R >>",
            stream(content),
            HELVETICA,
            BOLD,
            OBLIQUE,
            *objects,
        ]
    )


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def read(
    folder: Path,
    content: str,
    *,
    page: str = "/MediaBox [0 0 300 200]",
    resources: str = "",
    objects: Sequence[str] = (),
) -> PageContent:
    """What the file says about its page."""
    path = folder / "page.pdf"
    path.write_bytes(pdf(content, page=page, resources=resources, objects=objects))
    with open_pdf(path, None) as file:
        return file.decode(1)


def show(x: float, y: float, text: str, *, size: float = 10, font: str = "F1", extra: str = "") -> str:
    """Operators that show ``text`` at a place of user space."""
    return f"BT {extra} /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def texts(content: PageContent) -> list[str]:
    """The words."""
    return [word.text for word in content.words]


def near(box: Box, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether the box has these edges, near enough."""
    return max(abs(box.x0 - x0), abs(box.y0 - y0), abs(box.x1 - x1), abs(box.y1 - y1)) < 0.6
