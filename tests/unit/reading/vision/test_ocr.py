from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from bench.pdfs import build_pdf
from PIL import Image

from docbeat.document.geometry import Box
from docbeat.document.model import Word, WordSource
from docbeat.reading.vision.ocr import PictureText, is_blank, read_picture
from tests.unit.reading.pictures import HEIGHT, WIDTH, Pixels, drawn, overlap, report, report_words


def texts(found: PictureText) -> list[str]:
    return [word.text for word in sorted(found.words, key=lambda word: (round(word.box.y0 / 4), word.box.x0))]


def displayed(found: PictureText) -> dict[str, Box]:
    return {word.text: found.upright.displayed(word.box) for word in found.words}


def by_text(words: list[Word]) -> dict[str, Box]:
    """The boxes of words that stand on the page once."""
    counts = Counter(word.text for word in words)
    return {word.text: word.box for word in words if counts[word.text] == 1}


def turned(box: Box, turn: int) -> Box:
    """Where a box of the upright page lies on the page turned clockwise."""
    return {
        90: Box(HEIGHT - box.y1, box.x0, HEIGHT - box.y0, box.x1),
        180: Box(WIDTH - box.x1, HEIGHT - box.y1, WIDTH - box.x0, HEIGHT - box.y0),
        270: Box(box.y0, WIDTH - box.x1, box.y1, WIDTH - box.x0),
    }[turn]


def test_words_spaces_and_places_come_out_as_in_the_file(tmp_path: Path) -> None:
    picture, words = report(tmp_path)
    found = read_picture(picture, WIDTH, HEIGHT, "tiny")
    assert texts(found) == report_words()
    truth = by_text(words)
    for text, box in truth.items():
        assert overlap(displayed(found)[text], box) > 0.5, text
    assert all(word.source is WordSource.OCR and 0.5 < word.confidence <= 1 for word in found.words)
    assert found.confidence > 0.95
    assert found.upright.is_as_displayed


def test_the_size_of_letters_is_found(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    found = read_picture(picture, WIDTH, HEIGHT, "tiny")
    sizes = {found.styles[word.style].size for word in found.words if len(word.text) > 3}
    assert sizes <= {10.0, 10.5, 11.0, 11.5, 12.0}
    assert len(sizes) <= 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_and_its_boxes_lie_on_the_page_as_displayed(tmp_path: Path, turn: int) -> None:
    picture, words = report(tmp_path)
    turned_picture = np.ascontiguousarray(np.rot90(picture, -turn // 90))
    size = (HEIGHT, WIDTH) if turn != 180 else (WIDTH, HEIGHT)
    found = read_picture(turned_picture, *size, "tiny")
    assert found.upright.turn == turn
    assert texts(found) == report_words()
    truth = by_text(words)
    for text, box in truth.items():
        assert overlap(displayed(found)[text], turned(box, turn)) > 0.5, text


@pytest.mark.parametrize("lean", [-2.0, 1.5])
def test_a_leaning_page_is_read_line_by_line(tmp_path: Path, lean: float) -> None:
    picture, words = report(tmp_path)
    image = Image.fromarray(picture).rotate(-lean, Image.Resampling.BICUBIC, fillcolor="white")
    found = read_picture(np.asarray(image), WIDTH, HEIGHT, "tiny")
    assert found.upright.skew == pytest.approx(lean, abs=0.2)
    assert texts(found) == report_words()
    first, last = (next(word.box for word in found.words if word.text == text) for text in ("Traffic", "ships."))
    assert first.y0 == pytest.approx(last.y0, abs=0.01), "words of a line share its height"
    truth = by_text(words)["ships."]
    radians = np.radians(lean)
    dx, dy = truth.center_x - WIDTH / 2, truth.center_y - HEIGHT / 2
    box = displayed(found)["ships."]
    assert box.contains_point(
        WIDTH / 2 + dx * np.cos(radians) - dy * np.sin(radians),
        HEIGHT / 2 + dx * np.sin(radians) + dy * np.cos(radians),
    )


def test_blank_paper_has_no_words_even_with_specks() -> None:
    paper = np.full((1200, 900, 3), 240, np.uint8)
    assert is_blank(paper)
    paper[100:102, 100:102] = 0
    assert is_blank(paper)
    assert read_picture(paper, 400.0, 300.0, "tiny").words == []


def test_a_single_short_line_is_not_blank(tmp_path: Path) -> None:
    picture = two_styles(tmp_path, "Page 7", "")
    assert not is_blank(picture)


def test_large_and_bold_print_is_told_from_the_rest(tmp_path: Path) -> None:
    found = read_picture(two_styles(tmp_path, "Conclusions", "Bold remark here"), WIDTH, HEIGHT, "tiny")
    style = {word.text: found.styles[word.style] for word in found.words}
    assert style["Conclusions"].size == pytest.approx(18.0, abs=1.5)
    assert style["remark"].bold
    assert not style["ordinary"].bold
    assert style["ordinary"].size == pytest.approx(11.0, abs=1.0)


def test_print_along_the_margin_has_its_own_direction(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    side = Image.new("RGB", (400, 40), "white")
    side.paste(Image.fromarray(picture).crop((150, 130, 520, 160)), (10, 5))
    page = Image.fromarray(picture)
    page.paste(side.rotate(90, expand=True), (40, 600))
    found = read_picture(np.asarray(page), WIDTH, HEIGHT, "tiny")
    upwards = [word for word in found.words if word.angle == 270]
    assert [word.text for word in upwards][:4] == ["Annual", "report", "of", "the"]
    assert upwards[0].box.y0 > upwards[-1].box.y0, "it reads from the bottom up"
    assert all(word.box.height > word.box.width for word in upwards if len(word.text) > 3)


def test_the_small_model_reads_too(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    found = read_picture(picture[:600], WIDTH, 288.0, "small")
    assert "harbour" in texts(found)


def two_styles(folder: Path, heading: str, remark: str) -> Pixels:
    body = "Tj T* ".join(f"(This is line {row} of the ordinary text) " for row in range(6))
    content = (
        f"BT /F1 18 Tf 72 760 Td ({heading}) Tj ET BT /F2 11 Tf 72 720 Td ({remark}) Tj ET "
        f"BT /F1 11 Tf 14 TL 72 690 Td {body} Tj ET"
    )
    pdf = build_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    )
    return drawn(pdf, folder)[0]
