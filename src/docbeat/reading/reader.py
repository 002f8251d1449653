"""Opens a document whatever its format and reads it page by page.

The one way into reading for workers, the library and benchmarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docbeat.document.media import HEAD_BYTES, MediaType, sniff
from docbeat.document.model import DocumentSource, OutlineEntry
from docbeat.reading.formats.pdf.file import PdfFile, open_pdf
from docbeat.reading.pipeline import PageReading, read_page


@dataclass(frozen=True)
class ReadingOptions:
    """How a document is to be read. ``ocr_model`` is ``tiny`` or ``small``, ``max_pixels`` the largest image."""

    password: str | None = None
    ocr_model: str = "tiny"
    max_pixels: int = 120_000_000


class Reader:
    """An open document. Pages are numbered from 1 and may be read in any order."""

    def __init__(self, file: PdfFile, media_type: MediaType, options: ReadingOptions) -> None:
        self._file = file
        self._options = options
        self.source = DocumentSource(media_type.value, file.page_count)

    def read(self, number: int) -> PageReading:
        """Read one page.

        Raises:
            FileError: the page cannot be read.
        """
        return read_page(self._file.decode(number))

    def draw(self, number: int, dpi: float) -> NDArray[np.uint8]:
        """The page as displayed: height x width x 3 (RGB)."""
        return self._file.draw(number, dpi, self._options.max_pixels)

    def outline(self) -> list[OutlineEntry]:
        """The file's own table of contents."""
        return self._file.outline()


@contextmanager
def open_document(path: Path, options: ReadingOptions) -> Iterator[Reader]:
    """The document at ``path``, open inside the ``with``.

    Raises:
        FileError: empty, of an unknown type, damaged, or locked.
    """
    with path.open("rb") as stream:
        media_type = sniff(stream.read(HEAD_BYTES))
    with open_pdf(path, options.password) as file:
        yield Reader(file, media_type, options)
