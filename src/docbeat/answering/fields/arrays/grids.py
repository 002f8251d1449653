"""Grids: rows of passages in columns, whatever they were made of. Nothing here knows what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from docbeat.answering.view import Piece, Quote
from docbeat.document.geometry import Box, union
from docbeat.document.model import CellRole
from docbeat.document.text import is_cut


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Pieces read one after the other as ``text``; ``starts`` are where in it each begins."""

    pieces: tuple[Piece, ...]
    text: str
    starts: tuple[int, ...]

    def quotes(self, start: int = 0, stop: int | None = None) -> tuple[Quote, ...]:
        """The parts of the pieces that say the characters ``start`` to ``stop - 1``."""
        stop = len(self.text) if stop is None else stop
        found = []
        for piece, begin in zip(self.pieces, self.starts, strict=True):
            first, last = max(start - begin, 0), min(stop - begin, len(piece.text))
            if first < last:
                found.append(Quote(piece, first, last))
        return tuple(found)

    @property
    def box(self) -> Box:
        """Around all of it."""
        return union(piece.box for piece in self.pieces)


def passage(pieces: Iterable[Piece]) -> Passage:
    """``pieces`` as running text; a word cut by a hyphen at a line's end is one word again."""
    given = tuple(pieces)
    if len(given) == 1:
        return Passage(given, given[0].text, (0,))
    text, starts = "", []
    for piece in given:
        if text and is_cut(text, piece.text):
            text = text[:-1]
        elif text:
            text += " "
        starts.append(len(text))
        text += piece.text
    return Passage(given, text, tuple(starts))


def joined(first: Passage | None, second: Passage) -> Passage:
    """One passage after the other."""
    return second if first is None else passage((*first.pieces, *second.pieces))


@dataclass(slots=True, eq=False)
class Row:
    """What a row holds, by column. ``role`` is what reading took it for; ``is_wide`` where one cell crosses columns."""

    cells: dict[int, Passage]
    role: CellRole = CellRole.DATA
    is_wide: bool = False

    @property
    def texts(self) -> dict[int, str]:
        """The texts by column."""
        return {column: cell.text for column, cell in self.cells.items()}

    @property
    def first(self) -> Passage:
        """The leftmost cell that says something; there must be one."""
        return self.cells[min(self.cells)]


@dataclass(eq=False)
class Grid:
    """``rows`` are all rows, those of the head included; ``titles`` what stands over the table, nearest first.

    A loose one is made of lines that are in no table; its columns are not known before its head is.
    """

    rows: list[Row]
    columns: int
    page: int
    last_page: int
    titles: list[Piece] = field(default_factory=list)
    is_loose: bool = False

    @cached_property
    def top(self) -> float:
        """Where on its first page it begins."""
        return self.rows[0].first.box.y0 if self.rows else 0.0

    @cached_property
    def boxes(self) -> dict[int, Box]:
        """By column the box around what it holds, in the first rows."""
        found: dict[int, Box] = {}
        for row in self.rows[:40]:
            for column, cell in row.cells.items():
                if not row.is_wide:
                    found[column] = union([found[column], cell.box]) if column in found else cell.box
        return found
