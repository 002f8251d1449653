"""The job engine seam: what a job looks like from outside, and the few things one can do with it.

The engine's row is the only truth about a job. Status moves one way: pending, processing, then one of
completed, failed, canceled for good.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any, Protocol

import msgspec

from docbeat.jobs.kind import JobKind


class JobStatus(StrEnum):
    """Where a job stands, in the words of the wire."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"

    @property
    def is_final(self) -> bool:
        """Whether the status can never change again."""
        return self in {JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELED}


class Priority(IntEnum):
    """Which job goes first; a lower number does."""

    INTERACTIVE = 1
    HIGH = 5
    NORMAL = 10
    LOW = 20


class Progress(msgspec.Struct, frozen=True):
    """How far a job is. ``pages_total`` is 0 until it is known.

    ``pages_done`` counts the pages that have been read; ``stage_done`` those the present stage has gone through,
    from 0 again with every stage.
    """

    pages_done: int
    pages_total: int
    stage: str
    stage_done: int = 0

    @property
    def finished(self) -> Progress:
        """What it comes to when the job is completed; the last report may be older than that."""
        return Progress(self.pages_total, self.pages_total, self.stage, self.pages_total)


class Job(msgspec.Struct, frozen=True):
    """A job as it stands now. Times are seconds since 1970, UTC.

    ``outcome`` is what the workflow returned (completed), ``error`` an error record (failed).
    """

    id: str
    kind: JobKind
    tenant: str
    status: JobStatus
    created_at: float
    updated_at: float
    started_at: float | None = None
    progress: Progress | None = None
    outcome: dict[str, Any] | None = None
    error: dict[str, Any] | None = None


class Submission(msgspec.Struct, frozen=True):
    """A job to be. The same ``id`` twice is the same job: the second submission changes nothing."""

    id: str
    kind: JobKind
    tenant: str
    input: msgspec.Struct
    priority: Priority = Priority.NORMAL


class JobEngine(Protocol):
    """Keeps jobs. Every method may block for some milliseconds; call it off the event loop."""

    def submit(self, submission: Submission) -> Job:
        """Keep a new job, durably; when its id exists already, give the existing job.

        Raises:
            BadParameter: the id belongs to a job of another kind.
        """

    def get(self, job_id: str) -> Job | None:
        """The job, or None when there is none with this id."""

    def get_many(self, job_ids: list[str]) -> dict[str, Job]:
        """The jobs that exist among ``job_ids``, by id."""

    def input_of(self, job_id: str) -> msgspec.Struct | None:
        """What the job was submitted with, or None."""

    def cancel(self, job_id: str) -> Job | None:
        """Cancel the job unless it is final; the job as it then stands, or None when there is none."""
