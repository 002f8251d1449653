"""Submits questions about documents that were read: they are stored first, then one row makes the job exist."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docbeat.errors import ArtifactNotFound, JobNotFound
from docbeat.jobs.engine import Job, JobStatus, Priority, Submission
from docbeat.jobs.kind import JobKind, Question, SchemaInput, StoredDocument
from docbeat.services import documents
from docbeat.services import job as jobs
from docbeat.services.house import House

_UNKNOWN_TOPIC = "The split has no such topic"


class Inquiry(msgspec.Struct, frozen=True):
    """What a caller asks, independent of how it was spelled.

    About one extraction, several as one (``is_combined``), or a split; then by ``topics``, or ``question`` for every
    topic. ``template`` is an Excel workbook that asks instead of a schema.
    """

    priority: Priority
    extraction_ids: tuple[str, ...] = ()
    is_combined: bool = False
    split_id: str | None = None
    question: Question = Question()
    topics: Mapping[str, Question] | None = None
    page_range: str | None = None
    template: bytes | None = None
    idempotency_key: str | None = None


def submit(house: House, tenant: str, wanted: Inquiry) -> Job:
    """Keep the questions and the job; with a known idempotency key, give the job that exists.

    Raises:
        JobNotFound, NotPermitted, BadParameter: there is no such document to ask about; nothing was kept.
    """
    job_id, existing = jobs.new_id(house, tenant, JobKind.SCHEMA, wanted.idempotency_key)
    if existing is not None:
        return existing
    found, questions = _resolve(house, tenant, wanted)
    key = f"jobs/{job_id}/questions.json"
    house.blobs.put(key, msgspec.json.encode(questions))
    template = None
    if wanted.template is not None:
        template = f"jobs/{job_id}/template.xlsx"
        house.blobs.put(template, wanted.template)
    asked = SchemaInput(
        documents=tuple(found),
        questions=key,
        split_id=wanted.split_id,
        page_range=wanted.page_range,
        is_combined=wanted.is_combined,
        template=template,
    )
    return house.engine.submit(Submission(job_id, JobKind.SCHEMA, tenant, asked, wanted.priority))


def workbook(house: House, tenant: str, schema_id: str) -> bytes:
    """The filled workbook of a run that was asked by one.

    Raises:
        JobNotFound, NotPermitted: as ``job.find``.
        ArtifactNotFound: the run has none, or none yet.
    """
    job = jobs.find(house, tenant, schema_id)
    if job.kind is not JobKind.SCHEMA:
        raise JobNotFound(f"No run of a schema has the id {schema_id!r}")
    if job.status is not JobStatus.COMPLETED or "workbook" not in (job.outcome or {}):
        raise ArtifactNotFound("This run has no workbook; send `schema_config.excel_template`, and wait for its end")
    return house.blobs.get((job.outcome or {})["workbook"])


def _resolve(house: House, tenant: str, wanted: Inquiry) -> tuple[list[StoredDocument], list[Question]]:
    if wanted.split_id is None:
        found = [documents.extracted(house, tenant, extraction_id) for extraction_id in wanted.extraction_ids]
        return found, [wanted.question]
    document, splits = documents.split(house, tenant, wanted.split_id)
    topics = wanted.topics if wanted.topics is not None else dict.fromkeys(splits, wanted.question)
    return [document], [_about(topic, question, splits) for topic, question in topics.items()]


def _about(topic: str, question: Question, splits: documents.Splits) -> Question:
    fault = question.fault or (None if topic in splits else _UNKNOWN_TOPIC)
    return msgspec.structs.replace(question, topic=topic, pages=splits.get(topic), fault=fault)
