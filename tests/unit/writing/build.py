"""Small documents by hand."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.document.model import (
    Block,
    BlockKind,
    Cell,
    CellRole,
    Document,
    DocumentSource,
    Layer,
    Page,
    Span,
    Table,
    Word,
)
from docbeat.reading.stages.identity import name_blocks


class DocumentBuilder:
    """Adds blocks to pages of 100 x 200 points; each block 10 points below the one before."""

    def __init__(self, pages: int = 1) -> None:
        self.document = Document(
            DocumentSource("application/pdf", pages), [Page(number, 100, 200) for number in range(1, pages + 1)], []
        )

    def add(
        self, kind: BlockKind, text: str = "", *, page: int = 1, level: int = 0, layer: Layer = Layer.BODY
    ) -> Block:
        """A block with the words of ``text``."""
        box = Box(10, 10.0 * len(self.document.blocks), 60, 10.0 * len(self.document.blocks) + 8)
        block = Block(kind, page, box, [self._words(page, text, box)] if text else [], level=level, layer=layer)
        self.document.blocks.append(block)
        return block

    def add_table(self, rows: list[list[str]], *, page: int = 1) -> Block:
        """A table whose first row is its head."""
        block = self.add(BlockKind.TABLE, page=page)
        cells = [
            Cell(
                y,
                x,
                Box(10 + x, y, 11 + x, y + 1),
                [self._words(page, text, block.box)] if text else [],
                role=CellRole.COLUMN_HEADER if y == 0 else CellRole.DATA,
            )
            for y, row in enumerate(rows)
            for x, text in enumerate(row)
        ]
        block.table = Table(len(rows), len(rows[0]), cells)
        return block

    def finish(self) -> Document:
        """The document with its ids."""
        name_blocks(self.document)
        return self.document

    def _words(self, page: int, text: str, box: Box) -> Span:
        words = self.document.pages[page - 1].words
        start = len(words)
        words.extend(Word(word, box, confidence=0.5) for word in text.split())
        return Span(start, len(words))
