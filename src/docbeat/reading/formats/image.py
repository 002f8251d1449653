"""Image files through Pillow: one page per frame of a TIFF, one page of every other format.

The number of pixels is known and refused before any of them is decoded.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageOps

from docbeat.document.geometry import Box
from docbeat.document.media import MediaType
from docbeat.document.model import OutlineEntry
from docbeat.errors import FileCorrupted, FileTooLarge
from docbeat.reading.content import PageContent

Pixels = NDArray[np.uint8]

_POINTS_PER_INCH = 72.0
# What files say between these is believed. 72 and 96 are what programs write that do not know.
_LEAST_DPI, _MOST_DPI = 97.0, 1300.0
# Taken where a file says nothing or nothing credible, or more if the page would be longer than any sheet, in inches:
# what phones and scanners make is then near its true size.
_ASSUMED_DPI, _LONGEST_SHEET = 150.0, 14.0
_TURNED_EXIF = (5, 6, 7, 8)
_WHITE = (255, 255, 255)
_FORMATS = {
    MediaType.PNG: "PNG",
    MediaType.JPEG: "JPEG",
    MediaType.TIFF: "TIFF",
    MediaType.WEBP: "WEBP",
    MediaType.BMP: "BMP",
    MediaType.GIF: "GIF",
}
# What Pillow raises on damaged files; which of them depends on the format and on where the damage is.
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, MemoryError)


class ImageFile:
    """An open image file. Pages are numbered from 1; pixels are decoded when drawn and not kept."""

    def __init__(self, image: Image.Image, max_pixels: int) -> None:
        self._image = image
        self._max_pixels = max_pixels
        with _damage_told():
            self._frames = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._frames

    def decode(self, number: int) -> PageContent:
        """The page as one image without words.

        Raises:
            FileCorrupted, FileTooLarge: as ``draw``.
        """
        width, height = self._page_size(self._frame(number))
        return PageContent(number, width, height, images=[Box(0.0, 0.0, width, height)])

    def draw(self, number: int, dpi: float, most_pixels: int, part: Box | None = None) -> Pixels:
        """The page, or a ``part`` of it, as displayed: height x width x 3 (RGB).

        ``dpi`` is lowered to keep the page within ``most_pixels``.

        Raises:
            FileCorrupted: the pixels cannot be decoded.
            FileTooLarge: they are more than this file may have.
        """
        frame = self._frame(number)
        width, height = self._page_size(frame)
        scale = min(dpi / _POINTS_PER_INCH, (most_pixels / (width * height)) ** 0.5)
        size = max(1, int(width * scale + 0.5)), max(1, int(height * scale + 0.5))
        with _damage_told():
            frame.draft("RGB", size if not _is_turned(frame) else size[::-1])
            frame.load()
            upright = ImageOps.exif_transpose(_small_enough(frame, size))
            picture = np.asarray(_on_white(upright).resize(size, Image.Resampling.BOX, reducing_gap=2.0))
        if part is None:
            return picture
        x0, y0, x1, y1 = (max(0, round(edge * scale)) for edge in (part.x0, part.y0, part.x1, part.y1))
        return np.ascontiguousarray(picture[y0:y1, x0:x1])

    def reading_dpi(self, number: int) -> float:
        """The image's own dots per inch: more show nothing new."""
        return max(_dots_per_inch(self._frame(number)))

    def outline(self) -> list[OutlineEntry]:
        """Nothing: images have no table of contents."""
        return []

    def _frame(self, number: int) -> Image.Image:
        """The frame of a page, sought but not decoded."""
        with _damage_told():
            self._image.seek(number - 1)
        width, height = self._image.size
        if width * height > self._max_pixels:
            raise FileTooLarge(
                f"The image has {width} x {height} pixels; at most {self._max_pixels} are read", page=number
            )
        return self._image

    def _page_size(self, frame: Image.Image) -> tuple[float, float]:
        """Width and height in points, as displayed."""
        across, down = _dots_per_inch(frame)
        width = frame.size[0] / across * _POINTS_PER_INCH
        height = frame.size[1] / down * _POINTS_PER_INCH
        return (height, width) if _is_turned(frame) else (width, height)


@contextmanager
def open_image(path: Path, media_type: MediaType, max_pixels: int) -> Iterator[ImageFile]:
    """The image file at ``path``, open inside the ``with``. Only the decoder of ``media_type`` is tried.

    Raises:
        FileCorrupted: it is no image of that type.
        FileTooLarge: its first page has more than ``max_pixels``.
    """
    with _damage_told():
        image = Image.open(path, formats=[_FORMATS[media_type]])
    with image:
        file = ImageFile(image, max_pixels)
        file.decode(1)
        yield file


@contextmanager
def _damage_told() -> Iterator[None]:
    """Pillow's many errors as ours; its own bound on pixels gives way to the one of the settings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Image.DecompressionBombError as error:
            raise FileTooLarge("The image has more pixels than are read") from error
        except _DAMAGE as error:
            raise FileCorrupted("The image is damaged") from error


def _dots_per_inch(frame: Image.Image) -> tuple[float, float]:
    """Dots per inch across and down, as stored."""
    assumed = max(_ASSUMED_DPI, max(frame.size) / _LONGEST_SHEET)
    said = frame.info.get("dpi")
    try:
        across, down = (float(value) for value in said)  # type: ignore[union-attr]  # None is one of the faults
    except (TypeError, ValueError, ZeroDivisionError):
        return assumed, assumed
    # Fax pages have up to twice as many dots across as down.
    if not (_LEAST_DPI <= across <= _MOST_DPI and 0.4 < across / max(down, 1.0) < 2.5):
        return assumed, assumed
    return across, down


def _is_turned(frame: Image.Image) -> bool:
    """Whether width and height change places when the frame is displayed."""
    with _damage_told():
        return frame.getexif().get(ExifTags.Base.Orientation) in _TURNED_EXIF


def _small_enough(frame: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The frame reduced by whole steps while it has its own mode: a page of fax dots is eight times as large in RGB."""
    step = int((frame.size[0] * frame.size[1] / max(1, size[0] * size[1])) ** 0.5)
    if step < 2 or frame.mode.startswith(("P", "I", "F")):
        return frame
    reduced = (frame.convert("L") if frame.mode == "1" else frame).reduce(step)
    reduced.info, exif = dict(frame.info), frame.getexif()
    reduced.getexif().update(exif)
    return reduced


def _on_white(image: Image.Image) -> Image.Image:
    """The image in RGB, what is transparent white."""
    if image.mode.startswith(("I", "F")):
        return Image.fromarray(_eight_bits(np.asarray(image))).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, _WHITE)
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")


def _eight_bits(values: NDArray[Any]) -> Pixels:
    """Deep grey levels as bytes: 16 bits by their scale, everything else by its own span."""
    top = 65535.0 if values.dtype.kind in "iu" and values.max() > 255 else float(values.max())
    top = max(top, float(values.max()), 1e-6)
    return np.asarray(np.clip(values, 0, None) * (255.0 / top), np.uint8)
