"""Tells how far the print on a picture leans, from the slopes of its lines, and lays pictures level."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from docbeat.reading.vision.detect import Quads, sides
from docbeat.reading.vision.upright import Upright

# Only lines this many times longer than high have a slope worth measuring.
_LEAST_LENGTH = 4.0
# Less than this, in degrees, is within what the slopes can tell.
_LEAST_SKEW = 0.3


def skew_of(quads: Quads) -> float:
    """Degrees clockwise; the median slope, every line counted by its length. 0 when nothing tells."""
    if not len(quads):
        return 0.0
    widths, heights = sides(quads)
    long = widths > _LEAST_LENGTH * heights
    if not long.any():
        return 0.0
    along = (quads[long, 1] - quads[long, 0] + quads[long, 2] - quads[long, 3]) / 2
    slopes = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    order = np.argsort(slopes)
    weights = np.cumsum(widths[long][order])
    skew = float(slopes[order][np.searchsorted(weights, weights[-1] / 2)])
    return skew if abs(skew) >= _LEAST_SKEW else 0.0


def leveled(picture: NDArray[np.uint8], upright: Upright, pixels_per_point: float) -> NDArray[np.uint8]:
    """The ``picture`` of the displayed area as the upright frame shows it, with so many pixels a point."""
    turned = np.ascontiguousarray(np.rot90(picture, upright.turn // 90))
    width, height = (max(1, round(side * pixels_per_point)) for side in upright.size)
    shrinks = turned.shape[1] > width
    small = cv2.resize(turned, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    if not upright.skew:
        return small.astype(np.uint8, copy=False)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), upright.skew, 1.0)
    flat = cv2.warpAffine(small, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return flat.astype(np.uint8, copy=False)
