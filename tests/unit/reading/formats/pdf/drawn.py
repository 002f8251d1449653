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


def script_font(characters: Sequence[str]) -> list[str]:
    """Objects of a font F4 for any script, to be handed in first: its code n stands for the n-th of ``characters``.

    It has widths and meanings but no shapes, so that a text object of one character is nothing to PDFium.
    """
    meanings = "".join(
        f"<{code:04X}> <{meaning.encode('utf-16-be').hex().upper()}>\n" for code, meaning in enumerate(characters, 1)
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{meanings}endbfchar endcmap end end"
    )
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [{FIRST + 1} 0 R] "
        f"/ToUnicode {FIRST + 3} 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDToGIDMap /Identity /DW 600 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {FIRST + 2} 0 R >>",
        "<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -250 1000 900] /ItalicAngle 0 /Ascent 900 "
        "/Descent -250 /CapHeight 700 /StemV 80 >>",
        stream(table),
    ]


def show_codes(x: float, y: float, codes: Sequence[int], *, size: float = 10) -> str:
    """Operators that show characters of the font F4 by their codes, from left to right."""
    return f"BT /F4 {size} Tf {x} {y} Td <{''.join(f'{code:04X}' for code in codes)}> Tj ET\n"


def show(x: float, y: float, text: str, *, size: float = 10, font: str = "F1", extra: str = "") -> str:
    """Operators that show ``text`` at a place of user space."""
    return f"BT {extra} /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def texts(content: PageContent) -> list[str]:
    """The words."""
    return [word.text for word in content.words]


def near(box: Box, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether the box has these edges, near enough."""
    return max(abs(box.x0 - x0), abs(box.y0 - y0), abs(box.x1 - x1), abs(box.y1 - y1)) < 0.6
