"""Captions are bound to the table or figure they name, when it is near."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Document
from docbeat.reading.stages.captions import bind_captions
from tests.unit.reading.build import Sheet, finished, of_kind, unfinished

PICTURE = Box(100, 200, 300, 400)


def pictured(*captions: tuple[float, str]) -> Document:
    """A page with a picture and lines at the given heights."""
    sheet = Sheet()
    sheet.content.images = [PICTURE]
    for y, text in captions:
        sheet.write(100, y, text)
    document = unfinished(sheet)
    bind_captions(document)
    return document


def bound(document: Document) -> dict[str, str]:
    """Captions by what kind of block they are bound to."""
    kinds = {block.id: block.kind for block in document.blocks}
    captions = [block for block in document.blocks if block.kind is BlockKind.CAPTION]
    texts = of_kind(document, BlockKind.CAPTION)
    return {text: kinds[block.caption_of or ""] for text, block in zip(texts, captions, strict=True)}


@pytest.mark.parametrize("text", ["Figure 3: The quay", "Fig. 3 The quay", "FIGURE IV. The quay", "Chart 2.1 The quay"])
def test_a_line_that_names_the_figure_is_its_caption(text: str) -> None:
    assert bound(pictured((415, text))) == {text: BlockKind.FIGURE}


def test_a_caption_may_stand_above() -> None:
    assert bound(pictured((190, "Figure 3: The quay"))) == {"Figure 3: The quay": BlockKind.FIGURE}


def test_a_line_far_away_is_no_caption() -> None:
    assert bound(pictured((600, "Figure 3: The quay"))) == {}


@pytest.mark.parametrize("text", ["The quay in Figure 3", "Figures of the year", "Imagery 3", "Table 3: The quay"])
def test_lines_that_name_no_figure_are_none(text: str) -> None:
    assert bound(pictured((415, text))) == {}


def test_the_nearest_figure_is_named() -> None:
    sheet = Sheet()
    sheet.content.images = [PICTURE, Box(100, 440, 300, 600)]
    sheet.write(100, 412, "Figure 3: The quay")
    document = unfinished(sheet)
    bind_captions(document)
    (caption,) = [block for block in document.blocks if block.kind is BlockKind.CAPTION]
    assert next(block.box for block in document.blocks if block.id == caption.caption_of) == PICTURE


def tabled(caption: str) -> Document:
    sheet = Sheet()
    sheet.write(72, 80, caption)
    sheet.table(
        100, (72, 200, 300), [["Kind", "Landed", "Lost"], *([name, "12", "7"] for name in ("Ships", "Boats", "Rafts"))]
    )
    return finished(sheet)


@pytest.mark.parametrize("text", ["Table 3: Goods", "Table A1. Goods", "Exhibit 4 Goods", "Tab. 2 Goods"])
def test_a_line_that_names_the_table_is_its_caption(text: str) -> None:
    document = tabled(text)
    assert bound(document) == {text: BlockKind.TABLE}


def test_a_caption_is_no_heading_however_bold() -> None:
    sheet = Sheet()
    sheet.content.images = [PICTURE]
    sheet.write(100, 415, "Figure 3: The quay", bold=True, size=14)
    sheet.paragraph(100, 460, 300)
    assert of_kind(finished(sheet), BlockKind.HEADING) == []


def test_a_page_without_tables_and_figures_has_no_captions() -> None:
    sheet = Sheet()
    sheet.write(72, 80, "Table 3: Goods")
    assert bound(unfinished(sheet)) == {}


def test_a_sentence_that_begins_with_a_table_is_no_caption() -> None:
    from docbeat.reading.stages.captions import _TABLE

    assert not _TABLE.match("Table 2-1 takes the analysis a step further")
    for text in (
        "Table 2-1. Savings",
        "TABLE 22: LAWS",
        "Table 3",
        "Table A-1 Coverage of harbours",
        "Exhibit 4 – Fees",
    ):
        assert _TABLE.match(text), text


def test_a_caption_stands_next_to_its_figure_in_the_order_of_reading() -> None:
    sheet = Sheet()
    sheet.content.images = [PICTURE]
    sheet.write(100, 430, "Of the port", size=16)
    bottom = sheet.paragraph(100, 460, 400)
    for row, text in enumerate(("Figure 3. The", "quay, seen", "from the sea")):
        sheet.write(310, 220 + 12 * row, text)
    document = finished(sheet)
    kinds = [block.kind for block in document.blocks]
    assert bottom > 460
    assert kinds == [BlockKind.FIGURE, BlockKind.CAPTION, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_caption_above_its_figure_is_read_before_it() -> None:
    document = pictured((190, "Figure 3: The quay"))
    assert [block.kind for block in document.blocks] == [BlockKind.CAPTION, BlockKind.FIGURE]
