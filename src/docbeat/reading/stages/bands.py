"""Grids that are drawn only in part: bands of several records are cut into rows, bands without text are dropped.

A drawn line always parts; where none is drawn, text rows part when they are records of their own (``cells``).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from docbeat.document.model import Style, Word
from docbeat.reading.stages.cells import TableBuilder
from docbeat.reading.stages.columns import Separator, find_separators, is_numeric
from docbeat.reading.stages.lines import Line, find_lines
from docbeat.reading.stages.records import Record
from docbeat.reading.stages.rows import to_text_rows
from docbeat.reading.stages.tables import Grid

# A row or column without text is none when it is thinner than this, in points.
_THIN_ROW, _THIN_COLUMN = 9.0, 13.0
# Inside a drawn cell only a gap this wide, in ems, parts two texts.
_CELL_SPACE = 3.0
# White this high, in sizes, over all of a band parts records.
_WHITE = 0.6
# A drawn column this wide, as a part of its table, may hold several that alignment parts.
_WIDE_COLUMN = 0.4
# ... and where texts have several lines, at least so many drawn rows and more than this part of them tell.
_LEAST_BANDS, _MOST_OF_BANDS = 4, 0.7
# Words of so many letters or figures are no signs of lists.
_LEAST_LETTERS = 3


@dataclass
class Cuts:
    """A grid and the boundaries in it that nothing but text draws: (row, column) of the cell above or to the left."""

    grid: Grid
    below: set[tuple[int, int]] = field(default_factory=set)
    right: set[tuple[int, int]] = field(default_factory=set)


def without_thin_bands(grid: Grid, words: Sequence[Word]) -> Grid:
    """``grid`` less the thin rows and columns no word stands in: double lines, offset shades."""
    xs = _merged(grid.xs, [word.box.center_x for word in words], _THIN_COLUMN)
    ys = _merged(grid.ys, [word.box.center_y for word in words], _THIN_ROW)
    return Grid(xs, ys)


def _merged(bounds: list[float], places: list[float], thin: float) -> list[float]:
    kept = [bounds[0]]
    for index in range(1, len(bounds)):
        low, high = kept[-1], bounds[index]
        is_empty = not any(low <= place < high for place in places)
        if not (is_empty and high - low < thin):
            kept.append(high)
        elif index == len(bounds) - 1 and len(kept) > 1:
            kept[-1] = high
    return kept if len(kept) > 1 else bounds


def cut_columns(grid: Grid, words: Sequence[Word], styles: list[Style]) -> Grid:
    """``grid`` with wide columns parted where the text of many rows leaves a stretch white."""
    xs = list(grid.xs)
    for left, right in zip(grid.xs, grid.xs[1:], strict=False):
        if right - left < _WIDE_COLUMN * (grid.xs[-1] - grid.xs[0]):
            continue
        inside = [word for word in words if left <= word.box.center_x < right]
        rows = to_text_rows(find_lines(inside, styles, 0.7))
        telling = [row for row in rows if len(row.lines) > 1]
        if len(telling) < 3:
            continue
        is_told = len(telling) > 0.5 * len(rows)
        middles = [separator.middle for separator in find_separators(rows)]
        xs.extend(x for x in middles if is_told or _parts_bands(grid, inside, x))
    return Grid(sorted(xs), grid.ys)


def _parts_bands(grid: Grid, words: Sequence[Word], x: float) -> bool:
    """Whether most of the drawn rows have text on both sides of ``x``; signs and numbers of lists are none."""
    text = [word for word in words if sum(map(str.isalnum, word.text)) >= _LEAST_LETTERS]
    bands = [
        [word for word in text if top <= word.box.center_y < bottom]
        for top, bottom in zip(grid.ys, grid.ys[1:], strict=False)
    ]
    filled = [band for band in bands if band]
    sides = [{word.box.center_x < x for word in band} for band in filled]
    both = sum(len(side) == 2 for side in sides)
    return both >= _LEAST_BANDS and both > _MOST_OF_BANDS * len(filled)


def cut_rows(grid: Grid, words: Sequence[Word], styles: list[Style]) -> Cuts:
    """``grid`` with bands of several records parted."""
    ys = [grid.ys[0]]
    below: set[tuple[int, int]] = set()
    for top, bottom in zip(grid.ys, grid.ys[1:], strict=False):
        inside = [word for word in words if top <= word.box.center_y < bottom]
        records = _records(grid, inside, styles)
        if _are_rows(records):
            spanning = _spans_records(records)
            for above, record in itertools.pairwise(records):
                row = len(ys) - 1
                below |= {(row, column) for column in range(grid.columns) if not (spanning and column == 0)}
                ys.append(max(ys[-1] + 0.5, (above.y1 + record.y0) / 2))
        ys.append(max(ys[-1] + 0.5, bottom))
    return Cuts(Grid(grid.xs, ys), below)


def _records(grid: Grid, words: Sequence[Word], styles: list[Style]) -> list[Record]:
    if not words:
        return []
    lines: list[Line] = []
    for left, right in zip(grid.xs, grid.xs[1:], strict=False):
        column = [word for word in words if left <= word.box.center_x < right]
        lines.extend(find_lines(column, styles, _CELL_SPACE))
    rows = to_text_rows(lines)
    separators = [Separator(x, x) for x in grid.xs[1:-1]]
    return TableBuilder(rows, separators, (), styles).records() if rows else []


def _are_rows(records: Sequence[Record]) -> bool:
    """Whether the records of one band are rows of their own rather than lines of tall cells."""
    if len(records) < 2:
        return False
    full = [record for record in records if len(record.pieces) > 1]
    with_figures = [record for record in full if any(map(is_numeric, record.values))]
    if len(with_figures) == len(records) or _stand_apart(records):
        return True
    return len(records) >= 3 and len(full) >= 0.6 * len(records) and len(with_figures) >= 0.5 * len(full)


def _stand_apart(records: Sequence[Record]) -> bool:
    """Whether white runs between all records and each has a label, the first one at most nothing else.

    Only beside lines of one cell, which stand nearer, does white tell.
    """
    has_tall = any(len(lines) > 1 for record in records for lines in record.pieces.values())
    is_parted = all(below.y0 - above.y1 > _WHITE * below.size for above, below in itertools.pairwise(records))
    full = [0 in record.columns and len(record.pieces) > 1 for record in records]
    return has_tall and is_parted and sum(full) >= 2 and all(full[1:]) and 0 in records[0].columns


def _spans_records(records: Sequence[Record]) -> bool:
    """Whether one label in the first column stands for all records of the band."""
    return sum(0 in record.columns for record in records) == 1
