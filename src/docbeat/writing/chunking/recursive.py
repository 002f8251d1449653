"""The running text in pieces as large as fit, cut at the coarsest places that make them fit."""

from __future__ import annotations

from docbeat.document.model import Document
from docbeat.rendering.html import Joined
from docbeat.writing.chunking.pieces import Chunk, pack, pieces


def recursive_chunks(document: Document, size: int, joined: Joined) -> list[Chunk]:
    """The whole markdown in pieces of at most ``size`` characters."""
    return list(pack(pieces(document, document.blocks, size, joined), size))
