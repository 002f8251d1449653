"""Answers outlive the processes that look for them, and can be given up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bench.live_server import LiveServer
from bench.pdfs import text_pdf

from tests.contract.test_sdk_jobs import until

PAGES = 200
LONG = text_pdf(["\n".join(f"Row {row} of a page that takes a moment to read." for row in range(52))] * PAGES)
SCHEMA = {"type": "object", "properties": {"account_holder": {"type": "string"}}}


class Desk:
    """A server of its own with a long document in it."""

    def __init__(self, server: LiveServer) -> None:
        self.server = server
        with server.client() as client:
            submitted = client.post("/extract_async", files={"file": ("a.pdf", LONG)}).json()["job_id"]
        until(lambda: self.job(submitted)["status"] == "completed", 120)
        self.extraction_id = submitted

    def job(self, job_id: str) -> dict[str, Any]:
        with self.server.client() as client:
            seen: dict[str, Any] = client.get(f"/job/{job_id}").json()
            return seen

    def ask(self) -> str:
        """Ask something that takes a while; the id of the run once it is under way."""
        body = {"extraction_id": self.extraction_id, "schema_config": {"input_schema": SCHEMA}, "async": True}
        with self.server.client() as client:
            job_id: str = client.post("/schema", json=body).json()["job_id"]
        until(lambda: self.job(job_id)["status"] == "processing")
        return job_id

    def version(self, job_id: str) -> int:
        until(lambda: self.job(job_id)["status"] == "completed", 90)
        number: int = self.job(job_id)["result"]["version"]
        return number


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with LiveServer(tmp_path_factory.mktemp("answers") / "data", workers=1) as server:
        yield Desk(server)


def test_a_run_can_be_canceled_and_counts_no_version(desk: Desk) -> None:
    job_id = desk.ask()
    with desk.server.client() as client:
        assert client.delete(f"/job/{job_id}").json()["message"] == "Job cancelled successfully"
    assert desk.version(desk.ask()) == 1
    canceled = desk.job(job_id)
    assert canceled["status"] == "canceled"
    assert "result" not in canceled


@pytest.mark.parametrize("part", ["docbeat worker", "sandbox.child"])
def test_a_killed_process_comes_back_and_the_run_is_counted_once(desk: Desk, part: str) -> None:
    before = desk.version(desk.ask())
    job_id = desk.ask()
    victim = desk.server.processes(part)[0]
    victim.kill()
    assert desk.version(job_id) == before + 1
    assert desk.version(desk.ask()) == before + 2
    assert victim.pid not in {process.pid for process in desk.server.family()}


def test_progress_names_its_pages(desk: Desk) -> None:
    job_id = desk.ask()
    assert desk.job(job_id)["progress"]["pages_total"] == PAGES
    desk.version(job_id)
    assert desk.job(job_id)["progress"]["pages_done"] == PAGES


def test_a_question_that_takes_too_much_memory_is_told_so(tmp_path_factory: pytest.TempPathFactory, desk: Desk) -> None:
    """Not that its document is broken."""
    desk.server.stop()
    hurried = LiveServer(desk.server.data_dir, workers=1, memory_bytes="1000000")
    with hurried, hurried.client() as client:
        body = {"extraction_id": desk.extraction_id, "schema_config": {"input_schema": SCHEMA}}
        error = client.post("/schema", json=body).json()["error"]
    desk.server.start()
    assert error["code"] == "SCHEMA_002"
    assert "ask for less" in error["message"]
