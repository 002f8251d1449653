"""One chunk per heading and what stands under it."""

from __future__ import annotations

from docbeat.document.model import Document
from docbeat.rendering.html import Joined
from docbeat.writing.chunking.pieces import Chunk, Piece, pack, pieces


def header_chunks(document: Document, size: int, joined: Joined) -> list[Chunk]:
    """The sections between headings; those longer than ``size`` are cut."""
    sections: list[list[Piece]] = []
    for piece in pieces(document, document.blocks, size, joined):
        # Headings that follow one another stay together: one alone says nothing.
        if not sections or (piece.is_heading and not sections[-1][-1].is_heading):
            sections.append([])
        sections[-1].append(piece)
    return [chunk for section in sections for chunk in pack(section, size)]
