"""Puts what was read on a page's picture in the place of the file's own words, or beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import Word
from docbeat.reading.content import Fill, PageContent, Ruling
from docbeat.reading.vision.areas import find_areas
from docbeat.reading.vision.ocr import PictureText, read_picture, skim_picture
from docbeat.reading.vision.skew import leveled
from docbeat.reading.vision.strokes import PIXELS_PER_POINT, find_light_strokes, find_strokes
from docbeat.reading.vision.upright import Upright

Pixels = NDArray[np.uint8]
# Draws a part of the page; reads a picture that shows so many points across and down.
Draw = Callable[[Box], Pixels]
Read = Callable[[Pixels, float, float], PictureText]

# A word read on the picture is one the file has too when the file's words cover this part of it.
_SAME = 0.3
# An image that covers this part of the page is the scan itself and no figure on it.
_WHOLE = 0.8
# A blank picture differs from itself by fewer levels than this, so many points inside its edges.
_ONE_COLOR, _FRAME = 12, 2.0
# Regions smaller than this, in points, hold no text.
_LEAST_SIDE = 4.0


def read_scan(content: PageContent, picture: Pixels, model: str) -> PictureText:
    """Replace the words of ``content`` by those on the ``picture`` of the page, and stand the page upright.

    Painted words stay when the picture shows none. Returns what was read, among it how the print lies on the
    displayed page.
    """
    text = read_picture(picture, content.width, content.height, model)
    if not text.words and content.characters > content.hidden:
        # Painted text that cannot be read on the picture either is better than nothing.
        text.upright = Upright(content.width, content.height)
        return text
    upright = text.upright
    content.words, content.styles = text.words, text.styles
    content.characters = sum(len(word.text) for word in text.words)
    content.hidden = content.unmapped = 0
    content.skew = upright.skew
    if text.words:
        content.images = [box for box in content.images if box.area < _WHOLE * content.box.area]
    _stand_up(content, upright)
    if text.words and not content.rulings:
        _see_drawn(content, picture, upright)
    return text


def _see_drawn(content: PageContent, picture: Pixels, upright: Upright) -> None:
    """Lines, shades and pictures from the picture, where the file says nothing of them."""
    rulings, fills, pictures = _drawn(content, leveled(picture, upright, PIXELS_PER_POINT))
    content.fills += fills
    content.images += pictures
    content.rulings = rulings


def see_grounds(content: PageContent, picture: Pixels, grounds: list[Box]) -> None:
    """Take the lines and shades on the pictures ``grounds``, which lie under the file's text, for the file's own.

    These pictures are no figures then, nor are blank ones on them.
    """
    level = leveled(picture, Upright(content.width, content.height), PIXELS_PER_POINT)
    rulings, fills, _ = _drawn(content, level)
    for ground in grounds:
        content.rulings += [ruling for ruling in rulings if _lies_in(ruling, ground)]
        content.fills += [fill for fill in fills if ground.grown(1.0).holds(fill.box)]
        content.images = [box for box in content.images if not (ground.holds(box) and _is_blank(level, box, ground))]


def _drawn(content: PageContent, level: Pixels) -> tuple[list[Ruling], list[Fill], list[Box]]:
    """Lines, shades and pictures on ``level``; the lines in pictures are theirs."""
    rulings = find_strokes(level, content.words)
    size = tuple(max(1, round(side)) for side in (content.width, content.height))
    small = cv2.resize(level, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    fills, pictures = find_areas(small, content.words, rulings)
    rulings += find_light_strokes(level, fills, content.words)
    return [ruling for ruling in rulings if not any(_lies_in(ruling, box) for box in pictures)], fills, pictures


def _lies_in(ruling: Ruling, box: Box) -> bool:
    return box.grown(1.0).holds(Box(ruling.x0, ruling.y0, ruling.x1, ruling.y1))


def _is_blank(level: Pixels, box: Box, ground: Box) -> bool:
    """Whether the picture in ``box`` is the ``ground`` itself or shows one colour and nothing else."""
    if box == ground:
        return True
    inner = box.grown(-_FRAME)
    x0, y0, x1, y1 = (round(edge * PIXELS_PER_POINT) for edge in msgspec.structs.astuple(inner))
    part = level[y0:y1, x0:x1]
    return part.size == 0 or int(np.ptp(part, axis=(0, 1)).max()) < _ONE_COLOR


def read_regions(content: PageContent, draw: Draw, regions: Sequence[Box], model: str) -> float:
    """Add the words found in ``regions`` of the page to the file's; returns the mean confidence."""
    return _add_from(content, draw, regions, partial(read_picture, model=model))


def skim_regions(content: PageContent, draw: Draw, regions: Sequence[Box], model: str) -> float:
    """As ``read_regions``, for pictures on a page of text: at a glance, and as they stand."""
    return _add_from(content, draw, regions, partial(skim_picture, model=model))


def _add_from(content: PageContent, draw: Draw, regions: Sequence[Box], read: Read) -> float:
    sure: list[float] = []
    for region in (box.clipped(content.box) for box in regions):
        if min(region.width, region.height) < _LEAST_SIDE:
            continue
        text = read(draw(region), region.width, region.height)
        sure.append(text.confidence)
        _add(content, text, region)
    return float(np.mean(sure)) if sure else 0.0


def _add(content: PageContent, text: PictureText, region: Box) -> None:
    first, known = len(content.styles), list(content.words)
    content.styles.extend(text.styles)
    for word in text.words:
        box = text.upright.displayed(word.box)
        word.box = Box(box.x0 + region.x0, box.y0 + region.y0, box.x1 + region.x0, box.y1 + region.y0)
        word.angle = (word.angle + text.upright.turn) % 360
        word.style += first
        if not _is_known(word, known):
            content.words.append(word)


def _is_known(word: Word, known: list[Word]) -> bool:
    return sum(word.box.intersection(other.box) for other in known) > _SAME * word.box.area


def _stand_up(content: PageContent, upright: Upright) -> None:
    """Bring what the file draws into the upright frame."""
    content.width, content.height = upright.size
    content.images = [upright.upright(box) for box in content.images]
    content.drawings = [upright.upright(box) for box in content.drawings]
    content.fills = [Fill(upright.upright(fill.box), fill.color) for fill in content.fills]
    content.rulings = [_turned(ruling, upright) for ruling in content.rulings]


def _turned(ruling: Ruling, upright: Upright) -> Ruling:
    edges = Box(
        min(ruling.x0, ruling.x1), min(ruling.y0, ruling.y1), max(ruling.x0, ruling.x1), max(ruling.y0, ruling.y1)
    )
    box = upright.upright(edges)
    return Ruling(box.x0, box.y0, box.x1, box.y1, ruling.width)
