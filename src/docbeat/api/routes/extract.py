"""POST /extract and /extract_async."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from docbeat.api.auth import Caller, Origin, Rooms
from docbeat.api.body import read_body
from docbeat.api.reply import JSON, idempotency_key, reply
from docbeat.api.wire import extract as wire
from docbeat.api.wire.job import Acknowledgement
from docbeat.errors import MissingDocument
from docbeat.jobs.engine import Job
from docbeat.services import extract
from docbeat.services.house import House

router = APIRouter(tags=["Extract"])

_SCHEMA = wire.ExtractRequest.model_json_schema()
_FORM = {**_SCHEMA, "properties": {"file": {"type": "string", "format": "binary"}, **_SCHEMA["properties"]}}
_BODY = {"requestBody": {"content": {"multipart/form-data": {"schema": _FORM}, JSON: {"schema": _SCHEMA}}}}


@router.post("/extract", openapi_extra=_BODY)
async def extract_document(request: Request, tenant: Caller, house: Rooms, origin: Origin) -> Response:
    """Extract a document; with ``async`` a job is answered at once, else its result."""
    wanted, submitted = await _submit(request, tenant, house, origin)
    # Pulse answers 200 to `async` on /extract and 202 to every other acknowledgement.
    return await reply(house, submitted, origin, is_async=wanted.is_async, accepted=200)


@router.post("/extract_async", openapi_extra=_BODY, deprecated=True, response_model=Acknowledgement, status_code=202)
async def extract_later(request: Request, tenant: Caller, house: Rooms, origin: Origin) -> Response:
    """Extract a document asynchronously, whatever ``async`` says."""
    _, submitted = await _submit(request, tenant, house, origin, always_async=True)
    return await reply(house, submitted, origin, is_async=True)


async def _submit(
    request: Request, tenant: str, house: House, origin: str, *, always_async: bool = False
) -> tuple[wire.ExtractRequest, Job]:
    limit = house.settings.server.max_upload_bytes
    async with read_body(request, house.incoming, file_limit=limit) as body:
        wanted = wire.parse(body.fields)
        if body.file is None and not wanted.file_url:
            raise MissingDocument
        urgent = not (wanted.is_async or always_async)
        extraction = wire.extraction(wanted, body.file, origin, idempotency_key(request), urgent=urgent)
        return wanted, await asyncio.to_thread(extract.submit, house, tenant, extraction)
