"""Text that is stamped over the page and belongs to no sentence: watermarks, and turned notes in the margin.

It is taken out before any other stage looks, so that it is never inside a paragraph or cell, and added again as
blocks of the margin: in the boxes, not in the running text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from docbeat.document.geometry import Box, union
from docbeat.document.model import Block, BlockKind, Document, Layer, Page, Span, Style, Word
from docbeat.document.text import block_text, page_of
from docbeat.reading.content import PageContent
from docbeat.reading.stages.lines import Line

# Lines leaning this much, in degrees, are set so on purpose: a page that is scanned askew leans less.
_LEANS = 8
# Watermarks are larger than the running text by these factors: leaning or pale ones, and full-coloured ones.
_LARGER, _FAR_LARGER = 1.5, 2.5
# Between these, of 255, the darkest part of a colour is pale on paper; white stands on something dark.
_PALE, _WHITE = 150, 250
# The words of other print a full-coloured watermark runs through, at least.
_CROSSED = 3
# Letters further apart than this, in ems from middle to middle, are of different words.
_APART = 0.95
# The outer part of the page's width in which notes in the margin stand.
_MARGIN = 0.12
# Places that differ by less than this, in points, are the same on another page.
_SAME_PLACE = 3.0


@dataclass(frozen=True)
class Watermark:
    """The words of one stamp, in reading order."""

    words: list[Word]

    @property
    def box(self) -> Box:
        """Around all words."""
        return union(word.box for word in self.words)


def take_watermarks(content: PageContent) -> tuple[PageContent, list[Watermark]]:
    """``content`` without its watermarks, and these."""
    suspects = _suspects(content)
    if not suspects:
        return content, []
    others = [word for word in content.words if word.style not in suspects]
    found = [mark for mark in _stamps(content.words, suspects) if _is_watermark(mark, content.styles, others)]
    taken = {id(word) for mark in found for word in mark.words}
    return replace(content, words=[word for word in content.words if id(word) not in taken]), found


def add_watermarks(page: Page, blocks: list[Block], found: Iterable[Watermark]) -> None:
    """Put ``found`` at the end of the page, as blocks of its margin."""
    for mark in found:
        start = len(page.words)
        page.words.extend(mark.words)
        block = Block(BlockKind.PARAGRAPH, page.number, mark.box, [Span(start, len(page.words))], layer=Layer.MARGIN)
        blocks.append(block)


def is_note_in_margin(line: Line, lines: Sequence[Line], width: float) -> bool:
    """Whether a turned ``line`` stands at the edge of the page, beside all upright ``lines``."""
    box = line.box
    if not lines or not (box.x1 < _MARGIN * width or box.x0 > (1 - _MARGIN) * width):
        return False
    beside = [one for one in lines if one.box.overlap_y(box) > 0]
    return all(box.x1 <= one.box.x0 or box.x0 >= one.box.x1 for one in beside)


def set_repeated_apart(document: Document) -> None:
    """Send to the margin what is pale and in the same place on several pages."""
    places: dict[tuple[str, int, int], list[Block]] = {}
    for block in document.blocks:
        page = page_of(document, block.page)
        if block.layer is Layer.BODY and len(block.lines) == 1 and block.kind is not BlockKind.TABLE:
            style = page.styles[page.words[block.lines[0].start].style] if page.styles else Style()
            if _is_pale(style):
                place = round(block.box.x0 / _SAME_PLACE), round(block.box.y0 / _SAME_PLACE)
                places.setdefault((block_text(document, block), *place), []).append(block)
    for blocks in places.values():
        if len({block.page for block in blocks}) > 1:
            for block in blocks:
                block.kind, block.layer, block.level, block.marker = BlockKind.PARAGRAPH, Layer.MARGIN, 0, ""


def _suspects(content: PageContent) -> dict[int, Style]:
    """The styles watermarks of this page could have, by their numbers."""
    if not content.words:
        return {}
    counts: Counter[int] = Counter()
    for word in content.words:
        counts[word.style] += len(word.text)
    sizes: Counter[float] = Counter()
    for number, count in counts.items():
        sizes[content.styles[number].size] += count
    body = sizes.most_common(1)[0][0]
    leaning = {word.style for word in content.words if _leans(word)}
    return {
        number: style
        for number in counts
        if (style := content.styles[number]).size > _FAR_LARGER * body
        or ((number in leaning or _is_pale(style)) and style.size > _LARGER * body)
        or (number in leaning and _is_pale(style))
    }


def _stamps(words: Iterable[Word], suspects: dict[int, Style]) -> list[Watermark]:
    """Neighbouring words of one suspect style and angle together."""
    stamps: list[Watermark] = []
    before: Word | None = None
    for word in words:
        if word.style not in suspects:
            continue
        size = suspects[word.style].size
        if before is not None and (word.style, word.angle) == (before.style, before.angle):
            distance = _distance(before, word)
            if distance < _reach(before, word, size):
                word.glued = word.glued or (_leans(word) and distance < _APART * size)
                stamps[-1].words.append(word)
                before = word
                continue
        stamps.append(Watermark([word]))
        before = word
    return stamps


def _distance(first: Word, second: Word) -> float:
    return math.hypot(second.box.center_x - first.box.center_x, second.box.center_y - first.box.center_y)


def _reach(first: Word, second: Word, size: float) -> float:
    """How far apart the middles of two words of one line can be."""
    return (max(first.box.width, first.box.height) + max(second.box.width, second.box.height)) / 2 + size


def _is_watermark(mark: Watermark, styles: Sequence[Style], others: Sequence[Word]) -> bool:
    style = styles[mark.words[0].style]
    if any(_leans(word) for word in mark.words):
        return True
    crossed = sum(_is_under(word.box, mark) for word in others)
    return crossed >= (1 if _is_pale(style) else _CROSSED)


def _is_under(box: Box, mark: Watermark) -> bool:
    """Whether the middle of ``box`` lies in the letters of ``mark``; their boxes reach over and under them."""
    for word in mark.words:
        rim = word.box.height / 4 if word.angle in (0.0, 180.0) else 0.0
        if word.box.x0 < box.center_x < word.box.x1 and word.box.y0 + rim < box.center_y < word.box.y1 - rim:
            return True
    return False


def _leans(word: Word) -> bool:
    off = word.angle % 90
    return min(off, 90 - off) > _LEANS


def _is_pale(style: Style) -> bool:
    return _PALE <= min(bytes.fromhex(style.color)) < _WHITE
