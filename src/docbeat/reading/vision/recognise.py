"""Reads the characters of lines: cut out of the picture, through PP-OCR's recogniser, decoded (CTC).

One line at a time and no wider than it is: padding lines to a common width costs more than batches save.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from docbeat.reading.vision import sessions

Pixels = NDArray[np.uint8]

# The recogniser's input height in pixels, and how wide a line may get on it.
HEIGHT = 48
_LEAST_WIDTH, _MOST_WIDTH = 48, 6400
_GRAIN = 16


@dataclass(frozen=True)
class Character:
    """One character, never a space: where its middle is along the strip (0 to 1) and how sure it is.

    ``space`` is how likely a space stands before it.
    """

    text: str
    place: float
    confidence: float
    space: float = 0.0


@dataclass(frozen=True)
class ReadLine:
    """A line as read and the strip it was read from (HEIGHT x width x 3, RGB)."""

    characters: list[Character]
    strip: Pixels

    @property
    def confidence(self) -> float:
        """The mean over the characters; 0 without any."""
        return (
            sum(character.confidence for character in self.characters) / len(self.characters)
            if self.characters
            else 0.0
        )


def read_line(picture: Pixels, quad: NDArray[np.float32], model: str, stretch: float = 1.0) -> ReadLine:
    """The characters inside ``quad`` of an RGB picture, read along its first side and widened by ``stretch``."""
    strip = cut_out(picture, quad)
    return ReadLine(read_strip(strip, model, stretch), strip)


def cut_out(picture: Pixels, quad: NDArray[np.float32]) -> Pixels:
    """What is inside ``quad``, laid flat and HEIGHT pixels high."""
    width = float(np.linalg.norm(quad[1] - quad[0]))
    height = max(1.0, float(np.linalg.norm(quad[3] - quad[0])))
    target = int(np.clip(round(width * HEIGHT / height), _LEAST_WIDTH // 4, _MOST_WIDTH))
    # Shrinking needs averaging, so tall print is laid flat in its own size first.
    shrinks = height > 1.5 * HEIGHT
    size = (max(1, round(width)), round(height)) if shrinks else (target, HEIGHT)
    corners = np.array([(0, 0), (size[0], 0), (0, size[1])], np.float32)
    matrix = cv2.getAffineTransform(quad[[0, 1, 3]].astype(np.float32), corners)
    flat = cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    strip = cv2.resize(flat, (target, HEIGHT), interpolation=cv2.INTER_AREA) if shrinks else flat
    return strip.astype(np.uint8, copy=False)


def read_strip(strip: Pixels, model: str, stretch: float = 1.0) -> list[Character]:
    """The characters of a strip HEIGHT pixels high, which is widened by ``stretch`` for it."""
    strip = _widened(strip, stretch)
    width = strip.shape[1]
    padded = max(_LEAST_WIDTH, -(-width // _GRAIN) * _GRAIN)
    values = np.zeros((1, 3, HEIGHT, padded), np.float32)
    values[0, :, :, :width] = strip[:, :, ::-1].transpose(2, 0, 1) / np.float32(127.5) - np.float32(1.0)
    likely = sessions.run(f"ppocrv6_{model}_rec.onnx", values)[0]
    return _decode(likely, sessions.characters(model), padded / width)


def _widened(strip: Pixels, stretch: float) -> Pixels:
    width = max(1, round(strip.shape[1] * stretch))
    if width == strip.shape[1]:
        return strip
    way = cv2.INTER_AREA if stretch < 1.0 else cv2.INTER_LINEAR
    return cv2.resize(strip, (width, HEIGHT), interpolation=way).astype(np.uint8, copy=False)


def _decode(likely: NDArray[np.float32], names: tuple[str, ...], stretch: float) -> list[Character]:
    """CTC: the best character of each step; runs of one are one, none (0) parts them."""
    best = likely.argmax(axis=1)
    steps, space = len(best), len(names) - 1
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    stops = np.append(starts[1:], steps)
    found: list[Character] = []
    before = 0
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if (index := int(best[start])) in (0, space):
            continue
        sure = float(likely[start:stop, index].max())
        apart = float(likely[before:start, space].max()) if found and start > before else 0.0
        found.append(Character(names[index], min(1.0, (start + stop) / 2 / steps * stretch), sure, apart))
        before = stop
    return found
