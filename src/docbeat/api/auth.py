"""Who calls: ``x-api-key``, or ``Authorization: Bearer``, to the key's tenant; and whether it calls too often."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import Depends, Request

from docbeat.api.limits import RateLimiter
from docbeat.errors import KeyMissing
from docbeat.services.house import House


async def house_of(request: Request) -> House:
    """The process's open stores."""
    house: House = request.app.state.house
    return house


async def tenant_of(request: Request) -> str:
    """The tenant of the request's key.

    Raises:
        KeyMissing, KeyInvalid, RateLimited: the request is not served.
    """
    secret = request.headers.get("x-api-key") or _bearer(request.headers.get("authorization", ""))
    if not secret:
        raise KeyMissing
    keys = (await house_of(request)).keys
    key = keys.recall(secret)
    if key is None:
        key = await asyncio.to_thread(keys.authenticate, secret)
    limiter: RateLimiter = request.app.state.limiter
    limiter.count(key.id)
    return key.tenant


async def origin_of(request: Request) -> str:
    """Scheme and host as the caller sees them, for links."""
    if configured := (await house_of(request)).settings.server.public_url:
        return configured.rstrip("/")
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme).split(",")[0].strip()
    host = request.headers.get("x-forwarded-host", request.headers.get("host", request.url.netloc)).split(",")[0]
    return f"{scheme}://{host.strip()}{request.scope.get('root_path', '')}"


def _bearer(header: str) -> str:
    scheme, _, value = header.partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


Caller = Annotated[str, Depends(tenant_of)]
Rooms = Annotated[House, Depends(house_of)]
Origin = Annotated[str, Depends(origin_of)]
