"""POST /split."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from docbeat.api.auth import Caller, Origin, Rooms
from docbeat.api.body import read_body
from docbeat.api.reply import JSON, idempotency_key, reply
from docbeat.api.wire import split as wire
from docbeat.services import split

router = APIRouter(tags=["Split"])

_BODY = {"requestBody": {"content": {JSON: {"schema": wire.SplitRequest.model_json_schema()}}}}


@router.post("/split", openapi_extra=_BODY)
async def split_document(request: Request, tenant: Caller, house: Rooms, origin: Origin) -> Response:
    """The pages of an extraction by topic; a page belongs to one at most."""
    async with read_body(request, house.incoming, file_limit=0) as body:
        wanted = wire.parse(body.fields)
    splitting = wire.splitting(wanted, idempotency_key(request))
    submitted = await asyncio.to_thread(split.submit, house, tenant, splitting)
    return await reply(house, submitted, origin, is_async=wanted.is_async)
