from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from docbeat.database import open_engine
from docbeat.tenants import Totals, UsageLedger


def test_a_job_counts_once(tmp_path: Path) -> None:
    ledger = UsageLedger(open_engine(f"sqlite:///{tmp_path / 'a.db'}"))
    assert ledger.record("job-1", "a", 3, 3.0) == Totals(3, 3.0)
    assert ledger.record("job-1", "a", 3, 3.0) == Totals(3, 3.0)
    assert ledger.record("job-2", "a", 2, 4.0) == Totals(5, 7.0)
    assert ledger.record("job-3", "b", 1, 1.0) == Totals(1, 1.0)
    assert ledger.totals("nobody") == Totals(0, 0.0)


def test_several_writers_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    ledgers = [UsageLedger(open_engine(url)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: ledgers[number % 4].record(f"job-{number % 10}", "a", 1, 1.0), range(40)))
    assert ledgers[0].totals("a") == Totals(10, 10.0)
