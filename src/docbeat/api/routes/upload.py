"""POST /uploads: stash a file, get a URL for ``file_url``."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request
from pydantic import BaseModel

from docbeat.api.auth import Caller, Origin, Rooms
from docbeat.api.body import read_body
from docbeat.errors import MissingParameter
from docbeat.services import uploads

router = APIRouter(tags=["Extract"])


class Upload(BaseModel):
    """Answer of POST /uploads."""

    url: str


@router.post("/uploads")
async def create_upload(request: Request, _: Caller, house: Rooms, origin: Origin) -> Upload:
    """Keep the multipart ``file`` for about an hour; the URL works as ``file_url`` on this server."""
    async with read_body(request, house.incoming, file_limit=house.settings.server.max_upload_bytes) as body:
        if body.file is None:
            raise MissingParameter("`file` is missing: send it in a multipart form")
        key = await asyncio.to_thread(uploads.keep, house, body.file)
    return Upload(url=uploads.link(key, origin))
