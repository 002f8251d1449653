"""Looks at jobs, waits for them, cancels them: always only the caller's own."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator

from docbeat.errors import BadParameter, JobNotFound, NotPermitted
from docbeat.jobs.engine import Job
from docbeat.jobs.kind import ExtractInput, JobKind
from docbeat.services.house import House

# A long poll is answered after this many seconds at the latest; proxies cut longer silences.
LONGEST_WAIT = 60.0
_KEEPALIVE_SECONDS = 15.0
# Makes job ids out of idempotency keys; any fixed value does.
_NAMESPACE = uuid.UUID("5f0d0a58-2c43-4f0a-9d52-6a4f1e3c9b77")


def new_id(house: House, tenant: str, kind: JobKind, idempotency_key: str | None = None) -> tuple[str, Job | None]:
    """The id of a job to be; with a known idempotency key that of the job that exists, and that job.

    Raises:
        BadParameter: the key was used for a job of another kind.
    """
    if not idempotency_key:
        return str(uuid.uuid4()), None
    job_id = str(uuid.uuid5(_NAMESPACE, f"{tenant}\0{idempotency_key}"))
    existing = house.engine.get(job_id)
    if existing is not None and existing.kind is not kind:
        raise BadParameter("This idempotency key was used for another kind of request")
    return job_id, existing


def find(house: House, tenant: str, job_id: str) -> Job:
    """The job ``job_id`` of ``tenant``.

    Raises:
        JobNotFound: there is none.
        NotPermitted: it is somebody else's.
    """
    job = house.engine.get(job_id)
    return _own(tenant, job)


def cancel(house: House, tenant: str, job_id: str) -> Job:
    """Cancel the job unless it is final; the job as it then stands.

    Raises:
        JobNotFound, NotPermitted: as ``find``.
    """
    find(house, tenant, job_id)
    job = _own(tenant, house.engine.cancel(job_id))
    job_input = house.engine.input_of(job_id)
    if isinstance(job_input, ExtractInput) and job_input.source.password_key:
        house.blobs.delete(job_input.source.password_key)
    return job


async def wait_until_final(house: House, job: Job, seconds: float) -> Job:
    """``job`` once it is final, or as it stands after ``seconds``."""
    if job.status.is_final or seconds <= 0:
        return job
    final = await house.watcher.until(job.id, lambda seen: seen.status.is_final, seconds)
    return final or house.engine.get(job.id) or job


async def changes(house: House, job: Job) -> AsyncIterator[Job | None]:
    """``job`` and then every change of it until it is final; None now and then while nothing changes."""
    yield job
    while not job.status.is_final:
        last = job
        changed = await house.watcher.until(
            job.id,
            lambda seen, last=last: (seen.status, seen.progress) != (last.status, last.progress),  # type: ignore[misc]
            _KEEPALIVE_SECONDS,
        )
        yield changed
        job = changed or job


def _own(tenant: str, job: Job | None) -> Job:
    if job is None:
        raise JobNotFound
    if job.tenant != tenant:
        raise NotPermitted
    return job
