"""One module or folder per format: bytes to PageContent, nothing interpreted."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import OutlineEntry
from docbeat.reading.content import PageContent


class DocumentFile(Protocol):
    """An open file of any format. Pages are numbered from 1."""

    @property
    def page_count(self) -> int:
        """How many pages it has."""

    def decode(self, number: int) -> PageContent:
        """What the file itself says about a page."""

    def draw(self, number: int, dpi: float, most_pixels: int, part: Box | None = None) -> NDArray[np.uint8]:
        """The page, or a ``part`` of it, as displayed: height x width x 3 (RGB), the page at most ``most_pixels``."""

    def reading_dpi(self, number: int) -> float:
        """The dots per inch at which the page's picture shows all that OCR can use."""

    def outline(self) -> list[OutlineEntry]:
        """The file's own table of contents."""
