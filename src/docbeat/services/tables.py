"""Submits a search for the tables of a document, or of the pages of a split."""

from __future__ import annotations

import msgspec

from docbeat.jobs.engine import Job, Priority, Submission
from docbeat.jobs.kind import JobKind, TableFormat, TablesInput
from docbeat.services import documents
from docbeat.services import job as jobs
from docbeat.services.house import House


class TableSearch(msgspec.Struct, frozen=True):
    """Of what a caller wants the tables, and how. Either an extraction or a split."""

    priority: Priority
    extraction_id: str | None = None
    split_id: str | None = None
    table_format: TableFormat = "html"
    merge: bool = False
    charts: bool = False
    idempotency_key: str | None = None


def submit(house: House, tenant: str, wanted: TableSearch) -> Job:
    """Keep the job; with a known idempotency key, give the job that exists.

    Raises:
        JobNotFound, NotPermitted, BadParameter: there is no such document; nothing was kept.
    """
    job_id, existing = jobs.new_id(house, tenant, JobKind.TABLES, wanted.idempotency_key)
    if existing is not None:
        return existing
    pages = None
    if wanted.split_id is not None:
        document, splits = documents.split(house, tenant, wanted.split_id)
        pages = tuple(sorted({page for topic in splits.values() for page in topic}))
    else:
        document = documents.extracted(house, tenant, wanted.extraction_id or "")
    asked = TablesInput(document, wanted.table_format, wanted.merge, wanted.charts, pages)
    return house.engine.submit(Submission(job_id, JobKind.TABLES, tenant, asked, wanted.priority))
