"""OCR against Tesseract on the same degraded pages in the same run: pages a second on all cores, and words missed.

Each engine reads the set with one process a core, and is timed by the clock: run it on an idle machine. What is
printed on a page is known to the letter from the digital file it was made of; a word is missed when the file has it
and what was read has not, in whatever order. (The human truth of the set has no running heads, and LaTeX.)
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from bench import results
from bench.corpus import collection
from bench.engines import ENGINES, undivided
from bench.predict import run
from bench.scoring import words

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
    print(show(figures))
    if arguments.save:
        results.save("ocr", "python -m bench.ocr", figures)


def compare(name: str, engines: Sequence[str], processes: int) -> list[dict[str, Any]]:
    """Each engine's speed and misses on the set."""
    truth, found = printed(name), []
    for engine in engines:
        version = ENGINES[engine].version()
        if version is None:
            print(f"{engine}: skipped, not installed", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as folder:
            ran = run(engine, name, Path(folder), processes)
            missed = sum((words - _read(Path(folder), document)).total() for document, words in truth.items())
        found.append(
            {
                "engine": engine,
                "version": version,
                "pages_per_second": round(ran.pages / ran.wall, 2),
                "cpu_per_page": round(ran.cpu_per_page, 4),
                "missed": missed,
                "words": sum(words.total() for words in truth.values()),
            }
        )
    return found


def printed(name: str) -> dict[str, Counter[str]]:
    """The words of each page as the digital file has them, which the scan was made of."""
    texts = {document.id: _text(document.original) for document in collection(name).documents if document.original}
    return {document: words(undivided(text)) for document, text in texts.items()}


def _text(path: Path) -> str:
    with pdfium.PdfDocument(path) as file:
        # Some pages were cut out of larger ones, whose words lie outside. A hyphen that divides a word is a mark of
        # PDFium's own.
        return "\n".join(page.get_textpage().get_text_bounded() for page in file).replace("\x02", "-\n")


def _read(folder: Path, document: str) -> Counter[str]:
    """All words an engine read, also those that are no part of its markdown."""
    everything = folder / f"{document}.txt"
    source = everything if everything.is_file() else folder / f"{document}.md"
    return words(undivided(source.read_text(encoding="utf-8")))


def show(figures: dict[str, Any]) -> str:
    """The comparison in markdown."""
    rows = [
        [
            one["engine"],
            one["version"],
            f"{one['pages_per_second']:.2f}",
            f"{one['cpu_per_page']:.2f}",
            f"{one['missed']:,} of {one['words']:,}",
            f"{one['missed'] / one['words']:.1%}",
        ]
        for one in figures["engines"]
    ]
    speed = f"pages/s, {figures['processes']} processes"
    return results.table(["engine", "version", speed, "CPU s/page", "words missed", "share"], rows)


if __name__ == "__main__":
    main()
