"""Words of scans against words of the files they were made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import ocr
from bench.corpus import Collection, Document
from bench.engines import undivided
from bench.pdfs import text_pdf


def test_words_divided_at_the_end_of_a_line_are_whole() -> None:
    assert undivided("a divi-\nded word, and well-known ones, 3-\n4") == "a divided word, and well-known ones, 3-\n4"


def test_the_words_of_a_scan_are_those_of_its_original(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    original = tmp_path / "letter.pdf"
    original.write_bytes(text_pdf(["Two words and\ntwo more", "Second page"]))
    documents = [Document("a", tmp_path / "scan.pdf", original), Document("b", tmp_path / "no original.pdf")]
    monkeypatch.setattr(ocr, "collection", lambda name: Collection(name, corpus / "manifest.json", documents))
    found = ocr.printed("scans")
    assert set(found) == {"a"}
    assert found["a"] == {"two": 2, "words": 1, "and": 1, "more": 1, "second": 1, "page": 1}


def test_all_that_was_read_counts_also_what_is_no_part_of_the_markdown(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Body")
    assert ocr._read(tmp_path, "a") == {"body": 1}
    (tmp_path / "a.txt").write_text("Head of the page Body")
    assert ocr._read(tmp_path, "a").total() == 5
