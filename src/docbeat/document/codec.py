"""Documents and their parts as versioned JSON."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from docbeat.document.model import SCHEMA_VERSION, Document
from docbeat.document.streaming import Items, write_json
from docbeat.errors import BadParameter


class _Version(msgspec.Struct):
    schema_version: int


def write(document: Document, target: BinaryIO) -> None:
    """Write ``document`` as JSON, page by page."""
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    late = {"pages": Items(lambda: iter(document.pages)), "blocks": Items(lambda: iter(document.blocks))}
    write_json(fields | late, target)


def decode(content: bytes) -> Document:
    """The document in ``content``.

    Raises:
        BadParameter: it was written by a version whose form we no longer read.
    """
    if msgspec.json.decode(content, type=_Version).schema_version != SCHEMA_VERSION:
        raise BadParameter("This stored document was written by another version of docbeat; extract it again")
    return msgspec.json.decode(content, type=Document)
