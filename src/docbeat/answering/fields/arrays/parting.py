"""Cuts columns that reading left in one, where their head says that they are two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from docbeat.answering.fields.arrays.grids import Grid, Passage, Row, passage
from docbeat.answering.fields.concepts import known_labels
from docbeat.answering.terms import terms
from docbeat.answering.view import Piece
from docbeat.document.geometry import Box, union

# Both columns hold something in this many of the rows, else the head was one after all.
_LEAST_FILLED, _LEAST_COUNT = 0.02, 1
# In letter heights: where nothing below tells, heads this far apart are two.
_PARTS = 0.8
# More words are a sentence and no heads.
_MOST_WORDS = 7
# The first rows tell which columns items fill; sums at the end stand in others.
_RIGHT_BELOW = 3
# Edges this near are in line, points.
_IN_LINE = 2.0
# In letter heights: a gap is no better evidence when it is wider.
_WIDEST = 3.0


def parted(grid: Grid, number: int) -> Grid:
    """``grid`` with the columns cut in which the head in row ``number`` has two names or more.

    Names over columns beside their cell that have none are those of these columns.
    """
    grid = _spread(grid, number)
    cuts: dict[int, list[Box]] = {}
    for column, cell in grid.rows[number].cells.items():
        heads = [piece.box for piece in _side_by_side(cell)]
        if len(heads) > 1 and _both_filled(grid, number, column, heads):
            cuts[column] = heads
    if not cuts:
        return grid
    places = _places(grid.columns, cuts)
    rows = [_parted_row(row, cuts, places) for row in grid.rows]
    columns = grid.columns + sum(len(parts) - 1 for parts in cuts.values())
    return replace(grid, rows=rows, columns=columns)


def _spread(grid: Grid, number: int) -> Grid:
    """``grid`` with the names of one head over several columns, each over its own."""
    head, filled = grid.rows[number], {column for row in grid.rows[number + 1 :] for column in row.cells}
    cells = dict(head.cells)
    for column, cell in head.cells.items():
        parts = _side_by_side(cell)
        places = range(column, column + len(parts))
        are_free = all(place == column or (place in filled and place not in cells) for place in places)
        if len(parts) > 1 and are_free and places[-1] < grid.columns:
            cells.update(zip(places, (passage([part]) for part in parts), strict=True))
    right_below = {column for row in grid.rows[number + 1 : number + 1 + _RIGHT_BELOW] for column in row.cells}
    cells = _over_figures(cells, right_below)
    if cells.keys() == head.cells.keys():
        return grid
    rows = list(grid.rows)
    rows[number] = Row(dict(sorted(cells.items())), head.role, head.is_wide)
    return replace(grid, rows=rows)


def _over_figures(cells: dict[int, Passage], filled: set[int]) -> dict[int, Passage]:
    """Names over an empty column, moved to the one beside it that has no name."""
    found: dict[int, Passage] = {}
    for column, cell in sorted(cells.items(), reverse=True):
        right = column + 1
        is_aside = column not in filled and right in filled and right not in found and right not in cells
        found[right if is_aside else column] = cell
    return found


def parted_head(row: Row) -> Row:
    """One row, taken for a head, with its cells cut at their names."""
    cells = [part for cell in row.cells.values() for part in _side_by_side(cell)]
    return Row({place: passage([piece]) for place, piece in enumerate(cells)}, row.role)


def under(grid: Grid, boxes: dict[int, Box], columns: int) -> Grid:
    """``grid`` with the ``columns`` of another, whose ``boxes`` are given by column: by where its words stand."""
    order = sorted(boxes)
    heads = [boxes[column] for column in order]
    rows = []
    for row in grid.rows:
        cells: dict[int, list[Piece]] = {}
        for cell in row.cells.values():
            for piece in cell.pieces:
                for part, found in _parts(piece, heads, is_lone=len(row.cells) == 1):
                    cells.setdefault(order[part], []).append(found)
        rows.append(Row({column: passage(found) for column, found in sorted(cells.items())}, row.role, row.is_wide))
    return replace(grid, rows=rows, columns=columns)


def _side_by_side(cell: Passage) -> list[Piece]:
    """The heads in a cell that stand beside each other; one that has several lines is one."""
    ordered = sorted(cell.pieces, key=lambda piece: piece.box.x0)
    if any(after.box.x0 < before.box.x1 for before, after in pairwise(ordered)):
        return list(cell.pieces[:1])
    return [part for piece in ordered for part in _named_parts(piece)]


def _named_parts(piece: Piece) -> list[Piece]:
    """A piece that holds two names of columns, as two."""
    words = piece.stop - piece.start
    if not 2 <= words <= _MOST_WORDS or terms(piece.text) in known_labels():
        return [piece]
    for place in range(1, words):
        offset = piece.offsets[place]
        if terms(piece.text[:offset]) in known_labels() and terms(piece.text[offset:]) in known_labels():
            return [subpiece(piece, 0, place), subpiece(piece, place, words)]
    return [piece]


def subpiece(piece: Piece, start: int, stop: int) -> Piece:
    """The words ``start`` to ``stop - 1`` of a piece, counted from its first."""
    begin = piece.offsets[start]
    end = piece.offsets[stop] if stop < len(piece.offsets) else len(piece.text)
    words = piece.page.words[piece.start + start : piece.start + stop]
    return Piece(
        piece.page,
        piece.start + start,
        piece.start + stop,
        piece.text[begin:end].rstrip(),
        tuple(offset - begin for offset in piece.offsets[start:stop]),
        union(word.box for word in words),
        piece.block,
        piece.element,
        piece.cell,
    )


def _both_filled(grid: Grid, number: int, column: int, heads: Sequence[Box]) -> bool:
    cells = [row.cells[column] for row in grid.rows[number + 1 : number + 41] if column in row.cells]
    if len(cells) <= _LEAST_COUNT:
        return all(after.x0 - before.x1 > _PARTS * before.height for before, after in pairwise(heads))
    held: list[list[Box]] = [[] for _ in heads]
    for cell in cells:
        for piece in cell.pieces:
            for part, found in _by_heads(piece, heads):
                held[part].append(found.box)
    least = max(_LEAST_FILLED * len(cells), _LEAST_COUNT)
    return all(len(boxes) >= least for boxes in held) and all(_are_apart(*pair) for pair in pairwise(held))


def _are_apart(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether the words under two heads are two columns: one column's long and short words end at the same place."""
    ends, starts = sorted(box.x1 for box in left), sorted(box.x0 for box in right)
    return ends[len(ends) // 2] < starts[len(starts) // 2]


def _places(columns: int, cuts: dict[int, list[Box]]) -> list[int]:
    """Where each old column begins among the new ones."""
    places, place = [], 0
    for column in range(columns):
        places.append(place)
        place += len(cuts.get(column, ())) or 1
    return places


def _parted_row(row: Row, cuts: dict[int, list[Box]], places: Sequence[int]) -> Row:
    cells: dict[int, list[Piece]] = {}
    for column, cell in row.cells.items():
        for piece in cell.pieces:
            for part, found in _parts(piece, cuts.get(column, ()), is_lone=len(row.cells) == 1):
                cells.setdefault(places[column] + part, []).append(found)
    return Row({column: passage(pieces) for column, pieces in sorted(cells.items())}, row.role, row.is_wide)


def _parts(piece: Piece, heads: Sequence[Box], *, is_lone: bool) -> list[tuple[int, Piece]]:
    """A piece under its heads; the only one of a row is a title or goes on with a text, and stays whole."""
    if not heads:
        return [(0, piece)]
    if is_lone:
        words = piece.stop - piece.start
        return [(max(range(len(heads)), key=lambda part: _fit(piece, 0, words, heads[part])), piece)]
    return _by_heads(piece, heads)


def _by_heads(piece: Piece, heads: Sequence[Box]) -> list[tuple[int, Piece]]:
    """A piece, cut where its words change from one head to the next, with the number of the head of each part."""
    best, chosen = float("-inf"), [(0, 0, piece.stop - piece.start)]
    for cut in _cuts(piece.stop - piece.start, heads):
        worth = sum(_fit(piece, start, stop, heads[part]) for part, start, stop in cut)
        worth += sum(_gap(piece, start) for _, start, _ in cut if start)
        if worth > best:
            best, chosen = worth, cut
    return [(part, subpiece(piece, start, stop)) for part, start, stop in chosen]


def _cuts(words: int, heads: Sequence[Box]) -> Iterable[list[tuple[int, int, int]]]:
    """Ways to give the words to one head, or to two neighbours: number of the head, first word, end."""
    for part in range(len(heads)):
        yield [(part, 0, words)]
        for place in range(1, words):
            if part + 1 < len(heads):
                yield [(part, 0, place), (part + 1, place, words)]


def _fit(piece: Piece, start: int, stop: int, head: Box) -> float:
    """How well some words stand under a head: in line with it counts most, then how near they are."""
    words = piece.page.words[piece.start + start : piece.start + stop]
    left, right = words[0].box.x0, words[-1].box.x1
    middle = abs((left + right) / 2 - head.center_x)
    is_in_line = min(abs(left - head.x0), abs(right - head.x1), middle) < _IN_LINE
    apart = max(head.x0 - right, left - head.x1, 0.0) / max(piece.box.height, 1.0)
    return 2.0 * is_in_line - min(apart, 6.0)


def _gap(piece: Piece, place: int) -> float:
    """How wide the space before a word is, in letter heights, less what any space is."""
    before, after = piece.page.words[piece.start + place - 1].box, piece.page.words[piece.start + place].box
    return min((after.x0 - before.x1) / max(piece.box.height, 1.0), _WIDEST) - 1.0
