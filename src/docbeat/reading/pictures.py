"""Which pictures on a page of text may hold text of their own: charts, diagrams and screenshots, but no photographs.

What is drawn has large areas of one colour, most of all its ground; a photograph has none. A look at the page in
low resolution tells them apart, so that photographs are never searched for text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.reading.content import PageContent

Pixels = NDArray[np.uint8]

# Resolution in which colours are counted.
LOOK_DPI = 40.0
# Pictures of interest take this part of the page at least and at most, and are this high and wide, in points.
_LEAST, _MOST, _LEAST_SIDE = 0.02, 0.8, 48.0
# More words of the file than this over a picture are its text already.
_MOST_WORDS = 5
# In a drawing one colour takes this part, or four take that.
_GROUND, _FEW_COLORS = 0.5, 0.8
# Colours are told apart by this many bits of red, green and blue.
_BITS = 4


def candidates(content: PageContent) -> list[Box]:
    """The pictures that are large enough to hold text and have none in the file."""
    page = content.box
    large = [
        box
        for box in content.images
        if _LEAST * page.area <= box.area <= _MOST * page.area and min(box.width, box.height) >= _LEAST_SIDE
    ]
    return [box for box in large if _words_over(box, content) <= _MOST_WORDS]


def drawn(boxes: Sequence[Box], content: PageContent, look: Pixels) -> list[Box]:
    """Those of ``boxes`` that show a drawing in ``look``, the page in low resolution."""
    return [box for box in boxes if _is_drawn(_part(look, box.clipped(content.box), content))]


def _words_over(box: Box, content: PageContent) -> int:
    return sum(box.contains_point(word.box.center_x, word.box.center_y) for word in content.words)


def _part(look: Pixels, box: Box, content: PageContent) -> Pixels:
    x, y = look.shape[1] / content.width, look.shape[0] / content.height
    return look[round(box.y0 * y) : round(box.y1 * y), round(box.x0 * x) : round(box.x1 * x)]


def _is_drawn(part: Pixels) -> bool:
    if part.size == 0:
        return False
    levels = (part >> (8 - _BITS)).reshape(-1, 3).astype(np.int64)
    colors = (levels[:, 0] << 2 * _BITS) + (levels[:, 1] << _BITS) + levels[:, 2]
    shares = np.sort(np.bincount(colors))[::-1][:4] / len(colors)
    return bool(shares[0] >= _GROUND or shares.sum() >= _FEW_COLORS)
