from __future__ import annotations

import time
from pathlib import Path

import sqlalchemy as sa

from docbeat.database import open_engine


def test_sqlite_keeps_what_it_has_committed(tmp_path: Path) -> None:
    with open_engine(f"sqlite:///{tmp_path / 'a.db'}").connect() as connection:
        pragmas = {
            name: connection.execute(sa.text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000}


def test_the_engines_clock_has_milliseconds(tmp_path: Path) -> None:
    """SQLite before 3.42 only knows whole seconds; the engine's columns default to this expression."""
    now = sa.text("SELECT CAST(strftime('%s', 'now') * 1000 AS BIGINT), strftime('%s', 'now') * 1000")
    with open_engine(f"sqlite:///{tmp_path / 'a.db'}").connect() as connection:
        before = int(time.time() * 1000)
        stamps = [stamp for _ in range(200) for stamp in connection.execute(now).one()]
        after = int(time.time() * 1000)
    # A stamp may run a few milliseconds ahead, to one that is exact as a fraction of a second.
    assert all(stamp == int(stamp) and before <= stamp <= after + 5 for stamp in stamps)
    assert any(stamp % 1000 for stamp in stamps)
