from __future__ import annotations

import io

import msgspec
import pytest

from docbeat.document import codec
from docbeat.document.geometry import Box
from docbeat.document.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    DocumentSource,
    Lane,
    OutlineEntry,
    Page,
    Span,
    Style,
    Table,
    Word,
    WordSource,
)
from docbeat.errors import BadParameter


def full_document() -> Document:
    word = Word("x", Box(1, 2, 3, 4), 0, WordSource.OCR, 0.5, True, 1, 90.0)
    page = Page(1, 100.5, 200, 90, 0.5, Lane.SCAN, "why", 0.3, [word], [Style("Arial", 9.5, True)])
    cell = Cell(0, 0, Box(1, 2, 3, 4), [Span(0, 1)])
    blocks = [
        Block(BlockKind.TABLE, 1, Box(1, 2, 3, 4), id="tbl-1", table=Table(1, 1, [cell])),
        Block(BlockKind.CAPTION, 1, Box(1, 2, 3, 4), [Span(0, 1)], caption_of="tbl-1"),
    ]
    return Document(DocumentSource("application/pdf", 3), [page], blocks, [OutlineEntry(1, "t", 1)], ["w"], {"a": "b"})


def encoded(document: Document) -> bytes:
    target = io.BytesIO()
    codec.write(document, target)
    return target.getvalue()


def test_a_document_comes_back_whole() -> None:
    assert codec.decode(encoded(full_document())) == full_document()


def test_the_pieces_are_the_whole() -> None:
    assert msgspec.json.decode(encoded(full_document())) == msgspec.to_builtins(full_document())


def test_a_document_of_another_version_is_refused() -> None:
    raw = msgspec.json.decode(encoded(full_document()))
    raw["schema_version"] = 99
    with pytest.raises(BadParameter, match="another version"):
        codec.decode(msgspec.json.encode(raw))
