"""A PDF file: opened with or without a password, its pages decoded or drawn, its bookmarks listed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import OutlineEntry
from docbeat.errors import FileCorrupted, PasswordRequired
from docbeat.reading.content import PageContent
from docbeat.reading.formats.pdf.frame import Frame
from docbeat.reading.formats.pdf.graphics import read_graphics
from docbeat.reading.formats.pdf.words import read_text

_POINTS_PER_INCH = 72.0
_MOST_BOOKMARKS = 5000
# Pages are drawn for OCR at this resolution, small ones finer and large ones coarser, by their longer side in pixels.
_READING_DPI, _MOST_READING_DPI = 200.0, 600.0
_LEAST_SIDE, _MOST_SIDE = 1400, 4000


class PdfFile:
    """An open PDF. Pages are numbered from 1; the one asked for last stays loaded until it is drawn."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._last: tuple[int, pypdfium2.PdfPage] | None = None

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self._document)

    def decode(self, number: int) -> PageContent:
        """What the file says about a page.

        Raises:
            FileCorrupted: the page cannot be loaded.
        """
        page = self._page(number)
        frame = Frame.of(page)
        text, graphics = read_text(page, frame), read_graphics(page, frame)
        return PageContent(
            number=number,
            width=frame.width,
            height=frame.height,
            rotation=frame.rotation,
            words=text.words,
            styles=text.styles,
            rulings=graphics.rulings,
            fills=graphics.fills,
            images=graphics.images,
            photographs=graphics.photographs,
            drawings=graphics.drawings,
            characters=text.characters,
            hidden=text.hidden,
            unmapped=text.unmapped,
        )

    def draw(self, number: int, dpi: float, most_pixels: int, part: Box | None = None) -> NDArray[np.uint8]:
        """The page, or a ``part`` of it, as displayed: height x width x 3 (RGB).

        ``dpi`` is lowered to keep the page within ``most_pixels``.

        Raises:
            FileCorrupted: the page cannot be loaded or drawn.
        """
        page = self._page(number)
        width, height = page.get_size()
        scale = dpi / _POINTS_PER_INCH
        scale = min(scale, (most_pixels / max(width * height, 1.0)) ** 0.5)
        around = (part.x0, height - part.y1, width - part.x1, part.y0) if part else (0.0,) * 4
        try:
            bitmap = page.render(
                scale=scale, crop=tuple(max(0.0, side) for side in around), rev_byteorder=True, may_draw_forms=True
            )
            picture: NDArray[np.uint8] = bitmap.to_numpy()[:, :, :3].copy()
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise FileCorrupted(f"Page {number} cannot be drawn", page=number) from error
        finally:
            if part is None:
                self.close()  # with the pictures that PDFium has unpacked to draw it
        return picture

    def reading_dpi(self, number: int) -> float:
        """What shows print of 5 points well, within sides that OCR can use.

        Raises:
            FileCorrupted: the page cannot be loaded.
        """
        page = self._page(number)
        inches: float = max(*page.get_size(), 1.0) / _POINTS_PER_INCH
        return min(max(_READING_DPI, _LEAST_SIDE / inches), _MOST_SIDE / inches, _MOST_READING_DPI)

    def outline(self) -> list[OutlineEntry]:
        """The bookmarks, depth first."""
        entries = []
        for bookmark in self._document.get_toc(max_depth=8):
            destination = bookmark.get_dest()
            index = destination.get_index() if destination else None
            page = None if index is None else index + 1
            entries.append(OutlineEntry(bookmark.level + 1, bookmark.get_title() or "", page))
            if len(entries) == _MOST_BOOKMARKS:
                break
        return entries

    def close(self) -> None:
        """Close the page that is still loaded, if any."""
        if self._last is not None:
            self._last[1].close()
            self._last = None

    def _page(self, number: int) -> pypdfium2.PdfPage:
        if self._last is not None and self._last[0] == number:
            return self._last[1]
        self.close()
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise FileCorrupted(f"Page {number} cannot be loaded", page=number) from error
        self._last = number, page
        return page


@contextmanager
def open_pdf(path: Path, password: str | None) -> Iterator[PdfFile]:
    """The PDF at ``path``, open inside the ``with``.

    Raises:
        PasswordRequired: it is encrypted and ``password`` does not open it.
        FileCorrupted: it is no PDF that can be read, or has no pages.
    """
    try:
        document = pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise PasswordRequired from error
        raise FileCorrupted from error
    try:
        if len(document) == 0:
            raise FileCorrupted("The PDF has no pages")
        with closing(PdfFile(document)) as file:
            yield file
    finally:
        document.close()
