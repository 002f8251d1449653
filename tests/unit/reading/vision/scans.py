"""Drawn pages as a scanner would give them: some noise, a lean, and the words that were read on them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from docbeat.document.geometry import Box
from docbeat.document.model import Word, WordSource

Pixels = NDArray[np.uint8]


class Scan:
    """A page of ``width`` x ``height`` points, drawn at ``scale`` pixels a point; all places in points."""

    def __init__(self, width: float = 400.0, height: float = 300.0, scale: float = 2.0) -> None:
        self._scale = scale
        self._image = Image.new("RGB", (round(width * scale), round(height * scale)), "white")
        self._pen = ImageDraw.Draw(self._image)
        self.words: list[Word] = []

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 1.0, color: str = "black") -> Scan:
        s = self._scale
        self._pen.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=color, width=max(1, round(width * s)))
        return self

    def area(self, x0: float, y0: float, x1: float, y1: float, color: str) -> Scan:
        s = self._scale
        self._pen.rectangle((x0 * s, y0 * s, x1 * s - 1, y1 * s - 1), fill=color)
        return self

    def text(self, x: float, baseline: float, text: str, size: float = 10.0, color: str = "black") -> Scan:
        """A line of print; ``words`` get what OCR would say of it."""
        font, s = ImageFont.load_default(size * self._scale), self._scale
        for word in text.split():
            self._pen.text((x * s, baseline * s), word, fill=color, font=font, anchor="ls")
            stop = x + font.getlength(word) / s
            box = Box(x, baseline - 0.86 * size, stop, baseline + 0.21 * size)
            self.words.append(Word(word, box, 0, WordSource.OCR))
            x = stop + 0.28 * size
        return self

    def photograph(self, box: Box, seed: int = 1) -> Scan:
        """Small light and dark patches without straight edges."""
        size = max(2, round(box.width * self._scale)), max(2, round(box.height * self._scale))
        patches = np.random.default_rng(seed).integers(20, 200, (25, 25, 3)).astype(np.uint8)
        patch = Image.fromarray(cv2.resize(patches, size, interpolation=cv2.INTER_CUBIC))
        self._image.paste(patch, (round(box.x0 * self._scale), round(box.y0 * self._scale)))
        return self

    def pixels(self, noise: float = 0.0, points: float | None = None) -> Pixels:
        """The picture, with ``points`` pixels a point if it is to be another number than drawn with."""
        drawn = np.asarray(self._image)
        if noise:
            grains = np.random.default_rng(7).normal(0, noise, drawn.shape[:2])
            drawn = np.clip(drawn * 0.95 + grains[..., None], 0, 255).astype(np.uint8)
        if points is None:
            return drawn
        factor = points / self._scale
        small = cv2.resize(drawn, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        return small.astype(np.uint8, copy=False)


PROSE: Sequence[str] = (
    "Traffic through the northern basin rose to 4,310 ships",
    "while the HILL illuminated all little tilted pillars, until",
    "minimum muniment, the ill-lit lily and the millpond still",
)


def prose(scan: Scan, x: float, baseline: float, size: float = 10.0) -> Scan:
    """Three lines of print with many upright strokes."""
    for row, line in enumerate(PROSE):
        scan.text(x, baseline + 1.2 * size * row, line, size)
    return scan
