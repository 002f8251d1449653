"""Rows of text: the lines that stand on one baseline, however far apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docbeat.document.geometry import Box, union
from docbeat.document.model import Word
from docbeat.reading.stages.lines import Line


@dataclass(frozen=True)
class TextRow:
    """Lines on one baseline, left to right."""

    lines: tuple[Line, ...]

    @cached_property
    def box(self) -> Box:
        """Around the lines."""
        return union(line.box for line in self.lines)

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size

    @cached_property
    def baseline(self) -> float:
        """Where most of its lines stand."""
        return sorted(line.baseline for line in self.lines)[len(self.lines) // 2]

    @cached_property
    def words(self) -> list[Word]:
        """All words, left to right."""
        return sorted((word for line in self.lines for word in line.words), key=lambda word: word.box.x0)


@dataclass(frozen=True)
class RowGroup:
    """Rows that are one thing of the page, top to bottom."""

    rows: tuple[TextRow, ...]

    @property
    def box(self) -> Box:
        """Around the rows."""
        return union(row.box for row in self.rows)

    @property
    def words(self) -> set[int]:
        """Identities of the words in the rows."""
        return {id(word) for row in self.rows for word in row.words}


def to_text_rows(lines: Sequence[Line]) -> list[TextRow]:
    """``lines`` by baseline, from top to bottom, over the whole width of the page."""
    return sorted((TextRow(tuple(row)) for row in by_baseline(lines)), key=lambda row: row.box.y0)


def by_baseline(lines: Sequence[Line]) -> list[list[Line]]:
    """``lines`` that stand on one baseline together, left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.baseline, one.box.x0)):
        for row in reversed(rows[-6:]):
            if _is_on(row, line):
                row.append(line)
                break
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.box.x0) for row in rows]


def _is_on(row: list[Line], line: Line) -> bool:
    """Whether ``line`` stands on the row's baseline and over none of its lines."""
    last, box = row[-1], line.box
    # The lines come by baseline, so most of them are far below the row.
    if line.baseline - last.baseline > 0.3 * (last.size if last.size > line.size else line.size):
        return False
    return all(
        one.box.x1 <= box.x0 or one.box.x0 >= box.x1 or one.box.overlap_x(box) < 0.2 * min(one.box.width, box.width)
        for one in row
    )
