"""One chunk per heading and what stands under it."""

from __future__ import annotations

from docbeat.document.model import Block, BlockKind, Document
from docbeat.writing.chunking.recursive import cut
from docbeat.writing.markdown import blocks_markdown


def header_chunks(document: Document, size: int) -> list[str]:
    """The sections between headings; those longer than ``size`` are cut."""
    sections: list[list[Block]] = [[]]
    for block in document.blocks:
        is_heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        # Headings that follow one another stay together: one alone says nothing.
        if is_heading and any(before.kind not in (BlockKind.TITLE, BlockKind.HEADING) for before in sections[-1]):
            sections.append([])
        sections[-1].append(block)
    texts = [blocks_markdown(document, section) for section in sections]
    return [piece for text in texts if text for piece in cut(text, size)]
