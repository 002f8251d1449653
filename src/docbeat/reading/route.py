"""Chooses the lane of a page and says why: the file's own words, a picture of the page, or both.

Looks at what the format said about the page and at nothing else, so that a page of text costs nothing here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from docbeat.document.geometry import Box
from docbeat.document.model import Lane, Word
from docbeat.reading.content import PageContent

# Fewer painted characters than this say nothing about a page: a stamp, a page number.
_FEW = 16
# A page with fewer characters may have its text in its images.
_LITTLE = 300
# An image from this part of the page on may hold text of its own.
_LARGE = 0.15
# Images that cover this part of the page are the page: a scan.
_MOST = 0.5
# ... and nothing beside them is worth keeping when they cover this part.
_NEARLY_ALL = 0.8
# Anything drawn over less of a page than this is an ornament.
_ORNAMENT = 0.005
# Above this share of characters without a meaning the text is lost.
_MOST_UNMAPPED = 0.15
# Below this share of tokens that could be words the text is garbled.
_LEAST_QUALITY = 0.5
# Quality is judged on at least this many tokens, and on no more than a sample.
_LEAST_TOKENS, _MOST_TOKENS = 12, 600
_GRID = 64

_VOWELS = frozenset("aeiouyæœøı")
_CONSONANT_RUN = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}")
_EDGES = "\"'“”‘’«»„()[]{}<>.,;:!?*-–—/|…•·°%$€£&#+=_~©®™"


@dataclass(frozen=True)
class Route:
    """How a page is to be read, why, how good the file's text is (0 to 1), and where it has to be looked at."""

    lane: Lane
    reason: str
    quality: float = 1.0
    regions: list[Box] = field(default_factory=list)


def choose_lane(content: PageContent) -> Route:
    """The lane of a page."""
    painted = content.characters - content.hidden
    if content.characters == 0:
        return _without_text(content)
    if content.unmapped > _MOST_UNMAPPED * content.characters:
        share = content.unmapped / content.characters
        return _seen(content, f"{share:.0%} of the characters have no meaning in the file", 1.0 - share)
    quality = text_quality(content.words)
    is_picture = covered(content.images + content.drawings, content.box) >= _MOST
    if content.hidden > painted and is_picture:
        return _hidden_text(content, quality)
    if quality < _LEAST_QUALITY:
        return _seen(content, f"the file's text is garbled: {quality:.0%} of it could be words", quality)
    if painted < _FEW and covered(content.images, content.box) >= _NEARLY_ALL:
        return _seen(content, f"an image covers the page and the file has {painted} characters", quality)
    regions = [box for box in content.images if box.area >= _LARGE * content.box.area]
    if painted < _LITTLE and regions:
        reason = f"large images beside {painted} characters of text"
        return Route(Lane.MIXED, reason, quality, regions)
    return Route(Lane.TEXT, "the file has the text", quality)


def _without_text(content: PageContent) -> Route:
    if covered(content.images, content.box) > _ORNAMENT:
        return _seen(content, "no text in the file, only images")
    if covered(content.drawings, content.box) > _ORNAMENT:
        return _seen(content, "no text in the file, only drawn shapes")
    return Route(Lane.TEXT, "blank page")


def _hidden_text(content: PageContent, quality: float) -> Route:
    """A scan with the words of an earlier OCR under it."""
    if quality >= _LEAST_QUALITY:
        return Route(Lane.TEXT, "the text under the scan is usable", quality)
    return _seen(content, f"the text under the scan is poor: {quality:.0%} of it could be words", quality)


def _seen(content: PageContent, reason: str, quality: float = 0.0) -> Route:
    return Route(Lane.SCAN, reason, quality, [content.box])


def covered(boxes: Iterable[Box], page: Box) -> float:
    """The part of ``page`` under ``boxes``, 0 to 1; overlaps count once."""
    grid = np.zeros((_GRID, _GRID), bool)
    exact = 0.0
    for box in boxes:
        exact += box.clipped(page).area
        x0, x1 = (round(edge / page.width * _GRID) for edge in (box.x0, box.x1))
        y0, y1 = (round(edge / page.height * _GRID) for edge in (box.y0, box.y1))
        grid[max(y0, 0) : max(y1, 0), max(x0, 0) : max(x1, 0)] = True
    # Small things fall through the grid; large ones overlap.
    return max(float(grid.mean()), min(exact / max(page.area, 1.0), 1.0 / _GRID))


def text_quality(words: Iterable[Word]) -> float:
    """The share of tokens that could be words, numbers or marks of some language; 1 when there are too few."""
    tokens = [word.text for word in words if any(character.isalpha() or _is_lost(character) for character in word.text)]
    if len(tokens) < _LEAST_TOKENS:
        return 1.0
    sample = tokens[:: max(1, len(tokens) // _MOST_TOKENS)]
    # A long token says more than a short one.
    weights = [min(len(token), 10) for token in sample]
    good = sum(weight for token, weight in zip(sample, weights, strict=True) if _could_be_word(token))
    return round(good / sum(weights), 3)


def _could_be_word(token: str) -> bool:
    core = token.strip(_EDGES)
    if any(_is_lost(character) for character in core):
        return False
    letters = [character for character in core if character.isalpha()]
    if len(letters) < 2 or any(character.isdigit() for character in core):
        return True
    plain = unicodedata.normalize("NFD", "".join(letters)).casefold()
    if not any("a" <= character <= "z" for character in plain):
        # Scripts without our vowels cannot be judged by them.
        return True
    if len(core) - len(letters) > len(core) // 3 or _CONSONANT_RUN.search(plain):
        return False
    is_short_form = core.isupper() and len(letters) <= 5
    return (is_short_form or not _VOWELS.isdisjoint(plain)) and _is_cased_like_a_word(core)


def _is_cased_like_a_word(core: str) -> bool:
    """Capitals at the start of parts or throughout; a scatter of them is noise."""
    changes = sum(1 for before, after in pairwise(core) if before.islower() and after.isupper())
    return changes <= 1 + len(core) // 8


def _is_lost(character: str) -> bool:
    """Whether a character means nothing: unknown, private, control, or not assigned."""
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cc", "Cn")
