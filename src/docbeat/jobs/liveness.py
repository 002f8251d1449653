"""Which workers of this host live: a lock file each, held for as long as the process runs.

The kernel drops a lock with its process, however that ended, so a free lock means a dead worker.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Liveness:
    """The lock files below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._held: list[int] = []

    def hold(self, name: str) -> bool:
        """Take the lock ``name`` until this process ends; False when a living process has it."""
        descriptor = self._try_lock(name)
        if descriptor is None:
            return False
        self._held.append(descriptor)
        return True

    @contextmanager
    def while_free(self, name: str) -> Iterator[bool]:
        """Whether nobody holds the lock ``name``; nobody can take it inside the ``with`` either."""
        descriptor = self._try_lock(name)
        try:
            yield descriptor is not None
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def _try_lock(self, name: str) -> int | None:
        descriptor = os.open(self._folder / f"{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        return descriptor
