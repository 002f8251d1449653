"""The blob seam: a Protocol and its in-memory twin.

A key is a relative path of letters, digits, ``-``, ``_``, ``.`` and ``/``. Writing replaces the blob as a
whole or not at all; a reader never sees half of one.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from docbeat.errors import ArtifactNotFound

_KEY = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")


def check_key(key: str) -> str:
    """``key`` itself, if it is well formed.

    Raises:
        ArtifactNotFound: it is not, so no such blob can exist.
    """
    if not _KEY.fullmatch(key):
        raise ArtifactNotFound
    return key


class BlobStore(Protocol):
    """Bytes by key. Every method raises ArtifactNotFound for a key that is malformed or not there."""

    def put(self, key: str, content: bytes) -> None:
        """Store ``content`` under ``key``, durably, replacing what was there."""

    def put_file(self, key: str, source: Path) -> None:
        """Store the file ``source`` under ``key`` and remove ``source``."""

    def create(self, key: str, content: bytes) -> bool:
        """Store ``content`` unless ``key`` is there already; of several who try at once one gets True."""

    def get(self, key: str) -> bytes:
        """The bytes under ``key``."""

    def size(self, key: str) -> int:
        """How many bytes lie under ``key``."""

    def chunks(self, key: str, size: int = 1 << 18) -> Iterator[bytes]:
        """The bytes under ``key`` in pieces of at most ``size``."""

    def as_file(self, key: str) -> AbstractContextManager[Path]:
        """A local file with the bytes under ``key``, valid inside the ``with``; only to be read."""

    def keys(self, prefix: str) -> list[str]:
        """All keys below the folder ``prefix``, sorted."""

    def delete(self, key: str) -> None:
        """Remove ``key``; nothing happens when it is not there."""


class MemoryBlobs:
    """The in-memory twin, for tests and notebooks."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}

    def put(self, key: str, content: bytes) -> None:
        self._blobs[check_key(key)] = content

    def put_file(self, key: str, source: Path) -> None:
        self.put(key, source.read_bytes())
        source.unlink()

    def create(self, key: str, content: bytes) -> bool:
        return self._blobs.setdefault(check_key(key), content) is content

    def get(self, key: str) -> bytes:
        try:
            return self._blobs[key]
        except KeyError:
            raise ArtifactNotFound from None

    def size(self, key: str) -> int:
        return len(self.get(key))

    def chunks(self, key: str, size: int = 1 << 18) -> Iterator[bytes]:
        content = self.get(key)
        return (content[start : start + size] for start in range(0, len(content), size))

    @contextmanager
    def as_file(self, key: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "blob"
            path.write_bytes(self.get(key))
            yield path

    def keys(self, prefix: str) -> list[str]:
        return sorted(key for key in self._blobs if key.startswith(prefix.rstrip("/") + "/"))

    def delete(self, key: str) -> None:
        self._blobs.pop(key, None)
