"""The document every format becomes: pages with words, and blocks in reading order that point at them.

Text lives once, as words. Lines, blocks and cells hold spans of a page's words, so that whatever is quoted
from a document has a page, boxes, a source and a confidence. Data and invariants only: reading fills it,
writing and answering look at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from docbeat.document.geometry import Box

# Raised when stored documents of an older form can no longer be decoded.
SCHEMA_VERSION = 1


class Lane(StrEnum):
    """How a page was read."""

    TEXT = "text"
    MIXED = "mixed"
    SCAN = "scan"


class WordSource(StrEnum):
    """Where a word's characters come from."""

    FILE = "file"
    OCR = "ocr"


class BlockKind(StrEnum):
    """What a block is. A closed set: writers and answerers handle every member."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FIGURE = "figure"
    CAPTION = "caption"
    FORMULA = "formula"
    CODE = "code"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"
    FORM_FIELD = "form_field"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"


class Layer(StrEnum):
    """Whether a block belongs to the text or to the page around it."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    MARGIN = "margin"


class CellRole(StrEnum):
    """What a table cell is for."""

    DATA = "data"
    COLUMN_HEADER = "column_header"
    ROW_HEADER = "row_header"
    TOTAL = "total"


class Style(msgspec.Struct, frozen=True, array_like=True):
    """How words look. ``size`` in points, ``color`` as RRGGBB as seen on white paper."""

    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    color: str = "000000"
    underlined: bool = False
    struck: bool = False


class Word(msgspec.Struct, array_like=True, gc=False):
    """Characters between two spaces. ``style`` indexes the page's styles.

    ``glued`` words follow the one before without a space; ``rise`` is 1 above the line (superscript), -1 below;
    ``angle`` is the direction of reading in degrees, clockwise.
    """

    text: str
    box: Box
    style: int = 0
    source: WordSource = WordSource.FILE
    confidence: float = 1.0
    glued: bool = False
    rise: int = 0
    angle: float = 0.0


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The words ``start`` to ``stop - 1`` of a page."""

    start: int
    stop: int


class PageImage(msgspec.Struct, frozen=True, array_like=True):
    """A bitmap placed on the page."""

    box: Box


class Page(msgspec.Struct):
    """One page as displayed; sizes in points.

    ``lane_reason`` says why it was read that way, ``notes`` what a reader of the answer should know of it.
    """

    number: int
    width: float
    height: float
    rotation: int = 0
    skew: float = 0.0
    lane: Lane = Lane.TEXT
    lane_reason: str = ""
    text_quality: float = 1.0
    words: list[Word] = []
    styles: list[Style] = []
    images: list[PageImage] = []
    notes: list[str] = []


class Cell(msgspec.Struct):
    """One cell of a table's grid; rows and columns from 0. ``lines`` are spans of the page's words."""

    row: int
    column: int
    box: Box
    lines: list[Span] = []
    row_span: int = 1
    column_span: int = 1
    role: CellRole = CellRole.DATA
    confidence: float = 1.0


class Table(msgspec.Struct):
    """A grid its cells tile without gap or overlap; ``continues`` is the id of the table it goes on with."""

    rows: int
    columns: int
    cells: list[Cell]
    continues: str | None = None


class Block(msgspec.Struct):
    """A piece of a page with one role.

    ``level`` is a heading's rank (1 is highest) or a list item's depth (from 0); ``marker`` the list item's own
    mark; ``caption_of`` the id of the table or figure a caption belongs to; ``section`` the id of the heading
    the block stands under. ``image`` names a figure's stored picture,
    ``description`` is what a model says about it.
    """

    kind: BlockKind
    page: int
    box: Box
    lines: list[Span] = []
    id: str = ""
    layer: Layer = Layer.BODY
    level: int = 0
    marker: str = ""
    confidence: float = 1.0
    table: Table | None = None
    caption_of: str | None = None
    section: str | None = None
    image: str | None = None
    is_chart: bool = False
    description: str | None = None


class OutlineEntry(msgspec.Struct, frozen=True):
    """A bookmark of the file."""

    level: int
    title: str
    page: int | None = None


class DocumentSource(msgspec.Struct, frozen=True):
    """What was read: media type and how many pages the file has, selected or not."""

    media_type: str
    page_count: int


class Document(msgspec.Struct):
    """A read document. ``blocks`` are in reading order, page by page; every block's page is in ``pages``.

    ``pages`` are a list, or StoredPages where a long document is put together.
    """

    source: DocumentSource
    pages: Sequence[Page]
    blocks: list[Block]
    outline: list[OutlineEntry] = []
    warnings: list[str] = []
    provenance: dict[str, str] = {}
    schema_version: int = SCHEMA_VERSION
