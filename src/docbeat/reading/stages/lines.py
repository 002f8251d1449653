"""Words to lines: each word finds its right-hand neighbour, chains of neighbours are lines.

A line ends where a gap is too wide for a word space, so the cells of a table row and the columns of a page
are lines of their own; whether they belong together is for later stages to say.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style, Word

# The widest word space, in ems. Justified lines go up to about one.
WIDEST_SPACE = 1.0
# In tables smaller gaps than that part cells.
CELL_SPACE = 0.7
# Superscripts and subscripts are smaller than this part of the line's size and off its foot by these, in ems;
# they hang on the word before when they are this close.
_SMALL, _RAISED, _LOWERED, _CLOSE = 0.8, 0.12, 0.0, 0.2
_LONGEST_RAISED = 6
# Among this many spaces or more, one this many times as wide as usual and this many ems wide is a gutter.
_TELLING_SPACES, _STANDS_OUT, _GUTTER = 4, 2.2, 0.7
# Neighbours share at least this part of the smaller one's height; superscripts share less than letters.
_SHARED_HEIGHT = 0.45
# Words may overlap a little where the file kerns or slants them, in ems.
_KERNING = 0.5
# Rows of the neighbour matrix computed at once: bounds memory on pages with very many words.
_ROWS = 512


@dataclass(frozen=True)
class Line:
    """Words on one baseline, left to right. ``size`` is the size most of its characters have."""

    words: tuple[Word, ...]
    box: Box
    size: float
    bold: bool
    italic: bool
    color: str

    @cached_property
    def text(self) -> str:
        """The words with the spaces between them."""
        pieces: list[str] = []
        for word in self.words:
            if pieces and not word.glued:
                pieces.append(" ")
            pieces.append(word.text)
        return "".join(pieces)

    @property
    def baseline(self) -> float:
        """Where the letters stand, near enough: the bottom of the box less the descenders."""
        return self.box.y1 - 0.21 * self.size


def make_line(words: Iterable[Word], styles: list[Style]) -> Line:
    """A line of ``words``, of which there must be one at least."""
    ordered = tuple(words)
    _mark_raised(ordered, styles)
    weights: Counter[int] = Counter()
    for word in ordered:
        weights[word.style] += len(word.text)
    total = sum(weights.values())
    main = styles[weights.most_common(1)[0][0]]
    return Line(
        words=ordered,
        box=union(word.box for word in ordered),
        size=main.size,
        bold=sum(count for style, count in weights.items() if styles[style].bold) > 0.6 * total,
        italic=sum(count for style, count in weights.items() if styles[style].italic) > 0.6 * total,
        color=main.color,
    )


def _mark_raised(words: Sequence[Word], styles: list[Style]) -> None:
    """Tell superscripts and subscripts: smaller than the line, and off its foot."""
    largest = max(words, key=lambda word: styles[word.style].size)
    size = styles[largest.style].size
    before: Word | None = None
    for word in words:
        if styles[word.style].size < _SMALL * size and len(word.text) <= _LONGEST_RAISED:
            drop = (word.box.y1 - largest.box.y1) / size
            word.rise = 1 if drop < -_RAISED else -1 if drop > _LOWERED else 0
            if word.rise and before is not None and word.box.x0 - before.box.x1 < _CLOSE * size:
                word.glued = True
        before = word


def find_lines(words: list[Word], styles: list[Style], widest_space: float = WIDEST_SPACE) -> list[Line]:
    """Upright ``words`` as lines, in no particular order."""
    if not words:
        return []
    following = _neighbours(words, styles, widest_space)
    is_followed = set(following.values())
    lines: list[Line] = []
    for start in range(len(words)):
        if start in is_followed:
            continue
        chain = [start]
        while (after := following.get(chain[-1])) is not None:
            chain.append(after)
        lines.extend(make_line(part, styles) for part in _parted([words[index] for index in chain], styles))
    return lines


def _parted(chain: list[Word], styles: list[Style]) -> list[list[Word]]:
    """``chain`` cut at gaps far wider than its other ones: justified lines are wide all over, gutters stand out."""
    gaps = [right.box.x0 - left.box.x1 for left, right in itertools.pairwise(chain)]
    spaces = sorted(gap for gap, word in zip(gaps, chain[1:], strict=True) if not word.glued)
    if len(spaces) < _TELLING_SPACES:
        return [chain]
    usual = spaces[len(spaces) // 2]
    parts = [[chain[0]]]
    for gap, word in zip(gaps, chain[1:], strict=True):
        size = styles[word.style].size
        if gap > _STANDS_OUT * usual and gap > _GUTTER * size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _neighbours(words: list[Word], styles: list[Style], widest_space: float) -> dict[int, int]:
    """For each word the index of the word that follows it on its line, if any; no word follows two."""
    boxes = np.array([(word.box.x0, word.box.y0, word.box.x1, word.box.y1) for word in words])
    sizes = np.array([styles[word.style].size for word in words])
    candidates: list[tuple[float, int, int]] = []
    for start in range(0, len(words), _ROWS):
        gaps = _gaps(boxes, sizes, slice(start, start + _ROWS), widest_space)
        nearest = gaps.argmin(axis=1)
        for row, column in enumerate(nearest.tolist()):
            if np.isfinite(gaps[row, column]):
                candidates.append((float(gaps[row, column]), start + row, column))
    # A word split only by a change of style goes on, whatever else is near.
    following = {index - 1: index for index in range(1, len(words)) if _is_glued(words[index - 1], words[index])}
    taken = set(following.values())
    for _, left, right in sorted(candidates):
        if left not in following and right not in taken:
            following[left] = right
            taken.add(right)
    return following


def _is_glued(left: Word, right: Word) -> bool:
    reach = max(left.box.height, right.box.height)
    return right.glued and left.box.center_x < right.box.center_x and abs(right.box.x0 - left.box.x1) < reach


def _gaps(
    boxes: NDArray[np.float64], sizes: NDArray[np.float64], rows: slice, widest_space: float
) -> NDArray[np.float64]:
    """Space from each of ``rows`` to every word to its right on the same line, infinite for all others."""
    x0, y0, x1, y1 = boxes.T
    shared = np.minimum(y1[rows, None], y1[None]) - np.maximum(y0[rows, None], y0[None])
    heights = y1 - y0
    size = np.maximum(sizes[rows, None], sizes[None])
    gap = x0[None] - x1[rows, None]
    is_near = (
        (shared > _SHARED_HEIGHT * np.minimum(heights[rows, None], heights[None]))
        & (gap > -_KERNING * size)
        & (gap < widest_space * size)
        & (x0[None] + x1[None] > x0[rows, None] + x1[rows, None])
    )
    return np.where(is_near, np.abs(gap), np.inf)
