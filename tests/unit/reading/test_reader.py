from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from bench.pdfs import build_pdf, text_pdf
from PIL import Image, ImageDraw, ImageFont

from docbeat.document.model import BlockKind, Document, Lane, WordSource
from docbeat.errors import FileCorrupted, FileEmpty, FileTooLarge, UnsupportedType
from docbeat.reading.pipeline import PageReading, finish
from docbeat.reading.reader import ReadingOptions, open_document
from docbeat.writing.markdown import to_markdown
from tests.unit.reading.pictures import REPORT, note, picture_pdf, report, report_words, text_operators


def read(path: Path, **options: object) -> list[PageReading]:
    with open_document(path, ReadingOptions(**options)) as reader:  # type: ignore[arg-type]
        return [reader.read(number) for number in range(1, reader.source.page_count + 1)]


def markdown(path: Path) -> str:
    with open_document(path, ReadingOptions()) as reader:
        document: Document = finish([reader.read(1)], reader.source, reader.outline())
    return to_markdown(document)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def words_of(reading: PageReading) -> list[str]:
    return [word.text for word in reading.page.words]


def test_a_page_of_text_loads_no_model(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", text_pdf([REPORT]))
    program = f"""
import sys
from pathlib import Path
from docbeat.reading.reader import ReadingOptions, open_document
with open_document(Path({str(path)!r}), ReadingOptions()) as reader:
    assert reader.read(1).page.words
print(*sorted({{"cv2", "onnxruntime", "PIL", "docbeat_models"}} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_scanned_pdf_is_read(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    (reading,) = read(written(tmp_path / "a.pdf", picture_pdf(picture)))
    page = reading.page
    assert page.lane is Lane.SCAN
    assert "only images" in page.lane_reason
    assert sorted(words_of(reading)) == sorted(report_words())
    assert {word.source for word in page.words} == {WordSource.OCR}
    assert page.text_quality > 0.9
    assert (page.width, page.height) == (595.0, 842.0)


def test_lines_of_a_scan_become_paragraphs_in_order(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    text = " ".join(markdown(written(tmp_path / "a.pdf", picture_pdf(picture))).replace("#", "").split())
    assert text == " ".join(REPORT.split())


def test_a_page_scanned_sideways_reads_in_order_and_lies_as_displayed(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    sideways = picture_pdf(np.ascontiguousarray(np.rot90(picture[:842], -1)), place="595 0 0 421 0 300")
    (reading,) = read(written(tmp_path / "a.pdf", sideways))
    page = reading.page
    assert (page.width, page.height) == (595.0, 842.0)
    assert words_of(reading)[:4] == ["Annual", "report", "of", "the"]
    first, second = page.words[0].box, page.words[1].box
    assert page.words[0].angle == 90.0
    assert abs(first.center_x - second.center_x) < 4, "the line runs down the page"
    assert second.y0 > first.y1 > 120
    assert all(block.box.x1 <= 595 and block.box.y1 <= 842 for block in reading.blocks)


def test_a_leaning_scan_says_how_far(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    leaning = Image.fromarray(picture).rotate(-2, Image.Resampling.BICUBIC, fillcolor="white")
    (reading,) = read(written(tmp_path / "a.pdf", picture_pdf(leaning)))
    assert reading.page.skew == pytest.approx(2.0, abs=0.2)
    assert words_of(reading) == report_words()


def test_good_hidden_text_is_kept_and_garbage_is_read_again(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    good = picture_pdf(picture, text_operators(REPORT.replace("(", "").splitlines(), hidden=True))
    (reading,) = read(written(tmp_path / "good.pdf", good))
    assert reading.page.lane is Lane.TEXT
    assert {word.source for word in reading.page.words} == {WordSource.FILE}
    garbage = ["xkq vvbn wrtz ptkr mnbv zzkl", "qwrt plkj hgfd dfgh jklm nbvc", "xcvb mnbv trzq wwwx kkjh ggfd"]
    bad = picture_pdf(picture, text_operators(garbage, hidden=True))
    (reading,) = read(written(tmp_path / "bad.pdf", bad))
    assert reading.page.lane is Lane.SCAN
    assert "under the scan is poor" in reading.page.lane_reason
    assert sorted(words_of(reading)) == sorted(report_words())


def test_an_image_beside_a_little_text_adds_its_words(tmp_path: Path) -> None:
    image = note(["Signed at the harbour", "on 4 May 2021"], (900, 700), 48.0)
    content = picture_pdf(image, text_operators(["Appendix B of the agreement"]), "500 0 0 389 48 200")
    (reading,) = read(written(tmp_path / "a.pdf", content))
    page = reading.page
    assert page.lane is Lane.MIXED
    file_words = [word.text for word in page.words if word.source is WordSource.FILE]
    seen = [word.text for word in page.words if word.source is WordSource.OCR]
    assert file_words == ["Appendix", "B", "of", "the", "agreement"]
    assert seen == ["Signed", "at", "the", "harbour", "on", "4", "May", "2021"]
    signed = next(word for word in page.words if word.text == "Signed")
    assert signed.box.x0 == pytest.approx(48 + 40 * 500 / 900, abs=4)
    assert signed.box.y0 > 842 - 200 - 389


def test_the_text_of_a_chart_is_read_into_its_figure(tmp_path: Path) -> None:
    image = note(["Ships landed", "in the harbour"], (900, 500), 48.0)
    text = text_operators([*REPORT.replace("\n", " ").split(". "), *["and so on for many years."] * 8])
    (reading,) = read(written(tmp_path / "a.pdf", picture_pdf(image, text, "360 0 0 200 72 300")))
    assert reading.page.lane is Lane.MIXED
    (figure,) = [block for block in reading.blocks if block.kind is BlockKind.FIGURE]
    words = [word.text for span in figure.lines for word in reading.page.words[span.start : span.stop]]
    assert words == ["Ships", "landed", "in", "the", "harbour"]


def test_a_picture_full_of_text_is_no_ground_of_the_files(tmp_path: Path) -> None:
    image = note(["one two three four five six seven eight"] * 6, (1100, 560), 44.0)
    text = text_operators([*REPORT.replace("\n", " ").split(". "), *["and so on for many years."] * 8])
    (reading,) = read(written(tmp_path / "a.pdf", picture_pdf(image, text, "440 0 0 224 72 300")))
    assert len([word for word in reading.page.words if word.source is WordSource.OCR]) >= 40
    assert len(reading.page.images) == 1


def test_a_photograph_is_not_searched_for_text(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).integers(0, 255, (200, 360, 3), np.uint8)
    text = text_operators([*REPORT.replace("\n", " ").split(". "), *["and so on for many years."] * 8])
    (reading,) = read(written(tmp_path / "a.pdf", picture_pdf(noise, text, "360 0 0 200 72 300")))
    assert reading.page.lane is Lane.TEXT


def test_letters_drawn_as_shapes_are_read(tmp_path: Path) -> None:
    drawing = np.asarray(note(["Outlined letters", "without a font"], (1000, 320), 64.0).convert("L"))
    contours, _ = cv2.findContours((drawing < 128).astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    paths = []
    for contour in contours:
        corners = [f"{60 + x * 0.4:.1f} {700 - y * 0.4:.1f}" for x, y in contour[:, 0]]
        paths.append(f"{corners[0]} m " + " ".join(f"{corner} l" for corner in corners[1:]) + " h")
    content = "\n".join(paths) + " f*"
    pdf = build_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    )
    (reading,) = read(written(tmp_path / "a.pdf", pdf))
    assert reading.page.lane is Lane.SCAN
    assert "drawn shapes" in reading.page.lane_reason
    assert words_of(reading) == ["Outlined", "letters", "without", "a", "font"]


def test_a_blank_page_has_nothing(tmp_path: Path) -> None:
    (reading,) = read(written(tmp_path / "a.pdf", text_pdf([""])))
    assert (reading.page.lane, reading.page.lane_reason, reading.blocks) == (Lane.TEXT, "blank page", [])
    (reading,) = read(written(tmp_path / "b.pdf", picture_pdf(Image.new("RGB", (600, 800), "white"))))
    assert (reading.page.lane, reading.page.words) == (Lane.SCAN, [])


def test_an_image_file_is_read_in_its_own_pixels(tmp_path: Path) -> None:
    path = tmp_path / "receipt.png"
    note(["Harbour cafe", "Total 12.80", "Thank you"], (420, 260)).save(path)
    (reading,) = read(path)
    assert words_of(reading) == ["Harbour", "cafe", "Total", "12.80", "Thank", "you"]
    assert reading.page.width == pytest.approx(420 * 72 / 150)


def test_every_page_of_a_tiff_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.tiff"
    first, second = note(["First page"], (420, 140)), note(["Second page"], (420, 140))
    first.save(path, "TIFF", save_all=True, append_images=[second])
    assert [words_of(reading) for reading in read(path)] == [["First", "page"], ["Second", "page"]]


def test_the_model_is_chosen_by_the_options(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    note(["Read by the small model"], (520, 140)).save(path)
    (reading,) = read(path, ocr_model="small")
    assert words_of(reading) == ["Read", "by", "the", "small", "model"]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    note(["Too large"], (500, 400)).save(tmp_path / "large.png")
    with pytest.raises(FileTooLarge):
        read(tmp_path / "large.png", max_pixels=100_000)
    with pytest.raises(FileCorrupted):
        read(written(tmp_path / "cut.png", (tmp_path / "large.png").read_bytes()[:900]))
    with pytest.raises(FileEmpty):
        read(written(tmp_path / "empty.png", b""))
    with pytest.raises(UnsupportedType):
        read(written(tmp_path / "a.exe", b"MZ not a document"))


def test_a_script_nobody_here_reads_is_said_and_not_guessed(tmp_path: Path) -> None:
    font = ImageFont.truetype("DejaVuSans.ttf", 36)
    image = Image.new("RGB", (1100, 400), "white")
    lines = ("Все люди рождаются свободными", "и равными в своем достоинстве", "и правах. Они наделены")
    for row, line in enumerate(lines):
        ImageDraw.Draw(image).text((60, 60 + 80 * row), line, fill="black", font=font)
    image.save(tmp_path / "a.png")
    (reading,) = read(tmp_path / "a.png")
    assert reading.page.words == []
    assert len(reading.page.notes) == 1
    assert "script" in reading.page.notes[0]
    assert reading.page.text_quality == 0.0


def test_ocr_modes(tmp_path: Path) -> None:
    picture, _ = report(tmp_path)
    scan = written(tmp_path / "scan.pdf", picture_pdf(picture))
    (reading,) = read(scan, ocr="off")
    assert (reading.page.words, reading.page.lane) == ([], Lane.TEXT)
    assert "OCR is off" in reading.page.notes[0]
    text = written(tmp_path / "text.pdf", text_pdf([REPORT]))
    (reading,) = read(text, ocr="force")
    assert {word.source for word in reading.page.words} == {WordSource.OCR}
    assert sorted(words_of(reading)) == sorted(report_words())
    assert "instead of the file's text" in reading.page.notes[0]


def test_careful_reading_takes_the_exact_weights_and_says_so() -> None:
    assert ReadingOptions(careful=True).weights == "small"
    assert ReadingOptions().weights == "tiny"
    assert ReadingOptions(careful=True).provenance == {
        "reading": "careful",
        "ocr": "auto",
        "ocr_weights": "ppocrv6-small",
    }


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_left_as_it_was_whatever_a_page_does(tmp_path: Path, is_on: bool) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(text_pdf(["Harbour office"]))
    with open_document(path, ReadingOptions()) as reader:
        (gc.enable if is_on else gc.disable)()
        try:
            reader.read(1)
            assert gc.isenabled() is is_on
            with pytest.raises(FileCorrupted):
                reader.read(99)
            assert gc.isenabled() is is_on
        finally:
            gc.enable()
