"""Writes docs/benchmarks.md and its charts from the results the benches kept.

``python -m bench.report`` writes, ``--check`` says whether what is there is what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench import charts, ocr, olmocr
from bench.answers import show as answers
from bench.results import load, table
from bench.show import SETS, class_table, set_table

PAGE = Path("docs/benchmarks.md")
CHARTS = Path("docs/charts")
Figures = Mapping[str, Any]

_HEAD = """# Benchmarks

<!-- Written by `python -m bench.report` from the figures in bench/results; change those, or bench/report.py. -->

Every section names the command that made it, the day and the machine. Add `--save` to a command to keep its figures,
then `make report` writes this page. The sets, the scorer and the hostile files are those of the corpus
(`DOCBEAT_CORPUS`). Client and server share the machine, so rates are those of both together. Other work on the
machine stretches times by the clock; it changes CPU seconds little and scores not at all.
"""

_QUALITY = """## Quality of reading

Scores from 0 to 1 and CPU seconds a page, imports and models included, of all engines in the same run. Peers are
measured as they come; *failed* counts documents an engine gave an error for. The tables by class leave out the start
and the models, and the lane is docbeat's own: models look at pages in the lanes `mixed` and `scan` only.
"""


def main() -> int:
    stale = [str(path) for path, text in pages().items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        print(f"stale: {', '.join(stale)}; run `make report`" if stale else "all fresh")
        return 1 if stale else 0
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def pages() -> dict[Path, str]:
    """The page and its charts, as they are to be."""
    sections = [_HEAD, *_quality(), *(_section(name, *about) for name, about in _OTHERS.items())]
    page = "\n".join(section for section in sections if section)
    return {PAGE: page, **{CHARTS / f"{name}.svg": picture for name, picture in _charts()}}


def _made(figures: Figures) -> str:
    return f"`{figures['command']}`, {figures['day']}, {figures['machine']}."


def _quality() -> Iterator[str]:
    """The sets of the corpus, digital ones first."""
    yield _QUALITY
    for name, shown in SETS.items():
        if figures := load(f"quality-{name}"):
            chart = f"![{name}](charts/{name}.svg)\n\n" if _points(figures) else ""
            tables = "\n\n".join(part for part in (set_table(figures), class_table(figures)) if part)
            yield f"### {name}: {shown.about}\n\n{_made(figures)}\n\n{chart}{tables}\n"


def _charts() -> Iterator[tuple[str, str]]:
    for name, shown in SETS.items():
        figures = load(f"quality-{name}")
        if figures and (points := _points(figures)):
            heading = next(iter(shown.columns.values()))
            yield name, charts.scatter(f"{name}: {heading} against cost", heading, points)


def _points(figures: Figures) -> list[charts.Point]:
    """One for each engine; a chart of fewer than two says nothing."""
    column = next(iter(SETS[figures["set"]].columns))
    points = [
        charts.Point(one["engine"], 1000 * one["cpu_per_page"], one["scores"][column])
        for one in figures["engines"]
        if column in one["scores"]
    ]
    return points if len(points) > 1 else []


def _section(name: str, heading: str, about: str, show: Callable[[Figures], str]) -> str:
    figures = load(name)
    return f"## {heading}\n\n{about.strip()}\n\n{_made(figures)}\n\n{show(figures)}\n" if figures else ""


def _speed(figures: Figures) -> str:
    rows = [[row["what"], f"{row['p50']:,.1f}", f"{row['p99']:,.1f}", f"{row['aim']:,g}"] for row in figures["rows"]]
    rows.append(["polls a second", f"{figures['polls_per_second']:,.0f}", "", f"{figures['polls_aim']:,g}"])
    return table(["", "p50 ms", "p99 ms", "aim"], rows)


def _chaos(figures: Figures) -> str:
    rows = [
        ["seed", str(figures["seed"])],
        ["jobs", _counted(figures["jobs"])],
        ["kills", _counted(figures["kills"])],
        ["results wrong", str(figures["wrong_results"])],
        ["statuses gone back", str(figures["went_back"])],
        ["processes left alive", str(figures["left_alive"])],
    ]
    return table(["", "seen"], rows)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _robust(figures: Figures) -> str:
    memory = [[name, f"{before:,}", f"{after:,}"] for name, before, after in figures["memory"]]
    answers = [[kind, str(count), answer] for kind, answer, count in figures["answers"]]
    return (
        f"{table(['memory, MiB', 'before', 'after'], memory)}\n\n{table(['class', 'files', 'answer'], answers)}\n\n"
        f"Slowest: {figures['slowest']}. Faults: {len(figures['faults']) or 'none'}."
    )


def _long(figures: Figures) -> str:
    rows = [
        [row["file"], f"{row['seconds']:.1f}", f"{row['peak']:,}", f"{row['silence']:.2f}", f"{row['result']:.1f}"]
        for row in figures["rows"]
    ]
    claims = "\n".join(f"- {text}: {'holds' if holds else '**fails**'}" for text, holds in figures["claims"])
    return f"{table(['file', 'seconds', 'peak MiB', 'silence s', 'result MiB'], rows)}\n\n{claims}"


_OLMOCR = """
The facts olmOCR-bench states about its pages, and why docbeat misses some.
"""
_OCR = """
The degraded scans, one process a core, in the same run. What is printed on a page is known to the letter from the
digital file it was made of: a word is missed when the file has it and what was read has not, in whatever order. Words
divided at the end of a line are made whole first, in the file and in what was read.
"""
_SPEED = """
A warm server with two workers, on its embedded defaults (SQLite with WAL and full synchronisation). 150 rounds, one
at a time, of a one-page digital PDF of 50 lines: submit it asynchronously, poll until it has started, wait until it
is done; then the same document synchronously. Afterwards 16 connections poll a finished job for five seconds. Eight
times all workers are killed at once while a long document is read, until a page is done that was not done before, and
then the job is canceled, until its child is gone (in place of the 99th percentile stands the slowest of the eight).
`start` is from the answered submit to the first poll that no longer says `pending`.
"""
_LONG = """
A file of 200 and one of 1,000 pages of the same kind, each read by a fresh server. The peak is that of all processes
of the server together; silence is the longest time without a change to see in the job.
"""
_CHAOS = """
200 jobs of 24 pages by 16 clients, and 20 times SIGKILL at random: the API process, a worker, a sandboxed child, in
turn. Each job must end `completed` with its own whole result, no poller may see a status go back, and no process may
be left. `--seed` repeats the choice of victims and moments, not the machine's timing.
"""
_ROBUST = """
Damaged, encrypted, enormous, fuzzed, decompression bombs, macros, odd but legal. Each must be answered with a
documented 4xx or end as a final job within 60 seconds; the server must stay up, memory come back, and nothing outside
the loopback be contacted.
"""

_ANSWERS = """
Values asked for with a JSON schema, by rules alone, without a model. `sroie`: photographed receipts through OCR, asked
for company, date, address and total; `extract_bench`: filings, agreements and result sheets with their own schemas;
`invoices` and `statements`: drawn from seeds no test uses, in layouts and partly in words no test has, each with a
schema of its own; but we have read what failed there, so documents of strangers come out worse. *Fields* are values
outside arrays of objects, exact or nearly right; a *row* is right when every value in it is; of filings a row is a
figure with its period and part. *All* counts every leaf, rows and fields alike, as the corpus's scorer does, on
average of the documents. Null where there is a value is a miss, a value where there is none a fault. Seconds are CPU
after extraction. A citation is at fault when its element, its boxes or its quote do not hold the value. *Tables over
pages* are documents of nothing else: one answer for each table (merged), without any fault (exact), rows with all
their cells. *Packets* are letters, invoices, statements and the like glued together: pages that come to the right
topic, or rightly to none.
"""

_OTHERS: dict[str, tuple[str, str, Callable[[Figures], str]]] = {
    "answers": ("Answers", _ANSWERS, answers.tables),
    "olmocr": ("Facts that fail, by cause", _OLMOCR, olmocr.show),
    "ocr": ("OCR next to Tesseract", _OCR, ocr.show),
    "speed": ("Speed of the server", _SPEED, _speed),
    "long": ("Long documents", _LONG, _long),
    "chaos": ("Crashes", _CHAOS, _chaos),
    "robust": ("Hostile files", _ROBUST, _robust),
}


if __name__ == "__main__":
    sys.exit(main())
