"""Right-to-left scripts: words in logical order, pages that begin at the right read from there.

The other stages know one direction. A page of Arabic or Hebrew is laid out for them as in a mirror, and stretches
that run against the page's direction are turned round in their place; then reading order is left to right for all
of them. Afterwards everything is put back where it stands. Pages without such scripts pass untouched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docbeat.document.geometry import Box, union
from docbeat.document.model import Block, Page, PageImage, Style, Word
from docbeat.document.text import RIGHT_TO_LEFT
from docbeat.reading.content import Fill, PageContent
from docbeat.reading.stages.lines import find_lines

# Letters of one word touch; what is further apart than this, in ems, is another word.
_APART = 0.12
# How far letters may overlap where they are joined, and share a line, in parts of an em.
_OVERLAP, _SHARED = 0.6, 0.5
# Letters in the shape they have inside of words, and ligatures: written as the letters they are.
_SHAPES = re.compile("[\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+")
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# One sign for both letters, which files give in the order they stand on paper: no word has this the other way.
_ALEF_LAM = re.compile("([\u0622\u0623\u0625\u0627])(\u0644)$")


@dataclass(frozen=True)
class Layout:
    """A page laid out for reading left to right, and what is needed to put it back."""

    content: PageContent
    is_mirrored: bool
    places: list[tuple[Word, Box]]

    def put_back(self, page: Page, blocks: Iterable[Block]) -> None:
        """Give the words, and blocks where they were mirrored, the places they have on paper."""
        for word, box in self.places:
            word.box = box
        if not self.is_mirrored:
            return
        page.images = [PageImage(mirrored(image.box, page.width)) for image in page.images]
        for block in blocks:
            block.box = mirrored(block.box, page.width)
            for cell in block.table.cells if block.table is not None else ():
                cell.box = mirrored(cell.box, page.width)


def has_right_to_left(content: PageContent) -> bool:
    """Whether any letter of the page belongs to a script written from the right."""
    return RIGHT_TO_LEFT.search("".join([word.text for word in content.words])) is not None


def lay_out(content: PageContent) -> Layout:
    """``content`` with its words whole and in places that make every line run left to right."""
    words = _whole_words(content.words, content.styles)
    places = [(word, word.box) for word in words]
    is_mirrored = _runs_left(words)
    lines = find_lines(words, content.styles)
    content = replace(content, words=words)
    if is_mirrored:
        content = _in_mirror(content)
    for line in lines:
        ordered = line.words[::-1] if is_mirrored else line.words
        for run in _against(ordered, is_mirrored=is_mirrored):
            _turn_round(run)
    return Layout(content, is_mirrored, places)


def mirrored(box: Box, width: float) -> Box:
    """``box`` on a page of ``width``, seen in a mirror."""
    return Box(width - box.x1, box.y0, width - box.x0, box.y1)


def _whole_words(words: Sequence[Word], styles: Sequence[Style]) -> list[Word]:
    """Letters that touch as words; the file gives them in logical order, one to the left of the other."""
    whole: list[Word] = []
    for word in words:
        text = _INVISIBLE.sub("", _SHAPES.sub(_plain_letters, word.text))
        word.text = _ALEF_LAM.sub(r"\2\1", text) if len(text) == 2 else text
        if not text:
            continue
        if whole and _goes_on(whole[-1], word, styles):
            whole[-1].text += word.text
            whole[-1].box = union([whole[-1].box, word.box])
        else:
            whole.append(word)
    return whole


def _plain_letters(shapes: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", shapes[0])


def _goes_on(word: Word, letter: Word, styles: Sequence[Style]) -> bool:
    """Whether ``letter`` continues ``word`` at its left."""
    if word.style != letter.style or word.angle != letter.angle or word.angle:
        return False
    if not (RIGHT_TO_LEFT.search(word.text) or RIGHT_TO_LEFT.search(letter.text)):
        return False
    size = styles[word.style].size
    gap = word.box.x0 - letter.box.x1
    return -_OVERLAP * size < gap < _APART * size and word.box.overlap_y(letter.box) > _SHARED * word.box.height


def _runs_left(words: Iterable[Word]) -> bool:
    """Whether most letters of the page are written from the right."""
    right = left = 0
    for word in words:
        direction = _direction(word)
        right += len(word.text) if direction == "R" else 0
        left += len(word.text) if direction == "L" else 0
    return right > left


def _direction(word: Word) -> str:
    """``R`` or ``L`` for words with letters, ``N`` for numbers, nothing for other signs."""
    if RIGHT_TO_LEFT.search(word.text):
        return "R"
    if any(map(str.isalpha, word.text)):
        return "L"
    return "N" if any(map(str.isdigit, word.text)) else ""


def _against(words: Sequence[Word], *, is_mirrored: bool) -> list[list[Word]]:
    """The stretches of a line that run against the page's direction; ``words`` are in that direction."""
    along, against = ("R", "L") if is_mirrored else ("L", "R")
    directions = [_direction(word) for word in words]
    if along not in directions and (is_mirrored or against in directions):
        return [list(words)]
    runs: list[list[Word]] = []
    pending: list[Word] = []
    is_open = False
    for word, direction in zip(words, directions, strict=True):
        if direction == against:
            # "Windows 11" in a Hebrew line: the number in front, as it is laid out, comes after the name.
            takes_pending = is_open or (against == "L" and bool(pending))
            if not is_open:
                runs.append([])
            runs[-1] += [*(pending if takes_pending else []), word]
            pending, is_open = [], True
        elif direction == along:
            pending, is_open = [], False
        elif is_open or direction == "N":
            pending.append(word)
        else:
            pending = []
    return runs


def _turn_round(run: Sequence[Word]) -> None:
    """Give the words of ``run`` their places the other way round, gaps and all."""
    around = union(word.box for word in run)
    for word in run:
        box = word.box
        word.box = Box(around.x0 + around.x1 - box.x1, box.y0, around.x0 + around.x1 - box.x0, box.y1)
    is_glued = [word.glued for word in run]
    for word, (_, after) in zip(run, pairwise([*is_glued, False]), strict=True):
        word.glued = after


def _in_mirror(content: PageContent) -> PageContent:
    width = content.width
    for word in content.words:
        word.box = mirrored(word.box, width)
    return replace(
        content,
        rulings=[replace(ruling, x0=width - ruling.x1, x1=width - ruling.x0) for ruling in content.rulings],
        fills=[Fill(mirrored(fill.box, width), fill.color) for fill in content.fills],
        images=[mirrored(box, width) for box in content.images],
        drawings=[mirrored(box, width) for box in content.drawings],
    )
