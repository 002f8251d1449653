"""Downloads a document: pinned address, redirects checked one by one, bytes and seconds capped.

No proxy, cookie or credential of this machine is used, and nothing is decompressed on the way.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import urljoin, urlunsplit

import httpx

from docbeat.errors import DownloadFailed, FileTooLarge
from docbeat.outbound.address import AddressPolicy, Target
from docbeat.settings import FetchSettings


async def download(url: str, target: Path, settings: FetchSettings, *, limit: int) -> None:
    """Write what ``url`` gives to the file ``target``.

    Raises:
        DownloadFailed: refused, unreachable, too slow, or not answered with 200.
        FileTooLarge: it is larger than ``limit`` bytes.
    """
    policy = AddressPolicy(settings.allow)
    try:
        # The client's own limit, 5 s of silence, is too short for what is made when asked for.
        client = httpx.AsyncClient(trust_env=False, timeout=settings.timeout)
        async with asyncio.timeout(settings.timeout), client:
            for _ in range(settings.redirects + 1):
                onward = await _fetch_once(client, await policy.resolve(url), target, limit)
                if onward is None:
                    return
                url = urljoin(url, onward)
    except TimeoutError as error:
        raise DownloadFailed(f"The download took longer than {settings.timeout:g} seconds") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise DownloadFailed(f"The download failed ({type(error).__name__})") from error
    raise DownloadFailed(f"The URL redirects more than {settings.redirects} times")


async def _fetch_once(client: httpx.AsyncClient, place: Target, target: Path, limit: int) -> str | None:
    """One request; where it redirects to, or None when the document is in ``target``."""
    async with client.stream(
        "GET",
        _pinned(place),
        headers={"Host": place.url.netloc.rpartition("@")[2], "Accept-Encoding": "identity"},
        extensions={"sni_hostname": place.host},
        follow_redirects=False,
    ) as response:
        if response.has_redirect_location:
            return response.headers["location"]
        if response.status_code != httpx.codes.OK:
            raise DownloadFailed(f"The URL answered with status {response.status_code}")
        await _save(response, target, limit)
        return None


def _pinned(place: Target) -> str:
    host = f"[{place.address}]" if place.address.version == 6 else str(place.address)
    return urlunsplit((place.url.scheme, f"{host}:{place.port}", place.url.path or "/", place.url.query, ""))


async def _save(response: httpx.Response, target: Path, limit: int) -> None:
    written = 0
    with target.open("wb") as file:
        async for piece in response.aiter_raw():
            written += len(piece)
            if written > limit:
                raise FileTooLarge(f"The file at the URL is larger than {limit} bytes")
            file.write(piece)
