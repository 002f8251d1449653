"""Stamps over the page are in the boxes and not in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from docbeat.document.model import Block, BlockKind, Document, Layer
from docbeat.document.streaming import whole
from docbeat.document.text import block_text
from docbeat.reading.content import PageContent
from docbeat.reading.stages.watermarks import take_watermarks
from docbeat.writing.blocks import bounding_boxes
from docbeat.writing.markdown import to_markdown
from tests.unit.reading.build import LOREM, Sheet, finished
from tests.unit.reading.formats.pdf.drawn import read, show

PALE = "c8c8c8"


def margin(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.layer is Layer.MARGIN]


def margin_texts(document: Document) -> list[str]:
    return [block_text(document, block) for block in margin(document)]


def as_document(page: PageContent) -> Document:
    sheet = Sheet()
    sheet.content = page
    return finished(sheet)


def prose(lines: int = 12) -> str:
    """Lines of text over the whole of a page of 300 x 200 points."""
    pieces = LOREM.split()
    rows = (" ".join(pieces[4 * row : 4 * row + 8]) for row in range(lines))
    return "".join(show(20, 180 - 12 * row, text, size=8) for row, text in enumerate(rows))


def expected(lines: int = 12) -> str:
    pieces = LOREM.split()
    return " ".join(" ".join(pieces[4 * row : 4 * row + 8]) for row in range(lines))


def test_a_large_word_across_the_page_is_no_part_of_the_text(tmp_path: Path) -> None:
    stamp = "BT 0.9 0.9 0.9 rg /F2 60 Tf 0.7071 0.7071 -0.7071 0.7071 70 10 Tm (DRAFT) Tj ET 0 g\n"
    document = as_document(read(tmp_path, prose() + stamp))
    assert to_markdown(document) == expected()
    assert margin_texts(document) == ["DRAFT"]


def test_leaning_words_keep_their_spaces(tmp_path: Path) -> None:
    stamp = "BT 0.8 g /F2 40 Tf 0.7071 0.7071 -0.7071 0.7071 70 10 Tm (DO NOT) Tj ET 0 g\n"
    document = as_document(read(tmp_path, stamp + prose()))
    assert to_markdown(document) == expected()
    assert margin_texts(document) == ["DO NOT"]


def test_a_see_through_stamp_is_pale(tmp_path: Path) -> None:
    stamp = f"q /G gs {show(30, 100, 'SPECIMEN', size=40, font='F2')} Q\n"
    resources = "/ExtGState << /G << /Type /ExtGState /ca 0.2 >> >>"
    page = read(tmp_path, prose() + stamp, resources=resources)
    document = as_document(page)
    assert to_markdown(document) == expected()
    assert margin_texts(document) == ["SPECIMEN"]


def test_a_full_coloured_stamp_is_told_by_the_lines_it_runs_through(tmp_path: Path) -> None:
    stamp = "1 0 0 rg " + show(30, 90, "VOID COPY", size=45, font="F2") + "0 g\n"
    document = as_document(read(tmp_path, prose() + stamp))
    assert to_markdown(document) == expected()
    assert margin_texts(document) == ["VOID COPY"]


def test_a_stamp_is_not_in_a_table() -> None:
    sheet = Sheet()
    sheet.grid([100, 200, 300, 400], [100, 120, 140, 160])
    sheet.table(
        114, [110, 210, 310], [["Ship", "Goods", "12"], ["Star", "Corn", "120"], ["Dawn", "Wood", "75"]], step=20
    )
    sheet.write(110, 150, "COPY", size=50, color=PALE)
    document = finished(sheet)
    assert "COPY" not in to_markdown(document)
    assert margin_texts(document) == ["COPY"]
    (block,) = [block for block in document.blocks if block.table is not None]
    assert block.table is not None
    assert (block.table.rows, block.table.columns) == (3, 3)


def test_the_boxes_have_the_stamp() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 450)
    sheet.write(100, 150, "COPY", size=50, color=PALE)
    boxes = whole(bounding_boxes(finished(sheet), {}))
    assert "COPY" in [item["content"] for item in boxes["Text"]]


def test_a_large_heading_over_text_stays() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "The harbour", size=32)
    sheet.paragraph(72, 116, 450)
    document = finished(sheet)
    assert to_markdown(document).startswith("# The harbour\n")
    assert margin(document) == []


def test_an_initial_beside_its_lines_stays() -> None:
    sheet = Sheet()
    sheet.write(72, 124, "T", size=34)
    y = sheet.paragraph(92, 100, 430, "he harbour office keeps a record of every ship " * 3)
    sheet.paragraph(72, y, 450)
    assert margin(finished(sheet)) == []


def test_pale_notes_of_the_size_of_the_text_stay() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 450)
    sheet.write(72, 300, "printed in grey, and still to be read", color=PALE)
    assert "printed in grey" in to_markdown(finished(sheet))


def test_white_titles_on_dark_stay() -> None:
    pages = [Sheet(number) for number in (1, 2)]
    for sheet in pages:
        sheet.fill(60, 180, 500, 220, "102040")
        sheet.write(72, 210, "Harbour report", size=24, color="ffffff")
        sheet.paragraph(72, 260, 450)
    assert to_markdown(finished(*pages)).count("Harbour report") == 2


@pytest.mark.parametrize("x", [14, 570])
def test_turned_notes_in_the_margin_are_no_text(x: float) -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 450)
    word = sheet.write(x, 300, "arXiv:2401.00001v1", angle=270)[0]
    word.box = type(word.box)(x, 200, x + 11, 400)
    document = finished(sheet)
    assert margin_texts(document) == ["arXiv:2401.00001v1"]
    assert "arXiv" not in to_markdown(document)


def test_turned_words_between_the_lines_are_text() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 450)
    word = sheet.write(300, 500, "sideways", angle=270)[0]
    word.box = type(word.box)(300, 450, 311, 500)
    assert "sideways" in to_markdown(finished(sheet))


def test_what_is_pale_and_in_one_place_on_all_pages_is_a_stamp() -> None:
    pages = [Sheet(number) for number in (1, 2, 3)]
    for number, sheet in enumerate(pages):
        sheet.paragraph(72, 100, 450, f"page {number} " + LOREM)
        sheet.write(200, 500, "Uncontrolled copy", size=14, color=PALE)
    document = finished(*pages)
    assert margin_texts(document) == ["Uncontrolled copy"] * 3
    assert "Uncontrolled" not in to_markdown(document)


def test_pale_words_on_one_page_only_are_text() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 450)
    sheet.write(200, 500, "Uncontrolled copy", size=14, color=PALE)
    assert "Uncontrolled copy" in to_markdown(finished(sheet))


def test_small_leaning_words_are_text(tmp_path: Path) -> None:
    label = "BT /F1 8 Tf 0.7071 0.7071 -0.7071 0.7071 200 20 Tm (Q1) Tj ET\n"
    _, found = take_watermarks(read(tmp_path, prose() + label))
    assert found == []


def test_margin_blocks_are_no_headings() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 450)
    sheet.write(100, 150, "COPY", size=50, color=PALE)
    assert [block.kind for block in margin(finished(sheet))] == [BlockKind.PARAGRAPH]
