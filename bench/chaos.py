"""200 jobs, 20 kills: nothing lost, nothing done twice, nothing left behind.

While jobs are submitted and polled, processes of the server are killed with SIGKILL at random: the API, a
worker, a sandboxed child, in turn. Afterwards every job must be completed with its own whole result, no
poller may have seen a status go back, and no process may be left.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from bench import results
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf

PARTS = ("docbeat api", "docbeat worker", "sandbox.child")
RANKS = {"pending": 0, "processing": 1, "completed": 2, "failed": 2, "canceled": 2}
PAGES = 24
PAGE = "\n".join(["The page begins with some words."] * 8 + ["{mark}"] + ["The page ends with some words."] * 8)
# A job that is not done by then counts as stuck.
PATIENCE = 180.0
# So many jobs wait for the last kill, so that no kill comes when everything is done.
HELD_BACK = 8


@dataclass
class Tally:
    """What was seen."""

    kills_wanted: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    kills: Counter[str] = field(default_factory=Counter)
    wrong_results: list[str] = field(default_factory=list)
    went_back: list[str] = field(default_factory=list)
    left_alive: list[int] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        faults = self.wrong_results or self.went_back or self.left_alive
        return not faults and set(self.statuses) == {"completed"} and self.kills.total() == self.kills_wanted

    def figures(self, seed: int) -> dict[str, Any]:
        """What the report shows."""
        return {
            "seed": seed,
            "jobs": dict(self.statuses),
            "kills": dict(self.kills),
            "wrong_results": len(self.wrong_results),
            "went_back": len(self.went_back),
            "left_alive": len(self.left_alive),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(10**6)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), arguments.jobs, arguments.kills, seed)
    print(f"jobs    {dict(tally.statuses)}")
    print(f"kills   {dict(tally.kills)}")
    print(f"results wrong {len(tally.wrong_results)}, statuses gone back {len(tally.went_back)}")
    print(f"processes left alive {len(tally.left_alive)}")
    print("clean" if tally.is_clean else "NOT CLEAN")
    if arguments.save:
        results.save("chaos", "python -m bench.chaos", tally.figures(seed))
    raise SystemExit(0 if tally.is_clean else 1)


def run(folder: Path, jobs: int, kills: int, seed: int) -> Tally:
    """Run it all in ``folder``."""
    tally = Tally(kills_wanted=kills)
    chance = random.Random(seed)
    with LiveServer(folder / "data") as server:
        seen: dict[int, float] = {}
        over = threading.Event()
        killer = threading.Thread(target=_kill, args=(server, jobs, kills, chance, tally, seen, over))
        killer.start()
        try:
            with ThreadPoolExecutor(16) as pool:
                held = range(jobs - HELD_BACK, jobs)
                list(pool.map(lambda number: _one_job(server.url, number, tally, is_held=number in held), range(jobs)))
        finally:
            over.set()
            killer.join()
        _note_processes(server, seen)
    time.sleep(0.5)
    tally.left_alive = [pid for pid, born in seen.items() if _is_alive(pid, born)]
    return tally


def _one_job(url: str, number: int, tally: Tally, *, is_held: bool) -> None:
    """Submit, poll to the end, check the result. Broken connections are tried again, as a client would."""
    marks = [f"This is page {page} of job number {number} and of no other one." for page in range(1, PAGES + 1)]
    document = text_pdf([PAGE.format(mark=mark) for mark in marks])
    headers = {"x-api-key": API_KEY, "idempotency-key": f"chaos-{number}"}
    # Spread out, so that the kills meet jobs in every state.
    time.sleep(0.05 * (number % 16))
    deadline = time.monotonic() + PATIENCE
    while is_held and tally.kills.total() < tally.kills_wanted and time.monotonic() < deadline:
        time.sleep(0.05)
    with httpx.Client(base_url=url, headers=headers, timeout=30.0) as client:
        job_id = _insist(lambda: client.post("/extract_async", files={"file": ("a.pdf", document)}))["job_id"]
        rank, deadline = 0, time.monotonic() + PATIENCE
        while True:
            job = _insist(lambda: client.get(f"/job/{job_id}"))
            if RANKS[job["status"]] < rank:
                tally.went_back.append(job_id)
            rank = max(rank, RANKS[job["status"]])
            if rank == 2 or time.monotonic() > deadline:
                break
            time.sleep(0.1)
    tally.statuses[job["status"]] += 1
    result = job.get("result", {})
    if job["status"] == "completed" and not _is_whole(result, marks):
        tally.wrong_results.append(job_id)


def _is_whole(result: dict[str, Any], marks: list[str]) -> bool:
    text = result.get("markdown", "")
    return result.get("page_count") == PAGES and all(text.count(mark) == 1 for mark in marks)


def _insist(call: Any) -> dict[str, Any]:
    """The answer, however often the connection breaks on the way."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            answer = call()
            if answer.status_code < 500:
                body: dict[str, Any] = answer.raise_for_status().json()
                return body
        except httpx.TransportError:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError("the server does not come back")
        time.sleep(0.1)


def _kill(
    server: LiveServer,
    jobs: int,
    kills: int,
    chance: random.Random,
    tally: Tally,
    seen: dict[int, float],
    over: threading.Event,
) -> None:
    """Kill something whenever another share of the jobs is done, at a random moment after that."""
    while tally.kills.total() < kills and not over.wait(chance.uniform(0.05, 0.4)):
        _note_processes(server, seen)
        if tally.statuses.total() * (kills + 1) < jobs * tally.kills.total():
            continue
        part = PARTS[tally.kills.total() % len(PARTS)]
        victims = server.processes(part)
        if victims:
            with contextlib.suppress(psutil.NoSuchProcess):
                chance.choice(victims).kill()
                tally.kills[part] += 1


def _note_processes(server: LiveServer, seen: dict[int, float]) -> None:
    for process in server.family():
        try:
            seen[process.pid] = process.create_time()
        except psutil.NoSuchProcess:
            continue


def _is_alive(pid: int, born: float) -> bool:
    try:
        process = psutil.Process(pid)
        return process.create_time() == born and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


if __name__ == "__main__":
    main()
