"""Stored results: large ones once by link, figures and page images as often as asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import iterate_in_threadpool

from docbeat.api.auth import Caller, Rooms, tenant_of
from docbeat.api.server import on_reset
from docbeat.errors import LinkUsed
from docbeat.services import result

router = APIRouter(tags=["Results"])


@router.get("/large_results/{token}")
async def get_large_result(request: Request, token: str, house: Rooms) -> StreamingResponse:
    """A large result, once. A download that breaks off leaves the link good."""
    if house.settings.server.large_results_need_key:
        await tenant_of(request)
    found = await asyncio.to_thread(result.LargeResult, house, token)
    headers = {"Content-Length": str(found.size)}
    return StreamingResponse(_once(request, found), media_type="application/json", headers=headers)


@router.get("/results/{job_id}/images/{filename}", response_class=Response)
async def get_image(job_id: str, filename: str, tenant: Caller, house: Rooms) -> Response:
    """A figure of the result, or a page as ``page-N.png``."""
    picture = await result.image(house, tenant, job_id, filename)
    media_type = "image/png" if filename.endswith(".png") else "image/jpeg"
    return Response(picture, media_type=media_type, headers={"Cache-Control": "private, max-age=3600"})


async def _once(request: Request, found: result.LargeResult) -> AsyncIterator[bytes]:
    """The result; its link is used up with the last piece, and good again if that did not arrive."""
    held: bytes | None = None
    async for piece in iterate_in_threadpool(found.chunks()):
        if held is not None:
            yield held
        held = piece
    if held is None or await request.is_disconnected():
        return
    if not await asyncio.to_thread(found.burn):
        raise LinkUsed  # too late for a 410: the answer ends short, so that nobody takes it for whole
    on_reset(request, partial(asyncio.get_running_loop().run_in_executor, None, found.restore))
    yield held
