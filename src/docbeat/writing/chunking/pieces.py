"""What chunks are put together of: blocks, or parts of those that are longer than a chunk may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from docbeat.document.model import Block, BlockKind, Document
from docbeat.rendering.html import SEPARATE, Joined
from docbeat.writing.chunking.cutting import cut
from docbeat.writing.chunking.tables import cut_table
from docbeat.writing.markdown import block_texts


@dataclass(frozen=True)
class Chunk:
    """A text, the ids of the blocks it is of, and their pages, both in order."""

    text: str
    ids: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A block or a part of one, with the space before it."""

    space: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.blocks[0].kind in (BlockKind.TITLE, BlockKind.HEADING)


def pieces(
    document: Document, blocks: Iterable[Block], size: int | None = None, joined: Joined = SEPARATE
) -> Iterator[Piece]:
    """The text of ``blocks``; nothing in it is longer than ``size`` characters."""
    for block, space, text in block_texts(document, blocks, {}, joined):
        owners = (block, *joined.get(block.id, ()))
        if size is None or len(text) <= size:
            yield Piece(space, text, owners)
            continue
        parts = cut_table(text, size) if block.table is not None else cut(text, size)
        for number, (inner, part) in enumerate(parts):
            yield Piece(inner if number else space, part, owners)


def chunk_of(parts: Sequence[Piece]) -> Chunk:
    """``parts`` in one text; the space before the first is left out."""
    text = "".join((piece.space if number else "") + piece.text for number, piece in enumerate(parts))
    blocks = {block.id: block for piece in parts for block in piece.blocks}
    return Chunk(text, tuple(blocks), tuple(sorted({block.page for block in blocks.values()})))


def pack(
    parts: Iterable[Piece],
    size: int,
    wants_new: Callable[[Sequence[Piece], int, Piece], bool] = lambda _parts, _length, _next: False,
) -> Iterator[Chunk]:
    """``parts`` in order, as many to a chunk as fit; a heading goes with what follows it where there is room.

    ``wants_new`` says of a chunk so far, its length and the next piece whether that begins a new chunk.
    """
    current: list[Piece] = []
    length = 0
    for piece in parts:
        added = len(piece.space) * bool(current) + len(piece.text)
        if current and (length + added > size or wants_new(current, length, piece)):
            carried = _headings_at_end(current, piece, size)
            yield chunk_of(current[: len(current) - len(carried)])
            current = carried
            length = len(chunk_of(current).text)
            added = len(piece.space) * bool(current) + len(piece.text)
        current.append(piece)
        length += added
    if current:
        yield chunk_of(current)


def _headings_at_end(current: list[Piece], following: Piece, size: int) -> list[Piece]:
    """The headings a chunk ends with, if something stands before them and they fit with what follows."""
    start = len(current)
    while start and current[start - 1].is_heading:
        start -= 1
    headings = current[start:]
    fits = len(chunk_of([*headings, following]).text) <= size
    return headings if start and fits else []
