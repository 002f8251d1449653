"""POST /tables."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from docbeat.api.auth import Caller, Origin, Rooms
from docbeat.api.body import read_body
from docbeat.api.reply import JSON, idempotency_key, reply
from docbeat.api.wire import tables as wire
from docbeat.services import tables

router = APIRouter(tags=["Tables"])

_BODY = {"requestBody": {"content": {JSON: {"schema": wire.TablesRequest.model_json_schema()}}}}


@router.post("/tables", openapi_extra=_BODY)
async def extract_tables(request: Request, tenant: Caller, house: Rooms, origin: Origin) -> Response:
    """The tables of an extraction, or of the pages of a split, as HTML, JSON or markdown."""
    async with read_body(request, house.incoming, file_limit=0) as body:
        wanted = wire.parse(body.fields)
    submitted = await asyncio.to_thread(tables.submit, house, tenant, wire.search(wanted, idempotency_key(request)))
    return await reply(house, submitted, origin, is_async=wanted.is_async, acknowledge=wire.tables_acknowledgement)
