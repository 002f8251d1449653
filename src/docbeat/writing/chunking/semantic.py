"""Chunks of whole blocks that belong together: up to the size, headings with what they head."""

from __future__ import annotations

from collections.abc import Sequence

from docbeat.document.model import Document
from docbeat.rendering.html import Joined
from docbeat.writing.chunking.pieces import Chunk, Piece, pack, pieces

# A heading starts a new chunk once the one before holds this part of the size.
_FULL_ENOUGH = 0.5


def semantic_chunks(document: Document, size: int, joined: Joined) -> list[Chunk]:
    """Blocks in order, as many as fit; only what is longer than ``size`` by itself is cut."""

    def wants_new(parts: Sequence[Piece], length: int, following: Piece) -> bool:
        return following.is_heading and not parts[-1].is_heading and length > _FULL_ENOUGH * size

    return list(pack(pieces(document, document.blocks, size, joined), size, wants_new))
