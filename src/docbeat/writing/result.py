"""The body of an extraction's answer, under its wire names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docbeat.document.model import Document
from docbeat.document.options import OutputOptions
from docbeat.document.streaming import Items, Text
from docbeat.document.tables import continuations
from docbeat.rendering.html import SEPARATE, Joined
from docbeat.writing.blocks import bounding_boxes
from docbeat.writing.chunking import chunks
from docbeat.writing.elements import html_pieces, xml_pieces
from docbeat.writing.footnotes import footnote_references
from docbeat.writing.markdown import markdown_pieces
from docbeat.writing.words import word_boxes

_PDF = "application/pdf"


def extraction_result(document: Document, options: OutputOptions, images: Mapping[str, str]) -> dict[str, Any]:
    """What the document answers, to be written with ``streaming``.

    ``images`` maps ids of figures to the URLs of their pictures.
    """
    joined = continuations(document) if options.merge_tables else SEPARATE
    result: dict[str, Any] = {
        "markdown": Text(lambda: markdown_pieces(document, document.blocks, images, joined)),
        "bounding_boxes": bounding_boxes(document, images, joined, described=options.describe_figures),
        "page_count": len(document.pages),
        "warnings": list(document.warnings),
    }
    if document.provenance:
        result["provenance"] = document.provenance | {"pages": Items(lambda: _lanes(document))}
    extensions = _extensions(document, options, images, joined, result["warnings"])
    if extensions:
        result["extensions"] = extensions
    return result | _legacy(options, extensions)


def _lanes(document: Document) -> Iterator[dict[str, Any]]:
    """How each page was read, and why."""
    for page in document.pages:
        yield {
            "page": page.number,
            "lane": page.lane.value,
            "reason": page.lane_reason,
            "text_quality": round(page.text_quality, 4),
        }


def _extensions(
    document: Document, options: OutputOptions, images: Mapping[str, str], joined: Joined, warnings: list[str]
) -> dict[str, Any]:
    extensions: dict[str, Any] = {}
    if options.chunk_types:
        cut = chunks(document, options.chunk_types, options.chunk_size, joined)
        extensions["chunking"] = {name: [chunk.text for chunk in found] for name, found in cut.items()}
        extensions["chunkSources"] = {
            name: [{"ids": chunk.ids, "pages": chunk.pages} for chunk in found] for name, found in cut.items()
        }
    if options.footnotes:
        extensions["footnoteReferences"] = Items(lambda: footnote_references(document))
    outputs: dict[str, Any] = {}
    if options.html:
        outputs["html"] = Text(lambda: html_pieces(document, images, joined))
    if options.xml:
        outputs["xml"] = Text(lambda: xml_pieces(document))
    if options.word_boxes:
        if document.source.media_type == _PDF:
            outputs["wlbb"] = {"words": Items(lambda: word_boxes(document))}
        else:
            warnings.append("Word boxes (wlbb) are given for PDF documents only")
    if outputs:
        extensions["altOutputs"] = outputs
    if options.merge_tables:
        extensions["mergeTables"] = {first: [part.id for part in parts] for first, parts in joined.items()}
    return extensions


def _legacy(options: OutputOptions, extensions: dict[str, Any]) -> dict[str, Any]:
    """The fields that callers of old options expect."""
    fields: dict[str, Any] = {}
    if options.legacy_html:
        fields["html"] = extensions["altOutputs"]["html"]
    if options.legacy_chunks:
        fields["chunks"] = extensions["chunking"]
    return fields
