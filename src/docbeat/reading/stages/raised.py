"""Superscripts and subscripts: words smaller than the others of their line that stand above or below its foot.

Owns ``Word.rise``. What is merely small (small capitals, captions beside text) or merely large (initials) is not
touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docbeat.document.model import Style, Word

# Raised and lowered words are smaller than this part of the line's size and no longer than this.
_SMALL, _LONGEST = 0.8, 6
# Raised words without a figure are shorter still: "st", "TM", "a, b".
_LONGEST_LETTERS = 3
# How far their foot is off the line's, in ems of the line.
_RAISED, _LOWERED = 0.17, 0.09
# They hang on the word before when they are this close, in ems.
_CLOSE = 0.2
# Letters reach this part of their box below the line they stand on.
_DESCENT = 0.22
# The size of a line is the largest that, with all above it, this part of its characters has: initials are fewer.
_TELLING = 0.2
# A dash alone is no exponent, whatever its size and place.
_DASHES = frozenset("-–—−_.,'’\"”·•")


def mark_raised(words: Sequence[Word], styles: Sequence[Style]) -> None:
    """Set the rise of the words of one line, left to right, and glue them to what they belong to."""
    if len({styles[word.style].size for word in words}) < 2:
        return
    size = _line_size(words, styles)
    upright = [word for word in words if _SMALL * size <= styles[word.style].size <= size / _SMALL]
    before: Word | None = None
    for word in words:
        if styles[word.style].size < _SMALL * size and len(word.text) <= _LONGEST:
            word.rise = _rise(word, _nearest(word, upright), size)
            if word.rise and before is not None and word.box.x0 - before.box.x1 < _CLOSE * size:
                word.glued = True
        before = word
    _drop_dashes(words)


def _line_size(words: Sequence[Word], styles: Sequence[Style]) -> float:
    counts: Counter[float] = Counter()
    for word in words:
        counts[styles[word.style].size] += len(word.text)
    enough, seen = _TELLING * counts.total(), 0
    for size in sorted(counts, reverse=True):
        seen += counts[size]
        if seen >= enough:
            return size
    return max(counts)


def _nearest(word: Word, upright: Sequence[Word]) -> Word:
    return min(upright, key=lambda one: abs(one.box.center_x - word.box.center_x) - one.box.width / 2)


def _rise(word: Word, beside: Word, size: float) -> int:
    up = (_foot(beside) - _foot(word)) / size
    if up > _RAISED:
        return 0 if len(word.text) > _LONGEST_LETTERS and word.text.isalpha() else 1
    return -1 if up < -_LOWERED else 0


def _foot(word: Word) -> float:
    """Where the letters stand, near enough."""
    return word.box.y1 - _DESCENT * word.box.height


def _drop_dashes(words: Sequence[Word]) -> None:
    """Leave dashes and dots where they are unless something raised follows them."""
    goes_on = False
    for word in reversed(words):
        if word.rise and not goes_on and _DASHES.issuperset(word.text):
            word.rise = 0
        goes_on = word.rise != 0 and word.glued
