from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Style, Word, WordSource
from docbeat.reading.content import Fill, PageContent, Ruling
from docbeat.reading.vision.page import Draw, read_regions, read_scan, see_grounds, skim_regions
from tests.unit.reading.pictures import HEIGHT, WIDTH, Pixels, overlap, report, report_words
from tests.unit.reading.vision.scans import Scan


def test_the_file_words_of_a_scan_give_way(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    content = PageContent(1, WIDTH, HEIGHT, characters=5, hidden=5, unmapped=2)
    content.words, content.styles = [Word("%&/!(", Box(72, 60, 99, 72))], [Style("F", 9.0)]
    content.images = [content.box, Box(10, 700, 60, 740)]
    text = read_scan(content, picture, "tiny")
    assert sorted(word.text for word in content.words) == sorted(report_words())
    assert all(word.source is WordSource.OCR for word in content.words)
    assert (content.hidden, content.unmapped) == (0, 0)
    assert content.characters == sum(map(len, report_words()))
    assert content.images == [Box(10, 700, 60, 740)], "the scan is no figure on the page"
    assert text.upright.is_as_displayed
    assert text.confidence > 0.95
    assert text.legible == 1.0


def test_painted_words_stay_when_the_picture_shows_none() -> None:
    paper = np.full((500, 500, 3), 255, np.uint8)
    content = PageContent(1, 100.0, 100.0, characters=5, words=[Word("paint", Box(10, 10, 40, 20))], styles=[Style()])
    read_scan(content, paper, "tiny")
    assert [word.text for word in content.words] == ["paint"]
    content.hidden = 5
    read_scan(content, paper, "tiny")
    assert content.words == [], "hidden ones do not"


def test_a_photograph_stays_an_image() -> None:
    content = PageContent(1, 100.0, 100.0, images=[Box(0, 0, 100, 100)])
    slope = np.linspace(0, 255, 300).astype(np.uint8)
    picture = np.repeat(np.repeat(slope[None, :, None], 300, axis=0), 3, axis=2)
    read_scan(content, picture, "tiny")
    assert content.words == []
    assert content.images == [content.box]


def test_what_the_file_draws_on_a_page_on_its_side_stands_up_with_it(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    content = PageContent(1, HEIGHT, WIDTH)
    content.rulings = [Ruling(100, 10, 100, 110, 1.0)]
    content.fills = [Fill(Box(100, 10, 130, 20), "ff0000")]
    read_scan(content, np.ascontiguousarray(np.rot90(picture, -1)), "tiny")
    assert (content.width, content.height) == (WIDTH, HEIGHT)
    ruling, fill = content.rulings[0], content.fills[0]
    assert ruling.is_horizontal
    assert (ruling.x0, ruling.x1, ruling.y0) == (10, 110, HEIGHT - 100)
    assert fill.box == Box(10, HEIGHT - 130, 20, HEIGHT - 100)


def parts_of(picture: Pixels, content: PageContent) -> Draw:
    scale = picture.shape[1] / content.width

    def draw(box: Box) -> Pixels:
        x0, y0, x1, y1 = (round(edge * scale) for edge in (box.x0, box.y0, box.x1, box.y1))
        return np.ascontiguousarray(picture[y0:y1, x0:x1])

    return draw


@pytest.mark.parametrize("read", [read_regions, skim_regions])
def test_regions_add_only_what_the_file_has_not(tmp_path: Path, read: Callable[..., float]) -> None:
    picture, words = report(tmp_path)
    content = PageContent(1, WIDTH, HEIGHT, words=[word for word in words if word.text == "Traffic"])
    content.styles = [Style("F", 11.0)]
    half = Box(0.0, 50.0, WIDTH, 200.0)
    confidence = read(content, parts_of(picture, content), [half], "tiny")
    texts = [word.text for word in content.words]
    assert texts[0] == "Traffic"
    assert texts.count("Traffic") == 1
    assert sorted(texts) == sorted(report_words())
    truth = next(word.box for word in words if word.text == "breakwater")
    found = next(word for word in content.words if word.text == "breakwater")
    assert found.box.contains_point(truth.center_x, truth.center_y)
    assert content.styles[found.style].size > 8, "styles of the region come after the file's own"
    assert confidence > 0.95


def test_an_empty_region_is_passed_over() -> None:
    content = PageContent(1, 100.0, 100.0)
    paper = np.zeros((50, 50, 3), np.uint8)
    assert read_regions(content, parts_of(paper, content), [Box(20, 20, 20, 60)], "tiny") == 0.0


def test_a_scan_shows_the_lines_and_pictures_the_file_does_not_tell(tmp_path: Path) -> None:
    scan = Scan(WIDTH, HEIGHT)
    photograph = Box(72, 300, 260, 420)
    scan.photograph(photograph)
    for y in (100, 130, 160):
        scan.line(72, y, 400, y)
    for x in (72, 240, 400):
        scan.line(x, 100, x, 160)
    for row, line in enumerate(("Harbour Ships", "Nordhavn 4310")):
        for x, word in zip((80, 250), line.split(), strict=True):
            scan.text(x, 120 + 30 * row, word, 12.0)
    content = PageContent(1, WIDTH, HEIGHT, images=[Box(0, 0, WIDTH, HEIGHT)])
    read_scan(content, scan.pixels(), "tiny")
    assert {word.text for word in content.words} == {"Harbour", "Ships", "Nordhavn", "4310"}
    assert sum(ruling.is_horizontal for ruling in content.rulings) == 3
    assert sum(not ruling.is_horizontal for ruling in content.rulings) == 3
    assert len(content.images) == 1
    assert overlap(content.images[0], photograph) > 0.85


def test_what_the_file_draws_is_not_looked_for_again(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    picture[600:602, 100:900] = 0
    content = PageContent(1, WIDTH, HEIGHT, rulings=[Ruling(72, 500, 300, 500, 1.0)])
    read_scan(content, picture, "tiny")
    assert content.rulings == [Ruling(72, 500, 300, 500, 1.0)]


def test_lines_and_shades_of_a_picture_under_the_text_are_the_files_own() -> None:
    table, patch = Box(40, 40, 360, 260), Box(60, 200, 120, 240)
    scan = Scan(400, 300).area(40, 40, 360, 70, "#ccd6ff").line(20, 20, 380, 20)
    for y in (100, 140, 180):
        scan.line(45, y, 355, y, color="#999999")
    photograph = Box(250, 190, 350, 250)
    scan.photograph(photograph).text(60, 120, "Some words of the file")
    content = PageContent(1, 400.0, 300.0, words=scan.words, images=[table, patch, photograph])
    see_grounds(content, scan.pixels(), [table])
    assert sorted(round(ruling.y0) for ruling in content.rulings) == [100, 140, 180], "no line outside the picture"
    assert any(abs(fill.box.y1 - 70) < 2 and fill.box.width > 300 for fill in content.fills)
    assert content.images == [photograph], "neither the ground nor the blank patch is a figure"
