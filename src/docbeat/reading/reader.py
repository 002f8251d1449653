"""Opens a document whatever its format and reads it page by page.

The one way in to reading for workers, the library and benchmarks. Models are loaded when the first page needs
to be looked at, so that documents with text of their own never pay for them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.media import HEAD_BYTES, MediaType, sniff
from docbeat.document.model import DocumentSource, Lane, OutlineEntry
from docbeat.document.options import OcrMode, VisionOptions
from docbeat.reading.content import PageContent
from docbeat.reading.formats import DocumentFile
from docbeat.reading.formats.pdf.file import open_pdf
from docbeat.reading.modes import notes_on, route_for
from docbeat.reading.pictures import GROUND_DPI, LOOK_DPI, candidates, grounds, is_drawn
from docbeat.reading.pipeline import PageReading, read_page
from docbeat.reading.vision.upright import lay_back

# OCR gains nothing from more: an A3 page at 300 dots per inch. Bounds memory, whatever may be drawn otherwise.
_MOST_PIXELS = 18_000_000
# The resolution in which pictures beside text are read.
_SKIM_DPI = 170.0


@dataclass(frozen=True)
class ReadingOptions:
    """How a document is to be read.

    ``ocr_model`` is ``tiny`` or ``small``, ``max_pixels`` the largest image, ``ocr`` a value of OcrMode; ``careful``
    reading takes the small model and looks at every image.
    """

    password: str | None = None
    ocr_model: str = "tiny"
    max_pixels: int = 120_000_000
    ocr: str = OcrMode.AUTO
    careful: bool = False

    @property
    def vision(self) -> VisionOptions:
        """How far pages are looked at."""
        return VisionOptions(OcrMode(self.ocr), self.careful)

    @property
    def provenance(self) -> dict[str, str]:
        """What a document read so was read with."""
        return {
            "reading": "careful" if self.careful else "default",
            "ocr": self.vision.ocr.value,
            "ocr_weights": f"ppocrv6-{self.weights}",
        }

    @property
    def weights(self) -> str:
        """The OCR model to read with."""
        return "small" if self.careful else self.ocr_model


class Reader:
    """An open document. Pages are numbered from 1 and may be read in any order."""

    def __init__(self, file: DocumentFile, media_type: MediaType, options: ReadingOptions) -> None:
        self._file = file
        self._options = options
        self.source = DocumentSource(media_type.value, file.page_count)

    def read(self, number: int) -> PageReading:
        """Read one page.

        Raises:
            FileError: the page cannot be read.
        """
        with _collector_at_rest():
            return self._read(number)

    def _read(self, number: int) -> PageReading:
        content = self._file.decode(number)
        route = route_for(content, self._options.vision)
        content.lane, content.lane_reason = route.lane, route.reason
        characters = content.characters
        legible = 1.0
        if route.lane is Lane.SCAN:
            reading, legible = self._read_scan(content)
        else:
            # Before words are read in pictures: those are no ground of the file's text.
            self._see_grounds(content)
            if route.lane is Lane.MIXED:
                self._read_regions(content, route.regions)
            elif self._options.vision.ocr is OcrMode.AUTO:
                self._skim_pictures(content)
            reading = read_page(content)
            reading.page.text_quality = route.quality
        reading.page.notes = notes_on(reading.page, characters, legible, self._options.vision)
        return reading

    def draw(self, number: int, dpi: float) -> NDArray[np.uint8]:
        """The page as displayed: height x width x 3 (RGB)."""
        return self._file.draw(number, dpi, self._options.max_pixels)

    def outline(self) -> list[OutlineEntry]:
        """The file's own table of contents."""
        return self._file.outline()

    def _read_scan(self, content: PageContent) -> tuple[PageReading, float]:
        """The page from its picture, read upright, then laid back as displayed; how much of it is legible."""
        from docbeat.reading.vision.page import read_scan

        text = read_scan(content, self._picture(content.number), self._options.weights)
        reading = read_page(content)
        reading.page.text_quality = round(text.confidence * text.legible, 4)
        lay_back(reading.page, reading.blocks, text.upright)
        return reading, text.legible

    def _read_regions(self, content: PageContent, regions: Sequence[Box]) -> None:
        from docbeat.reading.vision.page import read_regions

        dpi = self._file.reading_dpi(content.number)
        read_regions(content, self._drawing(content.number, dpi), regions, self._options.weights)

    def _skim_pictures(self, content: PageContent) -> None:
        """Read the charts and diagrams of a page of text that are bitmaps."""
        look = self._drawing(content.number, LOOK_DPI)
        places = [box for box in candidates(content) if is_drawn(look(box))]
        if not places:
            return
        from docbeat.reading.vision.page import skim_regions

        content.lane, content.lane_reason = Lane.MIXED, "charts or diagrams are pictures"
        skim_regions(content, self._drawing(content.number, _SKIM_DPI), places, self._options.weights)

    def _drawing(self, number: int, dpi: float) -> Callable[[Box], NDArray[np.uint8]]:
        """Draws parts of a page."""
        most = min(_MOST_PIXELS, self._options.max_pixels)
        return lambda part: self._file.draw(number, dpi, most, part)

    def _see_grounds(self, content: PageContent) -> None:
        """Lines and shades of pictures that lie under the text of the page."""
        places = grounds(content)
        if places:
            from docbeat.reading.vision.page import see_grounds

            see_grounds(content, self.draw(content.number, GROUND_DPI), places)

    def _picture(self, number: int) -> NDArray[np.uint8]:
        most = min(_MOST_PIXELS, self._options.max_pixels)
        return self._file.draw(number, self._file.reading_dpi(number), most)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without Python's collector of cycles, which would walk the words of a page again and again to free none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def open_document(path: Path, options: ReadingOptions) -> Iterator[Reader]:
    """The document at ``path``, open inside the ``with``.

    Raises:
        FileError: empty, of an unknown type, damaged, locked, or an image with too many pixels.
    """
    with path.open("rb") as stream:
        media_type = sniff(stream.read(HEAD_BYTES))
    with _open(path, media_type, options) as file:
        yield Reader(file, media_type, options)


def _open(path: Path, media_type: MediaType, options: ReadingOptions) -> AbstractContextManager[DocumentFile]:
    if media_type is MediaType.PDF:
        return open_pdf(path, options.password)
    from docbeat.reading.formats.image import open_image

    return open_image(path, media_type, options.max_pixels)
