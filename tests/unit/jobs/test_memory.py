"""The twin keeps the engine's promises."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.errors import BadParameter, FileCorrupted
from docbeat.jobs.engine import JobStatus, Priority, Progress, Submission
from docbeat.jobs.kind import ExtractInput, JobKind, RenderInput, Source
from docbeat.jobs.memory import MemoryEngine
from docbeat.jobs.workflow import JobContext


def submission(job_id: str, what: str = "ok", priority: Priority = Priority.NORMAL) -> Submission:
    return Submission(job_id, JobKind.EXTRACT, "t", ExtractInput(Source(url=what)), priority)


async def toy(job: JobContext, wanted: ExtractInput) -> dict[str, Any]:
    async def step() -> str:
        await job.report(Progress(1, 2, "reading"))
        if wanted.source.url == "fail":
            raise FileCorrupted("broken", page=1)
        if wanted.source.url == "stumble":
            raise ValueError("text of the document")
        return f"{job.job_id} of {job.tenant}"

    return {"said": await job.step("say", step)}


async def test_jobs_run_most_urgent_first() -> None:
    engine, order = MemoryEngine(), []

    async def note(job: JobContext, _: Any) -> dict[str, Any]:
        order.append(job.job_id)
        return {}

    for job_id, priority in (("late", Priority.LOW), ("soon", Priority.INTERACTIVE), ("normal", Priority.NORMAL)):
        engine.submit(submission(job_id, priority=priority))
    await engine.work({JobKind.EXTRACT: note})
    assert order == ["soon", "normal", "late"]


async def test_outcome_error_and_progress() -> None:
    engine = MemoryEngine()
    for what in ("ok", "fail", "stumble"):
        engine.submit(submission(what, what))
    await engine.work({JobKind.EXTRACT: toy})
    jobs = engine.get_many(["ok", "fail", "stumble", "absent"])
    assert set(jobs) == {"ok", "fail", "stumble"}
    assert jobs["ok"].outcome == {"said": "ok of t"}
    assert jobs["ok"].progress == Progress(1, 2, "reading")
    assert jobs["fail"].error == {"code": "FILE_003", "message": "broken", "details": {"page": 1}}
    assert jobs["stumble"].error is not None
    assert "text of the document" not in str(jobs["stumble"].error)


def test_the_same_id_is_the_same_job() -> None:
    engine = MemoryEngine()
    assert engine.submit(submission("a")) == engine.submit(submission("a", "other"))
    assert engine.input_of("a") == ExtractInput(Source(url="ok"))
    with pytest.raises(BadParameter):
        engine.submit(Submission("a", JobKind.RENDER, "t", RenderInput(Source(), 1, 1, "x")))


async def test_cancel_is_final() -> None:
    engine = MemoryEngine()
    engine.submit(submission("a"))
    cancelled = engine.cancel("a")
    assert cancelled is not None
    assert cancelled.status is JobStatus.CANCELED
    await engine.work({JobKind.EXTRACT: toy})
    assert engine.get("a") == cancelled
    assert engine.cancel("a") == cancelled
    assert engine.cancel("absent") is None
