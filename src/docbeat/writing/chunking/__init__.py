"""Chunks for retrieval, one strategy per file. A chunk is text of its own, never a block of the document."""

from __future__ import annotations

from collections.abc import Callable

from docbeat.document.model import Document
from docbeat.rendering.html import SEPARATE, Joined
from docbeat.writing.chunking.header import header_chunks
from docbeat.writing.chunking.page import page_chunks
from docbeat.writing.chunking.pieces import Chunk
from docbeat.writing.chunking.recursive import recursive_chunks
from docbeat.writing.chunking.semantic import semantic_chunks

_STRATEGIES: dict[str, Callable[[Document, int, Joined], list[Chunk]]] = {
    "semantic": semantic_chunks,
    "header": header_chunks,
    "page": page_chunks,
    "recursive": recursive_chunks,
}


def chunks(
    document: Document, strategies: tuple[str, ...], size: int, joined: Joined = SEPARATE
) -> dict[str, list[Chunk]]:
    """The chunks of each wanted strategy; ``size`` is the most characters of one, where the strategy has a most."""
    return {name: _STRATEGIES[name](document, size, joined) for name in strategies}
