"""The durable engine on a real SQLite file with real worker processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docbeat.database import open_engine
from docbeat.errors import BadParameter
from docbeat.jobs.durable.client import DurableEngine
from docbeat.jobs.engine import Job, JobStatus, Priority, Progress, Submission
from docbeat.jobs.kind import ExtractInput, JobKind, RenderInput, Source

Start = Callable[[str], subprocess.Popen[bytes]]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DurableEngine]:
    opened = DurableEngine(open_engine(f"sqlite:///{tmp_path / 'db.sqlite3'}"))
    yield opened
    opened.close()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts worker processes by name; ends what is left of them."""
    running: list[subprocess.Popen[bytes]] = []

    def start_worker(name: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.integration.toy_worker", str(tmp_path), name, str(os.getpid())]
        worker = subprocess.Popen(command, stdout=subprocess.PIPE)
        running.append(worker)
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"ready\n"
        return worker

    yield start_worker
    for worker in running:
        worker.kill()
        worker.wait()
        assert worker.stdout is not None
        worker.stdout.close()


def submit(engine: DurableEngine, steps: str, priority: Priority = Priority.NORMAL) -> Job:
    return engine.submit(Submission(str(uuid.uuid4()), JobKind.EXTRACT, "t", ExtractInput(Source(url=steps)), priority))


def until(engine: DurableEngine, job: Job, condition: Callable[[Job], bool], seconds: float = 20.0) -> Job:
    deadline = time.monotonic() + seconds
    while True:
        seen = engine.get(job.id)
        assert seen is not None
        if condition(seen):
            return seen
        assert time.monotonic() < deadline, f"still {seen}"
        time.sleep(0.01)


def final(engine: DurableEngine, job: Job, seconds: float = 20.0) -> Job:
    return until(engine, job, lambda seen: seen.status.is_final, seconds)


def notes(folder: Path) -> list[str]:
    file = folder / "notes"
    return file.read_text().splitlines() if file.exists() else []


def test_a_job_waits_runs_and_keeps_its_outcome(engine: DurableEngine, start: Start) -> None:
    job = submit(engine, "sleep:0 sleep:0")
    assert (job.status, job.tenant, job.outcome) == (JobStatus.PENDING, "t", None)
    start("worker-0")
    done = final(engine, job)
    assert done.status is JobStatus.COMPLETED
    assert done.outcome is not None
    assert len(done.outcome["steps"]) == 2
    assert done.created_at <= done.updated_at


def test_the_same_id_is_the_same_job(engine: DurableEngine) -> None:
    submission = Submission("one", JobKind.EXTRACT, "t", ExtractInput(Source(url="sleep:0")))
    first, second = engine.submit(submission), engine.submit(submission)
    assert first == second
    other = Submission("one", JobKind.RENDER, "t", RenderInput(Source(), 1, 72, "x"))
    with pytest.raises(BadParameter):
        engine.submit(other)


def test_the_input_comes_back_typed(engine: DurableEngine) -> None:
    wanted = ExtractInput(Source(url="sleep:0", password_key="k"), origin="http://here")
    engine.submit(Submission("one", JobKind.EXTRACT, "t", wanted))
    assert engine.input_of("one") == wanted
    assert engine.input_of("two") is None
    assert engine.get("two") is None
    assert set(engine.get_many(["one", "two"])) == {"one"}


def test_a_killed_workers_job_goes_on_after_its_last_step(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    job = submit(engine, "sleep:0 sleep:1.5 sleep:0")
    worker = start("worker-0")
    until(engine, job, lambda _: f"begin {job.id} 1" in notes(tmp_path))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert engine.get(job.id).status is JobStatus.PROCESSING  # type: ignore[union-attr]
    start("worker-0")
    until(engine, job, lambda _: notes(tmp_path).count(f"begin {job.id} 1") == 2)
    assert final(engine, job).status is JobStatus.COMPLETED
    assert notes(tmp_path).count(f"begin {job.id} 0") == 1
    assert notes(tmp_path).count(f"end {job.id} 2") == 1


def test_status_does_not_go_back_while_a_job_waits_to_be_resumed(engine: DurableEngine, start: Start) -> None:
    job = submit(engine, "sleep:0.3 die")
    worker = start("worker-0")
    until(engine, job, lambda seen: seen.status is JobStatus.PROCESSING)
    worker.wait()
    start("worker-1")
    for _ in range(50):
        assert engine.get(job.id).status is JobStatus.PROCESSING  # type: ignore[union-attr]
        time.sleep(0.02)


def test_another_worker_takes_over(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    first = start("worker-0")
    job = submit(engine, "sleep:1")
    until(engine, job, lambda _: f"begin {job.id} 0" in notes(tmp_path))
    start("worker-1")
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert final(engine, job).status is JobStatus.COMPLETED
    assert notes(tmp_path).count(f"end {job.id} 0") == 1


def test_a_job_that_kills_its_workers_is_given_up(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    job = submit(engine, "die")
    for deaths in range(1, 4):
        start("worker-0").wait()
        assert notes(tmp_path).count(f"begin {job.id} 0") == deaths
    start("worker-0")
    given_up = final(engine, job)
    assert given_up.status is JobStatus.FAILED
    assert given_up.error is not None
    assert "given up" in given_up.error["message"]
    assert notes(tmp_path).count(f"begin {job.id} 0") == 3
    assert engine.cancel(job.id).status is JobStatus.FAILED  # type: ignore[union-attr]
    assert final(engine, submit(engine, "sleep:0")).status is JobStatus.COMPLETED


def test_an_error_keeps_code_message_and_details(engine: DurableEngine, start: Start) -> None:
    start("worker-0")
    failed = final(engine, submit(engine, "fail"))
    assert failed.status is JobStatus.FAILED
    assert failed.error == {"code": "FILE_003", "message": "Broken on purpose", "details": {"page": 7}}
    assert failed.outcome is None


def test_a_fault_of_ours_quotes_nothing(engine: DurableEngine, start: Start) -> None:
    start("worker-0")
    failed = final(engine, submit(engine, "stumble"))
    assert failed.error is not None
    assert failed.error["code"] == "GENERAL_001"
    assert "text of the document" not in str(failed.error)


def test_a_failed_step_is_not_run_again_after_a_crash(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    """Between the record of a failed step and that of the failed job a worker may die."""
    start("worker-0")
    job = final(engine, submit(engine, "fail"))
    assert notes(tmp_path).count(f"begin {job.id} 0") == 1


def test_cancel_before_the_start(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    job = submit(engine, "sleep:0")
    assert engine.cancel(job.id).status is JobStatus.CANCELED  # type: ignore[union-attr]
    start("worker-0")
    assert final(engine, submit(engine, "sleep:0")).status is JobStatus.COMPLETED
    assert f"begin {job.id} 0" not in notes(tmp_path)


def test_cancel_frees_the_worker_within_a_second(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    start("worker-0")
    job = submit(engine, "sleep:60 sleep:0")
    until(engine, job, lambda _: f"begin {job.id} 0" in notes(tmp_path))
    follower = submit(engine, "sleep:0")
    assert engine.cancel(job.id).status is JobStatus.CANCELED  # type: ignore[union-attr]
    until(engine, follower, lambda seen: seen.status is JobStatus.COMPLETED)
    time.sleep(0.5)
    assert f"end {job.id} 0" not in notes(tmp_path)
    assert engine.get(job.id).status is JobStatus.CANCELED  # type: ignore[union-attr]


def test_cancel_of_a_final_job_changes_nothing(engine: DurableEngine, start: Start) -> None:
    start("worker-0")
    job = final(engine, submit(engine, "sleep:0"))
    assert engine.cancel(job.id) == job
    assert engine.cancel("none") is None


def test_progress_is_seen_while_the_job_runs(engine: DurableEngine, start: Start) -> None:
    start("worker-0")
    job = submit(engine, "sleep:0.7 sleep:0.7 sleep:0")
    until(engine, job, lambda seen: seen.progress == Progress(1, 9, "sleep"))
    assert final(engine, job).status is JobStatus.COMPLETED


def test_the_most_urgent_goes_first(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    jobs = [submit(engine, "sleep:0", priority) for priority in (Priority.LOW, Priority.NORMAL, Priority.INTERACTIVE)]
    start("worker-0")
    for job in jobs:
        final(engine, job)
    begun = [line.split()[1] for line in notes(tmp_path) if line.startswith("begin")]
    assert begun == [job.id for job in reversed(jobs)]


def test_equally_urgent_jobs_run_in_the_order_they_came(engine: DurableEngine, start: Start, tmp_path: Path) -> None:
    """Also those of one second, which is all the engine's own clock can tell apart on SQLite."""
    jobs = [submit(engine, "sleep:0") for _ in range(12)]
    start("worker-0")
    final(engine, jobs[-1])
    begun = [line.split()[1] for line in notes(tmp_path) if line.startswith("begin")]
    assert begun == [job.id for job in jobs]
    created = [engine.get(job.id).created_at for job in jobs]  # type: ignore[union-attr]
    assert created == sorted(created)
    assert len({round(moment % 1, 3) for moment in created}) > 1


def test_a_long_job_lets_short_ones_in_between(engine: DurableEngine, start: Start) -> None:
    start("worker-0")
    long_job = submit(engine, "sleep:6")
    until(engine, long_job, lambda seen: seen.status is JobStatus.PROCESSING)
    assert final(engine, submit(engine, "sleep:0"), seconds=5.0).status is JobStatus.COMPLETED
    assert engine.get(long_job.id).status is JobStatus.PROCESSING  # type: ignore[union-attr]


def test_a_burst_spreads_over_workers(engine: DurableEngine, start: Start) -> None:
    start("worker-0")
    start("worker-1")
    jobs = [final(engine, job) for job in [submit(engine, "sleep:0.4") for _ in range(4)]]
    pids = {job.outcome["steps"][0].rpartition("@")[2] for job in jobs if job.outcome}
    assert len(pids) == 2


def test_a_draining_worker_finishes_its_step_and_leaves_the_rest(
    engine: DurableEngine, start: Start, tmp_path: Path
) -> None:
    worker = start("worker-0")
    job = submit(engine, "sleep:1 sleep:0")
    until(engine, job, lambda _: f"begin {job.id} 0" in notes(tmp_path))
    worker.send_signal(signal.SIGTERM)
    worker.wait(10)
    assert f"end {job.id} 0" in notes(tmp_path)
    start("worker-0")
    assert final(engine, job).status is JobStatus.COMPLETED
    assert notes(tmp_path).count(f"begin {job.id} 0") == 1
