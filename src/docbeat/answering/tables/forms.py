"""A grid as records by column name, or as a pipe table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docbeat.answering.tables.grid import Grid, Row, column_names


def records(grid: Grid) -> dict[str, Any]:
    """``headers`` and, for each row, the texts by header. Every header is there once and is not empty."""
    headers = _distinct([name or f"Column {number}" for number, name in enumerate(column_names(grid), start=1)])
    return {"headers": headers, "rows": [dict(zip(headers, row, strict=True)) for row in grid.rows]}


def pipe_table(grid: Grid) -> str:
    """The rows between bars below one row of names, which is empty where the table has none."""
    names = column_names(grid)
    lines = [_line(names), _line(["---"] * len(names)), *map(_line, grid.rows)]
    return "\n".join(lines)


def _line(row: Row) -> str:
    return f"| {' | '.join(row)} |"


def _distinct(names: Sequence[str]) -> list[str]:
    """``names`` with `` (2)`` and so on behind those that came before."""
    taken: dict[str, None] = {}
    for name in names:
        number, candidate = 1, name
        while candidate in taken:
            number += 1
            candidate = f"{name} ({number})"
        taken[candidate] = None
    return list(taken)
