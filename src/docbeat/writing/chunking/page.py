"""One chunk per page, blank ones too."""

from __future__ import annotations

from docbeat.document.model import Document
from docbeat.document.text import blocks_on
from docbeat.rendering.html import Joined
from docbeat.writing.chunking.pieces import Chunk, chunk_of, pieces


def page_chunks(document: Document, _size: int, _joined: Joined) -> list[Chunk]:
    """The markdown of every page; pages are never cut, whatever the size, and keep their part of a table."""
    return [_page_chunk(document, page.number) for page in document.pages]


def _page_chunk(document: Document, number: int) -> Chunk:
    found = chunk_of(list(pieces(document, blocks_on(document, number))))
    return Chunk(found.text, found.ids, (number,))
