"""Reads jobs out of the engine's rows: one statement, one mapping of states.

Leans on the tables of the pinned dbos release; tests/integration/test_durable.py notices a change.
"""

from __future__ import annotations

import json
import time
from typing import Any

import msgspec
import sqlalchemy as sa
from dbos._schemas.system_database import SystemSchema

from docbeat.errors import BY_CODE, InternalError
from docbeat.jobs.engine import Job, JobStatus, Progress
from docbeat.jobs.kind import INPUTS, JobKind

STATUS = SystemSchema.workflow_status
_INPUT = SystemSchema.workflow_input
_OUTPUT = SystemSchema.workflow_output
_EVENTS = SystemSchema.workflow_events

PROGRESS_EVENT = "progress"
OPEN_STATES = ("ENQUEUED", "DELAYED", "PENDING")

_SELECT = (
    sa.select(
        STATUS.c.workflow_uuid,
        STATUS.c.name,
        STATUS.c.authenticated_user,
        STATUS.c.status,
        STATUS.c.recovery_attempts,
        STATUS.c.created_at,
        STATUS.c.updated_at,
        STATUS.c.started_at_epoch_ms,
        _OUTPUT.c.output,
        _OUTPUT.c.error,
        _EVENTS.c.value.label("progress"),
    )
    .select_from(
        STATUS.outerjoin(_OUTPUT, _OUTPUT.c.workflow_uuid == STATUS.c.workflow_uuid).outerjoin(
            _EVENTS,
            sa.and_(_EVENTS.c.workflow_uuid == STATUS.c.workflow_uuid, _EVENTS.c.key == PROGRESS_EVENT),
        )
    )
    .where(STATUS.c.name.in_([kind.value for kind in JobKind]))
)
_BY_ID = _SELECT.where(STATUS.c.workflow_uuid == sa.bindparam("job_id"))
_BY_IDS = _SELECT.where(STATUS.c.workflow_uuid.in_(sa.bindparam("job_ids", expanding=True)))
_INPUT_BY_ID = (
    sa.select(STATUS.c.name, _INPUT.c.inputs)
    .select_from(STATUS.join(_INPUT, _INPUT.c.workflow_uuid == STATUS.c.workflow_uuid))
    .where(STATUS.c.workflow_uuid == sa.bindparam("job_id"))
)

# States as literals, here and below: only so does the database see that a partial index fits.
_ANY_WAITING: sa.Select[Any] = (
    sa.select(sa.literal_column("1"))
    .select_from(STATUS)
    .where(STATUS.c.queue_name == sa.bindparam("queue"))
    .where(STATUS.c.status == sa.literal_column("'ENQUEUED'"))
    .where(STATUS.c.status.in_([sa.literal_column("'ENQUEUED'"), sa.literal_column("'PENDING'")]))
    .limit(1)
)

_CRASHED_TOO_OFTEN = InternalError("The worker stopped too often while it had this job; it was given up")


def read(connection: sa.Connection, job_id: str) -> Job | None:
    """The job with this id, or None."""
    row = connection.execute(_BY_ID, {"job_id": job_id}).one_or_none()
    return None if row is None else _job(row)


def read_many(connection: sa.Connection, job_ids: list[str]) -> dict[str, Job]:
    """The jobs that exist among ``job_ids``, by id."""
    return {row.workflow_uuid: _job(row) for row in connection.execute(_BY_IDS, {"job_ids": job_ids})}


def read_input(connection: sa.Connection, job_id: str) -> msgspec.Struct | None:
    """The typed input the job was submitted with, or None."""
    row = connection.execute(_INPUT_BY_ID, {"job_id": job_id}).one_or_none()
    if row is None or row.name not in set(JobKind):
        return None
    return msgspec.convert(json.loads(row.inputs)["positionalArgs"][0], INPUTS[JobKind(row.name)])


def cancel(connection: sa.Connection, job_id: str) -> None:
    """Mark the job canceled unless it is final. The library's own call would also take back a failure."""
    now = int(time.time() * 1000)
    connection.execute(
        sa.update(STATUS)
        .where(STATUS.c.workflow_uuid == job_id, STATUS.c.status.in_(OPEN_STATES))
        .values(
            status="CANCELLED",
            owner_xid=None,
            queue_name=None,
            deduplication_id=None,
            updated_at=now,
            completed_at=now,
        )
    )


def _job(row: Any) -> Job:
    status = _status(row.status, row.recovery_attempts)
    return Job(
        id=row.workflow_uuid,
        kind=JobKind(row.name),
        tenant=row.authenticated_user or "",
        status=status,
        created_at=row.created_at / 1000,
        updated_at=row.updated_at / 1000,
        started_at=row.started_at_epoch_ms / 1000 if row.started_at_epoch_ms else None,
        progress=msgspec.json.decode(row.progress, type=Progress) if row.progress else None,
        outcome=json.loads(row.output) if row.output and status is JobStatus.COMPLETED else None,
        error=_error(row) if status is JobStatus.FAILED else None,
    )


def _status(state: str, attempts: int | None) -> JobStatus:
    match state:
        case "SUCCESS":
            return JobStatus.COMPLETED
        case "ERROR" | "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
            return JobStatus.FAILED
        case "CANCELLED":
            return JobStatus.CANCELED
        case "PENDING":
            return JobStatus.PROCESSING
        case _:
            # Waiting again after a crash: to a poller that is still the same processing.
            return JobStatus.PROCESSING if attempts else JobStatus.PENDING


def _error(row: Any) -> dict[str, Any]:
    """The error record: what the workflow raised, or that the engine gave the job up."""
    if not row.error:
        return _CRASHED_TOO_OFTEN.as_record()
    return record_of(json.loads(row.error))


def record_of(stored: dict[str, Any]) -> dict[str, Any]:
    """Our error record out of the engine's: a DocbeatError's own, or that of an InternalError."""
    if stored.get("code") in BY_CODE:
        return {"code": stored["code"], "message": stored["message"], "details": stored.get("data") or {}}
    return InternalError(cause=stored.get("name")).as_record()


def is_job_waiting(connection: sa.Connection, queue: str) -> bool:
    """Whether any job waits in ``queue``; many times cheaper than a claim that finds nothing."""
    return connection.execute(_ANY_WAITING, {"queue": queue}).scalar_one_or_none() is not None


def held_jobs(connection: sa.Connection) -> dict[str, list[str]]:
    """Ids of the running jobs by the worker that holds them."""
    held: dict[str, list[str]] = {}
    running = sa.select(STATUS.c.executor_id, STATUS.c.workflow_uuid).where(
        STATUS.c.status == sa.literal_column("'PENDING'")
    )
    for row in connection.execute(running):
        held.setdefault(row.executor_id or "", []).append(row.workflow_uuid)
    return held
