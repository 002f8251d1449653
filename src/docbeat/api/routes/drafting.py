"""POST /ai-schema-helper: a schema out of a prompt; always synchronous."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from docbeat.api.auth import Caller, Origin, Rooms
from docbeat.api.body import read_body
from docbeat.api.reply import JSON
from docbeat.api.wire import drafting as wire
from docbeat.errors import Overloaded
from docbeat.services import drafting, result
from docbeat.services import job as jobs

router = APIRouter(tags=["Schema"])

_SCHEMA = wire.DraftRequest.model_json_schema()
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", JSON)
_BODY = {"requestBody": {"content": {form: {"schema": _SCHEMA} for form in _FORMS}}}


@router.post("/ai-schema-helper", openapi_extra=_BODY, response_model=wire.Draft)
async def draft_schema(request: Request, tenant: Caller, house: Rooms, origin: Origin) -> Response:
    """A JSON Schema for what the prompt asks, or the current schema changed by it."""
    async with read_body(request, house.incoming, file_limit=0) as body:
        wish = wire.parse(body.fields)
    submitted = await asyncio.to_thread(drafting.submit, house, tenant, wish)
    final = await jobs.wait_until_final(house, submitted, house.settings.server.sync_timeout)
    if not final.status.is_final:
        raise Overloaded("The schema could not be drafted in time; try again shortly")
    return Response(await asyncio.to_thread(result.of_sync_call, house, final, origin), media_type=JSON)
