"""Puts a page together: words in reading order, blocks pointing at them."""

from __future__ import annotations

from collections.abc import Iterable

from docbeat.document.geometry import Box
from docbeat.document.model import Block, Cell, Page, Span, Table, Word
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.paragraphs import TextBlock
from docbeat.reading.stages.tables import FoundTable


class PageAssembler:
    """Collects the blocks of ``page`` in reading order and gives its words the same order."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words: list[Word] = []
        self.blocks: list[Block] = []

    def add_text(self, text: TextBlock) -> None:
        """A paragraph, list item or whatever ``text`` is."""
        lines = [self._place(word for line in row for word in line.words) for row in text.rows]
        self.blocks.append(Block(text.kind, self._page.number, text.box, lines, marker=text.marker))

    def add_table(self, found: FoundTable, kind_block: Block) -> None:
        """A table; ``kind_block`` carries its kind and box."""
        cells = [
            Cell(
                row=cell.row,
                column=cell.column,
                box=cell.box,
                lines=[self._place(line.words) for line in cell.lines],
                row_span=cell.row_span,
                column_span=cell.column_span,
                role=cell.role,
            )
            for cell in found.cells
        ]
        kind_block.table = Table(found.rows, found.columns, cells)
        kind_block.confidence = found.confidence
        self.blocks.append(kind_block)

    def add(self, block: Block, lines: Iterable[Line] = ()) -> None:
        """A block of another kind with ``lines`` as its text."""
        block.lines = [self._place(line.words) for line in lines]
        self.blocks.append(block)

    def finish(self) -> Page:
        """The page with its words in the order of the blocks."""
        self._page.words = self._words
        return self._page

    def _place(self, words: Iterable[Word]) -> Span:
        start = len(self._words)
        self._words.extend(words)
        return Span(start, len(self._words))


def whole_page(page: Page) -> Box:
    """The page's area."""
    return Box(0.0, 0.0, page.width, page.height)
