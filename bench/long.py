"""What a long document costs: memory of all processes, steady progress, and cancel in the middle.

Reads a file of 200 and one of 1,000 pages of the same kind with a live server. Of each kind the resident memory
of the server's processes together is sampled ten times a second. Prints a table and says whether the claims hold:
the peak of the long file within 1.3 times that of the short one, something to see at least every second, and a
cancel that ends the job within a second.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil
import pypdfium2

from bench import results
from bench.live_server import LiveServer
from bench.pdfs import text_pdf
from docbeat.document.model import Lane
from docbeat.reading.formats.pdf.file import open_pdf
from docbeat.reading.route import choose_lane

SHORT, LONG = 200, 1000
MOST_GROWTH, MOST_SILENCE, MOST_CANCEL = 1.3, 1.0, 1.0
_SAMPLE_SECONDS = 0.1
_LOOK_SECONDS = 0.05
# Larger files of the corpus hold pictures, which would make up most of the long one.
_MOST_BYTES = 300_000
_UPLOAD = str(512 << 20)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kind", choices=sorted(KINDS), action="append", help="only these kinds of file")
    options.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = options.parse_args()
    print(f"{'file':24} {'seconds':>8} {'peak MiB':>9} {'silence s':>10} {'result MiB':>11}")
    rows: list[dict[str, Any]] = []
    claims: list[tuple[str, bool]] = []
    for kind in arguments.kind or sorted(KINDS):
        claims += _measure_kind(kind, rows)
    if arguments.save:
        results.save("long", "python -m bench.long", {"rows": rows, "claims": claims})
    sys.exit(0 if all(holds for _, holds in claims) else 1)


def _measure_kind(kind: str, rows: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    """Read both files of the kind; ``rows`` gets what they took, the answer is what is claimed and whether it holds."""
    make = KINDS[kind]
    names = [f"{kind}, {pages} pages" for pages in (SHORT, LONG)]
    short, long = (_run(name, make(pages)) for name, pages in zip(names, (SHORT, LONG), strict=True))
    rows += [run.row(name) for name, run in zip(names, (short, long), strict=True)]
    canceled = _cancel(make(LONG))
    growth = long.peak / short.peak
    silence = max(short.silence, long.silence)
    claims = {
        f"peak grows {growth:.2f} times (most {MOST_GROWTH})": growth <= MOST_GROWTH,
        f"longest silence {silence:.2f} s (most {MOST_SILENCE})": silence <= MOST_SILENCE,
        f"cancel in the middle took {canceled:.2f} s (most {MOST_CANCEL})": canceled <= MOST_CANCEL,
    }
    for text, holds in claims.items():
        print(f"  {'holds' if holds else 'FAILS'}: {text}")
    return [(f"{kind}: {text}", holds) for text, holds in claims.items()]


def drawn_pdf(pages: int) -> bytes:
    """Pages of plain text, each a little different."""
    row = "Row {row} of sheet {page}: a page that takes a moment to read, with some figures {figure}."
    return text_pdf(
        ["\n".join(row.format(row=row_, page=page, figure=page * row_) for row_ in range(52)) for page in range(pages)]
    )


def corpus_pdf(pages: int) -> bytes:
    """Real digital pages, over and over until there are enough."""
    sources = [path for path in _corpus_files() if path.stat().st_size < _MOST_BYTES and _has_text(path)]
    target = pypdfium2.PdfDocument.new()
    for path in itertools.islice(itertools.cycle(sources), pages):
        with pypdfium2.PdfDocument(path) as source:
            target.import_pages(source, [0])
    with tempfile.TemporaryDirectory() as folder:
        target.save(Path(folder) / "joined.pdf")
        return (Path(folder) / "joined.pdf").read_bytes()


def _corpus_files() -> list[Path]:
    return sorted((Path(os.environ["DOCBEAT_CORPUS"]) / "odl" / "docs").glob("*.pdf"))


def _has_text(path: Path) -> bool:
    """Whether the first page is one that the text lane reads."""
    with open_pdf(path, None) as file:
        return choose_lane(file.decode(1)).lane is Lane.TEXT


KINDS: dict[str, Callable[[int], bytes]] = {"drawn": drawn_pdf, "corpus": corpus_pdf}


@dataclass
class _Run:
    """One file read to its end: bytes at the peak, longest time without news, size of the result."""

    seconds: float = 0.0
    silence: float = 0.0
    result: int = 0
    peaks: dict[str, int] = field(default_factory=dict)
    peak: int = 0

    def row(self, name: str) -> dict[str, Any]:
        """What the report shows."""
        return {
            "file": name,
            "seconds": round(self.seconds, 1),
            "peak": self.peak >> 20,
            "silence": round(self.silence, 2),
            "result": round(self.result / 2**20, 1),
        }


class _Sampler(threading.Thread):
    """Looks at the memory of ``server`` until stopped."""

    def __init__(self, server: LiveServer, run: _Run) -> None:
        super().__init__(daemon=True)
        self._server = server
        self._run = run
        self._stop_asked = threading.Event()

    def run(self) -> None:
        while not self._stop_asked.wait(_SAMPLE_SECONDS):
            total = 0
            for process in self._server.family():
                try:
                    used, name = process.memory_info().rss, _role(process)
                except psutil.Error:
                    continue
                total += used
                self._run.peaks[name] = max(self._run.peaks.get(name, 0), used)
            self._run.peak = max(self._run.peak, total)

    def stop(self) -> None:
        """Take no more samples."""
        self._stop_asked.set()
        self.join()


def _role(process: psutil.Process) -> str:
    line = " ".join(process.cmdline())
    roles = {"sandbox.child": "child", "docbeat worker": "worker", "docbeat api": "api"}
    return next((role for part, role in roles.items() if part in line), "supervisor")


def _run(name: str, content: bytes) -> _Run:
    """Read ``content`` with a fresh server and print what it took."""
    run = _Run()
    with _fresh_server() as server, server.client() as client:
        sampler = _Sampler(server, run)
        sampler.start()
        begun = time.monotonic()
        job_id = _submit(client, content)
        run.silence = _follow(client, job_id)
        run.seconds = time.monotonic() - begun
        run.result = _download(client, job_id)
        sampler.stop()
    largest = ", ".join(f"{role} {peak >> 20}" for role, peak in sorted(run.peaks.items()))
    print(
        f"{name:24} {run.seconds:8.1f} {run.peak >> 20:9d} {run.silence:10.2f} {run.result / 2**20:11.1f}  ({largest})",
        flush=True,
    )
    return run


def _cancel(content: bytes) -> float:
    """Seconds from a cancel in the middle until the job is canceled and its child gone."""
    with _fresh_server() as server, server.client() as client:
        job_id = _submit(client, content)
        while client.get(f"/job/{job_id}").json().get("progress", {}).get("pages_done", 0) < LONG // 2:
            time.sleep(_LOOK_SECONDS)
        children = {child.pid for child in server.processes("sandbox.child")}
        begun = time.monotonic()
        client.delete(f"/job/{job_id}").raise_for_status()
        while children <= {child.pid for child in server.processes("sandbox.child")}:
            time.sleep(0.01)
        taken = time.monotonic() - begun
        assert client.get(f"/job/{job_id}").json()["status"] == "canceled"
        return taken


def _fresh_server() -> LiveServer:
    return LiveServer(Path(tempfile.mkdtemp()) / "data", max_upload_bytes=_UPLOAD)


def _submit(client: httpx.Client, content: bytes) -> str:
    answer = client.post("/extract", files={"file": ("long.pdf", content)}, data={"async": "true"})
    job_id: str = answer.raise_for_status().json()["job_id"]
    return job_id


def _follow(client: httpx.Client, job_id: str) -> float:
    """Wait for the end; the longest time between two different answers."""
    longest, seen, since = 0.0, None, time.monotonic()
    while True:
        job = client.get(f"/job/{job_id}").json()
        now = (job["status"], job.get("progress"))
        if now != seen:
            longest = max(longest, time.monotonic() - since)
            seen, since = now, time.monotonic()
        if job["status"] == "completed":
            return longest
        assert job["status"] in ("pending", "processing"), job
        time.sleep(_LOOK_SECONDS)


def _download(client: httpx.Client, job_id: str) -> int:
    """Bytes of the result."""
    job = client.get(f"/job/{job_id}").json()
    with client.stream("GET", job["result"]["url"]) as answer:
        return sum(len(piece) for piece in answer.raise_for_status().iter_bytes())


if __name__ == "__main__":
    main()
