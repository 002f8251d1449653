"""Small PDFs made on the spot, for tests and load: real text, scans, as many pages as asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def text_pdf(pages: Sequence[str]) -> bytes:
    """A PDF with one page per string, its lines in Helvetica from the top. ASCII only."""
    contents = [_page_content(page.splitlines()) for page in pages]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for index, content in enumerate(contents):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return build_pdf(objects)


def build_pdf(objects: Sequence[str]) -> bytes:
    """A PDF file of numbered objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _page_content(lines: Sequence[str]) -> str:
    shown = ["BT /F1 11 Tf 14 TL 72 770 Td"]
    for line in lines:
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"({escaped}) Tj T*")
    return "\n".join([*shown, "ET"])


@dataclass(frozen=True)
class Picture:
    """The picture of a whole page: RGB pixels, encoded as ``filter`` says."""

    data: bytes
    filter: str
    width: int
    height: int
    dpi: float


def picture_pdf(pictures: Sequence[Picture]) -> bytes:
    """A PDF with one page for each picture, and nothing but pictures: a scan."""
    kids = " ".join(f"{3 + 3 * index} 0 R" for index in range(len(pictures)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pictures)} >>"]
    for picture in pictures:
        number = len(objects) + 1
        width, height = (f"{pixels * 72 / picture.dpi:.2f}" for pixels in (picture.width, picture.height))
        content = f"q {width} 0 0 {height} 0 0 cm /Im1 Do Q"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {number + 1} 0 R "
            f"/Resources << /XObject << /Im1 {number + 2} 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
            f"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /{picture.filter} /Length {len(picture.data)} >>\n"
            f"stream\n{picture.data.decode('latin-1')}\nendstream",
        ]
    return build_pdf(objects)
