"""Is the process up, and can it serve."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter

from docbeat.api.auth import Rooms
from docbeat.errors import Overloaded

router = APIRouter(tags=["Health"])

_ABSENT_JOB = "00000000-0000-0000-0000-000000000000"
_PROBE = "health/probe"


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(house: Rooms) -> dict[str, str]:
    """Database and storage answer too."""
    try:
        await asyncio.to_thread(house.engine.get, _ABSENT_JOB)
        await asyncio.to_thread(house.blobs.put, _PROBE, b"")
    except Exception as error:
        raise Overloaded("The database or the storage does not answer", cause=type(error).__name__) from error
    return {"status": "ready"}
