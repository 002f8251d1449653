"""Finds lines of print on a picture: a probability map by PP-OCR's detector, its islands as rectangles.

The map shows the shrunken core of every line (differentiable binarisation); an island becomes the smallest
turned rectangle around it and grows back to the line.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from docbeat.reading.vision import sessions

Pixels = NDArray[np.uint8]
Quads = NDArray[np.float32]

# The pixels of the network's input, first look and closer look. Cost goes with them: 0.2 s for a million.
_PIXELS, _MOST_PIXELS = 1_000_000, 2_500_000
# Print lower than this on the input, in pixels, asks for a closer look.
_LEAST_HEIGHT = 13.0
# A picture shrunk less than this for the first look shows nothing more on the second.
_CLOSER = 0.85
_GRAIN = 32
_LONGEST_SIDE = 4096
# PP-OCR's own thresholds: a pixel of text, the mean over a rectangle, how far an island grows.
_TEXT, _SURE, _GROWTH = 0.3, 0.5, 1.6
_LEAST_SIDE = 3.0
_MOST_LINES = 3000


def find_lines(picture: Pixels, model: str) -> Quads:
    """The lines on an RGB picture: n x 4 x 2, corners in pixels, clockwise from the top left.

    The first side runs along the page whatever the direction of the print: a quad taller than wide is
    vertical text or a single letter.
    """
    quads, scale = _look(picture, model, _PIXELS)
    if scale < _CLOSER and (not len(quads) or _is_small(quads * scale)):
        quads, _ = _look(picture, model, _MOST_PIXELS)
    return quads


def glance(picture: Pixels, model: str, pixels: int) -> Quads:
    """As ``find_lines``, by one look with so many ``pixels`` at most."""
    return _look(picture, model, min(pixels, _PIXELS))[0]


def sides(quads: Quads) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Widths and heights of quads."""
    return (
        np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1),
        np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1),
    )


def _is_small(quads: Quads) -> bool:
    return float(np.median(np.min(sides(quads), axis=0))) < _LEAST_HEIGHT


def _look(picture: Pixels, model: str, pixels: int) -> tuple[Quads, float]:
    """The lines and the scale they were looked for at."""
    height, width = picture.shape[:2]
    scale = min(1.0, (pixels / (height * width)) ** 0.5, _LONGEST_SIDE / max(height, width))
    size = tuple(max(_GRAIN, round(side * scale / _GRAIN) * _GRAIN) for side in (width, height))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    values = np.ascontiguousarray(small[:, :, ::-1].transpose(2, 0, 1)[None], np.float32) / 127.5 - 1.0
    text = sessions.run(f"ppocrv6_{model}_det.onnx", values)[0, 0]
    ratio = np.array([width / size[0], height / size[1]], np.float32)
    quads = [quad * ratio for quad in _rectangles(text)]
    return np.array(quads, np.float32).reshape(-1, 4, 2), scale


def _rectangles(text: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    mask = cv2.dilate((text > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours[:_MOST_LINES]:
        center, size, angle = cv2.minAreaRect(contour)
        if min(size) < _LEAST_SIDE or _mean_inside(text, _corners(center, size, angle)) < _SURE:
            continue
        # What unclipping with round corners gives for a rectangle: every side moves out by the same distance.
        grow = size[0] * size[1] * _GROWTH / (size[0] + size[1])
        found.append(_from_top_left(_corners(center, (size[0] + grow, size[1] + grow), angle)))
    return found


def _corners(center: Sequence[float], size: Sequence[float], angle: float) -> NDArray[np.float32]:
    return cv2.boxPoints((center, size, angle)).astype(np.float32, copy=False)


def _mean_inside(text: NDArray[np.float32], corners: NDArray[np.float32]) -> float:
    height, width = text.shape
    x0, y0 = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, (width - 1, height - 1))
    x1, y1 = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, (width - 1, height - 1))
    mask = np.zeros((y1 - y0 + 1, x1 - x0 + 1), np.uint8)
    cv2.fillPoly(mask, [np.round(corners - (x0, y0)).astype(np.int32)], 1)
    return float(cv2.mean(text[y0 : y1 + 1, x0 : x1 + 1], mask)[0])


def _from_top_left(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """The corners clockwise, beginning at the left end of the upper of the two flatter sides."""
    middle = corners.mean(axis=0)
    order = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    corners = corners[order]
    along = np.abs(np.roll(corners, -1, axis=0) - corners)
    flatness = along[:, 0] / np.maximum(along.sum(axis=1), 1e-6)
    first = max(range(4), key=lambda side: (flatness[side] > 0.5, -corners[side, 1] - corners[(side + 1) % 4, 1]))
    return np.roll(corners, -first, axis=0)
