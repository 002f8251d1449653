"""OCR against Tesseract on the same degraded pages in the same run: pages a second on all cores, and words missed.

Each engine reads the set with one process a core, and is timed by the clock: run it on an idle machine. A word is
missed when the truth has it and what was read has not, however it is ordered.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import results
from bench.engines import ENGINES
from bench.predict import run
from bench.scoring import score, true_words

COMPARED = ("docbeat", "docbeat, small models", "tesseract")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="degraded")
    parser.add_argument("--engines", nargs="+", default=COMPARED)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = parser.parse_args()
    figures = {
        "set": arguments.set,
        "processes": arguments.processes,
        "engines": compare(arguments.set, arguments.engines, arguments.processes),
    }
    print(table(figures))
    if arguments.save:
        results.save("ocr", "python -m bench.ocr", figures)


def compare(name: str, engines: Sequence[str], processes: int) -> list[dict[str, Any]]:
    """Each engine's speed and misses on the set."""
    truth, found = true_words(name), []
    for engine in engines:
        version = ENGINES[engine].version()
        if version is None:
            print(f"{engine}: skipped, not installed", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as folder:
            ran = run(engine, name, Path(folder), processes)
            scores = score(name, Path(folder))
        recall = {document: scores.documents[document]["word_recall"] for document in truth}
        found.append(
            {
                "engine": engine,
                "version": version,
                "pages_per_second": round(ran.pages / ran.wall, 2),
                "cpu_per_page": round(ran.cpu_per_page, 4),
                "missed": sum(round(count * (1 - recall[document])) for document, count in truth.items()),
                "words": sum(truth.values()),
                "word_f1": scores.means["word_f1"],
            }
        )
    return found


def table(figures: dict[str, Any]) -> str:
    """The comparison in markdown."""
    rows = [
        [
            one["engine"],
            one["version"],
            f"{one['pages_per_second']:.2f}",
            f"{one['cpu_per_page']:.2f}",
            f"{one['missed']:,} of {one['words']:,}",
            f"{one['missed'] / one['words']:.1%}",
            f"{one['word_f1']:.3f}",
        ]
        for one in figures["engines"]
    ]
    speed = f"pages/s, {figures['processes']} processes"
    return results.table(["engine", "version", speed, "CPU s/page", "words missed", "share", "word F1"], rows)


if __name__ == "__main__":
    main()
