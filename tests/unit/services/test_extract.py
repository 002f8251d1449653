"""Submitting, on in-memory twins."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docbeat.database import open_engine
from docbeat.errors import DownloadFailed, FileEmpty, MissingDocument, NotPermitted, RequestError, UnsupportedType
from docbeat.jobs.engine import JobStatus, Priority
from docbeat.jobs.kind import ExtractInput, ExtractOptions, Question
from docbeat.jobs.memory import MemoryEngine
from docbeat.services import extract, job, uploads
from docbeat.services.extract import Extraction
from docbeat.services.house import House
from docbeat.services.watch import JobWatcher
from docbeat.settings import load
from docbeat.storage import MemoryBlobs
from docbeat.tenants import Keys, UsageLedger


@pytest.fixture
def house(tmp_path: Path) -> House:
    engine, sql = MemoryEngine(), open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    return House(load({}), engine, MemoryBlobs(), Keys(sql), UsageLedger(sql), JobWatcher(engine))


def extraction(**changes: Any) -> Extraction:
    return Extraction(**{"options": ExtractOptions(), "priority": Priority.NORMAL, "origin": "http://here", **changes})


def file(tmp_path: Path, content: bytes = b"%PDF-1.4") -> Path:
    path = tmp_path / "upload"
    path.write_bytes(content)
    return path


def test_a_file_becomes_a_blob_and_a_job(house: House, tmp_path: Path) -> None:
    submitted = extract.submit(house, "t", extraction(file=file(tmp_path)))
    wanted = house.engine.input_of(submitted.id)
    assert isinstance(wanted, ExtractInput)
    assert wanted.source.key is not None
    assert house.blobs.get(wanted.source.key) == b"%PDF-1.4"
    assert wanted.origin == "http://here"
    assert submitted.status is JobStatus.PENDING


def test_a_url_is_left_for_the_worker(house: House) -> None:
    submitted = extract.submit(house, "t", extraction(url="https://example.com/a.pdf"))
    wanted = house.engine.input_of(submitted.id)
    assert isinstance(wanted, ExtractInput)
    assert (wanted.source.key, wanted.source.url) == (None, "https://example.com/a.pdf")


@pytest.mark.parametrize(("content", "error"), [(b"", FileEmpty), (b"words", UnsupportedType)])
def test_what_cannot_be_read_is_refused_at_once(
    house: House, tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        extract.submit(house, "t", extraction(file=file(tmp_path, content)))
    assert house.blobs.keys("uploads") == []


def test_exactly_one_document(house: House, tmp_path: Path) -> None:
    with pytest.raises(MissingDocument):
        extract.submit(house, "t", extraction())
    with pytest.raises(RequestError):
        extract.submit(house, "t", extraction(file=file(tmp_path), url="https://example.com/"))


def test_an_idempotency_key_makes_one_job_and_one_blob(house: House, tmp_path: Path) -> None:
    jobs = {extract.submit(house, "t", extraction(file=file(tmp_path), idempotency_key="order 7")).id for _ in range(3)}
    assert len(jobs) == 1
    assert len(house.blobs.keys("uploads")) == 1
    other = extract.submit(house, "u", extraction(file=file(tmp_path), idempotency_key="order 7"))
    assert other.id not in jobs


def test_a_password_lies_beside_the_row_until_the_job_is_canceled(house: House, tmp_path: Path) -> None:
    submitted = extract.submit(house, "t", extraction(file=file(tmp_path), password="sesame"))
    wanted = house.engine.input_of(submitted.id)
    assert isinstance(wanted, ExtractInput)
    assert "sesame" not in str(wanted)
    assert wanted.source.password_key is not None
    assert house.blobs.get(wanted.source.password_key) == b"sesame"
    job.cancel(house, "t", submitted.id)
    assert house.blobs.keys(f"jobs/{submitted.id}") == []


def test_a_question_lies_beside_the_row(house: House, tmp_path: Path) -> None:
    question = Question({"total": "number"}, "Gross")
    submitted = extract.submit(house, "t", extraction(file=file(tmp_path), question=question))
    wanted = house.engine.input_of(submitted.id)
    assert isinstance(wanted, ExtractInput)
    assert "total" not in str(wanted)
    assert msgspec.json.decode(house.blobs.get(wanted.question or ""), type=Question) == question


def test_a_link_of_ours_is_the_upload_behind_it(house: House, tmp_path: Path) -> None:
    key = uploads.keep(house, file(tmp_path))
    url = uploads.link(key, "http://here")
    assert uploads.key_of(house, url) == key
    assert uploads.key_of(house, "https://example.com/uploads/123-abc") is None
    assert uploads.key_of(house, "https://example.com/a.pdf") is None


def test_an_old_link_has_expired(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url = uploads.link(uploads.keep(house, file(tmp_path)), "http://here")
    later = time.time() + 3700
    monkeypatch.setattr("time.time", lambda: later)
    with pytest.raises(DownloadFailed, match="expired"):
        uploads.key_of(house, url)


def test_somebody_elses_job_stays_theirs(house: House, tmp_path: Path) -> None:
    submitted = extract.submit(house, "t", extraction(file=file(tmp_path)))
    for call in (job.find, job.cancel):
        with pytest.raises(NotPermitted):
            call(house, "u", submitted.id)
    assert job.find(house, "t", submitted.id).status is JobStatus.PENDING


async def test_changes_end_with_the_job(house: House, tmp_path: Path) -> None:
    submitted = extract.submit(house, "t", extraction(file=file(tmp_path)))
    seen = []
    async for change in job.changes(house, submitted):
        assert change is not None
        seen.append(change.status)
        if len(seen) == 1:
            house.engine.cancel(submitted.id)
    assert seen == [JobStatus.PENDING, JobStatus.CANCELED]
