"""Hands out results: inline, or as a link that works once; figures and page images beside them."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterator
from typing import Any

import msgspec

from docbeat.errors import ArtifactNotFound, BadParameter, InternalError, LinkUsed, from_record
from docbeat.jobs.engine import Job, JobStatus, Priority, Submission
from docbeat.jobs.kind import ExtractInput, JobKind, RenderInput
from docbeat.services import job as jobs
from docbeat.services.house import House

_FIGURE_NAME = re.compile(r"[A-Za-z0-9_-]+\.(png|jpe?g)")
_PAGE_NAME = re.compile(r"page-([1-9][0-9]{0,5})\.png")
_PAGE_DPI = 144
_RENDER_SECONDS = 60.0
# What an answer says although the rest of it is behind a link.
_KEPT = ("extraction_id", "schema_id", "split_id", "tables_id", "page_count", "plan_info", "plan-info")


def content(house: House, job: Job, origin: str, *, force_link: bool = False) -> bytes:
    """The JSON of a completed job's result: the result itself, or a link when it is a large extraction."""
    outcome = job.outcome or {}
    if not (force_link or _is_large(house, job)):
        return house.blobs.get(outcome["result"])
    token = _mint(house, job.id) if force_link else job.id
    stub: dict[str, Any] = {"is_url": True, "url": f"{origin}/large_results/{token}"}
    head = msgspec.json.decode(house.blobs.get(outcome.get("head", outcome["result"])), type=dict[str, msgspec.Raw])
    return msgspec.json.encode(stub | {name: head[name] for name in _KEPT if name in head})


def _is_large(house: House, job: Job) -> bool:
    outcome, limits = job.outcome or {}, house.settings.results
    if job.kind is not JobKind.EXTRACT:
        return False
    if outcome["pages"] >= limits.inline_pages or outcome["bytes"] > limits.inline_bytes:
        return True
    return bool(outcome.get("link_only"))


def of_sync_call(house: House, job: Job, origin: str) -> bytes:
    """What a synchronous call answers once its job is final.

    Raises:
        DocbeatError: the one the job failed with.
    """
    if job.status is JobStatus.COMPLETED:
        return content(house, job, origin)
    if job.status is JobStatus.FAILED:
        raise from_record(job.error or {})
    raise BadParameter("The job was canceled while this call was waiting for it")


class LargeResult:
    """An opened single-use link: ``burn`` uses it up, ``restore`` takes that back.

    Of several downloads at once only one gets to ``burn`` it.
    """

    def __init__(self, house: House, token: str) -> None:
        self._house = house
        self._token = token
        self._job = self._find()
        self._key: str = (self._job.outcome or {})["result"]
        self.size = house.blobs.size(self._key)

    def chunks(self) -> Iterator[bytes]:
        """The result, piece by piece."""
        return self._house.blobs.chunks(self._key)

    def burn(self) -> bool:
        """Make the link useless from now on; False when another download was faster."""
        return self._house.blobs.create(f"links/{self._token}.used", uuid.uuid4().bytes)

    def restore(self) -> None:
        """Make the link good again."""
        self._house.blobs.delete(f"links/{self._token}.used")

    def _find(self) -> Job:
        try:
            minted_at, job_id = self._house.blobs.get(f"links/{self._token}").decode().split(" ")
        except ArtifactNotFound:
            minted_at, job_id = "0", self._token
        job = self._house.engine.get(job_id)
        if job is None or job.status is not JobStatus.COMPLETED or "result" not in (job.outcome or {}):
            raise ArtifactNotFound("No result behind this link")
        age = time.time() - max(float(minted_at), job.updated_at)
        if age > self._house.settings.results.link_seconds or self._is_used():
            raise LinkUsed
        return job

    def _is_used(self) -> bool:
        try:
            self._house.blobs.size(f"links/{self._token}.used")
        except ArtifactNotFound:
            return False
        return True


async def image(house: House, tenant: str, job_id: str, name: str) -> bytes:
    """A figure of the result, or ``page-N.png``: that page, drawn when first asked for.

    Raises:
        BadParameter: ``name`` is no image name.
        ArtifactNotFound: the result has no such image.
        JobNotFound, NotPermitted: as ``job.find``.
    """
    if not _FIGURE_NAME.fullmatch(name):
        raise BadParameter("An image name looks like fig-1.png or page-1.png")
    job = jobs.find(house, tenant, job_id)
    key = f"jobs/{job_id}/images/{name}"
    try:
        return house.blobs.get(key)
    except ArtifactNotFound:
        page = _PAGE_NAME.fullmatch(name)
        if page is None:
            raise
        return await _draw(house, job, int(page[1]), key)


async def _draw(house: House, job: Job, page: int, key: str) -> bytes:
    job_input = house.engine.input_of(job.id)
    if not isinstance(job_input, ExtractInput) or job.outcome is None or not (stored := job.outcome.get("source")):
        raise ArtifactNotFound("The document of this job is not stored")
    source = msgspec.structs.replace(job_input.source, key=stored)
    submission = Submission(
        id=str(uuid.uuid5(uuid.UUID(job.id), key)),
        kind=JobKind.RENDER,
        tenant=job.tenant,
        input=RenderInput(source, page, _PAGE_DPI, key),
        priority=Priority.INTERACTIVE,
    )
    drawn = await jobs.wait_until_final(house, house.engine.submit(submission), _RENDER_SECONDS)
    if drawn.status is JobStatus.FAILED:
        raise from_record(drawn.error or {})
    if drawn.status is not JobStatus.COMPLETED:
        raise InternalError("The page could not be drawn in time")
    return house.blobs.get(key)


def _mint(house: House, job_id: str) -> str:
    token = str(uuid.uuid4())
    house.blobs.put(f"links/{token}", f"{time.time()} {job_id}".encode())
    return token
