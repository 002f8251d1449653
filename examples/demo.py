"""What `make demo` runs: a server of its own, a real document through it, its markdown; then it ends.

The server keeps its data in a folder that is gone afterwards; `make serve` keeps one running.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

SAMPLE = Path(__file__).with_name("sample.pdf")
START_SECONDS = 60.0
NEXT = """\
Done: a real document went through the real server, now stopped, its data gone.

[bold]Next[/]
  make serve                        a server that stays; prints a key and a link
                                    to its Console: drop a file there
  .venv/bin/docbeat extract FILE    reads a file without a server, to FILE.md
  docs/tutorial/first-document.md   the same by hand, in five minutes"""
console = Console()


def main() -> None:
    key = f"dbk_{secrets.token_urlsafe(24)}"
    with tempfile.TemporaryDirectory() as folder:
        console.print("[bold]1[/] starting a server with its embedded defaults: SQLite, local files, no network")
        server, url = start_server(Path(folder), key)
        try:
            with httpx.Client(base_url=url, headers={"x-api-key": key}, timeout=60.0) as client:
                console.print(f"[bold]2[/] submitting {SAMPLE.name} asynchronously to {url}/extract")
                job = follow(client, submit(client, SAMPLE))
                show(job)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def start_server(folder: Path, key: str) -> tuple[subprocess.Popen[str], str]:
    """The running server and its address."""
    command = [sys.executable, "-m", "docbeat", "serve", "--port", "0", "--data-dir", str(folder / "data")]
    log = (folder / "log").open("w+")
    environment = {**os.environ, "DOCBEAT_API_KEY": key}
    server = subprocess.Popen(command, stdout=log, stderr=log, text=True, env=environment)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        address = re.search(r"listens on (http://\S+)", (folder / "log").read_text())
        if address and is_ready(address[1]):
            return server, address[1]
        time.sleep(0.05)
    server.kill()
    sys.exit(f"the server did not start:\n{(folder / 'log').read_text()}")


def is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=2.0).is_success
    except httpx.TransportError:
        return False


def submit(client: httpx.Client, document: Path) -> str:
    """Hand the document in; the id of its job."""
    begun = time.perf_counter()
    with document.open("rb") as file:
        answer = client.post("/extract", files={"file": (document.name, file)}, data={"async": "true"})
    job_id: str = answer.raise_for_status().json()["job_id"]
    console.print(f"  job {job_id}, accepted in {1000 * (time.perf_counter() - begun):.0f} ms")
    return job_id


def follow(client: httpx.Client, job_id: str) -> dict[str, Any]:
    """Poll with growing waits and show the pages done; the final job."""
    console.print("[bold]3[/] polling /job/" + job_id)
    columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        line, delay = bar.add_task("pending", total=None), 0.1
        while True:
            job: dict[str, Any] = client.get(f"/job/{job_id}").raise_for_status().json()
            done = job.get("progress", {"pages_done": 0, "pages_total": 0})
            bar.update(line, description=job["status"], completed=done["pages_done"], total=done["pages_total"] or None)
            if job["status"] in {"completed", "failed", "canceled"}:
                return job
            time.sleep(delay)
            delay = min(delay * 1.5, 10.0)


def show(job: dict[str, Any]) -> None:
    """Print what came out, and what to try next."""
    if job["status"] != "completed":
        sys.exit(f"the job ended as {job['status']}: {job.get('error')}")
    result = job["result"]
    boxes = {name: len(items) for name, items in result["bounding_boxes"].items() if isinstance(items, list) and items}
    counted = ", ".join(f"{count} {name}" for name, count in boxes.items())
    console.print(f"[bold]4[/] the result: {result['page_count']} pages; boxes: {counted}; and this markdown:")
    console.rule()
    console.print(result["markdown"], markup=False, highlight=False, soft_wrap=True)
    console.rule()
    console.print(NEXT, highlight=False)


if __name__ == "__main__":
    main()
