"""How fast a warm server is: submit, start, poll, a one-page digital PDF from end to end, and getting up again.

Prints medians and 99th percentiles (of few rounds, the slowest) in milliseconds. Client and server share the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx

from bench import results
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf

ROUNDS = 150
HARD_ROUNDS = 8
# A supervisor that sees a program die young waits before it starts it again.
HEALTHY_SECONDS = 5.0
POLL_CONNECTIONS = 16
POLL_SECONDS = 5.0
PAGE = text_pdf(["\n".join(f"Line {number}: the quick brown fox jumps over the lazy dog." for number in range(50))])
LONG = text_pdf(["\n".join(f"Row {row} of a page that takes a moment to read." for row in range(52))] * 1000)
AIMS = {"submit": 15.0, "start": 100.0, "end to end (async)": 250.0, "end to end (sync)": 250.0}
POLLS_AIM = 1000
HARD_AIMS = {"next page after kill -9": 5000.0, "cancel ends the child": 1000.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        LiveServer(Path(folder) / "data") as server,
        server.client() as client,
    ):
        for _ in range(10):
            _finish(client, _submit(client))
        times: dict[str, list[float]] = {name: [] for name in AIMS}
        for _ in range(ROUNDS):
            _measure(client, times)
        job_id = _submit(client)
        _finish(client, job_id)
        polls = asyncio.run(_poll_rate(server.url, job_id))
        hard_times: dict[str, list[float]] = {name: [] for name in HARD_AIMS}
        for _ in range(HARD_ROUNDS):
            time.sleep(HEALTHY_SECONDS)
            _kill_and_cancel(server, client, hard_times)
    rows = [_row(name, values, quantiles(values, n=100)[98], AIMS[name]) for name, values in times.items()]
    rows += [_row(name, values, max(values), HARD_AIMS[name]) for name, values in hard_times.items()]
    print(f"{'':24} {'p50 ms':>8} {'p99 ms':>8} {'aim':>8}")
    for row in rows:
        print(f"{row['what']:24} {row['p50']:8.1f} {row['p99']:8.1f} {row['aim']:8.0f}")
    print(f"{'polls a second':24} {polls:8.0f} {'':8} {POLLS_AIM:8d}")
    if arguments.save:
        figures = {"rows": rows, "polls_per_second": round(polls), "polls_aim": POLLS_AIM}
        results.save("speed", "python -m bench.speed", figures)


def _row(name: str, values: list[float], slow: float, aim: float) -> dict[str, Any]:
    return {"what": name, "p50": round(median(values), 1), "p99": round(slow, 1), "aim": aim}


def _measure(client: httpx.Client, times: dict[str, list[float]]) -> None:
    begun = time.perf_counter()
    job_id = _submit(client)
    submitted = time.perf_counter()
    times["submit"].append(1000 * (submitted - begun))
    _until(client, job_id, lambda status: status != "pending")
    times["start"].append(1000 * (time.perf_counter() - submitted))
    _finish(client, job_id)
    times["end to end (async)"].append(1000 * (time.perf_counter() - begun))
    begun = time.perf_counter()
    client.post("/extract", files={"file": ("a.pdf", PAGE)}).raise_for_status()
    times["end to end (sync)"].append(1000 * (time.perf_counter() - begun))


def _kill_and_cancel(server: LiveServer, client: httpx.Client, times: dict[str, list[float]]) -> None:
    """A long job: kill every worker, wait for a page it had not read before, cancel it, wait for its child's end."""
    job_id = _submit(client, LONG)
    done = _await_progress(client, job_id, 0)
    for worker in server.processes("docbeat worker"):
        worker.kill()
    begun = time.perf_counter()
    _await_progress(client, job_id, done)
    times["next page after kill -9"].append(1000 * (time.perf_counter() - begun))
    children = {child.pid for child in server.processes("sandbox.child")}
    client.delete(f"/job/{job_id}").raise_for_status()
    begun = time.perf_counter()
    while children <= {child.pid for child in server.processes("sandbox.child")}:
        time.sleep(0.005)
    times["cancel ends the child"].append(1000 * (time.perf_counter() - begun))


def _await_progress(client: httpx.Client, job_id: str, beyond: int) -> int:
    """Pages done, as soon as they are more than ``beyond``."""
    while (done := client.get(f"/job/{job_id}").json().get("progress", {}).get("pages_done", 0)) <= beyond:
        time.sleep(0.005)
    return int(done)


def _submit(client: httpx.Client, content: bytes = PAGE) -> str:
    answer = client.post("/extract", files={"file": ("a.pdf", content)}, data={"async": "true"})
    job_id: str = answer.raise_for_status().json()["job_id"]
    return job_id


def _finish(client: httpx.Client, job_id: str) -> None:
    job = client.get(f"/job/{job_id}", params={"wait": 30}).json()
    assert job["status"] == "completed", job


def _until(client: httpx.Client, job_id: str, done: Callable[[str], bool]) -> None:
    while not done(client.get(f"/job/{job_id}").json()["status"]):
        time.sleep(0.001)


async def _poll_rate(url: str, job_id: str) -> float:
    """Polls of a running or finished job per second over several connections, by bare sockets."""
    host, _, port = url.removeprefix("http://").partition(":")
    request = f"GET /job/{job_id} HTTP/1.1\r\nHost: {host}\r\nx-api-key: {API_KEY}\r\n\r\n".encode()
    deadline = time.perf_counter() + POLL_SECONDS

    async def poll() -> int:
        reader, writer = await asyncio.open_connection(host, int(port))
        count = 0
        while time.perf_counter() < deadline:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
            await reader.readexactly(int(length.split(b":")[1]))
            count += 1
        writer.close()
        return count

    return sum(await asyncio.gather(*(poll() for _ in range(POLL_CONNECTIONS)))) / POLL_SECONDS


if __name__ == "__main__":
    main()
