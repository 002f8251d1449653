"""Opens the SQL database: one engine factory for everything that keeps rows.

Owns the connection pragmas and pool sizes; knows no table.
"""

from __future__ import annotations

import itertools
import time
from typing import Any

import sqlalchemy as sa

# Waiting writers queue behind each other for at most this long before they fail.
BUSY_TIMEOUT_MS = 30_000


def open_engine(url: str, *, pool_size: int = 5) -> sa.Engine:
    """An engine on ``url``; SQLite gets WAL and full synchronisation, so a commit survives power loss."""
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_size=pool_size, max_overflow=0, pool_pre_ping=True)
    engine = sa.create_engine(url, pool_size=pool_size, max_overflow=0)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Writers take the lock at BEGIN: a read that turns into a write can otherwise fail half-way.
    connection.isolation_level = "IMMEDIATE"
    # The engine stamps its rows with strftime('%s'), whole seconds, which would blur who came first.
    connection.create_function("strftime", 2, _seconds)
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _seconds(_format: str, _moment: str) -> float:
    """Seconds since 1970 that times 1000 are a whole number of milliseconds, as an integer column wants them."""
    now = time.time_ns() // 1_000_000
    return next(stamp / 1000 for stamp in itertools.count(now) if stamp / 1000 * 1000 == stamp)
