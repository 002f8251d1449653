"""The engine's in-memory twin: same rules, no durability. For tests and for trying a workflow in a notebook."""

from __future__ import annotations

import time
from typing import Any

import msgspec

from docbeat.errors import BadParameter, DocbeatError, InternalError
from docbeat.jobs.engine import Job, JobStatus, Progress, Submission
from docbeat.jobs.workflow import Step, Workflows


class MemoryEngine:
    """JobEngine in this process's memory. ``work`` runs what was submitted."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._submissions: dict[str, Submission] = {}

    def submit(self, submission: Submission) -> Job:
        existing = self._jobs.get(submission.id)
        if existing is None:
            now = time.time()
            self._submissions[submission.id] = submission
            self._jobs[submission.id] = Job(
                submission.id,
                submission.kind,
                submission.tenant,
                JobStatus.PENDING,
                created_at=now,
                updated_at=now,
            )
        elif existing.kind is not submission.kind:
            raise BadParameter("This idempotency key was used for another kind of request")
        return self._jobs[submission.id]

    def get(self, job_id: str) -> Job | None:
        return self._jobs.get(job_id)

    def get_many(self, job_ids: list[str]) -> dict[str, Job]:
        return {job_id: self._jobs[job_id] for job_id in job_ids if job_id in self._jobs}

    def input_of(self, job_id: str) -> msgspec.Struct | None:
        submission = self._submissions.get(job_id)
        return None if submission is None else submission.input

    def cancel(self, job_id: str) -> Job | None:
        job = self._jobs.get(job_id)
        if job is not None and not job.status.is_final:
            self._change(job_id, status=JobStatus.CANCELED)
        return self._jobs.get(job_id)

    async def work(self, workflows: Workflows) -> None:
        """Run all pending jobs to their end, most urgent first."""
        pending = [self._submissions[job.id] for job in self._jobs.values() if job.status is JobStatus.PENDING]
        for submission in sorted(pending, key=lambda one: one.priority):
            await self._run(submission, workflows)

    async def _run(self, submission: Submission, workflows: Workflows) -> None:
        self._change(submission.id, status=JobStatus.PROCESSING, started_at=time.time())
        try:
            outcome = await workflows[submission.kind](MemoryContext(self, submission), submission.input)
        except DocbeatError as error:
            self._change(submission.id, status=JobStatus.FAILED, error=error.as_record())
        except Exception as error:
            record = InternalError(cause=type(error).__name__).as_record()
            self._change(submission.id, status=JobStatus.FAILED, error=record)
        else:
            self._change(submission.id, status=JobStatus.COMPLETED, outcome=outcome)

    def _change(self, job_id: str, **changes: Any) -> None:
        """Apply ``changes`` unless the job is final."""
        job = self._jobs[job_id]
        if not job.status.is_final:
            self._jobs[job_id] = msgspec.structs.replace(job, updated_at=time.time(), **changes)


class MemoryContext:
    """JobContext that runs every step at once."""

    def __init__(self, engine: MemoryEngine, submission: Submission) -> None:
        self._engine = engine
        self._submission = submission

    @property
    def job_id(self) -> str:
        return self._submission.id

    @property
    def tenant(self) -> str:
        return self._submission.tenant

    @property
    def rank(self) -> tuple[int, ...]:
        return (int(self._submission.priority), 0)

    async def step(self, name: str, function: Step) -> Any:  # noqa: ARG002 - part of the Protocol
        return await function()

    async def report(self, progress: Progress) -> None:
        self._engine._change(self._submission.id, progress=progress)
