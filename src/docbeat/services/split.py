"""Submits a split: which pages of a document are about which topic."""

from __future__ import annotations

import msgspec

from docbeat.jobs.engine import Job, Priority, Submission
from docbeat.jobs.kind import JobKind, SplitInput, Topic
from docbeat.services import documents
from docbeat.services import job as jobs
from docbeat.services.house import House


class Splitting(msgspec.Struct, frozen=True):
    """What a caller wants split, and into what."""

    extraction_id: str
    topics: tuple[Topic, ...]
    priority: Priority
    idempotency_key: str | None = None


def submit(house: House, tenant: str, wanted: Splitting) -> Job:
    """Keep the topics and the job; with a known idempotency key, give the job that exists.

    Raises:
        JobNotFound, NotPermitted, BadParameter: there is no such document; nothing was kept.
    """
    job_id, existing = jobs.new_id(house, tenant, JobKind.SPLIT, wanted.idempotency_key)
    if existing is not None:
        return existing
    document = documents.extracted(house, tenant, wanted.extraction_id)
    key = f"jobs/{job_id}/topics.json"
    house.blobs.put(key, msgspec.json.encode(wanted.topics))
    return house.engine.submit(Submission(job_id, JobKind.SPLIT, tenant, SplitInput(document, key), wanted.priority))
