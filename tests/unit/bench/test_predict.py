"""What an engine costs and what becomes of its faults."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench import predict
from bench.corpus import Collection, Document
from bench.engines import Answer
from bench.pdfs import text_pdf


def test_a_document_an_engine_fails_on_is_an_empty_one(tmp_path: Path) -> None:
    def read(_path: Path) -> Answer:
        raise ValueError("what is this")

    cost = predict.predict(read, Document("a", tmp_path / "a.pdf"), tmp_path)
    assert (cost.pages, cost.fault) == (1, "ValueError: what is this")
    assert (tmp_path / "a.md").read_text() == ""


def test_cpu_counts_children_too(tmp_path: Path) -> None:
    def read(_path: Path) -> Answer:
        subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"], check=True)
        time.sleep(0.1)
        return Answer("text")

    cost = predict.predict(read, Document("a", tmp_path), tmp_path)
    assert cost.cpu > 0.02


def test_an_engine_reads_its_share_in_processes_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = []
    for name in ("a", "b", "c"):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(text_pdf([f"This is document {name}.", "And its second page."]))
        documents.append(Document(name, path))
    monkeypatch.setattr(predict, "collection", lambda name: Collection(name, tmp_path / "manifest.json", documents))
    ran = predict.run("docbeat", "letters", tmp_path / "out", processes=2)
    assert sorted(cost.id for cost in ran.documents) == ["a", "b", "c"]
    assert ran.pages == 6
    assert all(lane.lane == "text" for cost in ran.documents for lane in cost.lanes)
    assert ran.cpu_per_page > ran.cpu_per_page_of({"a", "b", "c"}) > 0
    assert "document b" in (tmp_path / "out" / "b.md").read_text()
