"""Puts a page together: words in reading order, blocks pointing at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docbeat.document.model import Block, BlockKind, Cell, Page, Span, Table, Word
from docbeat.reading.stages.code import Code
from docbeat.reading.stages.contents import Contents
from docbeat.reading.stages.figures import FoundFigure
from docbeat.reading.stages.formulas import Formula
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.paragraphs import TextBlock, find_blocks, to_rows
from docbeat.reading.stages.tables import FoundTable

# What holds its text as rows.
TextObject = Contents | Code | Formula
PageObject = FoundTable | FoundFigure | TextObject


class PageAssembler:
    """Collects the blocks of ``page`` in reading order and gives its words the same order."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words: list[Word] = []
        self.blocks: list[Block] = []

    def add_region(self, region: Sequence[Line | PageObject]) -> None:
        """Lines as blocks of text, with the objects where they stand between them."""
        pending: list[Line] = []
        for item in region:
            if isinstance(item, Line):
                pending.append(item)
                continue
            self._add_lines(pending)
            pending = []
            self._add_object(item)
        self._add_lines(pending)

    def finish(self) -> Page:
        """The page with its words in the order of the blocks."""
        self._page.words = self._words
        return self._page

    def _add_lines(self, lines: list[Line]) -> None:
        for text in find_blocks(lines):
            self._add_text(text)

    def _add_text(self, text: TextBlock) -> None:
        lines = [self._place(word for line in row for word in line.words) for row in text.rows]
        self.blocks.append(Block(text.kind, self._page.number, text.box, lines, marker=text.marker))

    def _add_object(self, item: PageObject) -> None:
        match item:
            case FoundTable():
                self._add_table(item)
            case FoundFigure():
                rows = [[word for line in row for word in line.words] for row in to_rows(list(item.lines))]
                self._add(BlockKind.FIGURE, item, rows)
                self.blocks[-1].is_chart = item.is_chart
            case Contents():
                self._add(BlockKind.CONTENTS, item, [row.words for row in item.rows])
            case Code():
                self._add(BlockKind.CODE, item, [row.words for row in item.rows])
            case Formula():
                self._add(BlockKind.FORMULA, item, [row.words for row in item.rows])

    def _add(self, kind: BlockKind, item: FoundFigure | TextObject, rows: Iterable[Iterable[Word]]) -> None:
        self.blocks.append(Block(kind, self._page.number, item.box, [self._place(row) for row in rows]))

    def _add_table(self, found: FoundTable) -> None:
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
        block = Block(BlockKind.TABLE, self._page.number, found.box, confidence=found.confidence)
        block.table = Table(found.rows, found.columns, cells)
        self.blocks.append(block)

    def _place(self, words: Iterable[Word]) -> Span:
        start = len(self._words)
        self._words.extend(words)
        return Span(start, len(self._words))
