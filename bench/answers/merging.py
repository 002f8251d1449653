"""Whether tables that run over pages are answered as one, on invoices and statements of several pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.answers.cases import Case, made, read
from docbeat.answering.tables import TableAnswer, extract_tables


@dataclass(frozen=True)
class Merged:
    """Arrays that are printed over several pages, and how many of their tables came in one piece with all rows."""

    tables: int = 0
    whole: int = 0
    rows: int = 0
    found: int = 0

    @property
    def accuracy(self) -> float:
        return self.whole / self.tables if self.tables else 1.0

    @property
    def recall(self) -> float:
        """Of the rows, in the best table of each."""
        return self.found / self.rows if self.rows else 1.0


def run(seeds: Iterable[int]) -> Merged:
    """All tables over several pages that the seeds draw."""
    tables, whole, rows, found = 0, 0, 0, 0
    seeds = list(seeds)
    for case in [*made("invoices", seeds), *made("statements", seeds)]:
        arrays = list(_over_pages(case))
        answers = extract_tables(read(case.path), table_format="json", merge=True) if arrays else []
        for array in arrays:
            best = max((_held(array, answer) for answer in answers), default=0)
            tables, whole = tables + 1, whole + (best == len(array))
            rows, found = rows + len(array), found + best
    return Merged(tables, whole, rows, found)


def _over_pages(case: Case) -> Iterator[list[dict[str, Any]]]:
    """The arrays whose rows stand on more than one page."""
    for name, rows in case.values.items():
        if isinstance(rows, list):
            pages = {place.page for path, place in case.places.items() if path.startswith(f"{name}[")}
            if len(pages) > 1:
                yield rows


def _held(array: list[dict[str, Any]], answer: TableAnswer) -> int:
    """How many of the rows are rows of the table."""
    assert isinstance(answer.content, dict)
    lines = [_plain(" ".join(map(str, row.values()))) for row in answer.content["rows"]]
    held = 0
    for row in array:
        texts = [_plain(value) for value in row.values() if isinstance(value, str) and not re.match(r"\d{4}-", value)]
        match = next((line for line in lines if all(text in line for text in texts)), None)
        if match is not None:
            lines.remove(match)
            held += 1
    return held


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
