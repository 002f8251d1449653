"""``wlbb``: every word with its box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docbeat.document.model import Document
from docbeat.writing.blocks import quad


def word_boxes(document: Document) -> Iterator[dict[str, Any]]:
    """All words of all pages, in reading order page by page, ids ``w-1`` and up."""
    words = ((page, word) for page in document.pages for word in page.words)
    for number, (page, word) in enumerate(words, start=1):
        yield {
            "id": f"w-{number}",
            "text": word.text,
            "page_number": page.number,
            "bounding_box": quad(word.box, page),
            "average_word_confidence": round(word.confidence, 4),
        }
