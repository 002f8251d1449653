"""A workflow's JobContext on DBOS: durable steps, progress, rank, and standing still while a worker drains."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import msgspec
from dbos import DBOS
from dbos._serialization import PortableWorkflowError

from docbeat.errors import from_record
from docbeat.jobs.durable.rows import PROGRESS_EVENT, record_of
from docbeat.jobs.engine import Progress
from docbeat.jobs.workflow import Step

# Pollers wait a second or more between looks; more writes than that only cost disk.
_REPORT_SECONDS = 0.5


class Drain:
    """Whether the worker is to stop, and how many steps still run."""

    def __init__(self) -> None:
        self.is_on = False
        self.running = 0

    async def __aenter__(self) -> None:
        if self.is_on:
            await asyncio.Event().wait()  # for ever: the process ends soon and the job resumes elsewhere
        self.running += 1

    async def __aexit__(self, *_: object) -> None:
        self.running -= 1


class DurableContext:
    """JobContext of one execution."""

    def __init__(self, job_id: str, tenant: str, priority: int, drain: Drain) -> None:
        self._job_id = job_id
        self._tenant = tenant
        self._priority = priority
        self._drain = drain
        self._steps = 0
        self._reported: tuple[float, str] = (0.0, "")

    @property
    def job_id(self) -> str:
        return self._job_id

    @property
    def tenant(self) -> str:
        return self._tenant

    @property
    def rank(self) -> tuple[int, ...]:
        """Urgent jobs first; among equals the one that has had the fewest steps, so that short ones pass long ones."""
        return (self._priority, self._steps)

    async def step(self, name: str, function: Step) -> Any:
        self._steps += 1
        async with self._drain:
            try:
                return await DBOS.run_step_async({"name": name, "preemptible": True}, function)
            except PortableWorkflowError as replayed:
                stored = {"name": replayed.name, "code": replayed.code, "data": replayed.data}
                raise from_record(record_of({**stored, "message": replayed.message})) from replayed

    async def report(self, progress: Progress) -> None:
        last, stage = self._reported
        now = time.monotonic()
        if stage == progress.stage and now - last < _REPORT_SECONDS:
            return
        self._reported = (now, progress.stage)
        await DBOS.set_event_async(PROGRESS_EVENT, msgspec.to_builtins(progress))
