"""Which pictures on a page of text may hold text of their own: charts, diagrams and screenshots, but no photographs.

What is drawn has large areas of one colour, most of all its ground; a photograph has none. A look in low
resolution tells them apart, so that photographs are never searched for text. Others lie under much of the file's
text: what is drawn in them are its lines and shades.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.reading.content import PageContent

Pixels = NDArray[np.uint8]

# Resolution in which colours are counted.
LOOK_DPI = 40.0
# ... and in which lines are looked for.
GROUND_DPI = 144.0
# Pictures of interest take this part of the page at least and at most, and are this high and wide, in points.
_LEAST, _MOST, _LEAST_SIDE = 0.02, 0.8, 48.0
# More words of the file than this over a picture are its text already.
_MOST_WORDS = 5
# A picture under as many of the file's words is their ground. Lines of the file over it make it a mere background.
_LEAST_GROUND_WORDS, _MOST_GROUND_LINES = 40, 3
# What comes this near the edge of the page, in points, reaches it.
_EDGE = 3.0
# In a drawing one colour takes this part, or four take that.
_GROUND, _FEW_COLORS = 0.5, 0.8
# Colours are told apart by this many bits of red, green and blue.
_BITS = 4


def candidates(content: PageContent) -> list[Box]:
    """The pictures that are large enough to hold text, have none in the file and may be drawings."""
    drawings = [box for box in _large(content) if box not in content.photographs]
    return [box.clipped(content.box) for box in drawings if _words_over(box, content) <= _MOST_WORDS]


def grounds(content: PageContent) -> list[Box]:
    """The pictures that much of the file's text stands on, where the file draws no lines itself.

    What runs from edge to edge of the page is its background, or a tile of it, and shows no table.
    """
    return [
        box
        for box in _large(content)
        if not _runs_off(box, content.box)
        and _words_over(box, content) >= _LEAST_GROUND_WORDS
        and _lines_over(box, content) <= _MOST_GROUND_LINES
    ]


def _large(content: PageContent) -> list[Box]:
    page = content.box
    return [
        image
        for image, box in ((image, image.clipped(page)) for image in content.images)
        if _LEAST * page.area <= box.area <= _MOST * page.area and min(box.width, box.height) >= _LEAST_SIDE
    ]


def _words_over(box: Box, content: PageContent) -> int:
    return sum(box.contains_point(word.box.center_x, word.box.center_y) for word in content.words)


def _runs_off(box: Box, page: Box) -> bool:
    is_across = box.x0 < page.x0 + _EDGE and box.x1 > page.x1 - _EDGE
    return is_across or (box.y0 < page.y0 + _EDGE and box.y1 > page.y1 - _EDGE)


def _lines_over(box: Box, content: PageContent) -> int:
    return sum(box.contains_point((one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2) for one in content.rulings)


def is_drawn(look: Pixels) -> bool:
    """Whether ``look``, a picture in low resolution, shows a drawing; one colour shows nothing."""
    levels = (look >> (8 - _BITS)).reshape(-1, 3).astype(np.int64)
    colors = (levels[:, 0] << 2 * _BITS) + (levels[:, 1] << _BITS) + levels[:, 2]
    shares = np.sort(np.bincount(colors))[::-1][:4] / len(colors)
    return bool(shares[0] < 1.0 and (shares[0] >= _GROUND or shares.sum() >= _FEW_COLORS))
