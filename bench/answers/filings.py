"""Figures of quarterly reports: arrays of one figure for each period, with much beside it that nobody prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bench.answers.scoring import RowTally, rows_of, same


def figures(truth: Mapping[str, Any], given: Mapping[str, Any]) -> RowTally:
    """Figures that there are and that were given; right is one in the right field, for the right period and part.

    ``cells`` counts those right in the right field, whatever else is said of them.
    """
    tally, answered = RowTally(), rows_of(given)
    for name, rows in rows_of(truth).items():
        wanted = [row for row in rows if row.get("value") is not None]
        offered = [row for row in answered.get(name, []) if row.get("value") is not None]
        tally.wanted += len(wanted)
        tally.given += len(offered)
        tally.right += sum(1 for _ in _matches(wanted, offered, ("value", "data_period", "segment_name")))
        tally.cells += len(wanted)
        tally.right_cells += sum(1 for _ in _matches(wanted, offered, ("value",)))
    return tally


def _matches(wanted: list[dict[str, Any]], offered: list[dict[str, Any]], keys: tuple[str, ...]) -> Iterator[None]:
    left = list(offered)
    for row in wanted:
        hit = next((other for other in left if all(same(row.get(key), other.get(key)) for key in keys)), None)
        if hit is not None:
            left.remove(hit)
            yield
