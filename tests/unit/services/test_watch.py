from __future__ import annotations

import asyncio

import pytest

from docbeat.jobs.engine import Job, JobStatus, Submission
from docbeat.jobs.kind import ExtractInput, JobKind, Source
from docbeat.jobs.memory import MemoryEngine
from docbeat.services.watch import JobWatcher


class CountingEngine(MemoryEngine):
    looks = 0

    def get_many(self, job_ids: list[str]) -> dict[str, Job]:
        self.looks += 1
        return super().get_many(job_ids)


@pytest.fixture
def engine() -> CountingEngine:
    engine = CountingEngine()
    for name in ("a", "b"):
        engine.submit(Submission(name, JobKind.EXTRACT, "t", ExtractInput(Source())))
    return engine


async def test_a_change_is_told_to_all_who_wait(engine: CountingEngine) -> None:
    watcher = JobWatcher(engine)
    waiting = [asyncio.create_task(watcher.until("a", lambda job: job.status.is_final, 5)) for _ in range(3)]
    await asyncio.sleep(0.05)
    engine.cancel("a")
    jobs = await asyncio.gather(*waiting)
    assert [job.status for job in jobs if job] == [JobStatus.CANCELED] * 3


async def test_waiting_ends_after_its_time(engine: CountingEngine) -> None:
    assert await JobWatcher(engine).until("a", lambda job: job.status.is_final, 0.1) is None
    assert await JobWatcher(engine).until("absent", lambda _: True, 0.1) is None


async def test_one_look_serves_everybody_and_looking_stops(engine: CountingEngine) -> None:
    watcher = JobWatcher(engine)
    await asyncio.gather(*(watcher.until("a", lambda _: False, 0.3) for _ in range(50)))
    assert engine.looks < 25
    await asyncio.sleep(0.1)
    seen = engine.looks
    await asyncio.sleep(0.1)
    assert engine.looks == seen
    assert await watcher.until("b", lambda _: True, 1) is not None
