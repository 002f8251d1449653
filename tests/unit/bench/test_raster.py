"""Scans made of digital pages."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from bench import raster
from bench.pdfs import text_pdf

CLEAN, SUFFERS = raster.CONDITIONS["raster150"], raster.CONDITIONS["degraded"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(text_pdf(["The first page of a letter.", "The second page."]))
    return path


def picture(pdf: bytes, page: int = 0) -> np.ndarray:
    """The picture on a page, as it is stored."""
    with pdfium.PdfDocument(pdf) as file:
        image = next(iter(file[page].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])))
        return np.asarray(image.get_bitmap().to_pil().convert("RGB")).astype(int)


def test_a_scan_has_pictures_of_all_pages_in_their_size_and_no_text(source: Path) -> None:
    with pdfium.PdfDocument(raster.scan(source, CLEAN, "a")) as file:
        assert len(file) == 2
        assert file[1].get_size() == pytest.approx((595, 842), abs=0.5)
        assert [page.get_textpage().get_text_range() for page in file] == ["", ""]


def test_a_clean_scan_is_the_page_as_drawn(source: Path) -> None:
    with pdfium.PdfDocument(source) as file:
        drawn = np.asarray(file[1].render(scale=150 / 72).to_pil().convert("RGB"))
    assert (picture(raster.scan(source, CLEAN, "a"), page=1) == drawn).all()


def test_a_degraded_scan_is_darker_and_noisy(source: Path) -> None:
    corner = picture(raster.scan(source, SUFFERS, "a"))[:60, :60]
    assert corner.mean() < 253
    assert corner.std() > 3


def test_the_same_document_suffers_the_same_and_another_one_differently(source: Path) -> None:
    scans = [raster.scan(source, SUFFERS, seed) for seed in ("a", "a", "b")]
    assert scans[0] == scans[1] != scans[2]


def test_scans_are_made_once_and_scored_by_the_truth_of_the_original(
    source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(raster, "FOLDER", tmp_path / "scans")
    original = {"id": "letter", "set": "odl", "file": source.name, "metric": "markdown", "truth": "letter.md"}
    originals = [{**original, "sha256": "1"}]
    manifest = raster.collect("raster150", tmp_path, originals)
    entry = json.loads(manifest.read_text())["documents"][0]
    assert entry["set"] == "raster150"
    assert manifest.parent / entry["truth"] == tmp_path / "letter.md"
    made = (manifest.parent / entry["file"]).stat().st_mtime_ns
    raster.collect("raster150", tmp_path, originals)
    assert (manifest.parent / entry["file"]).stat().st_mtime_ns == made
    raster.collect("raster150", tmp_path, [{**original, "sha256": "2"}])
    assert (manifest.parent / entry["file"]).stat().st_mtime_ns != made
