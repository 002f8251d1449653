"""Where rows may stand: the tables reading found, and lines in columns that it left as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from docbeat.answering.fields.arrays.grids import Grid, Passage, Row, passage
from docbeat.answering.fields.arrays.parting import parted_head, under
from docbeat.answering.fields.concepts import known_labels
from docbeat.answering.terms import terms
from docbeat.answering.view import CellView, DocumentView, PageView, Piece, TableView
from docbeat.document.geometry import Box, union
from docbeat.document.model import BlockKind, CellRole
from docbeat.document.text import ends_open

# Pieces this many of their heights above a table may be its title.
_TITLE_REACH = 2.6
# No head of a column has so many lines.
_MANY_LINES = 4
# In letter heights: a head stands this near above its table.
_HEAD_GAP = 2.5
# The head is among so many rows.
_HEAD_REACH = 12
# Longer texts are no heads.
_LONGEST_HEAD = 60
# In letter heights: what parts two words of a text.
_SPACE = 0.45
# In line heights: lines further apart do not go on with each other.
_LINE_REACH = 2.5


def grids_of(view: DocumentView) -> list[Grid]:
    """The tables of a document, in reading order; what has a head of its own is a table of its own."""
    found = [part for table in view.tables for part in _at_heads(_grid(view, table)) if part.rows]
    found.extend(grid for page in view.pages for grid in _loose(page))
    return _alike(_with_heads(sorted(found, key=lambda grid: (grid.page, grid.top))))


def _with_heads(grids: list[Grid]) -> list[Grid]:
    """Tables without a head with the row of names right above them that reading left as a line of its own."""
    found: list[Grid] = []
    for grid in grids:
        before = found[-1] if found else None
        if before is not None and _is_head_of(before, grid):
            (head,) = under(replace(before, rows=before.rows[-1:]), grid.boxes, grid.columns).rows
            found[-1] = replace(before, rows=before.rows[:-1])
            grid = replace(grid, rows=[Row(head.cells, CellRole.COLUMN_HEADER), *grid.rows])
        found.append(grid)
    return found


def _is_head_of(before: Grid, grid: Grid) -> bool:
    """Whether the last of some loose lines names the columns of the table right below."""
    if not before.is_loose or grid.is_loose or not before.rows or before.page != grid.page:
        return False
    head = before.rows[-1]
    gap = grid.top - head.first.box.y1
    is_near = 0 <= gap < _HEAD_GAP * head.first.box.height
    return is_near and is_head(head) and not any(is_head(row) for row in grid.rows[:_HEAD_REACH])


def _alike(grids: list[Grid]) -> list[Grid]:
    """Tables under the same words as one before, in its columns, where reading saw fewer of them."""
    known: dict[str, tuple[Grid, int]] = {}
    found = []
    for grid in grids:
        for row in grid.rows[:_HEAD_REACH]:
            before, columns = known.get(_words(row), (grid, 0))
            if 1 < len(row.cells) < columns:
                grid = under(grid, before.boxes, before.columns)
                break
            if len(row.cells) > columns and (is_head(row) or row.role is CellRole.COLUMN_HEADER):
                known[_words(row)] = grid, len(row.cells)
        found.append(grid)
    return found


def _words(row: Row) -> str:
    return " ".join(" ".join(row.texts.values()).casefold().split())


def _grid(view: DocumentView, table: TableView) -> Grid:
    rows = [row for number in range(len(table.grid)) for row in lines_of(_row(table, number)) if row.cells]
    return Grid(rows, table.columns, table.page, table.blocks[-1].page, list(_titles(view, table)))


def _row(table: TableView, number: int) -> Row:
    cells: dict[int, Passage] = {}
    roles: set[CellRole] = set()
    is_wide = False
    for column, cell in enumerate(table.grid[number]):
        if cell is None or cell.column != column or not cell.pieces:
            continue
        cells.update(_parted_cell(column, cell))
        roles.add(cell.cell.role)
        is_wide = is_wide or (cell.cell.column_span > 1 and cell.cell.column_span >= table.columns - 1)
    if len(cells) > 1 and _is_one_line(cells):
        cells = {min(cells): passage(piece for cell in cells.values() for piece in cell.pieces)}
    return Row(cells, _role(roles), is_wide)


def _parted_cell(column: int, cell: CellView) -> dict[int, Passage]:
    """A cell by its column; a head over several columns that has a known name for each of them is several."""
    whole = passage(cell.pieces)
    span = cell.cell.column_span
    if span == 1 or cell.cell.role is not CellRole.COLUMN_HEADER:
        return {column: whole}
    parts = list(parted_head(Row({0: whole})).cells.values())
    return {column + place: part for place, part in enumerate(parts)} if len(parts) == span else {column: whole}


def _is_one_line(cells: dict[int, Passage]) -> bool:
    """Whether words without a figure go on from cell to cell with no more than a space between: a title."""
    pieces = [piece for cell in cells.values() for piece in cell.pieces]
    return not any(_has_figure(piece.text) for piece in pieces) and all(
        -1.0 <= after.box.x0 - before.box.x1 < _SPACE * before.box.height and before.box.overlap_y(after.box) > 0
        for before, after in pairwise(pieces)
    )


def _at_heads(grid: Grid) -> Iterator[Grid]:
    """The grid cut where another head begins; lone rows before a head are its titles."""
    start = 0
    last: set[str] = set()
    for number, row in enumerate(grid.rows):
        if not is_head(row):
            continue
        said = {" ".join(text.casefold().split()) for text in row.texts.values()}
        first = number
        while (
            first > start and len(grid.rows[first - 1].cells) == 1 and not _has_figure(grid.rows[first - 1].first.text)
        ):
            first -= 1
        goes_on = number > 0 and bool(said & last) and is_head(grid.rows[number - 1])
        if (said != last or first < number) and not goes_on:
            yield _part(grid, start, first)
            start = first
        last = said
    yield _part(grid, start, len(grid.rows))


def _part(grid: Grid, start: int, stop: int) -> Grid:
    rows = grid.rows[start:stop]
    pages = [cell.pieces[0].page.number for row in rows for cell in row.cells.values()]
    titles = grid.titles if start == 0 else []
    first, last = min(pages, default=grid.page), max(pages, default=grid.last_page)
    return Grid(rows, grid.columns, first, last, titles, grid.is_loose)


def is_head(row: Row) -> bool:
    """Whether a row says nothing but what documents call columns."""
    if any(_has_figure(text) or len(text) > _LONGEST_HEAD for text in row.texts.values()):
        return False
    texts = list(parted_head(row).texts.values())
    if len(texts) < 2:
        return False
    known = sum(terms(text) in known_labels() for text in texts)
    return known == len(texts) or (known >= 2 and known >= len(texts) - 1)


def _has_figure(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _loose(page: PageView) -> Iterator[Grid]:
    """Runs of lines outside of tables, where one of them at least has several pieces beside each other."""
    run: list[Row] = []
    bottom = 0.0
    for line in _lines(page):
        box = union(piece.box for piece in line)
        if run and box.y0 - bottom > _LINE_REACH * box.height:
            yield from _loose_grid(page, run)
            run = []
        run.append(Row({place: passage([piece]) for place, piece in enumerate(line)}))
        bottom = box.y1
    yield from _loose_grid(page, run)


def _loose_grid(page: PageView, rows: list[Row]) -> Iterator[Grid]:
    if any(len(row.cells) > 1 for row in rows):
        columns = max(len(row.cells) for row in rows)
        number = page.page.number
        yield from _at_heads(Grid(rows, columns, number, number, [], is_loose=True))


def _lines(page: PageView) -> Iterator[list[Piece]]:
    """The pieces outside of tables, line by line from the top, each from left to right."""
    pieces = [
        piece
        for piece in page.pieces
        if piece.block.table is None and piece.block.kind not in {BlockKind.FIGURE, BlockKind.PAGE_NUMBER}
    ]
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: one.box.center_y):
        if line and piece.box.center_y > line[0].box.y1:
            yield sorted(line, key=lambda one: one.box.x0)
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=lambda one: one.box.x0)


def lines_of(row: Row) -> list[Row]:
    """A row that is several for the eye, since lines of its cells stand beside each other, as one row for each line.

    What is only one cell's second line stays in its row.
    """
    if not _holds_rows(row):
        return [row]
    lines: list[tuple[Box, dict[int, list[Piece]]]] = []
    pieces = [(piece.box.center_y, column, piece) for column, cell in row.cells.items() for piece in cell.pieces]
    for _, column, piece in sorted(pieces, key=lambda one: one[:2]):
        if not lines or piece.box.center_y > lines[-1][0].y1:
            lines.append((piece.box, {}))
        lines[-1][1].setdefault(column, []).append(piece)
    return [
        Row({column: passage(found) for column, found in sorted(cells.items())}, row.role, row.is_wide)
        for _, cells in lines
    ]


def _holds_rows(row: Row) -> bool:
    """Whether lines of several cells go together; a head of many lines holds what stood above the table."""
    stacked = [cell for cell in row.cells.values() if _is_stacked(cell)]
    return len(stacked) > 1 or (
        row.role is CellRole.COLUMN_HEADER and any(len(cell.pieces) >= _MANY_LINES for cell in stacked)
    )


def _is_stacked(cell: Passage) -> bool:
    first, last = cell.pieces[0].box, cell.pieces[-1].box
    return last.center_y > first.y1 and not any(ends_open(piece.text) for piece in cell.pieces[:-1])


def _role(roles: set[CellRole]) -> CellRole:
    """Of the row: that of its cells if they agree; a row with a total in it is one."""
    if CellRole.TOTAL in roles:
        return CellRole.TOTAL
    return CellRole.COLUMN_HEADER if roles == {CellRole.COLUMN_HEADER} else CellRole.DATA


def _titles(view: DocumentView, table: TableView) -> Iterator[Piece]:
    """The caption, the lines right above and the heading it stands under."""
    block = table.blocks[0]
    page = next(page for page in view.pages if page.page.number == block.page)
    above = [piece for piece in page.between(block.box.y0 - 60, block.box.y0) if piece.block is not block]
    for piece in sorted(above, key=lambda one: -one.box.y1):
        if block.box.y0 - piece.box.y1 < _TITLE_REACH * piece.height and piece.box.overlap_x(block.box) > 0:
            yield piece
    for other in view.blocks:
        if other.caption_of == block.id:
            yield from view.pieces_of(other)
    if block.section is not None and view.block(block.section).kind in {BlockKind.HEADING, BlockKind.TITLE}:
        yield from view.pieces_of(view.block(block.section))
