"""Tells how far the print on a picture leans, from the slopes of its lines."""

from __future__ import annotations

import numpy as np

from docbeat.reading.vision.detect import Quads, sides

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
