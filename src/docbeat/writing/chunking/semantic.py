"""Chunks of whole blocks that belong together: up to the size, headings with what they head."""

from __future__ import annotations

from docbeat.document.model import BlockKind, Document
from docbeat.writing.chunking.recursive import cut
from docbeat.writing.markdown import block_markdown

# A heading starts a new chunk once the one before holds this part of the size.
_FULL_ENOUGH = 0.5


def semantic_chunks(document: Document, size: int) -> list[str]:
    """Blocks in order, as many as fit; only what is longer than ``size`` by itself is cut."""
    chunks: list[str] = []
    current = ""
    for unit in _units(document):
        is_section = unit.startswith("#")
        joined = f"{current}\n\n{unit}" if current else unit
        if current and (len(joined) > size or (is_section and len(current) > _FULL_ENOUGH * size)):
            chunks.append(current)
            joined = unit
        *whole, current = cut(joined, size)
        chunks.extend(whole)
    return [*chunks, current] if current else chunks


def _units(document: Document) -> list[str]:
    """The blocks' markdown, headings together with the block that follows them."""
    units: list[str] = []
    headings: list[str] = []
    for block in document.blocks:
        text = block_markdown(document, block)
        if not text:
            continue
        headings.append(text)
        if block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
            units.append("\n\n".join(headings))
            headings = []
    return [*units, "\n\n".join(headings)] if headings else units
