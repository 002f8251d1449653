"""The job kinds and their typed inputs: the one thing the web wing and the worker wing share.

Inputs hold ids, keys, options and small numbers, never document bytes: they live in the engine's row.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

import msgspec

from docbeat.document.options import OutputOptions, VisionOptions


class JobKind(StrEnum):
    """What a job does; the value is the engine's name of its workflow."""

    EXTRACT = "extract"
    RENDER = "render"
    SCHEMA = "schema"
    SPLIT = "split"
    TABLES = "tables"
    DRAFT = "draft"


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the document of a job lies: a blob we hold, or an address to fetch it from."""

    key: str | None = None
    url: str | None = None
    password_key: str | None = None


class ExtractOptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """What to read and how, what to answer, and whether to keep it. ``notices`` are remarks on the request itself."""

    pages: str | None = None
    vision: VisionOptions = VisionOptions()
    output: OutputOptions = OutputOptions()
    store: bool = True
    link_only: bool = False
    notices: tuple[str, ...] = ()


class ExtractInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.EXTRACT. ``origin`` is the scheme and host that links in the result start with.

    ``question`` is the key of a blob with a Question that older clients want answered along with it.
    """

    source: Source
    options: ExtractOptions = ExtractOptions()
    origin: str = ""
    question: str | None = None


class RenderInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.RENDER: one page of a stored document as a PNG under ``target``."""

    source: Source
    page: int
    dpi: int
    target: str


class StoredDocument(msgspec.Struct, frozen=True):
    """The document of a completed extraction: the blob it lies in, and how many pages it has."""

    extraction_id: str
    key: str
    pages: int


class SchemaInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.SCHEMA. ``questions`` is the key of a blob with a list of Question.

    Several ``documents`` are answered as one; with a ``split_id`` every question is about the pages of one topic.
    ``template`` is the key of an Excel workbook that asks instead of a schema.
    """

    documents: tuple[StoredDocument, ...]
    questions: str
    split_id: str | None = None
    page_range: str | None = None
    is_combined: bool = False
    template: str | None = None


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is asked: a schema, in whatever form it was sent, a prompt, or both.

    Of a split it has the ``topic`` and its ``pages``, or the ``fault`` that keeps it from being answered.
    """

    schema: dict[str, Any] | None = None
    prompt: str = ""
    effort: bool = False
    topic: str = ""
    pages: tuple[int, ...] | None = None
    fault: str | None = None


class SplitInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.SPLIT. ``topics`` is the key of a blob with a list of Topic."""

    document: StoredDocument
    topics: str


class Topic(msgspec.Struct, frozen=True, omit_defaults=True):
    """A topic pages can be about."""

    name: str
    description: str = ""


TableFormat = Literal["html", "json", "markdown"]


class TablesInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.TABLES. ``pages`` are those of a split, else all are looked at."""

    document: StoredDocument
    table_format: TableFormat = "html"
    merge: bool = False
    charts: bool = False
    pages: tuple[int, ...] | None = None


class DraftInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.DRAFT. ``wish`` is the key of a blob with a Wish."""

    wish: str


class Wish(msgspec.Struct, frozen=True, omit_defaults=True):
    """A schema to be: what it shall ask for, and the one there is already."""

    prompt: str = ""
    current: dict[str, Any] | None = None


INPUTS: dict[JobKind, type[msgspec.Struct]] = {
    JobKind.EXTRACT: ExtractInput,
    JobKind.RENDER: RenderInput,
    JobKind.SCHEMA: SchemaInput,
    JobKind.SPLIT: SplitInput,
    JobKind.TABLES: TablesInput,
    JobKind.DRAFT: DraftInput,
}
