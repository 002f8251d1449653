"""Pages to look at: PDFs with images and hidden text, pictures of drawn pages, and what they say."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bench.pdfs import build_pdf, text_pdf
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from docbeat.document.geometry import Box
from docbeat.document.model import Word
from docbeat.reading.formats.pdf.file import open_pdf

Pixels = NDArray[np.uint8]

WIDTH, HEIGHT = 595.0, 842.0
REPORT = """Annual report of the harbour authority

Traffic through the northern basin rose by 12 percent to 4,310 ships.
The new quay was opened on 17 March and has been in use since then.
Repairs of the breakwater cost 1.25 million and end in October.

Invoice number: 2024-0815
Contact: office@harbour.example, telephone +44 20 7946 0018"""


def report_words() -> list[str]:
    return REPORT.split()


def drawn(pdf: bytes, folder: Path, dpi: float = 150.0) -> tuple[Pixels, list[Word]]:
    """The first page of a PDF as pixels, and the words the file has."""
    path = folder / "drawn.pdf"
    path.write_bytes(pdf)
    with open_pdf(path, None) as file:
        return file.draw(1, dpi, 10**8), file.decode(1).words


def report(folder: Path) -> tuple[Pixels, list[Word]]:
    return drawn(text_pdf([REPORT]), folder)


def note(lines: Sequence[str], size: tuple[int, int] = (800, 300), letters: float = 32.0) -> Image.Image:
    """A small picture with large print."""
    image = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(letters)
    for row, line in enumerate(lines):
        pen.text((40, 40 + 1.8 * letters * row), line, fill="black", font=font)
    return image


def picture_pdf(picture: Pixels | Image.Image, operators: str = "", place: str = "595 0 0 842 0 0") -> bytes:
    """A PDF page with a picture at ``place`` and ``operators`` over it; F1 is Helvetica."""
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    stream = io.BytesIO()
    image.convert("RGB").save(stream, "JPEG", quality=90)
    content = f"q {place} cm /Im1 Do Q\n{operators}"
    return build_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 6 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            f"<< /Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /ColorSpace /DeviceRGB "
            f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(stream.getvalue())} >>\n"
            f"stream\n{stream.getvalue().decode('latin-1')}\nendstream",
        ]
    )


def text_operators(lines: Sequence[str], *, hidden: bool = False, top: int = 770) -> str:
    shown = [f"BT /F1 11 Tf 14 TL {3 if hidden else 0} Tr 72 {top} Td", *(f"({line}) Tj T*" for line in lines), "ET"]
    return "\n".join(shown)


def overlap(first: Box, second: Box) -> float:
    """Shared area over joint area."""
    shared = first.intersection(second)
    return shared / (first.area + second.area - shared)
