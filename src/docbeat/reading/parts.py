"""The file a page batch leaves behind, and a document out of such files.

Pages go into the file one by one and come out when they are looked at, so that neither who writes it nor who
puts a document together ever holds the words of more than some pages.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from docbeat.document.model import Block, Document, DocumentSource, OutlineEntry, Page
from docbeat.document.stored import StoredPages
from docbeat.reading.pipeline import PageReading

_HEAD = struct.Struct(">I")
# Of each page: its number, and how many bytes the page and its blocks take.
_PAGE_HEAD = struct.Struct(">III")


class _Head(msgspec.Struct):
    source: DocumentSource
    outline: list[OutlineEntry]


class PartWriter:
    """Writes one part to ``path``; use ``with``."""

    def __init__(self, path: Path, source: DocumentSource, outline: list[OutlineEntry]) -> None:
        self._file = path.open("wb")
        head = msgspec.msgpack.encode(_Head(source, outline))
        self._file.write(_HEAD.pack(len(head)) + head)

    def __enter__(self) -> PartWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, reading: PageReading) -> None:
        """Write a page and its blocks."""
        page, blocks = msgspec.msgpack.encode(reading.page), msgspec.msgpack.encode(reading.blocks)
        self._file.write(_PAGE_HEAD.pack(reading.page.number, len(page), len(blocks)) + page + blocks)


class Parts:
    """The parts of one document, in order; use ``with``, and the document only inside it."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._stack = ExitStack()
        self._places: list[tuple[BinaryIO, int, int]] = []
        self._numbers: list[int] = []
        self._blocks: list[Block] = []
        heads = [self._look_through(self._stack.enter_context(path.open("rb"))) for path in paths]
        self._head = heads[0]

    def __enter__(self) -> Parts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def document(self) -> tuple[Document, StoredPages]:
        """The document as the page stages left it, and its pages once more, under their own type."""
        pages = StoredPages(self._numbers, self._load)
        return Document(self._head.source, pages, self._blocks, self._head.outline), pages

    def _look_through(self, file: BinaryIO) -> _Head:
        """Note where the pages lie; the blocks are needed from the start."""
        (size,) = _HEAD.unpack(file.read(_HEAD.size))
        head = msgspec.msgpack.decode(file.read(size), type=_Head)
        while page_head := file.read(_PAGE_HEAD.size):
            number, page_size, blocks_size = _PAGE_HEAD.unpack(page_head)
            self._numbers.append(number)
            self._places.append((file, file.tell(), page_size))
            file.seek(page_size, 1)
            self._blocks += msgspec.msgpack.decode(file.read(blocks_size), type=list[Block])
        return head

    def _load(self, index: int) -> Page:
        file, start, size = self._places[index]
        file.seek(start)
        return msgspec.msgpack.decode(file.read(size), type=Page)
