"""Columns of a table without drawn ones: stretches of x that stay white over its rows.

A stretch may be crossed by a few rows (heads that span columns, long labels). How wide it must be depends on how
many rows keep it free: what is white over ten rows is no accident, over two rows it needs to be wide.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docbeat.document.model import Word
from docbeat.reading.stages.rows import TextRow

# Steps of x per point.
_STEPS = 2
# Words nearer than this, in ems, stand in one cell whatever the rows around them do.
_WORD_SPACE = 0.34
# The least width of a white stretch in ems, by how many rows keep it free.
_LEAST_WIDTH = ((2, 1.4), (3, 0.9), (5, 0.6), (8, 0.45))
# What is left between texts that reach into a stretch parts columns when it is this wide, in points.
_ROOM = 2.0
# A text that starts this near the end of a stretch, in ems, starts there.
_FLUSH = 0.15
# Labels of groups and sums may cross a stretch in this part of the rows, where all others keep it this wide, in ems.
_LABELS, _CLEAR = 0.35, 1.2
# Rows without a figure at the top of a table that are its head.
_HEAD_ROWS = 3
# Two columns of figures that end in line may be this near, in ems; points that ends in line differ by.
_BETWEEN_FIGURES, _IN_LINE = 0.4, 1.5
# So many rows in line are no accident.
_TELLING_LINES = 3
# A stretch narrower than this, in ems, parts numbers only.
_NARROW = 0.62


@dataclass(frozen=True)
class Separator:
    """A white stretch between two columns; ``is_flush`` when the texts of the column after it start where it ends."""

    x0: float
    x1: float
    is_flush: bool = False

    @property
    def middle(self) -> float:
        """Where the columns part."""
        return (self.x0 + self.x1) / 2


def find_separators(rows: Sequence[TextRow], *, is_ruled: bool = False) -> list[Separator]:
    """The white stretches of ``rows``, left to right. Rows of one line say nothing and are passed over.

    ``is_ruled`` when drawn rules say already that this is a table: then narrower stretches part columns.
    """
    telling = [row for row in rows if len(row.lines) > 1]
    if len(telling) < 2:
        return []
    size = sorted(row.size for row in telling)[len(telling) // 2]
    left, right = min(row.box.x0 for row in telling), max(row.box.x1 for row in telling)
    covered = np.stack([_coverage(row, left, right, size) for row in telling])
    crossings = covered.sum(axis=0)
    few = _most_crossings(len(telling))
    found: list[Separator] = []
    for level in range(max(few, int(_LABELS * len(telling))) + 1):
        for start, stop in _runs(crossings <= level):
            stretch = Separator(left + start / _STEPS, left + stop / _STEPS)
            if start == 0 or stop == covered.shape[1] or any(_overlap(stretch, other) for other in found):
                continue
            is_wide = _is_wide_enough(stretch, telling, size, strict=level > 0, credit=3 * is_ruled)
            if is_wide and (level <= few or _is_told_by_starts(stretch, telling, size)):
                found.append(stretch)
    found += [one for one in _below_head(telling, size) if not any(_overlap(one, other) for other in found)]
    found.sort(key=lambda stretch: stretch.x0)
    kept = _without_sign_columns(_with_full_columns(found, telling), telling)
    return [_between_overhangs(stretch, rows) for stretch in kept]


def _below_head(rows: Sequence[TextRow], size: float) -> list[Separator]:
    """Wide stretches between figures that all rows below a head keep free: its names may stand closer than they do."""
    head = next((place for place, row in enumerate(rows) if any(is_numeric(line.text) for line in row.lines)), 0)
    body = rows[head:]
    if not 0 < head <= _HEAD_ROWS or len(body) < 2:
        return []
    left, right = min(row.box.x0 for row in body), max(row.box.x1 for row in body)
    crossings = np.stack([_coverage(row, left, right, size) for row in body]).sum(axis=0)
    stretches = [Separator(left + start / _STEPS, left + stop / _STEPS) for start, stop in _runs(crossings == 0)]
    return [one for one in stretches if one.x0 > left and one.x1 < right and _parts_figures(one, body, size)]


def _parts_figures(stretch: Separator, rows: Sequence[TextRow], size: float) -> bool:
    sides = [_beside(row, stretch) for row in rows]
    both = [(left, right) for left, right in sides if left is not None and right is not None]
    if len(both) < 2 or not all(is_numeric(left.text) and is_numeric(right.text) for left, right in both):
        return False
    in_line = all(
        max(word.box.x1 for word in side) - min(word.box.x1 for word in side) < _IN_LINE
        for side in zip(*both, strict=True)
    )
    is_clear = in_line and stretch.x1 - stretch.x0 > _BETWEEN_FIGURES * size
    return is_clear or _is_wide_enough(stretch, rows, size, strict=True, credit=0)


def with_starts(separators: Sequence[Separator], rows: Sequence[TextRow]) -> list[Separator]:
    """``separators`` that know whether texts start where they end."""
    return [Separator(one.x0, one.x1, is_flush=_is_flush(one, rows)) for one in separators]


def _is_flush(separator: Separator, rows: Sequence[TextRow]) -> bool:
    firsts = [
        (after.box.x0 - separator.x1) / row.size
        for row in rows
        if (after := _beside(row, separator)[1]) is not None and after.box.x0 >= separator.x0
    ]
    return sum(abs(gap) < _FLUSH for gap in firsts) > 0.6 * len(firsts)


def _coverage(row: TextRow, left: float, right: float, size: float) -> NDArray[np.bool_]:
    """Where on x the row has text; word spaces count as text."""
    covered = np.zeros(int((right - left) * _STEPS) + 2, dtype=bool)
    last: float | None = None
    for word in row.words:
        start = word.box.x0 if last is None or word.box.x0 - last > _WORD_SPACE * size else min(last, word.box.x0)
        covered[int((start - left) * _STEPS) : int((word.box.x1 - left) * _STEPS) + 1] = True
        last = max(word.box.x1, last or word.box.x1)
    return covered


def _most_crossings(rows: int) -> int:
    if rows < 4:
        return 0
    return max(1, int(0.15 * rows))


def _runs(is_free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], is_free, [False])).astype(int)))
    return [(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def _overlap(first: Separator, second: Separator) -> bool:
    return first.x0 <= second.x1 and second.x0 <= first.x1


def _is_wide_enough(stretch: Separator, rows: Sequence[TextRow], size: float, *, strict: bool, credit: int) -> bool:
    """Whether enough rows (and ``credit`` more) have text on both sides of the stretch for its width."""
    sides = [_beside(row, stretch) for row in rows]
    both = [(left, right) for left, right in sides if left is not None and right is not None]
    width = (stretch.x1 - stretch.x0) / size
    if len(both) < 2 or (strict and width < 0.6):
        return False
    if len(both) >= _TELLING_LINES and width > _BETWEEN_FIGURES and _are_in_line(both):
        return True
    least = next(least for rows_needed, least in reversed(_LEAST_WIDTH) if len(both) + credit >= rows_needed)
    if width < least:
        return False
    return width >= _NARROW or sum(is_numeric(a.text) and is_numeric(b.text) for a, b in both) > 0.5 * len(both)


def _are_in_line(both: Sequence[tuple[Word, Word]]) -> bool:
    """Whether figures that end at one place have texts beside them that start at one: days and what happened."""
    figures = [(left, right) for left, right in both if is_numeric(left.text)]
    ends, starts = [left.box.x1 for left, _ in figures], [right.box.x0 for _, right in figures]
    is_usual = len(figures) >= max(_TELLING_LINES, len(both) - 1)
    return is_usual and max(ends) - min(ends) < _IN_LINE and max(starts) - min(starts) < _IN_LINE


def _is_told_by_starts(stretch: Separator, rows: Sequence[TextRow], size: float) -> bool:
    """Whether the rows that keep the wide stretch free have figures before it, but for a head, and texts at its end."""
    if stretch.x1 - stretch.x0 < _CLEAR * size:
        return False
    sides = [
        (left, right)
        for left, right in (_beside(row, stretch) for row in rows)
        if left is not None and right is not None and left.box.x1 <= stretch.x0 + 1 and right.box.x0 >= stretch.x1 - 1
    ]
    is_usual = len(sides) > (1 - 1.3 * _LABELS) * len(rows)
    is_flush = all(abs(right.box.x0 - stretch.x1) < _FLUSH * size + 1 for _, right in sides)
    return is_usual and is_flush and sum(is_numeric(left.text) for left, _ in sides) >= len(sides) - 1


def _beside(row: TextRow, stretch: Separator) -> tuple[Word | None, Word | None]:
    """The words of the row next to the stretch on its left and right."""
    left = [word for word in row.words if word.box.center_x < stretch.middle]
    right = [word for word in row.words if word.box.center_x >= stretch.middle]
    return (left[-1] if left else None), (right[0] if right else None)


def _with_full_columns(found: list[Separator], rows: Sequence[TextRow]) -> list[Separator]:
    """``found`` without those that bound a column hardly any row has text in."""
    separators = list(found)
    while separators:
        bounds = [-np.inf, *(one.middle for one in separators), np.inf]
        filled = [sum(_has_text(row, a, b) for row in rows) for a, b in itertools.pairwise(bounds)]
        weakest = min(range(len(filled)), key=lambda index: filled[index])
        if filled[weakest] >= 2:
            break
        beside = [index for index in (weakest - 1, weakest) if 0 <= index < len(separators)]
        separators.pop(min(beside, key=lambda index: separators[index].x1 - separators[index].x0))
    return separators


def _without_sign_columns(separators: list[Separator], rows: Sequence[TextRow]) -> list[Separator]:
    """``separators`` less those that part a currency sign from its figure, or a figure from its bracket or percent."""
    bounds = [-np.inf, *(one.middle for one in separators), np.inf]
    lines = [line for row in rows for line in row.lines]
    texts = [
        # Heads over several columns are in none of them.
        {line.text for line in lines if left < line.box.x0 and line.box.x1 < right}
        for left, right in itertools.pairwise(bounds)
    ]
    return [
        separator
        for index, separator in enumerate(separators)
        if not (texts[index] <= _SIGNS_BEFORE or texts[index + 1] <= _SIGNS_AFTER)
    ]


def _between_overhangs(stretch: Separator, rows: Sequence[TextRow]) -> Separator:
    """The part of the stretch no long text reaches into from either side, so that texts stay in their own columns."""
    x0, x1 = stretch.x0, stretch.x1
    lines = [line for row in rows for line in row.lines if line.box.x0 < x1 and line.box.x1 > x0]
    ends = [line.box.x1 for line in lines if line.box.x0 < x0 and line.box.x1 < x1 - _ROOM]
    starts = [line.box.x0 for line in lines if line.box.x1 > x1 and line.box.x0 > x0 + _ROOM]
    left, right = max([x0, *ends]), min([x1, *starts])
    return Separator(left, right) if right - left >= _ROOM else stretch


def _has_text(row: TextRow, left: float, right: float) -> bool:
    return any(left < word.box.center_x < right for word in row.words)


# Deletes what figures are written with.
_WITHOUT_FIGURES = str.maketrans("", "", "0123456789.,%()+-–—−*$€£¥±~<>/:'′ ")
_SIGNS_BEFORE, _SIGNS_AFTER = frozenset("$€£¥("), frozenset(")%*")
# A figure with its unit: "24 ml", "$1.1M", "0.3%".
_QUANTITY = re.compile(r"[$€£¥~<>*(+−–-]*\d[\d.,]*\s?[A-Za-z%°µμ/²³]{1,4}[.)*]*")


def is_numeric(text: str) -> bool:
    """Whether ``text`` is a figure as tables hold them: digits with signs and units, or a dash or note for none."""
    stripped = text.strip()
    if _QUANTITY.fullmatch(stripped):
        return True
    if stripped in {"-", "–", "—", "−", "n/a", "N/A", "NA", "n.a.", "(X)", "x", "..", "…", "*****"}:
        return True
    digits = sum(map(str.isdigit, stripped))
    return digits > 0 and len(stripped.translate(_WITHOUT_FIGURES)) <= max(1, digits // 2)
