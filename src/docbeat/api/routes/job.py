"""Jobs: look, wait, follow, cancel."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from docbeat.api.auth import Caller, Origin, Rooms
from docbeat.api.body import read_body
from docbeat.api.wire.job import Cancellation, JobView, cancellation, job_fields, job_json
from docbeat.api.wire.spelling import unify
from docbeat.errors import UnreadableBody
from docbeat.jobs.engine import Job, JobStatus
from docbeat.services import job as jobs
from docbeat.services import result
from docbeat.services.house import House

router = APIRouter(tags=["Jobs"])

_JSON = "application/json"


@router.get("/job/{job_id}", response_model=JobView)
async def get_job(
    job_id: str,
    tenant: Caller,
    house: Rooms,
    origin: Origin,
    wait: float = Query(0.0, description=f"Seconds; at most {jobs.LONGEST_WAIT:g} are waited"),
) -> Response:
    """The job as it stands; with ``wait``, as soon as it is final, at the latest after that many seconds."""
    if wait > 0:
        job = await asyncio.to_thread(jobs.find, house, tenant, job_id)
        await jobs.wait_until_final(house, job, min(wait, jobs.LONGEST_WAIT))
    return Response(await asyncio.to_thread(_job_json, house, tenant, job_id, origin), media_type=_JSON)


@router.post("/job/{job_id}", response_model=JobView)
async def get_job_as_link(request: Request, job_id: str, tenant: Caller, house: Rooms, origin: Origin) -> Response:
    """The same; with ``{"force_url": true}`` the result is a fresh link whatever its size."""
    force_link = False
    # The contract has no answer for a broken body here; it asks for nothing then.
    with contextlib.suppress(UnreadableBody):
        async with read_body(request, house.incoming, file_limit=0) as body:
            force_link = unify(body.fields).get("force_url") in (True, "true")
    found = await asyncio.to_thread(_job_json, house, tenant, job_id, origin, force_link=force_link)
    return Response(found, media_type=_JSON)


@router.delete("/job/{job_id}", response_model=Cancellation)
async def cancel_job(job_id: str, tenant: Caller, house: Rooms) -> Response:
    """Cancel the job, even a page that is being read; a final job stays as it is."""
    job = await asyncio.to_thread(jobs.cancel, house, tenant, job_id)
    return Response(cancellation(job), media_type=_JSON)


@router.post("/cancel/{job_id}", response_model=Cancellation, deprecated=True)
async def cancel_job_old(job_id: str, tenant: Caller, house: Rooms) -> Response:
    """The cancel older clients know."""
    return await cancel_job(job_id, tenant, house)


@router.get("/job/{job_id}/events", response_class=StreamingResponse)
async def follow_job(job_id: str, tenant: Caller, house: Rooms) -> StreamingResponse:
    """Server-sent events: the job now and at every change of status or progress, until it is final."""
    job = await asyncio.to_thread(jobs.find, house, tenant, job_id)
    return StreamingResponse(_events(house, job), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _job_json(house: House, tenant: str, job_id: str, origin: str, *, force_link: bool = False) -> bytes:
    """The caller's job with its result; one call, because polls are what this server answers most."""
    job = jobs.find(house, tenant, job_id)
    if job.status is not JobStatus.COMPLETED or job.outcome is None or "result" not in job.outcome:
        return job_json(job, None)
    return job_json(job, result.content(house, job, origin, force_link=force_link))


async def _events(house: House, job: Job) -> AsyncIterator[bytes]:
    async for seen in jobs.changes(house, job):
        if seen is None:
            yield b": still here\n\n"
        else:
            yield b"event: job\ndata: " + msgspec.json.encode(job_fields(seen)) + b"\n\n"
