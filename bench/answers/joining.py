"""How well tables that run over pages become one, on documents made of nothing else.

python -m bench.answers.joining --first-seed 1000 --count 10 [--wrong]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.answers.runs import RunTable, make
from docbeat.answering.tables import extract_tables
from docbeat.library import extract

Content = dict[str, Any]
# An answer is about a table when it has this part of its rows.
_SHARE = 0.3


@dataclass
class _Count:
    tables: int = 0
    merged: int = 0
    exact: int = 0
    rows: int = 0
    found: int = 0
    right: int = 0

    def figures(self) -> dict[str, float]:
        """``merged``: tables whose rows are in one answer that has no other's; ``exact``: those without any fault."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.rows, 1)
        return {
            "tables": float(self.tables),
            "merged": self.merged / max(self.tables, 1),
            "exact": self.exact / max(self.tables, 1),
            "rows_f1": 2 * precision * recall / max(precision + recall, 1e-9),
        }


def run(seeds: Iterable[int], *, wrong: bool = False) -> dict[str, float]:
    """The figures over the documents of ``seeds``."""
    count = _Count()
    for seed in seeds:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "run.pdf"
            truth = make(seed, file)
            document = extract(file, isolate=False).document
        answers = [answer.content for answer in extract_tables(document, table_format="json", merge=True)]
        faults = _score(count, truth, [answer for answer in answers if isinstance(answer, dict)])
        for table in faults if wrong else ():
            print(f"{seed}: pages {table.first} to {table.last}, {len(table.rows)} rows of {table.heads}")
    return count.figures()


def _score(count: _Count, truth: Sequence[RunTable], answers: Sequence[Content]) -> list[RunTable]:
    """Count the tables; gives those that are not one answer."""
    faults = []
    found = [_rows(answer) for answer in answers]
    everything = sum(found, Counter[tuple[str, ...]]())
    count.found += everything.total()
    for table in truth:
        rows = Counter(map(_key, table.rows))
        about = [index for index, other in enumerate(found) if (rows & other).total() > 0]
        is_whole = any((rows & found[index]).total() > _SHARE * rows.total() for index in about)
        is_merged = (
            len(about) == 1
            and is_whole
            and not any(
                (found[about[0]] & Counter(map(_key, other.rows))).total() for other in truth if other is not table
            )
        )
        count.tables += 1
        count.merged += is_merged
        count.exact += is_merged and _is_exact(table, answers[about[0]])
        count.rows += rows.total()
        count.right += (rows & everything).total()
        if not is_merged:
            faults.append(table)
    return faults


def _is_exact(table: RunTable, answer: Content) -> bool:
    rows = [_key(row.values()) for row in answer["rows"]]
    return [_plain(head) for head in answer["headers"]] == [_plain(head) for head in table.heads] and rows == [
        _key(row) for row in table.rows
    ]


def _rows(answer: Content) -> Counter[tuple[str, ...]]:
    return Counter(_key(row.values()) for row in answer["rows"])


def _key(row: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_plain, row))


def _plain(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--wrong", action="store_true", help="name the tables that are not one answer")
    options = parser.parse_args()
    seeds = range(options.first_seed, options.first_seed + options.count)
    for name, figure in run(seeds, wrong=options.wrong).items():
        print(f"{name}: {figure:.3f}")


if __name__ == "__main__":
    main()
