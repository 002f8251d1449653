"""Scores and CPU seconds a page on the corpus, next to the best model-free peer.

For each set both engines read the same documents in the same order, each in one process of its own, and the
corpus's scorer judges the markdown. CPU is user plus system time of that process, imports included.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import collection, corpus

_PAGES = [("overall", "Overall"), ("nid", "NID"), ("teds", "TEDS"), ("mhs", "MHS")]
# What the table shows of each set: score name and heading.
COLUMNS: dict[str, list[tuple[str, str]]] = {
    "odl": _PAGES,
    "icdar2013": [("table_teds", "TEDS paired"), ("table_det_f1", "detection F1"), ("adj_f1", "adjacency F1")],
    "sroie": [("word_f1", "word F1"), ("cer", "CER")],
    **{name: [*_PAGES, ("word_recall", "words found")] for name in ("raster200", "raster150", "degraded")},
    "olmocr": [("tests_passed", "tests passed")],
}
# The peer reads scans only with language files it would have to download.
PEER_SETS = ("odl", "icdar2013")


@dataclass(frozen=True)
class Measured:
    """One engine on one set."""

    scores: dict[str, float]
    cpu_per_page: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=list(COLUMNS), default=list(COLUMNS))
    parser.add_argument("--keep", type=Path, help="keep the predictions in this folder")
    parser.add_argument("--predict", nargs=3, metavar=("ENGINE", "SET", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.predict:
        engine, name, folder = arguments.predict
        predict(engine, name, Path(folder))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        for name in arguments.sets:
            print_set(name, folder)


def print_set(name: str, folder: Path) -> None:
    """Measure both engines on the set and print its lines of the table."""
    engines = ["docbeat", "liteparse"] if name in PEER_SETS else ["docbeat"]
    headings = [heading for _, heading in COLUMNS[name]]
    print(f"\n{name:12}" + "".join(f"{heading:>14}" for heading in headings) + f"{'CPU s/page':>14}")
    for engine in engines:
        measured = measure(engine, name, folder / engine / name)
        cells = "".join(f"{measured.scores[score]:14.4f}" for score, _ in COLUMNS[name])
        print(f"{engine:12}{cells}{measured.cpu_per_page:14.4f}", flush=True)
    if "liteparse" not in engines:
        print(f"{'liteparse':12}" + f"{'-':>14}" * len(headings) + f"{'-':>14}   (reads no scans without downloads)")


def measure(engine: str, name: str, folder: Path) -> Measured:
    """Run ``engine`` over the set in a process of its own and score what it wrote."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bench.quality", "--predict", engine, name, str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    report = json.loads(run.stdout.splitlines()[-1])
    return Measured(score(name, folder), report["cpu"] / report["pages"])


def score(name: str, folder: Path) -> dict[str, float]:
    """The scorer's means for the set."""
    scorer = Path(os.environ.get("DOCBEAT_SCORER", corpus().parent / "bench" / "score.py"))
    target = folder / "scores.json"
    command = [sys.executable, str(scorer), str(folder), str(collection(name).manifest), "--set", name]
    subprocess.run([*command, "--jobs", "2", "--json", str(target)], check=True, capture_output=True)
    means: dict[str, float] = json.loads(target.read_text())["summary"][name]
    return means


def predict(engine: str, name: str, folder: Path) -> None:
    """Write the engine's markdown for every document of the set; print CPU seconds and pages as JSON."""
    read = ENGINES[engine]()
    pages = 0
    for document in collection(name).documents:
        markdown, count = read(document.path)
        (folder / f"{document.id}.md").write_text(markdown, encoding="utf-8")
        pages += count
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "pages": pages}))


Read = Callable[[Path], tuple[str, int]]


def docbeat() -> Read:
    from docbeat.reading.pipeline import finish
    from docbeat.reading.reader import ReadingOptions, open_document
    from docbeat.writing.markdown import to_markdown

    def read(path: Path) -> tuple[str, int]:
        with open_document(path, ReadingOptions()) as reader:
            readings = [reader.read(number) for number in range(1, reader.source.page_count + 1)]
            return to_markdown(finish(readings, reader.source, reader.outline())), len(readings)

    return read


def liteparse() -> Read:
    from liteparse import LiteParse

    parser = LiteParse(output_format="markdown", ocr_enabled=False, quiet=True)

    def read(path: Path) -> tuple[str, int]:
        result = parser.parse(str(path))
        return result.text, len(result.pages)

    return read


ENGINES: dict[str, Callable[[], Read]] = {"docbeat": docbeat, "liteparse": liteparse}


if __name__ == "__main__":
    main()
