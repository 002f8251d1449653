"""Pages whose text is turned: read as if upright, with every box where it stands on the page."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from bench.pdfs import text_pdf

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind
from docbeat.reading.formats.pdf.file import open_pdf
from docbeat.reading.pipeline import read_page
from docbeat.reading.stages.turning import stand_up, text_angle, turn_box
from tests.unit.reading.build import Sheet

TABLE = [("Harbour", "Ships", "Tons"), ("North", "12", "340"), ("South", "7", "95"), ("East", "31", "1,204")]


def sheet_with_table() -> Sheet:
    sheet = Sheet()
    sheet.write(72, 60, "Goods landed in the first quarter", size=16, bold=True)
    for row, cells in enumerate(TABLE):
        for column, text in enumerate(cells):
            sheet.write(72 + 150 * column, 120 + 16 * row, text)
    return sheet


def turned(sheet: Sheet, angle: float) -> Sheet:
    """The sheet as it looks when somebody turns its paper by ``angle``, clockwise."""
    other = Sheet()
    other.content = stand_up(sheet.content, 360.0 - angle)
    return other


@pytest.mark.parametrize("angle", [90.0, 180.0, 270.0])
def test_a_turned_page_reads_as_the_upright_one(angle: float) -> None:
    sheet = sheet_with_table()
    upright, reading = read_page(sheet.content), read_page(turned(sheet, angle).content)
    assert [block.kind for block in reading.blocks] == [block.kind for block in upright.blocks]
    assert [word.text for word in reading.page.words] == [word.text for word in upright.page.words]
    table = next(block.table for block in reading.blocks if block.kind is BlockKind.TABLE)
    assert table is not None
    assert (table.rows, table.columns) == (4, 3)


@pytest.mark.parametrize("angle", [90.0, 180.0, 270.0])
def test_boxes_lie_where_the_page_shows_them(angle: float) -> None:
    content = turned(sheet_with_table(), angle).content
    reading = read_page(content)
    assert (reading.page.width, reading.page.height) == (content.width, content.height)
    assert {word.angle for word in reading.page.words} == {angle}
    places = {word.text: word.box for word in content.words}
    for word in reading.page.words:
        assert word.box == pytest.approx(places[word.text], abs=0.01)
    for block in reading.blocks:
        assert Box(0, 0, content.width, content.height).holds(block.box, slack=0.5)


def test_a_label_up_the_side_turns_no_page() -> None:
    sheet = sheet_with_table()
    sheet.write(20, 400, "Margin", angle=270.0)
    assert text_angle(sheet.content) == 0.0
    assert "Margin" in [word.text for word in read_page(sheet.content).page.words]


def test_an_empty_page_has_no_angle() -> None:
    assert text_angle(Sheet().content) == 0.0


@pytest.mark.parametrize("angle", [90.0, 180.0, 270.0])
def test_a_box_turned_there_and_back_is_itself(angle: float) -> None:
    box, width, height = Box(10, 20, 110, 50), 595.0, 842.0
    other = turn_box(box, angle, width, height)
    sides = (width, height) if angle == 180.0 else (height, width)
    assert turn_box(other, 360.0 - angle, *sides) == box


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_pdf_page_turned_in_its_viewer_keeps_its_text(tmp_path: Path, rotation: int) -> None:
    lines = ["The harbour office keeps a record of every ship.", "It came in before noon with goods."]
    document = pypdfium2.PdfDocument(text_pdf(["\n".join(lines)]))
    document[0].set_rotation(rotation)
    document.save(tmp_path / "turned.pdf")
    with open_pdf(tmp_path / "turned.pdf", None) as file:
        reading = read_page(file.decode(1))
    assert " ".join(word.text for word in reading.page.words) == " ".join(lines)
    assert {word.angle for word in reading.page.words} == {float(rotation)}
