"""Words to lines: each word finds its right-hand neighbour, chains of neighbours are lines.

A line ends where a gap is too wide for a word space, so the cells of a table row and the columns of a page
are lines of their own; whether they belong together is for later stages to say.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style, Word
from docbeat.reading.stages.raised import mark_raised

# The widest word space, in ems. Justified lines go up to about one.
WIDEST_SPACE = 1.0
# In tables smaller gaps than that part cells.
CELL_SPACE = 0.7
# Among this many spaces or more, one this many times as wide as usual and this many ems wide is a gutter.
_TELLING_SPACES, _STANDS_OUT, _GUTTER = 4, 2.2, 0.7
# Neighbours share at least this part of the smaller one's height; superscripts share less than letters.
_SHARED_HEIGHT = 0.45
# Words may overlap a little where the file kerns or slants them, in ems.
_KERNING = 0.5
# Pairs of words compared at once: bounds memory on pages with very many words.
_PAIRS = 1 << 18


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

    @cached_property
    def baseline(self) -> float:
        """Where the letters stand, near enough: the bottom of the box less the descenders."""
        return self.box.y1 - 0.21 * self.size


def make_line(words: Iterable[Word], styles: list[Style]) -> Line:
    """A line of ``words``, of which there must be one at least."""
    ordered = tuple(words)
    box = union(word.box for word in ordered)
    if len({word.style for word in ordered}) == 1:
        only = styles[ordered[0].style]
        return Line(ordered, box, only.size, only.bold, only.italic, only.color)
    mark_raised(ordered, styles)
    weights: Counter[int] = Counter()
    for word in ordered:
        weights[word.style] += len(word.text)
    total = sum(weights.values())
    main = styles[weights.most_common(1)[0][0]]
    return Line(
        words=ordered,
        box=box,
        size=main.size,
        bold=sum(count for style, count in weights.items() if styles[style].bold) > 0.6 * total,
        italic=sum(count for style, count in weights.items() if styles[style].italic) > 0.6 * total,
        color=main.color,
    )


def find_lines(words: Sequence[Word], styles: list[Style], widest_space: float = WIDEST_SPACE) -> list[Line]:
    """Upright ``words`` as lines, in no particular order."""
    return Chains(words, styles, max(WIDEST_SPACE, widest_space)).lines(widest_space)


class Chains:
    """The words of a page, each joined to its neighbour once, and cut into lines as often as is asked for.

    Neighbours are no further apart than ``reach`` ems.
    """

    def __init__(self, words: Sequence[Word], styles: list[Style], reach: float = WIDEST_SPACE) -> None:
        self._styles = styles
        self._upright = _chains([word for word in words if word.angle == 0], styles, reach)
        turned = [[word for word in words if word.angle == angle] for angle in {word.angle for word in words} - {0.0}]
        self._turned = [chain for group in turned for chain in _chains(group, styles, reach)]
        self._identities = [frozenset(map(id, chain)) for chain in self._upright]
        self._made: dict[tuple[int, int, int], Line] = {}
        self._parts: dict[tuple[int, float, frozenset[int]], list[Line]] = {}

    def lines(self, widest_space: float = WIDEST_SPACE, without: Set[int] = frozenset()) -> list[Line]:
        """The upright lines, cut at gaps wider than ``widest_space`` ems and at words whose identity is in ``without``.

        Gaps wider than the reach always part lines.
        """
        lines: list[Line] = []
        for number, identities in enumerate(self._identities):
            place = (number, widest_space, identities & without)
            if place not in self._parts:
                self._parts[place] = self._cut(number, widest_space, without)
            lines += self._parts[place]
        return lines

    def turned_lines(self, without: Set[int] = frozenset()) -> list[Line]:
        """The lines of turned text, words in reading direction."""
        kept = ([word for word in chain if id(word) not in without] for chain in self._turned)
        return [self._line(chain) for chain in kept if chain]

    def _cut(self, number: int, widest_space: float, without: Set[int]) -> list[Line]:
        return [
            self._line(part)
            for kept in _cut(self._upright[number], self._styles, widest_space, without)
            for part in _parted(kept, self._styles)
        ]

    def _line(self, words: list[Word]) -> Line:
        key = (id(words[0]), id(words[-1]), len(words))
        if key not in self._made:
            self._made[key] = make_line(words, self._styles)
        return self._made[key]


def _chains(words: list[Word], styles: list[Style], reach: float) -> list[list[Word]]:
    """``words``, all of one angle, as runs of neighbours."""
    if not words:
        return []
    following = _neighbours(words, styles, reach)
    is_followed = set(following.values())
    chains: list[list[Word]] = []
    for start in range(len(words)):
        if start in is_followed:
            continue
        chain = [start]
        while (after := following.get(chain[-1])) is not None:
            chain.append(after)
        chains.append([words[index] for index in chain])
    return chains


def _cut(chain: list[Word], styles: list[Style], widest_space: float, without: Set[int]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    before, size_before = None, 0.0
    for word in chain:
        if id(word) in without:
            parts.append([])
            before = None
            continue
        size = styles[word.style].size
        larger = size if size > size_before else size_before
        if before is not None and word.box.x0 - before.box.x1 >= widest_space * larger:
            parts.append([])
        parts[-1].append(word)
        before, size_before = word, size
    return [part for part in parts if part]


def _parted(chain: list[Word], styles: list[Style]) -> list[list[Word]]:
    """``chain`` cut at gaps far wider than its other ones: justified lines are wide all over, gutters stand out."""
    if len(chain) <= _TELLING_SPACES:
        return [chain]
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


def _neighbours(words: list[Word], styles: list[Style], reach: float) -> dict[int, int]:
    """For each word the index of the word that follows it on its line, if any; no word follows two."""
    if len(words) < 2:
        return {}
    # A word split only by a change of style goes on, whatever else is near.
    following = {
        index - 1: index
        for index, word in enumerate(words)
        if word.glued and index and _is_glued(words[index - 1], word)
    }
    taken = set(following.values())
    for left, right in _nearest(words, styles, reach):
        if left not in following and right not in taken:
            following[left] = right
            taken.add(right)
    return following


def _nearest(words: list[Word], styles: list[Style], reach: float) -> list[tuple[int, int]]:
    """Each word that has one with its nearest word to the right on the same line, the nearest two first."""
    boxes = np.array([_upright(word) for word in words])
    sizes = np.array([styles[word.style].size for word in words])
    order = np.argsort(boxes[:, 0], kind="stable")
    starts, largest = boxes[order, 0], sizes.max()
    low = np.searchsorted(starts, boxes[:, 2] - _KERNING * largest, "left")
    high = np.searchsorted(starts, boxes[:, 2] + reach * largest, "right")
    found = []
    for some in _batches(high - low):
        count = high[some] - low[some]
        left = np.repeat(np.arange(some.start, some.stop), count)
        steps = np.arange(len(left)) - np.repeat(np.cumsum(count) - count, count)
        right = order[np.repeat(low[some], count) + steps]
        gap = _gaps(boxes[left], boxes[right], np.maximum(sizes[left], sizes[right]), reach)
        near = np.flatnonzero(np.isfinite(gap))
        near = near[np.lexsort((right[near], gap[near], left[near]))]
        _, first = np.unique(left[near], return_index=True)
        found.append(np.stack([gap[near][first], left[near][first], right[near][first]]))
    gap, left, right = np.concatenate(found, axis=1)
    by_gap = np.lexsort((right, left, gap))
    return list(zip(left[by_gap].astype(int).tolist(), right[by_gap].astype(int).tolist(), strict=True))


def _batches(counts: NDArray[np.intp]) -> Iterator[slice]:
    """Slices of ``counts`` that sum up to about ``_PAIRS`` each."""
    sums = np.cumsum(counts)
    start = 0
    while start < len(counts):
        done = sums[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(sums, done + _PAIRS, "right")))
        yield slice(start, stop)
        start = stop


def _upright(word: Word) -> tuple[float, float, float, float]:
    """The word's box as it would be if the word were upright."""
    box = word.box
    if not word.angle:
        return (box.x0, box.y0, box.x1, box.y1)
    match round(word.angle):
        case 90:
            return (box.y0, -box.x1, box.y1, -box.x0)
        case 180:
            return (-box.x1, -box.y1, -box.x0, -box.y0)
        case 270:
            return (-box.y1, box.x0, -box.y0, box.x1)
        case _:
            return (box.x0, box.y0, box.x1, box.y1)


def _is_glued(left: Word, right: Word) -> bool:
    """Whether ``right``, glued to the word before in the file, stands behind ``left`` on the page too."""
    (start, top, end, bottom), (follows, _, stops, _) = _upright(left), _upright(right)
    return start + end < follows + stops and abs(follows - end) < max(bottom - top, right.box.height)


def _gaps(
    left: NDArray[np.float64], right: NDArray[np.float64], size: NDArray[np.float64], reach: float
) -> NDArray[np.float64]:
    """Space between each word of ``left`` and of ``right``, infinite when the two are no neighbours on one line."""
    shared = np.minimum(left[:, 3], right[:, 3]) - np.maximum(left[:, 1], right[:, 1])
    lower = np.minimum(left[:, 3] - left[:, 1], right[:, 3] - right[:, 1])
    gap = right[:, 0] - left[:, 2]
    is_near = (
        (shared > _SHARED_HEIGHT * lower)
        & (gap > -_KERNING * size)
        & (gap < reach * size)
        & (right[:, 0] + right[:, 2] > left[:, 0] + left[:, 2])
    )
    return np.where(is_near, np.abs(gap), np.inf)
