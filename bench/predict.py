"""One engine over one set in one process: its markdown into a folder, its cost as JSON on standard output.

CPU is user plus system time, children included. ``start`` is what it took before the first document.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.corpus import Document, collection
from bench.engines import ENGINES, Answer, Read
from bench.lanes import PageLane


@dataclass(frozen=True)
class Cost:
    """What one document cost; ``fault`` says why there is nothing."""

    id: str
    pages: int
    cpu: float
    lanes: list[PageLane] = field(default_factory=list)
    fault: str = ""


@dataclass(frozen=True)
class Run:
    """What one engine cost on one set, in seconds."""

    documents: list[Cost]
    start: float
    wall: float

    @property
    def pages(self) -> int:
        return sum(cost.pages for cost in self.documents)

    @property
    def cpu_per_page(self) -> float:
        """Everything, the start too."""
        return (self.start + sum(cost.cpu for cost in self.documents)) / max(self.pages, 1)

    def cpu_per_page_of(self, documents: Collection[str]) -> float:
        """Of these documents alone, without the start."""
        costs = [cost for cost in self.documents if cost.id in documents]
        return sum(cost.cpu for cost in costs) / max(sum(cost.pages for cost in costs), 1)


def run(engine: str, name: str, folder: Path, processes: int = 1) -> Run:
    """Have ``engine`` read the set in ``processes`` processes of its own, each a share of the documents."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = collection(name).documents
    begun = time.perf_counter()
    with ThreadPoolExecutor(processes) as pool:
        shares = [documents[first::processes] for first in range(processes)]
        parts = list(pool.map(lambda share: _child(engine, share, folder), shares))
    wall = time.perf_counter() - begun
    costs = [_cost(entry) for part in parts for entry in part["documents"]]
    return Run(costs, sum(part["start"] for part in parts), wall)


def _child(engine: str, documents: Sequence[Document], folder: Path) -> dict[str, Any]:
    listed = json.dumps([(document.id, str(document.path)) for document in documents])
    command = [sys.executable, "-m", "bench.predict", engine, str(folder)]
    ended = subprocess.run(command, input=listed, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{engine} ended with {ended.returncode}:\n{ended.stderr[-1000:]}")
    answer: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return answer


def _cost(entry: dict[str, Any]) -> Cost:
    return Cost(**{**entry, "lanes": [PageLane(**lane) for lane in entry["lanes"]]})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=list(ENGINES))
    parser.add_argument("folder", type=Path, help="for the markdown; the documents are listed on standard input")
    arguments = parser.parse_args()
    documents = [Document(name, Path(path)) for name, path in json.load(sys.stdin)]
    read = ENGINES[arguments.engine].start()
    start = _cpu()
    costs = [predict(read, document, arguments.folder) for document in documents]
    # Engines print what they like; our answer is the last line.
    print("\n" + json.dumps({"start": start, "documents": [asdict(cost) for cost in costs]}), flush=True)
    # Some engines crash on their way out.
    os._exit(0)


def predict(read: Read, document: Document, folder: Path) -> Cost:
    """Write the engine's markdown for the document; an empty one where it fails."""
    before, fault = _cpu(), ""
    try:
        answer = read(document.path)
    except Exception as error:
        answer, fault = Answer("", 1), f"{type(error).__name__}: {error}"[:200]
    (folder / f"{document.id}.md").write_text(answer.markdown, encoding="utf-8")
    if answer.words is not None:
        (folder / f"{document.id}.txt").write_text(answer.words, encoding="utf-8")
    return Cost(document.id, answer.pages, _cpu() - before, answer.lanes, fault)


def _cpu() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    main()
