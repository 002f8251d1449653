"""What a caller wants to get of a read document."""

from __future__ import annotations

from typing import Any

import msgspec


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
    legacy_schema: dict[str, Any] | None = None
