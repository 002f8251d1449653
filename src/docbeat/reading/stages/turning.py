"""Pages whose text runs up, down or upside down: read upright, their boxes put back where they stand.

Owns the turn there and back; the stages in between see upright text only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from docbeat.document.geometry import Box
from docbeat.document.model import Block, Page, PageImage, Word
from docbeat.reading.content import Fill, PageContent, Ruling

# A page is turned when this part of its characters runs one other way.
_MOST = 0.7
_QUARTERS = (90.0, 180.0, 270.0)


def text_angle(content: PageContent) -> float:
    """How far most of the page's text is turned, clockwise: 0, 90, 180 or 270 degrees."""
    if not any(word.angle for word in content.words):
        return 0.0
    counts: Counter[float] = Counter()
    for word in content.words:
        counts[word.angle] += len(word.text)
    angle, count = counts.most_common(1)[0]
    return angle if angle in _QUARTERS and count >= _MOST * counts.total() else 0.0


def stand_up(content: PageContent, angle: float) -> PageContent:
    """``content`` turned back by ``angle``, so that text at that angle is upright."""
    width, height = content.width, content.height

    def turned(box: Box) -> Box:
        return turn_box(box, angle, width, height)

    is_on_side = angle != 180
    return replace(
        content,
        width=height if is_on_side else width,
        height=width if is_on_side else height,
        words=_turned_words(content.words, angle, width, height),
        rulings=[_turned_ruling(ruling, turned(_extent(ruling))) for ruling in content.rulings],
        fills=[Fill(turned(fill.box), fill.color) for fill in content.fills],
        images=[turned(box) for box in content.images],
        drawings=[turned(box) for box in content.drawings],
    )


def lay_back(page: Page, blocks: Iterable[Block], angle: float, width: float, height: float) -> None:
    """Put what was read of an upright page where it stands on the page of ``width`` and ``height`` points."""
    upright_width, upright_height, back = page.width, page.height, 360.0 - angle

    def turned(box: Box) -> Box:
        return turn_box(box, back, upright_width, upright_height)

    page.words = _turned_words(page.words, back, upright_width, upright_height)
    page.images = [PageImage(turned(image.box)) for image in page.images]
    page.width, page.height = width, height
    for block in blocks:
        block.box = turned(block.box)
        for cell in block.table.cells if block.table is not None else ():
            cell.box = turned(cell.box)


def turn_box(box: Box, angle: float, width: float, height: float) -> Box:
    """``box`` on a page of ``width`` and ``height``, the page being turned back by ``angle`` degrees."""
    match angle:
        case 90.0:
            return Box(box.y0, width - box.x1, box.y1, width - box.x0)
        case 180.0:
            return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
        case 270.0:
            return Box(height - box.y1, box.x0, height - box.y0, box.x1)
        case _:
            return box


def _turned_words(words: Iterable[Word], angle: float, width: float, height: float) -> list[Word]:
    return [
        msgspec.structs.replace(word, box=turn_box(word.box, angle, width, height), angle=(word.angle - angle) % 360.0)
        for word in words
    ]


def _extent(ruling: Ruling) -> Box:
    return Box(ruling.x0, ruling.y0, ruling.x1, ruling.y1)


def _turned_ruling(ruling: Ruling, box: Box) -> Ruling:
    return Ruling(box.x0, box.y0, box.x1, box.y1, ruling.width, ruling.is_edge)
