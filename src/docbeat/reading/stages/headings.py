"""Headings: which blocks head what follows, and how deep. Decided over the whole document.

A heading is short and stands out from the running text: larger, bolder, in capitals or numbered, with room
around it. No single sign decides; each gives points, and so does a bookmark of the file. Levels are given by
``levels``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from docbeat.document.geometry import union
from docbeat.document.model import Block, BlockKind, Document, Layer, Page, Style
from docbeat.document.text import block_text, blocks_by_page, page_of
from docbeat.reading.stages.body import TEXT_KINDS, body_style, style_of
from docbeat.reading.stages.levels import Head, plain_title, set_levels

# What makes a heading, what capitals count and what a bookmark does.
_ENOUGH, _CAPITALS, _LISTED = 2.0, 0.9, 2.0
_LONGEST, _MOST_LINES = 220, 4
_LEAST_PARAGRAPH = 3
# More white space than this, in sizes, says no more; print this much larger than the line below is a title.
_ROOMY, _TITLE = 3.0, 1.5
_NUMBERED = re.compile(
    r"^(?:(?:chapter|section|part|appendix|article|annex|unit|module|lesson|exercise|activity|step)\s+[\w.-]+[.:]?\s*"
    r"|\d{1,2}(?:\.\d{1,3}){0,4}\.?\s+|[A-Z]\.(?:\d{1,2}\.?)*\s+|[IVX]{1,5}\.\s+)(?=\S)",
    re.I,
)
_LONE_NUMBER = re.compile(r"^(?:\d{1,2}|[IVX]{1,5})[.:]?$")
_NO_HEADING = re.compile(
    r"^(?:(?:table|figure|fig\.?|exhibit|chart|diagram|box|graph|plate|photo|image|source|sources|note|notes)\b"
    r"\s*(?:[A-Z]?\d|:|\.)|https?://|www\.|©|\(c\)|isbn\b|doi\b|\S+@\S+$)",
    re.I,
)
# In these parts of the page, from the top and the bottom, running heads and feet stand.
_TOP, _BOTTOM = 0.085, 0.93
# Lines of one heading are no further apart than this, in sizes.
_LINE_ROOM = 0.45
# The number of a chapter is no further above its title than this, in its own sizes.
_NUMBER_ROOM = 1.5
# Lines of one row this far apart, in sizes, are not one heading.
_APART = 6.0


@dataclass(frozen=True)
class _Sight(Head):
    """A block as it meets the eye, next to the running text."""

    is_colored: bool
    room_above: float
    room_below: float
    heads_text: bool
    is_at_edge: bool
    is_spread: bool
    is_bulleted: bool
    is_like_text: bool


def decide_headings(document: Document) -> None:
    """Turn paragraphs that head others into headings, with levels."""
    body = body_style(document)
    sights = _sights(document, body)
    listed = {(plain_title(entry.title), entry.page) for entry in document.outline}
    found = [sight for sight in sights if points(sight) + _LISTED * _is_listed(sight, listed) >= _ENOUGH]
    found = _join_broken(document, found)
    _take_numbers(document, sights, found)
    for sight in found:
        sight.block.kind, sight.block.marker = BlockKind.HEADING, ""
    set_levels(found, document.outline)


def _is_listed(sight: _Sight, listed: Set[tuple[str, int | None]]) -> bool:
    """Whether the outline of the file has a bookmark with these words on this page."""
    return (plain_title(sight.text), sight.block.page) in listed


def _join_broken(document: Document, found: Sequence[_Sight]) -> list[_Sight]:
    """``found`` with headings of several lines as one; a second line may be set in and so have become a block."""
    kept: list[_Sight] = []
    swallowed: set[int] = set()
    last: Block | None = None
    for sight in found:
        if kept and last is not None and _goes_on(kept[-1], last, sight):
            head = kept[-1].block
            head.lines = [*head.lines, *sight.block.lines]
            head.box = union([head.box, sight.block.box])
            swallowed.add(id(sight.block))
        else:
            kept.append(sight)
        last = sight.block
    document.blocks = [block for block in document.blocks if id(block) not in swallowed]
    return kept


def _take_numbers(document: Document, sights: Sequence[_Sight], found: Sequence[_Sight]) -> None:
    """Give headings the number of the chapter that stands large on the line before them."""
    heads = {id(sight.block): sight.block for sight in found}
    taken: set[int] = set()
    for number, block in _neighbours(document, sights):
        head = heads.get(id(block))
        is_above = head is not None and number.block.box.y0 <= head.box.y0 and number.room_below < _NUMBER_ROOM
        if head is not None and is_above and _looks(number) >= _ENOUGH:
            head.lines = [*number.block.lines, *head.lines]
            head.box = union([number.block.box, head.box])
            taken.add(id(number.block))
    document.blocks = [block for block in document.blocks if id(block) not in taken]


def _neighbours(document: Document, sights: Sequence[_Sight]) -> list[tuple[_Sight, Block]]:
    """The sights that are a number and nothing else, each with the block after it on its page."""
    numbers = {id(sight.block): sight for sight in sights if _LONE_NUMBER.match(sight.text)}
    return [
        (numbers[id(block)], after)
        for block, after in itertools.pairwise(document.blocks)
        if id(block) in numbers and block.page == after.page
    ]


def _goes_on(first: _Sight, last: Block, second: _Sight) -> bool:
    """Whether ``second`` is the next line of the heading that begins with ``first`` and so far ends with ``last``."""
    is_alike = (first.ratio, first.is_bold, first.is_capitals) == (second.ratio, second.is_bold, second.is_capitals)
    size = max(last.box.height / max(1, len(last.lines)), 1.0)
    step = second.block.box.y0 - last.box.y1
    is_next = last.page == second.block.page and -0.4 * size < step < 0.4 * size and second.room_above < _LINE_ROOM
    is_open = not first.text.endswith((".", ":", "?", "!")) and _NUMBERED.match(second.text) is None
    return is_alike and is_next and is_open and last.box.overlap_x(second.block.box) > 0


def points(sight: _Sight) -> float:
    """How much speaks for a heading."""
    if _NO_HEADING.match(sight.text) or not any(character.isalpha() for character in sight.text):
        return 0.0
    looks = min(_looks(sight), _CAPITALS * sight.is_capitals) if sight.is_like_text else _looks(sight)
    given = looks + _place(sight) + _wording(sight)
    return given if looks > 0 else min(given, _ENOUGH - 0.1)


def _looks(sight: _Sight) -> float:
    size = next((given for least, given in _SIZE_POINTS if sight.ratio >= least), -1.6)
    return (
        size
        + 1.7 * sight.is_bold
        + _CAPITALS * sight.is_capitals
        + (0.3 if sight.is_bold else 0.5) * sight.is_italic
        + 0.6 * sight.is_colored
    )


_SIZE_POINTS = ((1.5, 3.2), (1.25, 2.6), (1.12, 2.0), (1.05, 0.6), (0.95, 0.0), (0.88, -0.8))


def _place(sight: _Sight) -> float:
    room = 0.5 * (sight.room_above > 1.0) + 0.3 * (sight.room_below > 0.6)
    edge = 1.8 * (sight.is_at_edge and sight.ratio < 1.3) + 2.5 * sight.is_spread + 2.0 * sight.is_bulleted
    return room + (0.4 if sight.heads_text else -0.8) - edge


def _wording(sight: _Sight) -> float:
    text, words = sight.text, len(sight.text.split())
    given = 0.9 * (_NUMBERED.match(text) is not None and words <= 16)
    if text.endswith((",", ";")):
        given -= 2.0
    elif text.endswith((".", "!")) and not sight.ratio >= 1.2:
        given -= 1.6
    elif text.endswith(":"):
        given -= 0.35
    first = next((character for character in text if character.isalpha()), "")
    if first.islower() and not _NUMBERED.match(text):
        given -= 5.0 if text.endswith(".") else 1.5
    given -= 0.9 * (words > 13) + 1.2 * (words > 20)
    return given - 1.0 * (sum(character.isalpha() for character in text) < 3)


def _sights(document: Document, body: Style) -> list[_Sight]:
    sights = []
    for number, blocks in blocks_by_page(document).items():
        page = page_of(document, number)
        flow = [block for block in blocks if block.layer is Layer.BODY]
        for index, block in enumerate(flow):
            if block.kind in TEXT_KINDS and 0 < len(block.lines) <= _MOST_LINES:
                sights.append(_sight(document, page, flow, index, body))
    return [sight for sight in sights if len(sight.text) <= _LONGEST]


def _sight(document: Document, page: Page, flow: Sequence[Block], index: int, body: Style) -> _Sight:
    block = flow[index]
    text, style = block_text(document, block), style_of(page, block)
    before = flow[index - 1] if index else None
    after = flow[index + 1] if index + 1 < len(flow) else None
    letters = [character for character in text if character.isalpha()]
    return _Sight(
        block=block,
        text=text,
        ratio=_ratio(page, style, body, _text_below(block, flow[index + 1 : index + 3])),
        is_bold=style.bold and not body.bold,
        is_italic=style.italic and not body.italic,
        is_capitals=len(letters) > 3 and all(not character.islower() for character in letters),
        is_colored=style.color != body.color and style.color != "000000",
        room_above=_ROOMY if _is_under_title(page, before, style) else _room(before, block, style.size),
        room_below=_room(block, after, style.size),
        heads_text=after is not None and _is_headed(block, after),
        is_at_edge=block.box.y1 < _TOP * page.height or block.box.y0 > _BOTTOM * page.height,
        is_spread=_is_spread(page, block, style.size),
        is_like_text=_is_like_text(page, style, [other for other in (before, after) if other is not None]),
        is_bulleted=block.kind is BlockKind.LIST_ITEM and not any(map(str.isalnum, block.marker)),
    )


def _ratio(page: Page, style: Style, body: Style, after: Block | None) -> float:
    """How large the block is next to running text. Bold print over smaller text, as in boxes, is next to that."""
    size = body.size or style.size
    if style.bold and after is not None:
        below = style_of(page, after)
        if not below.bold and size > style.size:
            size = max(min(size, below.size), style.size)
    return round(style.size / size, 2)


def _text_below(block: Block, after: Sequence[Block]) -> Block | None:
    """The text ``block`` stands over, a picture between them or not."""
    texts = (one for one in after if one.kind in TEXT_KINDS and one.lines and one.box.y0 > block.box.y0)
    return next((one for one in texts if one.box.overlap_x(block.box) > 0), None)


def _is_like_text(page: Page, style: Style, beside: Sequence[Block]) -> bool:
    """Whether a paragraph right beside looks the same: what heads text looks different from it."""
    long = [block for block in beside if block.kind in TEXT_KINDS and len(block.lines) >= _LEAST_PARAGRAPH]
    return any(
        (round(other.size), other.bold, other.italic, other.color)
        == (round(style.size), style.bold, style.italic, style.color)
        for other in (style_of(page, block) for block in long)
    )


def _is_spread(page: Page, block: Block, size: float) -> bool:
    """Whether a line of the block has a gap no sentence has, as between the halves of a running head."""
    for span in block.lines:
        words = page.words[span.start : span.stop]
        gaps = (right.box.x0 - left.box.x1 for left, right in itertools.pairwise(words))
        if max(gaps, default=0.0) > _APART * size:
            return True
    return False


def _is_under_title(page: Page, before: Block | None, style: Style) -> bool:
    """Whether what stands above is print so large that it can only head what follows."""
    is_text = before is not None and before.kind in TEXT_KINDS and 0 < len(before.lines) <= _MOST_LINES
    return before is not None and is_text and style_of(page, before).size > _TITLE * style.size


def _room(above: Block | None, below: Block | None, size: float) -> float:
    """White space between two blocks in sizes; plenty at the ends of a column."""
    if above is None or below is None or below.box.y0 < above.box.y0:
        return _ROOMY
    return max(0.0, below.box.y0 - above.box.y1) / max(size, 1.0)


def _is_headed(block: Block, after: Block) -> bool:
    """Whether ``after`` can be what ``block`` heads: it stands below, or the column ends and it goes on elsewhere."""
    return after.box.y0 >= block.box.y0 - 1 or after.box.x0 > block.box.x1
