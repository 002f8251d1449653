"""Finds what a caller asks about: completed extractions and splits of their own."""

from __future__ import annotations

import msgspec

from docbeat.errors import ArtifactNotFound, BadParameter, JobNotFound
from docbeat.jobs.engine import Job, JobStatus
from docbeat.jobs.kind import JobKind, SplitInput, StoredDocument
from docbeat.services import job as jobs
from docbeat.services.house import House

Splits = dict[str, tuple[int, ...]]


def extracted(house: House, tenant: str, extraction_id: str) -> StoredDocument:
    """The document of the extraction ``extraction_id``.

    Raises:
        JobNotFound: there is no such extraction.
        NotPermitted: it is somebody else's.
        BadParameter: it is not completed, or its document was not kept.
    """
    job = _completed(house, tenant, extraction_id, JobKind.EXTRACT, "extraction")
    outcome = job.outcome or {}
    if "document" not in outcome:
        raise BadParameter(
            "The document of this extraction was not kept, because it was made with `storage.enabled` false; "
            "extract it again with storage"
        )
    return StoredDocument(job.id, outcome["document"], outcome["pages"])


def split(house: House, tenant: str, split_id: str) -> tuple[StoredDocument, Splits]:
    """The document of the split ``split_id``, and the pages of every topic.

    Raises:
        JobNotFound, NotPermitted, BadParameter: as ``extracted``.
    """
    job = _completed(house, tenant, split_id, JobKind.SPLIT, "split")
    asked = house.engine.input_of(split_id)
    assert isinstance(asked, SplitInput)
    result = msgspec.json.decode(house.blobs.get((job.outcome or {})["result"]), type=_SplitResult)
    return asked.document, result.split_output.splits


class _SplitOutput(msgspec.Struct):
    splits: Splits


class _SplitResult(msgspec.Struct):
    split_output: _SplitOutput


def no_preset(name: str, value: str) -> ArtifactNotFound:
    """The error of a request that names a saved configuration by ``value`` in its field ``name``."""
    inline = name.removesuffix("_id")
    return ArtifactNotFound(f"This server has no saved configuration {value!r}; send `{inline}` instead of `{name}`")


def _completed(house: House, tenant: str, job_id: str, kind: JobKind, name: str) -> Job:
    try:
        job = jobs.find(house, tenant, job_id)
    except JobNotFound:
        raise JobNotFound(f"No {name} has the id {job_id!r}") from None
    if job.kind is not kind:
        raise JobNotFound(f"{job_id!r} is the id of another kind of job, not of a completed {name}")
    if job.status is JobStatus.COMPLETED:
        return job
    if job.status is JobStatus.FAILED:
        raise BadParameter(f"The {name} failed: {(job.error or {}).get('message')}")
    if job.status is JobStatus.CANCELED:
        raise BadParameter(f"The {name} was canceled; send its document again")
    raise BadParameter(f"The {name} is not completed yet: poll GET /job/{job_id} until it is, then send this again")
