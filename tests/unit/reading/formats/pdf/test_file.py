"""A PDF file: opened, its pages decoded and drawn, its bookmarks listed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.pdfs import build_pdf, text_pdf

from docbeat.document.geometry import Box
from docbeat.document.model import OutlineEntry
from docbeat.errors import FileCorrupted, PasswordRequired
from docbeat.reading.formats.pdf.file import PdfFile, open_pdf
from tests.locked_pdf import OPEN_PASSWORD, locked_pdf
from tests.unit.reading.formats.pdf.drawn import pdf, show


def written(folder: Path, content: bytes) -> Path:
    path = folder / "file.pdf"
    path.write_bytes(content)
    return path


def test_pages_are_numbered_from_one(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, text_pdf(["first", "second", "third"])), None) as file:
        assert file.page_count == 3
        contents = [file.decode(number) for number in (1, 3)]
    assert [(content.number, content.words[0].text) for content in contents] == [(1, "first"), (3, "third")]


def test_a_page_may_be_decoded_again(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, text_pdf(["first"])), None) as file:
        assert file.decode(1) == file.decode(1)


def test_pages_may_be_decoded_and_drawn_in_any_order(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, text_pdf(["first", "second"])), None) as file:
        first, second = file.decode(1), file.decode(2)
        pictures = [file.draw(number, 40, 1_000_000) for number in (1, 2, 1)]
        assert (pictures[0] == pictures[2]).all()
        assert not (pictures[0] == pictures[1]).all()
        assert (file.decode(1), file.decode(2)) == (first, second)


def test_a_page_that_is_not_there_cannot_be_loaded(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, text_pdf(["first"])), None) as file, pytest.raises((FileCorrupted, IndexError)):
        file.decode(7)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"no PDF at all", b"%PDF-1.4\n" + bytes(2000)])
def test_what_is_no_pdf_is_said_to_be_corrupted(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileCorrupted), open_pdf(written(tmp_path, content), None):
        pass


def test_a_pdf_without_pages_is_said_to_be_corrupted(tmp_path: Path) -> None:
    content = build_pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"])
    with pytest.raises(FileCorrupted), open_pdf(written(tmp_path, content), None):
        pass


@pytest.mark.parametrize("password", [None, "wrong", ""])
def test_a_locked_file_asks_for_its_password(tmp_path: Path, password: str | None) -> None:
    with pytest.raises(PasswordRequired), open_pdf(written(tmp_path, locked_pdf("secret")), password):
        pass


def test_the_password_opens_a_locked_file(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, locked_pdf("secret text")), OPEN_PASSWORD) as file:
        assert [word.text for word in file.decode(1).words] == ["secret", "text"]


def test_the_file_is_closed_after_use(tmp_path: Path) -> None:
    path = written(tmp_path, text_pdf(["first"]))
    with open_pdf(path, None) as file:
        pass
    path.unlink()
    assert isinstance(file, PdfFile)


def test_a_page_is_drawn_as_displayed(tmp_path: Path) -> None:
    content = pdf("1 0 0 rg 0 0 150 100 re f", page="/MediaBox [0 0 300 200] /Rotate 90")
    with open_pdf(written(tmp_path, content), None) as file:
        picture = file.draw(1, 72, 10**6)
    assert picture.shape == (300, 200, 3)
    assert picture[20, 20].tolist() == [255, 0, 0], "the lower left corner is now at the top"
    assert picture[20, 180].tolist() == [255, 255, 255]
    assert picture[280, 20].tolist() == [255, 255, 255]


def test_a_part_of_a_page_is_drawn_as_displayed(tmp_path: Path) -> None:
    content = pdf("1 0 0 rg 0 0 150 100 re f", page="/MediaBox [0 0 300 200] /Rotate 90")
    part = Box(20, 110, 180, 290)
    with open_pdf(written(tmp_path, content), None) as file:
        picture = file.draw(1, 144, 10**6, part)
        whole = file.draw(1, 144, 10**6)
    assert picture.shape == (360, 320, 3)
    assert np.array_equal(picture, whole[220:580, 40:360])
    assert picture[20, 20].tolist() == [255, 0, 0]


def test_a_part_may_reach_beyond_the_page(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, pdf(show(50, 100, "text"))), None) as file:
        assert file.draw(1, 72, 10**6, Box(-20, 150, 400, 250)).shape == (50, 300, 3)


def test_a_finer_drawing_has_more_pixels(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, pdf(show(50, 100, "text"))), None) as file:
        assert file.draw(1, 144, 10**6).shape == (400, 600, 3)


def test_no_drawing_has_more_pixels_than_allowed(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, pdf("")), None) as file:
        height, width, _ = file.draw(1, 600, 60_000).shape
    assert 50_000 < height * width <= 61_000


def test_usual_pages_are_read_at_the_usual_resolution(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, text_pdf(["text"])), None) as file:
        assert file.reading_dpi(1) == 200


@pytest.mark.parametrize(("side", "dpi"), [(72, 600), (252, 400), (2880, 100)])
def test_small_pages_are_read_finer_and_large_ones_coarser(tmp_path: Path, side: int, dpi: int) -> None:
    with open_pdf(written(tmp_path, pdf("", page=f"/MediaBox [0 0 50 {side}]")), None) as file:
        assert file.reading_dpi(1) == pytest.approx(dpi, rel=0.01)


def test_a_file_without_bookmarks_has_no_outline(tmp_path: Path) -> None:
    with open_pdf(written(tmp_path, text_pdf(["text"])), None) as file:
        assert file.outline() == []


def test_bookmarks_come_depth_first_with_their_pages(tmp_path: Path) -> None:
    content = build_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>",
            "<< /Type /Outlines /First 6 0 R /Last 8 0 R /Count 3 >>",
            "<< /Title (Of ports) /Parent 5 0 R /Next 8 0 R /First 7 0 R /Last 7 0 R /Count 1 /Dest [3 0 R /Fit] >>",
            "<< /Title (Of quays) /Parent 6 0 R /Dest [4 0 R /Fit] >>",
            "<< /Title (Of nothing) /Parent 5 0 R /Prev 6 0 R >>",
        ]
    )
    with open_pdf(written(tmp_path, content), None) as file:
        assert file.outline() == [
            OutlineEntry(1, "Of ports", 1),
            OutlineEntry(2, "Of quays", 2),
            OutlineEntry(1, "Of nothing", None),
        ]
