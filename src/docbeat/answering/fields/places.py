"""Where the value of a label may stand: behind it, to its right, below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from docbeat.answering.fields.concepts import known_labels
from docbeat.answering.fields.labels import RATE_OF, Label, begins_label, is_label, labels_in
from docbeat.answering.fields.values.amounts import counts_things
from docbeat.answering.terms import terms
from docbeat.answering.view import PageView, Piece, Quote, whole
from docbeat.document.geometry import Box
from docbeat.document.model import Cell, CellRole, Page, Table
from docbeat.document.text import lines_text

# Cells with label and value that make a table a form.
_BOXES, _BOX_LINES = 2, 2
# Print that differs by more than this part is of another size.
_OTHER_SIZE = 0.1
# Every so manieth cell of a grid of pairs is a label at least.
_PAIRS = 3
# So many rows below a head are records, whose values stand in columns.
_RECORDS = 3
# So many known labels in a row of a table are its heads.
_HEADS = 3
# In line heights: how far below its label a value begins, and how far apart its own lines are.
_REACH, _LINE_GAP = 2.2, 0.95
_MOST_LINES = 7
# What stands behind a figure and is longer than a sign or a currency is the next label.
_SIGN = 4
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
    if label.rest is None and _is_empty_box(page, label.piece):
        return
    if label.rest is not None:
        yield Place((label.rest, *_further(page, label.rest.piece, label.rest.start)), Relation.BEHIND)
        if any(map(str.isalpha, label.rest.text)) and not RATE_OF.fullmatch(label.rest.text):
            return
    inside = _below_in_cell(page, label)
    if inside is not None:
        yield Place((whole(inside), *_further(page, inside, 0)), Relation.RIGHT)
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


def _below_in_cell(page: PageView, label: Label) -> Piece | None:
    """The line below a label that begins a cell, where it looks unlike the label: the cell is a box of a form."""
    cell = page.cell_of(label.piece)
    if label.rest is not None or label.last is not label.piece or len(cell) < _BOX_LINES or cell[0] is not label.piece:
        return None
    return cell[1] if _look_unlike(cell[0], cell[1]) else None


def _is_empty_box(page: PageView, piece: Piece) -> bool:
    """Whether a label stands alone in a cell of a form whose cells hold label and value: nothing was filled in."""
    table, cell = piece.block.table, piece.cell
    beside = next(iter(page.right_of(piece)), None)
    if table is None or cell is None or len(page.cell_of(piece)) > 1 or beside is None:
        return False
    if beside.block is not piece.block or len(page.cell_of(beside)) < _BOX_LINES:
        return False
    boxes = [
        page_cell
        for page_cell in table.cells
        if page_cell is not cell and len(page_cell.lines) > 1 and _begins_with_label(page, page_cell)
    ]
    return len(boxes) >= _BOXES


def _begins_with_label(page: PageView, cell: Cell) -> bool:
    return terms(lines_text(page.page, cell.lines[:1])) in known_labels()


def is_row_of_heads(page: PageView, piece: Piece) -> bool:
    """Whether ``piece`` stands in a row of labels, known or not, each with its value right below."""
    row = page.row_of(piece)
    if len(row) < 2 or any(map(_has_digits, row)):
        return False
    below = [next(iter(page.below(one, _REACH * one.height)), None) for one in row]
    if sum(map(is_label, row)) < 2 and not all(map(_look_unlike, row, below)):
        return False
    return all(
        under is not None and not begins_label(under) and _in_line(one.box, under.box, one.box.x0)
        for one, under in zip(row, below, strict=True)
    )


def _look_unlike(piece: Piece, other: Piece | None) -> bool:
    """Whether two pieces are of different print, as a label and its value often are."""
    if other is None:
        return False
    first, second = piece.style(piece.start), other.style(other.start)
    return first.bold != second.bold or abs(first.size - second.size) > _OTHER_SIZE * second.size


def _has_digits(piece: Piece) -> bool:
    return any(map(str.isdigit, piece.text))


def _right(page: PageView, label: Label) -> list[Piece]:
    """What stands to the right up to the next label."""
    found: list[Piece] = []
    for piece in page.right_of(label.piece):
        if piece.block.table is not None and piece.block is not label.piece.block and _has_value_below(page, label):
            break
        is_next = any(map(_has_digits, found)) and not _has_digits(piece) and len(piece.text) > _SIGN
        if begins_label(piece) or _is_pair(piece) or is_next or len(found) == 6:
            break
        found.append(piece)
    return found


def _is_pair(piece: Piece) -> bool:
    """Whether a piece is a common label with its value: "Invoice number 232240389"."""
    return any(
        label.start == 0 and label.rest is not None and len(label.terms) > 1 and label.terms in known_labels()
        for label in labels_in(piece)
    )


def _has_value_below(page: PageView, label: Label) -> bool:
    """Whether something stands right below a label that begins where it does."""
    under = next(iter(page.below(label.last, _LINE_GAP * label.piece.height)), None)
    return under is not None and abs(under.box.x0 - label.piece.box.x0) < _EDGE * label.piece.height


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
    if first.block is not head.block or table is None or head.cell is None:
        return _begins_records(first)
    end = _next_heads(head.page, table, head.cell.row)
    below = [
        cell
        for cell in table.cells
        if cell.column == head.cell.column
        and head.cell.row < cell.row < end
        and cell.lines
        and cell.role is not CellRole.COLUMN_HEADER
        and not counts_things(lines_text(head.page, cell.lines))
    ]
    # Labels and values in turns are a grid of pairs.
    known = sum(terms(lines_text(head.page, cell.lines)) in known_labels() for cell in below)
    if _PAIRS * known >= len(below) > 1:
        return False
    return len(below) > 1 or _records_below(table, head.cell.row, end) >= _RECORDS


def _begins_records(first: Piece) -> bool:
    """Whether a piece stands in the first row of a table of records, whose head reading left outside."""
    table, cell = first.block.table, first.cell
    return table is not None and cell is not None and cell.row == 0 and _records_below(table, -1, table.rows) > _RECORDS


def _records_below(table: Table, row: int, end: int) -> int:
    """The rows of several cells from ``row`` to ``end``: of a column among many rows one cell may be filled."""
    cells = Counter(cell.row for cell in table.cells if cell.lines and row < cell.row < end)
    return sum(count > 1 for count in cells.values())


def _next_heads(page: Page, table: Table, row: int) -> int:
    """The row below ``row`` in which other heads stand, since the table was several; or that after the last."""
    known: Counter[int] = Counter()
    for cell in table.cells:
        if cell.row > row and cell.lines and terms(lines_text(page, cell.lines)) in known_labels():
            known[cell.row] += 1
    return min((number for number, count in known.items() if count >= _HEADS), default=table.rows)


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
