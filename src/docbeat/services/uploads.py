"""Uploads: bytes on disk become a blob with an unguessable id, usable as ``file_url`` for a while."""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from urllib.parse import urlsplit

from docbeat.document.media import HEAD_BYTES, sniff
from docbeat.errors import ArtifactNotFound, DownloadFailed
from docbeat.services.house import House

_ROUTE = "/uploads/"


def keep(house: House, file: Path) -> str:
    """Store the uploaded ``file`` (it is moved) and give its blob key.

    Raises:
        FileEmpty, UnsupportedType: judged by content, before anything is stored.
    """
    with file.open("rb") as stream:
        sniff(stream.read(HEAD_BYTES))
    key = f"uploads/{int(time.time())}-{uuid.uuid4()}"
    house.blobs.put_file(key, file)
    return key


def link(key: str, origin: str) -> str:
    """The URL that stands for the stored upload ``key``."""
    return f"{origin}{_ROUTE}{key.removeprefix('uploads/')}"


def key_of(house: House, url: str) -> str | None:
    """The blob key when ``url`` is a link of ours, None when it is somebody else's address.

    Raises:
        DownloadFailed: the link is ours but has expired or never existed.
    """
    _, marker, name = urlsplit(url).path.rpartition(_ROUTE)
    if not marker:
        return None
    try:
        stored = house.blobs.size(f"uploads/{name}") >= 0
        age = time.time() - int(name.partition("-")[0])
    except (ArtifactNotFound, ValueError):
        return None
    if stored and age > house.settings.results.link_seconds:
        raise DownloadFailed("This upload link has expired; upload the file again")
    return f"uploads/{name}"
