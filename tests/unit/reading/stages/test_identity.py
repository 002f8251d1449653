"""Every block has an id that counts its sort, and the heading it stands under."""

from __future__ import annotations

from docbeat.document.model import BlockKind
from docbeat.reading.stages.identity import name_blocks
from tests.unit.writing.build import DocumentBuilder


def test_ids_count_each_sort_over_the_whole_document() -> None:
    builder = DocumentBuilder(pages=2)
    kinds = [
        (BlockKind.TITLE, 1),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.FIGURE, 1),
        (BlockKind.PAGE_NUMBER, 1),
        (BlockKind.HEADER, 2),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 2),
        (BlockKind.FIGURE, 2),
        (BlockKind.FOOTER, 2),
    ]
    for kind, page in kinds:
        builder.add(kind, "text", page=page)
    builder.add_table([["a"]], page=2)
    name_blocks(builder.document)
    ids = [block.id for block in builder.document.blocks]
    assert ids == ["ttl-1", "txt-1", "txt-2", "fig-1", "pn-1", "hdr-1", "ttl-2", "txt-3", "fig-2", "ftr-1", "tbl-1"]


def test_every_block_knows_the_heading_before_it() -> None:
    builder = DocumentBuilder()
    for kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FIGURE):
        builder.add(kind, "text")
    name_blocks(builder.document)
    assert [block.section for block in builder.document.blocks] == [None, None, "ttl-1", "ttl-1", "ttl-2"]


def test_naming_twice_changes_nothing() -> None:
    builder = DocumentBuilder()
    figure = builder.add(BlockKind.FIGURE)
    caption = builder.add(BlockKind.CAPTION, "Figure 1")
    name_blocks(builder.document)
    caption.caption_of = figure.id
    name_blocks(builder.document)
    assert (figure.id, caption.id, caption.caption_of) == ("fig-1", "txt-1", "fig-1")


def test_references_follow_when_blocks_are_named_anew() -> None:
    builder = DocumentBuilder()
    first, second = builder.add_table([["a"]]), builder.add_table([["b"]])
    caption = builder.add(BlockKind.CAPTION, "Table 2")
    first.id, second.id, caption.caption_of = "block-7", "block-8", "block-8"
    assert second.table is not None
    second.table.continues = "block-7"
    name_blocks(builder.document)
    assert (caption.caption_of, second.table.continues) == ("tbl-2", "tbl-1")


def test_an_unknown_reference_stays() -> None:
    builder = DocumentBuilder()
    caption = builder.add(BlockKind.CAPTION, "Table 2")
    caption.caption_of = "elsewhere"
    name_blocks(builder.document)
    assert caption.caption_of == "elsewhere"


def test_an_empty_document_has_nothing_to_name() -> None:
    builder = DocumentBuilder()
    name_blocks(builder.document)
    assert builder.document.blocks == []
