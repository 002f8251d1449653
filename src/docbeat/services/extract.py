"""Submits an extraction: the document is stored first, then one row makes the job exist."""

from __future__ import annotations

import uuid
from pathlib import Path

import msgspec

from docbeat.errors import MissingDocument, RequestError
from docbeat.jobs.engine import Job, Priority, Submission
from docbeat.jobs.kind import ExtractInput, ExtractOptions, JobKind, Question, Source
from docbeat.services import job as jobs
from docbeat.services import uploads
from docbeat.services.house import House


class Extraction(msgspec.Struct, frozen=True):
    """What a caller asks for, independent of how it was spelled."""

    options: ExtractOptions
    priority: Priority
    origin: str
    file: Path | None = None
    url: str | None = None
    password: str | None = None
    question: Question | None = None
    idempotency_key: str | None = None


def submit(house: House, tenant: str, wanted: Extraction) -> Job:
    """Keep the document and the job; with a known idempotency key, give the job that exists.

    Raises:
        MissingDocument, BadParameter, FileError: nothing was kept.
    """
    job_id, existing = jobs.new_id(house, tenant, JobKind.EXTRACT, wanted.idempotency_key)
    if existing is not None:
        return existing
    source = _keep_source(house, job_id, wanted)
    submission = Submission(
        id=job_id,
        kind=JobKind.EXTRACT,
        tenant=tenant,
        input=ExtractInput(source, wanted.options, wanted.origin, _keep_question(house, job_id, wanted)),
        priority=wanted.priority,
    )
    return house.engine.submit(submission)


def _keep_question(house: House, job_id: str, wanted: Extraction) -> str | None:
    if wanted.question is None:
        return None
    key = f"jobs/{job_id}/question.json"
    house.blobs.put(key, msgspec.json.encode(wanted.question))
    return key


def _keep_source(house: House, job_id: str, wanted: Extraction) -> Source:
    if wanted.file is not None and wanted.url:
        raise RequestError("Send either `file` or `file_url`, not both")
    password_key = None
    if wanted.password:
        # Beside the job rather than in its row, so that it can be removed once it has served.
        password_key = f"jobs/{job_id}/password-{uuid.uuid4()}"
        house.blobs.put(password_key, wanted.password.encode())
    if wanted.file is not None:
        return Source(key=uploads.keep(house, wanted.file), password_key=password_key)
    if wanted.url:
        key = uploads.key_of(house, wanted.url)
        return Source(key=key, url=None if key else wanted.url, password_key=password_key)
    raise MissingDocument
