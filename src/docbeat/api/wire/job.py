"""GET /job/{id} and its relatives: jobs as JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from pydantic import BaseModel

from docbeat.jobs.engine import Job, JobStatus


class ProgressView(BaseModel):
    """How far a running job is (ours, not Pulse's)."""

    pages_done: int
    pages_total: int
    stage: str
    stage_done: int


class JobView(BaseModel):
    """Answer of GET /job/{id}."""

    job_id: str
    status: JobStatus
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None = None
    progress: ProgressView | None = None
    result: dict[str, Any] | None = None
    error: str | None = None
    error_code: str | None = None


class Acknowledgement(BaseModel):
    """Answer of an asynchronous submission."""

    job_id: str
    status: JobStatus
    message: str


class Cancellation(BaseModel):
    """Answer of a cancel."""

    job_id: str
    message: str


def timestamp(moment: float) -> str:
    """Seconds since 1970 as ISO 8601 with milliseconds and Z."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def job_fields(job: Job) -> dict[str, Any]:
    """``job`` without its result, names and values as on the wire."""
    fields: dict[str, Any] = {
        "job_id": job.id,
        "status": job.status.value,
        "created_at": timestamp(job.created_at),
        "updated_at": timestamp(job.updated_at),
    }
    if job.started_at is not None:
        fields["started_at"] = timestamp(job.started_at)
    if job.progress is not None:
        fields["progress"] = job.progress.finished if job.status is JobStatus.COMPLETED else job.progress
    if job.status is JobStatus.FAILED and job.error is not None:
        fields["error"] = job.error["message"]
        fields["error_code"] = job.error["code"]
    return fields


def job_json(job: Job, result: bytes | None) -> bytes:
    """``job`` as JSON; ``result``, JSON already, goes in as it is."""
    fields = job_fields(job)
    if result is not None:
        fields["result"] = msgspec.Raw(result)
    return msgspec.json.encode(fields)


def acknowledgement(job: Job) -> bytes:
    """What a submission answers before its result is there.

    A job that exists already under its idempotency key may stand anywhere.
    """
    match job.status:
        case JobStatus.PENDING:
            message = "Job queued for processing"
        case JobStatus.PROCESSING:
            message = "Job is being processed"
        case _:
            message = f"Job is already {job.status.value}"
    return msgspec.json.encode({"job_id": job.id, "status": job.status.value, "message": message})


def cancellation(job: Job) -> bytes:
    """What a cancel answers. Pulse spells the status ``canceled`` and this message ``cancelled``."""
    if job.status is JobStatus.CANCELED:
        message = "Job cancelled successfully"
    else:
        message = f"Job was already {job.status.value}"
    return msgspec.json.encode({"job_id": job.id, "message": message})
