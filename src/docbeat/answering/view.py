"""The document as questions see it: pieces of lines with their place, found by what stands beside or below them.

A piece is a stretch of words of one line that no wide gap parts, so that a label and the value an inch to its right
are two pieces although reading made one line of them. Nothing here knows what is asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docbeat.answering.citation import Citation
from docbeat.document.geometry import Box, union
from docbeat.document.model import Block, BlockKind, Cell, Document, Page, Span, Style, WordSource
from docbeat.document.tables import cell_id, continuations
from docbeat.document.text import page_of

# A gap this many letter heights wide is not a space between words.
_GAP = 0.95
_SEPARATORS = frozenset("|·•¦‖")
_COLONS = frozenset({":", "："})


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Words ``start`` to ``stop - 1`` of a page, on one line. ``offsets`` are where in ``text`` each of them begins.

    ``element`` is the id of the block, or of the table cell, that holds them.
    """

    page: Page
    start: int
    stop: int
    text: str
    offsets: tuple[int, ...]
    box: Box
    block: Block
    element: str
    cell: Cell | None = None

    @property
    def height(self) -> float:
        """Of its line, in points."""
        return max(self.box.height, 1.0)

    @property
    def is_bold(self) -> bool:
        """Whether it is bold from first word to last."""
        return all(self.style(index).bold for index in range(self.start, self.stop))

    def style(self, word: int) -> Style:
        """How a word of its page looks."""
        styles, number = self.page.styles, self.page.words[word].style
        return styles[number] if number < len(styles) else _PLAIN

    def words_between(self, start: int, stop: int) -> range:
        """The words of the page that the characters ``start`` to ``stop - 1`` of the text touch."""
        first = max(bisect_right(self.offsets, start) - 1, 0)
        last = bisect_left(self.offsets, max(stop, start + 1))
        return range(self.start + first, self.start + max(last, first + 1))


_PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters ``start`` to ``stop - 1`` of a piece."""

    piece: Piece
    start: int
    stop: int

    @property
    def text(self) -> str:
        """What they say."""
        return self.piece.text[self.start : self.stop]


def told_apart(piece: Piece) -> list[Piece]:
    """``piece`` in the parts between the signs that part them, ``a | b · c``; itself where there are none."""
    words, start, parts = piece.page.words, piece.start, []
    for index in range(piece.start, piece.stop):
        if words[index].text in _SEPARATORS:
            parts.append(Span(start, index))
            start = index + 1
    if not parts:
        return [piece]
    spans = [span for span in (*parts, Span(start, piece.stop)) if span.start < span.stop]
    return [_piece(piece.page, span, piece.block, piece.element, piece.cell) for span in spans]


def whole(piece: Piece) -> Quote:
    """All of ``piece``."""
    return Quote(piece, 0, len(piece.text))


class Joined:
    """Quotes one after the other as one ``text``, parted by a space or a line end, and the way back to them."""

    def __init__(self, quotes: Iterable[Quote], between: str = " ") -> None:
        self._quotes = list(quotes)
        self._starts: list[int] = []
        self.text = ""
        for quote in self._quotes:
            self.text += between if self.text else ""
            self._starts.append(len(self.text))
            self.text += quote.text

    def part(self, start: int, stop: int) -> tuple[Quote, ...]:
        """The quotes of the characters ``start`` to ``stop - 1``."""
        found = []
        for quote, begin in zip(self._quotes, self._starts, strict=True):
            first, last = max(start - begin, 0), min(stop - begin, quote.stop - quote.start)
            if first < last:
                found.append(Quote(quote.piece, quote.start + first, quote.start + last))
        return tuple(found)


def cite(quotes: Iterable[Quote], confidence: float, *, derived: bool = False) -> Citation:
    """The citation of some quotes; they lie on one page, that of the first, or the later ones are left out.

    What stands in words that were hardly legible is as doubtful as they are.
    """
    found = list(quotes)
    page = found[0].piece.page
    found = [quote for quote in found if quote.piece.page is page]
    words = [(quote, quote.piece.words_between(quote.start, quote.stop)) for quote in found]
    return Citation(
        page=page.number,
        elements=tuple(quote.piece.element for quote in found),
        boxes=tuple(union(page.words[index].box for index in span) for _, span in words),
        quote=" ".join(quote.text.strip() for quote in found),
        confidence=round(confidence * _legibility(page, [index for _, span in words for index in span]), 3),
        derived=derived,
    )


def _legibility(page: Page, words: Iterable[int]) -> float:
    """How surely the least legible of some words was read; what the file says is not read."""
    read = (page.words[word] for word in words)
    return min((word.confidence for word in read if word.source is WordSource.OCR), default=1.0)


@dataclass(frozen=True, eq=False)
class PageView:
    """The pieces of one page in reading order, and what stands around each."""

    page: Page
    pieces: list[Piece]

    @cached_property
    def _by_top(self) -> list[Piece]:
        return sorted(self.pieces, key=lambda piece: piece.box.y0)

    @cached_property
    def _tops(self) -> list[float]:
        return [piece.box.y0 for piece in self._by_top]

    @cached_property
    def _tallest(self) -> float:
        return max((piece.box.height for piece in self.pieces), default=0.0)

    @cached_property
    def _cells(self) -> dict[int, list[Piece]]:
        cells: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            if piece.cell is not None:
                cells.setdefault(id(piece.cell), []).append(piece)
        return cells

    def cell_of(self, piece: Piece) -> list[Piece]:
        """All pieces of the table cell ``piece`` is in; none where it is in none."""
        return self._cells[id(piece.cell)] if piece.cell is not None else []

    def between(self, top: float, bottom: float) -> list[Piece]:
        """The pieces that begin between two heights, from the top down."""
        return self._by_top[bisect_left(self._tops, top) : bisect_right(self._tops, bottom)]

    def row_of(self, piece: Piece) -> list[Piece]:
        """The pieces on the same height as ``piece``, itself included, from left to right."""
        near = self.between(piece.box.y0 - self._tallest, piece.box.y1)
        return sorted((other for other in near if _level(piece.box, other.box)), key=lambda one: one.box.x0)

    def right_of(self, piece: Piece) -> list[Piece]:
        """The pieces to the right on the same height, the nearest first."""
        return [other for other in self.row_of(piece) if other.box.x0 >= piece.box.x1 - 1.0 and other is not piece]

    def below(self, piece: Piece, reach: float) -> list[Piece]:
        """The pieces under ``piece`` that begin within ``reach`` points, from the top down."""
        middle = piece.box.center_y
        near = self.between(middle, piece.box.y1 + reach)
        return [other for other in near if other is not piece and _stands_under(piece.box, other.box)]

    def above(self, piece: Piece, reach: float) -> list[Piece]:
        """The pieces over ``piece`` that end within ``reach`` points, nearest first."""
        near = self.between(piece.box.y0 - reach - self._tallest, piece.box.center_y)
        over = [other for other in near if other is not piece and _stands_under(other.box, piece.box)]
        return sorted((one for one in over if one.box.y1 >= piece.box.y0 - reach), key=lambda one: -one.box.y1)


def _level(box: Box, other: Box) -> bool:
    return box.overlap_y(other) > 0.5 * min(box.height, other.height)


def _stands_under(box: Box, other: Box) -> bool:
    """Whether ``other`` is lower than ``box`` and shares its columns."""
    return other.center_y > box.y1 - 0.3 * box.height and box.overlap_x(other) > 0


@dataclass(frozen=True, eq=False)
class CellView:
    """A cell of a table: where it is in the whole table and the pieces in it."""

    row: int
    column: int
    cell: Cell
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """Its lines, one after the other."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def quotes(self) -> list[Quote]:
        """All of it."""
        return [whole(piece) for piece in self.pieces]


@dataclass(frozen=True, eq=False)
class TableView:
    """A table with the parts that continue it on later pages: rows of all of them, numbered on.

    ``grid[row][column]`` is the cell that covers that place, None where reading left none.
    """

    blocks: list[Block]
    grid: list[list[CellView | None]]
    columns: int

    @property
    def page(self) -> int:
        """Number of the page it begins on."""
        return self.blocks[0].page

    def row(self, number: int) -> list[CellView]:
        """The cells that begin in a row, from left to right."""
        cells = enumerate(self.grid[number])
        return [cell for column, cell in cells if cell and (cell.row, cell.column) == (number, column)]


@dataclass(frozen=True, eq=False)
class DocumentView:
    """Pages, tables and sections of a document; with ``numbers``, of those pages only."""

    document: Document
    numbers: frozenset[int] | None = None
    _pieces: dict[str, list[Piece]] = field(default_factory=dict)

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks that are looked at, in reading order."""
        return [block for block in self.document.blocks if self.numbers is None or block.page in self.numbers]

    @cached_property
    def pages(self) -> list[PageView]:
        """The pages that have text, in order."""
        pages: dict[int, list[Piece]] = {}
        for block in self.blocks:
            pages.setdefault(block.page, []).extend(self.pieces_of(block))
        return [PageView(page_of(self.document, number), pieces) for number, pieces in sorted(pages.items())]

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces in reading order, page by page."""
        return [piece for page in self.pages for piece in page.pieces]

    @cached_property
    def tables(self) -> list[TableView]:
        """The tables in reading order, each with what continues it."""
        following = continuations(self.document)
        found = []
        for block in self.blocks:
            if block.table is not None and block.table.continues is None:
                parts = [block, *following.get(block.id, [])]
                found.append(self._table([part for part in parts if self.numbers is None or part.page in self.numbers]))
        return found

    @cached_property
    def _blocks_by_id(self) -> dict[str, Block]:
        return {block.id: block for block in self.document.blocks}

    def block(self, number: str) -> Block:
        """The block with this id."""
        return self._blocks_by_id[number]

    def heading_of(self, block: Block) -> str:
        """The text of the heading a block stands under, or nothing."""
        if block.section is None:
            return ""
        return " ".join(piece.text for piece in self.pieces_of(self.block(block.section)))

    def pieces_of(self, block: Block) -> list[Piece]:
        """The pieces of a block, line by line; of a table cell by cell."""
        if block.id not in self._pieces:
            page = page_of(self.document, block.page)
            if block.table is None:
                self._pieces[block.id] = list(_pieces(page, block, block.lines, block.id, None))
            else:
                self._pieces[block.id] = [
                    piece
                    for cell in sorted(block.table.cells, key=lambda one: (one.row, one.column))
                    for piece in _pieces(page, block, cell.lines, cell_id(block.id, cell), cell)
                ]
        return self._pieces[block.id]

    def _table(self, blocks: list[Block]) -> TableView:
        columns = max(block.table.columns for block in blocks if block.table)
        grid: list[list[CellView | None]] = []
        for block in blocks:
            assert block.table is not None
            base = len(grid)
            grid.extend([None] * columns for _ in range(block.table.rows))
            pieces: dict[int, list[Piece]] = {}
            for piece in self.pieces_of(block):
                pieces.setdefault(id(piece.cell), []).append(piece)
            for cell in block.table.cells:
                view = CellView(base + cell.row, cell.column, cell, pieces.get(id(cell), []))
                for row in range(view.row, view.row + cell.row_span):
                    for column in range(cell.column, min(cell.column + cell.column_span, columns)):
                        grid[row][column] = view
        return TableView(blocks, grid, columns)


def _pieces(page: Page, block: Block, lines: Iterable[Span], element: str, cell: Cell | None) -> Iterator[Piece]:
    for line in lines:
        for span in _parts(page, line, whole_line=block.kind is BlockKind.CODE):
            # A colon in a column of its own parts labels from values and says nothing.
            if page.words[span.start].text not in _COLONS or span.stop - span.start > 1:
                yield _piece(page, span, block, element, cell)


def _parts(page: Page, line: Span, *, whole_line: bool) -> Iterator[Span]:
    """A line cut at its wide gaps."""
    start = line.start
    for index in range(line.start + 1, line.stop):
        before, word = page.words[index - 1].box, page.words[index].box
        if not whole_line and word.x0 - before.x1 > _GAP * max(before.height, word.height):
            yield Span(start, index)
            start = index
    if start < line.stop:
        yield Span(start, line.stop)


def _piece(page: Page, span: Span, block: Block, element: str, cell: Cell | None) -> Piece:
    text, offsets = "", []
    for word in page.words[span.start : span.stop]:
        if text and not word.glued:
            text += " "
        offsets.append(len(text))
        text += word.text
    box = union(word.box for word in page.words[span.start : span.stop])
    return Piece(page, span.start, span.stop, text, tuple(offsets), box, block, element, cell)
