"""Records: what stands in one row of a table, its lines by the columns they stand in."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style, Word
from docbeat.reading.stages.columns import Separator, is_numeric
from docbeat.reading.stages.lines import Line, make_line
from docbeat.reading.stages.rows import TextRow

# A word that starts this near the start of a column, in ems, starts it.
_FLUSH = 0.1
# A word this far over a separator, in points, crosses it.
_CROSSES = 1.0
# A gap between words this wide, in ems, parts cells wherever a separator runs through it.
_CELL_GAP = 0.6
# A name reaches no further over the texts of the columns beside its own, in ems; it is in one of the first rows.
_ASIDE, _HEAD_ROWS = 1.0, 3
# The rows right below a head tell where the texts of its columns stand; sums at the end stand elsewhere.
_BELOW_HEAD = 2
# Rows whose sizes differ by more than this part are no neighbours in a table without rules.
_OTHER_SIZE = 0.22


@dataclass
class Piece:
    """Words of one row that stand in the columns ``first`` to ``last``."""

    first: int
    last: int
    line: Line


@dataclass
class Record:
    """Text rows that are one row of the table: the lines of each piece by its columns."""

    pieces: dict[tuple[int, int], list[Line]] = field(default_factory=dict)
    y0: float = 0.0
    y1: float = 0.0
    baseline: float = 0.0
    size: float = 0.0

    @classmethod
    def of(cls, row: TextRow, pieces: Sequence[Piece]) -> Record:
        """The record of one text row."""
        record = cls(y0=row.box.y0, y1=row.box.y1, baseline=row.baseline, size=row.size)
        for piece in pieces:
            record.pieces.setdefault((piece.first, piece.last), []).append(piece.line)
        return record

    @property
    def largest(self) -> float:
        """The size of the largest of its lines."""
        return max(line.size for lines in self.pieces.values() for line in lines)

    @property
    def columns(self) -> set[int]:
        """The columns with text of their own."""
        return {first for first, last in self.pieces if first == last}

    @property
    def values(self) -> list[str]:
        """What stands right of the first column, a text for each piece."""
        return [" ".join(line.text for line in lines) for (first, _), lines in self.pieces.items() if first > 0]

    def has_figures(self, first: int, last: int) -> bool:
        """Whether there is a figure in each of the columns ``first`` to ``last``."""
        lines = [self.line(column, 0) for column in range(first, last + 1)]
        return all(line is not None and is_numeric(line.text) for line in lines)

    def line(self, column: int, index: int) -> Line | None:
        """The first (0) or last (-1) line of a column's own text."""
        lines = self.pieces.get((column, column))
        return lines[index] if lines else None

    def take(self, other: Record) -> None:
        """Go on with the lines of ``other``."""
        for place, lines in other.pieces.items():
            self.pieces.setdefault(place, []).extend(lines)
        self.y0, self.y1 = min(self.y0, other.y0), max(self.y1, other.y1)
        self.baseline, self.size = other.baseline, other.size


def is_as_large(one: TextRow | Record, other: TextRow | Record) -> bool:
    """Whether two rows are set in about the same size."""
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def place(row: TextRow, separators: Sequence[Separator], styles: list[Style]) -> list[Piece]:
    """The pieces of a row, left to right."""
    pieces = []
    for line in row.lines:
        for words in _split(line, separators):
            first, last = _columns_of(words, separators)
            if last - first + 1 == len(words) > 1 and all(is_numeric(word.text) for word in words):
                # Figures span nothing: one for each column.
                pieces += [Piece(first + k, first + k, make_line([word], styles)) for k, word in enumerate(words)]
            else:
                pieces.append(Piece(first, last, make_line(words, styles)))
    return apart(pieces)


def apart(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` with none reaching into the only column of its neighbour: it is a wide text there, no span."""
    for left, right in reversed(list(itertools.pairwise(pieces))):
        if left.first < right.first == right.last <= left.last:
            left.last = right.first - 1
    for left, right in itertools.pairwise(pieces):
        if right.first <= left.last == left.first < right.last:
            right.first = left.last + 1
    return pieces


def _split(line: Line, separators: Sequence[Separator]) -> list[list[Word]]:
    """The words of a line cut where separators run through its gaps, unless it spans columns as a whole."""
    crossed = [one for one in separators if line.box.x0 < one.middle < line.box.x1]
    cuts: list[int] = []
    loose = 0
    for separator in crossed:
        index = _cut_at(line, separator)
        if index is None:
            continue
        cuts.append(index)
        loose += line.words[index].box.x0 - line.words[index - 1].box.x1 >= _CELL_GAP * line.size
    is_head_by_chance = len(crossed) == 1 or len(cuts) < len(crossed)
    if is_head_by_chance and loose < len(cuts) and not _starts_at_column(line, cuts, separators):
        cuts = [index for index in cuts if line.words[index].box.x0 - line.words[index - 1].box.x1 >= 0.6 * line.size]
    bounds = [0, *cuts, len(line.words)]
    return [list(line.words[a:b]) for a, b in itertools.pairwise(bounds) if b > a]


def _cut_at(line: Line, separator: Separator) -> int | None:
    """The word the next column begins with: one right where the column starts, or the first past the middle."""
    words = line.words
    for index in range(1, len(words)) if separator.is_flush else ():
        if abs(words[index].box.x0 - separator.x1) < _FLUSH * line.size:
            return index
    index = next((k for k in range(1, len(words)) if words[k].box.center_x > separator.middle), len(words))
    if index == len(words) or words[index - 1].box.x1 > separator.middle + _CROSSES:
        return None
    return index if words[index].box.x0 >= separator.middle - _CROSSES else None


def _starts_at_column(line: Line, cuts: list[int], separators: Sequence[Separator]) -> bool:
    """Whether the text after every cut begins right where a column does."""
    return bool(cuts) and all(
        any(one.is_flush and abs(line.words[index].box.x0 - one.x1) < 0.5 * line.size for one in separators)
        for index in cuts
    )


def _columns_of(words: Sequence[Word], separators: Sequence[Separator]) -> tuple[int, int]:
    box = union(word.box for word in words)
    middles = [one.middle for one in separators]
    first = sum(box.x0 + _CROSSES > middle for middle in middles)
    last = sum(box.x1 - _CROSSES > middle for middle in middles)
    if last > first and len(words) == 1:
        # One word over an edge is a long word, not a span, unless it lies well on both sides.
        at = sum(box.center_x > middle for middle in middles)
        edges = [middle for middle in middles if box.x0 < middle < box.x1]
        if all(min(edge - box.x0, box.x1 - edge) < 0.25 * box.width for edge in edges):
            return at, at
    return first, max(first, last)


def in_order(rows: Sequence[TextRow], records: Sequence[Record], columns: int) -> list[Record]:
    """``records`` of ``rows`` with the names of a head in order, which has one for every column.

    They may stand in the white beside the texts of their columns, but over those of no other.
    """
    found = list(records)
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        is_head = len(row.lines) == columns and not any(is_numeric(line.text) for line in row.lines)
        boxes = _boxes(records[number + 1 : number + 1 + _BELOW_HEAD], columns)
        if is_head and records[number].columns != set(range(columns)) and _stand_clear(row.lines, boxes):
            found[number] = Record.of(row, [Piece(column, column, line) for column, line in enumerate(row.lines)])
    return found


def _boxes(records: Sequence[Record], columns: int) -> list[Box | None]:
    """What stands in each column."""
    found: list[list[Box]] = [[] for _ in range(columns)]
    for record in records:
        for (first, last), lines in record.pieces.items():
            if first == last:
                found[first].extend(line.box for line in lines)
    return [union(boxes) if boxes else None for boxes in found]


def _stand_clear(lines: Sequence[Line], boxes: Sequence[Box | None]) -> bool:
    for column, line in enumerate(lines):
        before = boxes[column - 1] if column else None
        after = boxes[column + 1] if column + 1 < len(boxes) else None
        slack = _ASIDE * line.size
        if (before and line.box.x0 < before.x1 - slack) or (after and line.box.x1 > after.x0 + slack):
            return False
    return True
