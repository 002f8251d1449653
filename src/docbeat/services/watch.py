"""Waits for jobs to change: one look at the engine serves everybody who waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from docbeat.jobs.engine import Job, JobEngine
from docbeat.observe import warning

_LOOK_SECONDS = 0.025
# With many to look at the looks get rarer, so that waiting never becomes the load.
_IDS_PER_LOOK = 400

Condition = Callable[[Job], bool]


class JobWatcher:
    """Shared waiting on ``engine``. Belongs to one event loop."""

    def __init__(self, engine: JobEngine) -> None:
        self._engine = engine
        self._waiting: dict[str, set[asyncio.Future[Job]]] = {}
        self._conditions: dict[asyncio.Future[Job], Condition] = {}
        self._looking: asyncio.Task[None] | None = None

    async def until(self, job_id: str, condition: Condition, timeout: float) -> Job | None:
        """The job as soon as ``condition`` holds for it, or None after ``timeout`` seconds."""
        found: asyncio.Future[Job] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(job_id, set()).add(found)
        self._conditions[found] = condition
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            async with asyncio.timeout(timeout):
                return await found
        except TimeoutError:
            return None
        finally:
            self._forget(job_id, found)

    async def _look(self) -> None:
        while self._waiting:
            ids = list(self._waiting)
            for start in range(0, len(ids), _IDS_PER_LOOK):
                await self._look_at(ids[start : start + _IDS_PER_LOOK])
                await asyncio.sleep(_LOOK_SECONDS)

    async def _look_at(self, ids: list[str]) -> None:
        try:
            jobs = await asyncio.to_thread(self._engine.get_many, ids)
        except Exception as error:
            warning("watch.look_failed", error=type(error).__name__)
            return
        for job in jobs.values():
            self._tell(job)

    def _tell(self, job: Job) -> None:
        for waiter in self._waiting.get(job.id, ()):
            if not waiter.done() and self._conditions[waiter](job):
                waiter.set_result(job)

    def _forget(self, job_id: str, found: asyncio.Future[Job]) -> None:
        self._conditions.pop(found, None)
        waiters = self._waiting.get(job_id, set())
        waiters.discard(found)
        if not waiters:
            self._waiting.pop(job_id, None)
