"""Documents and their parts as versioned JSON."""

from __future__ import annotations

import msgspec

from docbeat.document.model import SCHEMA_VERSION, Document
from docbeat.errors import InternalError


class _Version(msgspec.Struct):
    schema_version: int


def encode(document: Document) -> bytes:
    """``document`` as JSON."""
    return msgspec.json.encode(document)


def decode(content: bytes) -> Document:
    """The document in ``content``.

    Raises:
        InternalError: it was written by a version whose form we no longer read.
    """
    if msgspec.json.decode(content, type=_Version).schema_version != SCHEMA_VERSION:
        raise InternalError("This stored document was written by another version of docbeat; extract it again")
    return msgspec.json.decode(content, type=Document)
