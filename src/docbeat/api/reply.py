"""Answers a submission: at once with the job, or with its result when it is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from fastapi import Request, Response

from docbeat.api.wire.job import acknowledgement
from docbeat.jobs.engine import Job
from docbeat.services import job as jobs
from docbeat.services import result
from docbeat.services.house import House

JSON = "application/json"


def idempotency_key(request: Request) -> str | None:
    """The caller's own name for this request, if there is one."""
    return request.headers.get("idempotency-key", "").strip() or None


async def reply(
    house: House,
    submitted: Job,
    origin: str,
    *,
    is_async: bool,
    accepted: int = 202,
    acknowledge: Callable[[Job], bytes] = acknowledgement,
) -> Response:
    """The result of ``submitted``; for an asynchronous call, or one that took too long, that the job was accepted.

    Raises:
        DocbeatError: the one the job failed with.
    """
    final = submitted
    if not is_async:
        final = await jobs.wait_until_final(house, submitted, house.settings.server.sync_timeout)
    if is_async or not final.status.is_final:
        return Response(acknowledge(final), status_code=accepted, media_type=JSON)
    return Response(await asyncio.to_thread(result.of_sync_call, house, final, origin), media_type=JSON)
