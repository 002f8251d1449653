"""Pages whose text is turned are read upright, and what was found is put back where it stands."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from bench.pdfs import text_pdf

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Word
from docbeat.reading.content import Fill, PageContent, Ruling
from docbeat.reading.formats.pdf.file import open_pdf
from docbeat.reading.pipeline import read_page
from docbeat.reading.stages.turning import lay_back, stand_up, text_angle, turn_box
from tests.unit.reading.build import Sheet

QUARTERS = (90.0, 180.0, 270.0)


def turned(sheet: Sheet, angle: float) -> PageContent:
    """The page of ``sheet`` with everything on it turned clockwise by ``angle``."""
    content = stand_up(sheet.content, 360.0 - angle)
    content.words = [
        Word(word.text, word.box, word.style, angle=angle, glued=word.glued, rise=word.rise) for word in content.words
    ]
    return content


def written() -> Sheet:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, 430)
    sheet.grid((72, 172, 272), (y + 20, y + 40, y + 60))
    for dy, row in ((34, ("Kind", "Lost")), (54, ("Ships", "12"))):
        for x, text in zip((77, 177), row, strict=True):
            sheet.write(x, y + dy, text)
    return sheet


def test_an_empty_page_is_upright() -> None:
    assert text_angle(PageContent(1, 300, 200)) == 0


@pytest.mark.parametrize("angle", QUARTERS)
def test_a_page_is_turned_when_most_of_its_text_is(angle: float) -> None:
    content = turned(written(), angle)
    assert text_angle(content) == angle
    for word in content.words[: len(content.words) // 2]:
        word.angle = 0.0
    assert text_angle(content) == 0


def test_slanted_text_turns_no_page() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "a stamp across the page", angle=45)
    assert text_angle(sheet.content) == 0


@pytest.mark.parametrize(
    ("angle", "box"),
    [
        (0.0, Box(10, 20, 60, 30)),
        (90.0, Box(20, 240, 30, 290)),
        (180.0, Box(240, 170, 290, 180)),
        (270.0, Box(170, 10, 180, 60)),
    ],
)
def test_boxes_turn_back_with_the_page(angle: float, box: Box) -> None:
    assert turn_box(Box(10, 20, 60, 30), angle, 300, 200) == box


@pytest.mark.parametrize("angle", QUARTERS)
def test_there_and_back_is_the_same_place(angle: float) -> None:
    box = Box(10, 20, 60, 30)
    width, height = (200, 300) if angle != 180 else (300, 200)
    assert turn_box(turn_box(box, angle, 300, 200), 360 - angle, width, height) == box


def test_all_that_is_on_a_page_stands_up_with_it() -> None:
    content = PageContent(3, 300, 200, images=[Box(0, 0, 30, 20)], drawings=[Box(290, 190, 300, 200)])
    content.words = [Word("down", Box(100, 10, 110, 40), angle=90.0), Word("aside", Box(0, 0, 9, 9), angle=0.0)]
    content.rulings = [Ruling(100, 10, 100, 110, 0.5, is_edge=True)]
    content.fills = [Fill(Box(100, 10, 130, 20), "ff0000")]
    upright = stand_up(content, 90.0)
    assert (upright.number, upright.width, upright.height) == (3, 200, 300)
    assert [(word.angle, word.box) for word in upright.words] == [
        (0.0, Box(10, 190, 40, 200)),
        (270.0, Box(0, 291, 9, 300)),
    ]
    assert upright.rulings == [Ruling(10, 200, 110, 200, 0.5, is_edge=True)]
    assert upright.fills == [Fill(Box(10, 170, 20, 200), "ff0000")]
    assert upright.images == [Box(0, 270, 20, 300)]
    assert upright.drawings == [Box(190, 0, 200, 10)]
    assert content.words[0].angle == 90, "the page itself is left as it was"


@pytest.mark.parametrize("angle", QUARTERS)
def test_a_turned_page_reads_as_the_upright_one(angle: float) -> None:
    expected = read_page(written().content)
    reading = read_page(turned(written(), angle))
    assert [word.text for word in reading.page.words] == [word.text for word in expected.page.words]
    assert [block.kind for block in reading.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE]


@pytest.mark.parametrize("angle", QUARTERS)
def test_what_was_found_is_where_it_stands_on_the_page(angle: float) -> None:
    content = turned(written(), angle)
    content.images = [Box(1, 2, 3, 4)]
    reading = read_page(content)
    page = reading.page
    assert (page.width, page.height) == (content.width, content.height)
    assert page.images[0].box == Box(1, 2, 3, 4)
    places = {word.text: word.box for word in content.words if word.text in ("Kind", "Lost", "Ships")}
    for word in page.words:
        assert word.angle == angle
        if word.text in places:
            assert word.box == places[word.text]
    text, table = reading.blocks
    assert all(text.box.holds(word.box, slack=0.01) for word in page.words[text.lines[0].start : text.lines[-1].stop])
    assert table.table is not None
    for cell in table.table.cells:
        assert table.box.holds(cell.box, slack=0.01)
        (span,) = cell.lines
        assert cell.box.contains_point(page.words[span.start].box.center_x, page.words[span.start].box.center_y)


def test_laying_back_nothing_only_turns_the_page() -> None:
    reading = read_page(PageContent(1, 200, 300))
    lay_back(reading.page, [], 90.0, 300, 200)
    assert (reading.page.width, reading.page.height, reading.page.words) == (300, 200, [])


def test_a_label_up_the_side_turns_no_page() -> None:
    sheet = written()
    sheet.write(20, 400, "Margin", angle=270.0)
    assert text_angle(sheet.content) == 0
    assert "Margin" in [word.text for word in read_page(sheet.content).page.words]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_pdf_page_turned_in_its_viewer_keeps_its_text(tmp_path: Path, rotation: int) -> None:
    lines = ["The harbour office keeps a record of every ship.", "It came in before noon with goods."]
    document = pypdfium2.PdfDocument(text_pdf(["\n".join(lines)]))
    document[0].set_rotation(rotation)
    document.save(tmp_path / "turned.pdf")
    document.close()
    with open_pdf(tmp_path / "turned.pdf", None) as file:
        reading = read_page(file.decode(1))
    assert " ".join(word.text for word in reading.page.words) == " ".join(lines)
    assert {word.angle for word in reading.page.words} == {float(rotation)}
