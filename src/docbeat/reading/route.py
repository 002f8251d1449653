"""Chooses the lane of a page and says why: the file's own words, a picture of the page, or both.

Looks at what the format said about the page and at nothing else, so that a page of text costs nothing here.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

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
# Below this quality the text is garbled; text under a scan, which can be read again, has to be better.
_LEAST_QUALITY, _LEAST_HIDDEN_QUALITY = 0.5, 0.7
# Quality is judged on this many pairs of letters at least, and on a sample of words.
_LEAST_PAIRS, _MOST_WORDS = 40, 800
_GRID = 64

# Marks that any text may be full of: leaders, lists, tables, prices.
_PLAIN_MARKS = frozenset(".,:;-–—_…·•*|/()[]'\"’“”%$€£+=")
# The share of common pairs in good text; Polish, Czech and Hungarian have a little less.
_USUAL_SHARE = 0.8
_COMMON_PAIRS = frozenset(
    re.findall(
        r"\w+",
        """
        th he in er an re nd on en at ou ed ha to or it is hi es ng st te ar al nt ve se le me as ea ne ti de of ro li
        ri io ic ce co ma el ra la et ch ta si ll om ur ca di ec us em tr un ho ut no na ot ns so ss sh wa wi pe po pa
        pr ac ly il op ad id ie ge ei sc au be ht qu ai eu oi do da os ue ci cu mo ui ia am ab ag ee oo ke we vo vi su
        sp sa ol ow ir iv im ig if hr fo fi fe ev ep ct bl bo by ay av ap ni nc nu mi pl pi ul um up sk tt ts ld lu mp
        nn ov rs rt ru tu ty ub
        """,
    )
)
_LETTERS = string.ascii_lowercase
# Whether the pair of the n-th and m-th letter is common, at n times the alphabet's length plus m.
# Accents once letters are taken apart.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_IS_COMMON = np.array([first + second in _COMMON_PAIRS for first in _LETTERS for second in _LETTERS])


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
    if content.hidden > painted and covered(content.images + content.drawings, content.box) >= _MOST:
        return _hidden_text(content, quality)
    if quality < _LEAST_QUALITY:
        return _seen(content, f"the file's text is garbled: its quality is {quality:.2f}", quality)
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
    if quality >= _LEAST_HIDDEN_QUALITY:
        return Route(Lane.TEXT, "the text under the scan is usable", quality)
    return _seen(content, f"the text under the scan is poor: its quality is {quality:.2f}", quality)


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
    """How much like writing the words look, 0 to 1; 1 when there are too few letters to tell.

    Pairs of letters tell Latin script from a font with a wrong table of characters: in any European language
    three quarters of them are common ones, after a mix-up a quarter. Other scripts cannot be judged so.
    """
    texts = [word.text for word in words]
    text = " ".join(texts[:: 1 + len(texts) // _MOST_WORDS])
    counts = Counter(text)
    marks = {one: count for one, count in counts.items() if not (one.isspace() or one in _PLAIN_MARKS)}
    total = sum(marks.values())
    if not total:
        return 1.0
    sense = 1.0 - sum(count for one, count in marks.items() if not one.isalnum()) / total
    pairs = _letter_pairs(text)
    if len(pairs) < _LEAST_PAIRS:
        return round(sense, 3) if total >= _LEAST_PAIRS else 1.0
    return round(sense * min(1.0, float(_IS_COMMON[pairs].mean()) / _USUAL_SHARE), 3)


def _letter_pairs(text: str) -> NDArray[np.intp]:
    """Neighbours in words of Latin script, small and without accents, as numbers of the table of pairs."""
    plain = text.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    letters = np.frombuffer(plain.encode("ascii", "replace"), np.uint8).astype(np.intp) - ord("a")
    is_letter = (letters >= 0) & (letters < len(_LETTERS))
    pairs: NDArray[np.intp] = letters[:-1] * len(_LETTERS) + letters[1:]
    return pairs[is_letter[:-1] & is_letter[1:]]
