"""Where the value of a label may stand: behind it, to its right, below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from docbeat.answering.fields.concepts import known_labels
from docbeat.answering.fields.labels import Label, begins_label, is_label
from docbeat.answering.terms import terms
from docbeat.answering.view import PageView, Piece, Quote, whole
from docbeat.document.geometry import Box
from docbeat.document.model import CellRole
from docbeat.document.text import lines_text

# In line heights: how far below its label a value begins, and how far apart its own lines are.
_REACH, _LINE_GAP = 2.2, 0.95
_MOST_LINES = 7
# Of a letter height: how far the left edges of lines that belong together may differ.
_EDGE = 0.6


class Relation(Enum):
    """How a value stands to its label; the worth of that as evidence."""

    BEHIND = 1.0
    RIGHT = 0.97
    BELOW = 0.92
    ABOVE = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value may stand: ``lines`` are its quotes from the top down, the first one the likeliest alone."""

    lines: tuple[Quote, ...]
    relation: Relation


def places(page: PageView, label: Label) -> Iterator[Place]:
    """The places where the value of ``label`` may stand, the likeliest first."""
    if label.rest is not None:
        yield Place((label.rest, *_further(page, label.rest.piece, label.rest.start)), Relation.BEHIND)
        if any(map(str.isalpha, label.rest.text)):
            return
    # Behind "VAT (20 %)" stands the rate, and what the label names to its right.
    is_head = label.rest is None and is_row_of_heads(page, label.piece)
    under = page.below(label.last, _REACH * label.piece.height) if is_head else []
    if under:
        first = under[0]
        if _is_column(label.last, first):
            return
        yield Place((whole(first), *_further(page, first, 0)), Relation.RIGHT)
        return
    right = _right(page, label)
    if right:
        yield from (Place((whole(piece), *_further(page, piece, 0)), Relation.RIGHT) for piece in right)
    if label.rest is not None:
        return
    below = _below(page, label.last)
    if below is not None:
        yield Place((whole(below), *_further(page, below, 0)), Relation.BELOW)


def is_row_of_heads(page: PageView, piece: Piece) -> bool:
    """Whether ``piece`` stands in a row of labels, known or not, each with its value right below."""
    row = page.row_of(piece)
    if len(row) < 2 or sum(map(is_label, row)) < 2 or any(map(_has_digits, row)):
        return False
    below = [next(iter(page.below(one, _REACH * one.height)), None) for one in row]
    return all(
        under is not None and not begins_label(under) and _in_line(one.box, under.box, one.box.x0)
        for one, under in zip(row, below, strict=True)
    )


def _has_digits(piece: Piece) -> bool:
    return any(map(str.isdigit, piece.text))


def _right(page: PageView, label: Label) -> list[Piece]:
    """What stands to the right up to the next label."""
    found: list[Piece] = []
    for piece in page.right_of(label.piece):
        if begins_label(piece) or len(found) == 6:
            break
        found.append(piece)
    return found


def _below(page: PageView, piece: Piece) -> Piece | None:
    """The nearest line below, unless it is a label or the first of a column of many."""
    under = page.below(piece, _REACH * piece.height)
    if not under or (begins_label(under[0]) and not _is_head(piece)):
        return None
    first = under[0]
    if _is_column(piece, first):
        return None
    return None if is_label(first) else first


def _is_head(piece: Piece) -> bool:
    return piece.cell is not None and piece.cell.role is CellRole.COLUMN_HEADER


def _is_column(head: Piece, first: Piece) -> bool:
    """Whether more cells than one stand under a table's head: then they are the values of rows, not of the head."""
    table = head.block.table
    if table is None or head.cell is None or first.block is not head.block:
        return False
    below = [
        cell
        for cell in table.cells
        if cell.column == head.cell.column
        and cell.row > head.cell.row
        and cell.lines
        and cell.role is not CellRole.COLUMN_HEADER
    ]
    # Labels and values in turns are a grid of pairs.
    return len(below) > 1 and not any(terms(lines_text(head.page, cell.lines)) in known_labels() for cell in below)


def _further(page: PageView, piece: Piece, start: int) -> list[Quote]:
    """The lines below ``piece`` that go on with it: close, in line with where it began, and no labels."""
    edge = page.page.words[piece.words_between(start, start + 1).start].box.x0
    found: list[Quote] = []
    last = piece
    while len(found) < _MOST_LINES:
        after = _line_after(page, last, edge)
        if after is None or begins_label(after):
            break
        found.append(whole(after))
        last = after
    return found


def _line_after(page: PageView, piece: Piece, edge: float) -> Piece | None:
    for under in page.below(piece, _LINE_GAP * piece.height):
        if _in_line(piece.box, under.box, edge):
            return under
    return None


def _in_line(box: Box, under: Box, edge: float) -> bool:
    slack = _EDGE * box.height
    return abs(under.x0 - edge) < slack or abs(under.center_x - box.center_x) < slack or abs(under.x1 - box.x1) < slack
