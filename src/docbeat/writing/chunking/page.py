"""One chunk per page, blank ones too."""

from __future__ import annotations

from docbeat.document.model import Document
from docbeat.document.text import blocks_on
from docbeat.writing.markdown import blocks_markdown


def page_chunks(document: Document, _size: int) -> list[str]:
    """The markdown of every page; pages are never cut, whatever the size."""
    return [blocks_markdown(document, blocks_on(document, page.number)) for page in document.pages]
