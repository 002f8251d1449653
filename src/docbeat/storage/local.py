"""Blobs as files below one folder.

A blob is written beside its place, synchronised and renamed, so that it is whole or absent after a crash.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docbeat.errors import ArtifactNotFound
from docbeat.storage.blobs import check_key

_FORGOTTEN_SECONDS = 24 * 3600.0


class LocalBlobs:
    """BlobStore on a local folder, which may be shared by processes of one host."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._incoming = root / ".incoming"
        self._incoming.mkdir(parents=True, exist_ok=True)
        _sweep(self._incoming)

    def put(self, key: str, content: bytes) -> None:
        incoming = self._incoming / uuid.uuid4().hex
        incoming.write_bytes(content)
        self.put_file(key, incoming)

    def put_file(self, key: str, source: Path) -> None:
        target = self._place(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        _synchronise(source)
        try:
            source.replace(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            self._copy(source, target)
        _synchronise(target.parent)

    def create(self, key: str, content: bytes) -> bool:
        incoming, target = self._incoming / uuid.uuid4().hex, self._place(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        incoming.write_bytes(content)
        _synchronise(incoming)
        try:
            target.hardlink_to(incoming)
        except FileExistsError:
            return False
        finally:
            incoming.unlink()
        _synchronise(target.parent)
        return True

    def get(self, key: str) -> bytes:
        return self._existing(key).read_bytes()

    def size(self, key: str) -> int:
        return self._existing(key).stat().st_size

    def chunks(self, key: str, size: int = 1 << 18) -> Iterator[bytes]:
        # Looked for here, so that a missing blob is reported before the first chunk is asked for.
        return _pieces(self._existing(key), size)

    @contextmanager
    def as_file(self, key: str) -> Iterator[Path]:
        yield self._existing(key)

    def keys(self, prefix: str) -> list[str]:
        folder = self._place(prefix.rstrip("/"))
        return sorted(str(path.relative_to(self._root)) for path in folder.rglob("*") if path.is_file())

    def delete(self, key: str) -> None:
        self._place(key).unlink(missing_ok=True)

    def _copy(self, source: Path, target: Path) -> None:
        """Bring ``source`` over from another file system, still whole or not at all."""
        incoming = self._incoming / uuid.uuid4().hex
        shutil.copyfile(source, incoming)
        _synchronise(incoming)
        incoming.replace(target)
        source.unlink()

    def _place(self, key: str) -> Path:
        return self._root / check_key(key)

    def _existing(self, key: str) -> Path:
        place = self._place(key)
        if not place.is_file():
            raise ArtifactNotFound
        return place


def _sweep(folder: Path) -> None:
    """Remove what writers left behind that died on the way; living ones are done within a day."""
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > _FORGOTTEN_SECONDS:
                path.unlink()


def _pieces(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(size):
            yield piece


def _synchronise(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
