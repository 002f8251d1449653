"""The gate for changes to reading: a sample of the corpus keeps its scores.

The floors lie a little under what the sample scored when they were set, so that only a real loss passes below them.
Raise them with the reader; lower one only with the reason in the commit. `make bench` tells more, on all documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from bench import raster, scoring
from bench.corpus import Document
from bench.engines import ENGINES
from bench.predict import predict

Entry = dict[str, Any]
Judge = Callable[[str, Sequence[Entry]], dict[str, float]]


@pytest.fixture
def judge(corpus: Path, tmp_path: Path) -> Judge:
    """Reads entries of the manifest, whose files and truths are absolute or in the corpus, and gives mean scores."""
    if not scoring.scorer_path().is_file():
        pytest.skip("the scorer is not here; DOCBEAT_SCORER names the script")

    def scores(name: str, entries: Sequence[Entry]) -> dict[str, float]:
        read = ENGINES["docbeat"].start()
        costs = [predict(read, Document(entry["id"], corpus / entry["file"]), tmp_path) for entry in entries]
        assert [cost.fault for cost in costs if cost.fault] == []
        placed = [{**entry, "set": name, "truth": str(corpus / entry["truth"])} for entry in entries]
        manifest = tmp_path / "manifest.json"
        manifest.write_text(json.dumps({"documents": placed}))
        return scoring.score(name, tmp_path, manifest).means

    return scores


def of_set(documents: Sequence[Entry], name: str) -> list[Entry]:
    return [entry for entry in documents if entry["set"] == name]


def has_table(corpus: Path, entry: Entry) -> bool:
    return "<table" in (corpus / entry["truth"]).read_text(encoding="utf-8")


def test_digital_pages(corpus: Path, corpus_documents: list[Entry], judge: Judge) -> None:
    pages = of_set(corpus_documents, "odl")
    tables = [page for page in pages if has_table(corpus, page)]
    others = [page for page in pages if page not in tables]
    means = judge("odl", [*tables[::4], *others[::12]])
    assert means["documents"] == 13
    assert means["overall"] > 0.93
    assert means["nid"] > 0.95
    assert means["teds"] > 0.94
    assert means["mhs"] > 0.85


def test_tables(corpus_documents: list[Entry], judge: Judge) -> None:
    small = [entry for entry in of_set(corpus_documents, "icdar2013") if entry["tables"] <= 2]
    means = judge("icdar2013", small[::3])
    assert means["documents"] == 7
    assert means["table_teds"] > 0.94
    assert means["table_det_f1"] > 0.95
    assert means["adj_f1"] > 0.95


def test_scans(corpus: Path, corpus_documents: list[Entry], judge: Judge, tmp_path: Path) -> None:
    scans = []
    for entry, condition in zip(of_set(corpus_documents, "odl")[5::40], ("raster150", "degraded"), strict=False):
        path = tmp_path / f"{condition}.pdf"
        path.write_bytes(raster.scan(corpus / entry["file"], raster.CONDITIONS[condition], seed=condition))
        scans.append({**entry, "file": str(path), "metric": ["markdown", "words"]})
    means = judge("scans", scans)
    assert means["documents"] == 2
    assert means["overall"] > 0.93
    assert means["word_recall"] > 0.92
