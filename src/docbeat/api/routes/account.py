"""GET /pages: what the caller's key has used; the official CLI checks its key with it."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from pydantic import BaseModel

from docbeat.api.auth import Caller, Rooms

router = APIRouter(tags=["Account"])


class Pages(BaseModel):
    """Answer of GET /pages."""

    total_pages_processed: int


@router.get("/pages")
async def get_pages(tenant: Caller, house: Rooms) -> Pages:
    """Pages processed for the caller's tenant, ever."""
    totals = await asyncio.to_thread(house.usage.totals, tenant)
    return Pages(total_pages_processed=totals.pages)
