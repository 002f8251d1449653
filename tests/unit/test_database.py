from __future__ import annotations

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
