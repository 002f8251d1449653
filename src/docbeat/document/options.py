"""What a caller wants: how documents are read, and what of them is answered."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class OcrMode(StrEnum):
    """When pages are read from their pictures."""

    # Where the file has no text, or none worth having.
    AUTO = "auto"
    OFF = "off"
    # Where the file has no text at all, however bad it is elsewhere.
    MISSING_ONLY = "missing-only"
    FORCE = "force"


class VisionOptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far pages are looked at. ``careful`` is slower: the exact weights, and every image of every page."""

    ocr: OcrMode = OcrMode.AUTO
    careful: bool = False


class OutputOptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which parts an answer has beyond markdown and boxes. ``chunk_size`` in characters."""

    show_images: bool = False
    describe_figures: bool = False
    chunk_types: tuple[str, ...] = ()
    chunk_size: int = 1000
    footnotes: bool = False
    merge_tables: bool = False
    html: bool = False
    xml: bool = False
    word_boxes: bool = False
    # The fields of the answer that only callers of old options get.
    legacy_html: bool = False
    legacy_chunks: bool = False
