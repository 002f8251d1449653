"""Scores and CPU seconds a page of every engine on the sets of the corpus, all read in the same run.

Each engine reads the same documents in the same order, in one process of its own; the corpus's scorer judges the
markdown. CPU is user plus system time of that process and its children, imports included. Peers are measured as
they come, with their own defaults; one that is not installed has a line that says so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import results
from bench.engines import ENGINES, Engine
from bench.lanes import by_class
from bench.predict import Run, run
from bench.scoring import Scores, score
from bench.show import SETS, class_table, set_table


@dataclass(frozen=True)
class Measured:
    """One engine on one set."""

    engine: Engine
    version: str
    run: Run
    scores: Scores

    def summary(self, columns: Sequence[str]) -> dict[str, Any]:
        """The figures that are kept."""
        return {
            "engine": self.engine.name,
            "version": self.version,
            "scores": {column: self.scores.means[column] for column in columns if column in self.scores.means},
            "cpu_per_page": round(self.run.cpu_per_page, 5),
            "pages": self.run.pages,
            "failed": sum(bool(cost.fault) for cost in self.run.documents),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--keep", type=Path, help="keep predictions and scores by document in this folder")
    parser.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for name in arguments.sets:
            shown = SETS[name]
            measured = measure(name, arguments.engines, arguments.keep or Path(scratch))
            figures = {
                "set": name,
                "engines": [one.summary(list(shown.columns)) for one in measured],
                **by_class({one.engine.name: one.run for one in measured}),
            }
            print(f"\n{name}: {shown.about}\n\n{set_table(figures)}\n\n{class_table(figures)}", flush=True)
            if arguments.save:
                results.save(f"quality-{name}", f"python -m bench.quality --sets {name}", figures)


def measure(name: str, engines: Sequence[str], folder: Path) -> list[Measured]:
    """Run the engines made for such documents over the set."""
    measured = []
    for engine in (ENGINES[chosen] for chosen in engines):
        if not (engine.reads_scans if SETS[name].scans else engine.reads_text):
            continue
        version = engine.version()
        if version is None:
            print(f"{engine.name}: skipped, {' or '.join(engine.needs)} is not installed", file=sys.stderr)
            continue
        place = folder / name / engine.name
        measured.append(Measured(engine, version, run(engine.name, name, place), score(name, place)))
    return measured


if __name__ == "__main__":
    main()
