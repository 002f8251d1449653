"""POST /schema and the workbook it may fill."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from docbeat.api.auth import Caller, Origin, Rooms
from docbeat.api.body import read_body
from docbeat.api.reply import JSON, idempotency_key, reply
from docbeat.api.wire import schema as wire
from docbeat.services import schema

router = APIRouter(tags=["Schema"])

_BODY = {"requestBody": {"content": {JSON: {"schema": wire.SchemaRequest.model_json_schema()}}}}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.post("/schema", openapi_extra=_BODY)
async def apply_schema(request: Request, tenant: Caller, house: Rooms, origin: Origin) -> Response:
    """Values for a schema out of extractions or the topics of a split, each with its citation."""
    async with read_body(request, house.incoming, file_limit=0) as body:
        wanted = wire.parse(body.fields)
    inquiry = wire.inquiry(wanted, idempotency_key(request))
    submitted = await asyncio.to_thread(schema.submit, house, tenant, inquiry)
    return await reply(house, submitted, origin, is_async=wanted.is_async)


@router.get("/schema/{schema_id}/excel", response_class=Response)
async def get_workbook(schema_id: str, tenant: Caller, house: Rooms) -> Response:
    """The Excel template of the run, filled."""
    content = await asyncio.to_thread(schema.workbook, house, tenant, schema_id)
    headers = {"Content-Disposition": f'attachment; filename="{schema_id}.xlsx"'}
    return Response(content, media_type=_XLSX, headers=headers)
