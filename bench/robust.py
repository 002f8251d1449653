"""Every hostile or odd file of the corpus against a live server.

Each must be answered with a documented 4xx or end as a final job within a minute, while the server stays up,
memory comes back, and nothing but the loopback is contacted. Prints the counts by class.
"""

from __future__ import annotations

import argparse
import json
import os
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
from bench.live_server import LiveServer

LIMIT_SECONDS = 60.0
# What the allocators of warm children may hold on to.
MEMORY_SLACK = 400 << 20
WARM_UP_ROUNDS = 4
PARTS = {"api": "docbeat api", "workers": "docbeat worker", "children": "sandbox.child"}


@dataclass
class Findings:
    """What came of the files."""

    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    outside: set[str] = field(default_factory=set)
    slowest: tuple[float, str] = (0.0, "")
    memory: list[tuple[str, int, int]] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """What the report shows."""
        return {
            "memory": self.memory,
            "answers": [[kind, answer, count] for (kind, answer), count in sorted(self.answers.items())],
            "slowest": f"{self.slowest[0]:.1f} s ({self.slowest[1]})",
            "faults": self.faults,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = parser.parse_args()
    corpus = Path(os.environ.get("DOCBEAT_CORPUS", "../shared/corpus"))
    documents = json.loads((corpus / "manifest.json").read_text())["documents"]
    chosen = [document for document in documents if document["set"] == "robust"]
    scan = next(corpus / document["file"] for document in documents if document["set"] == "sroie")
    with tempfile.TemporaryDirectory() as folder:
        findings = run(Path(folder), corpus, chosen, scan)
    print(f"{'class':22} {'answer':28} files")
    for (kind, answer), count in sorted(findings.answers.items()):
        print(f"{kind:22} {answer:28} {count}")
    print(f"{sum(findings.answers.values())} files, slowest {findings.slowest[0]:.1f} s ({findings.slowest[1]})")
    print("\n".join(findings.faults) or "no faults")
    if arguments.save:
        results.save("robust", "python -m bench.robust", findings.figures())
    raise SystemExit(1 if findings.faults else 0)


def run(folder: Path, corpus: Path, documents: list[dict[str, Any]], scan: Path) -> Findings:
    """Send ``documents``, two at a time, to a server in ``folder`` that has its models loaded by reading ``scan``."""
    findings = Findings()
    with LiveServer(folder / "data") as server:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda _: _send(server, scan, None), range(WARM_UP_ROUNDS)))
        before, over = _memory(server), threading.Event()
        watcher = threading.Thread(target=_watch_network, args=(server, findings, over))
        watcher.start()
        supervisor_children = {process.pid for process in server.processes("docbeat api")}
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda document: _one(server, corpus, document, findings), documents))
        over.set()
        watcher.join()
        if {process.pid for process in server.processes("docbeat api")} != supervisor_children:
            findings.faults.append("the API process was replaced")
        if httpx.get(f"{server.url}/readyz").status_code != 200:
            findings.faults.append("the server is not ready afterwards")
        _judge_memory(before, _memory(server), findings)
    findings.faults += [f"contacted {address}" for address in sorted(findings.outside)]
    return findings


def _memory(server: LiveServer) -> dict[str, int]:
    """Resident bytes by part of the server."""
    return {name: server.memory(part) for name, part in PARTS.items()}


def _judge_memory(before: dict[str, int], after: dict[str, int], findings: Findings) -> None:
    for name, used in after.items():
        findings.memory.append((name, before[name] >> 20, used >> 20))
        print(f"memory of {name:10} before {before[name] >> 20:5} MiB, after {used >> 20:5} MiB")
    grown = sum(after.values()) - sum(before.values())
    if grown > MEMORY_SLACK:
        findings.faults.append(f"memory grew by {grown >> 20} MiB")


def _one(server: LiveServer, corpus: Path, document: dict[str, Any], findings: Findings) -> None:
    name, begun = document["id"], time.monotonic()
    try:
        answer = _send(server, corpus / document["file"], document.get("password"))
    except httpx.HTTPError as error:
        answer = type(error).__name__
        findings.faults.append(f"{name}: {answer}")
    took = time.monotonic() - begun
    findings.slowest = max(findings.slowest, (took, name))
    findings.answers[document["class"], answer] += 1
    if took > LIMIT_SECONDS:
        findings.faults.append(f"{name}: {took:.0f} s")
    if answer.startswith(("5", "failed GENERAL", "processing", "pending")):
        findings.faults.append(f"{name}: {answer}")


def _send(server: LiveServer, path: Path, password: str | None) -> str:
    """How the file ended: ``400 FILE_001``, ``completed``, ``failed FILE_003``."""
    with server.client() as client, path.open("rb") as file:
        data = {"async": "true"} | ({"password": password} if password else {})
        answer = client.post("/extract", files={"file": (path.name, file)}, data=data)
        if answer.status_code != 200:
            return f"{answer.status_code} {answer.json()['error']['code']}"
        job: dict[str, Any] = {"status": "pending"}
        deadline = time.monotonic() + LIMIT_SECONDS + 5
        while job["status"] in {"pending", "processing"} and time.monotonic() < deadline:
            job = client.get(f"/job/{answer.json()['job_id']}", params={"wait": 20}).json()
        return f"{job['status']} {job.get('error_code', '')}".strip()


def _watch_network(server: LiveServer, findings: Findings, over: threading.Event) -> None:
    """Note every address outside the loopback that a process of the server is connected to."""
    while not over.wait(0.1):
        for process in server.family():
            try:
                connections = process.net_connections()
            except psutil.Error:
                continue
            for connection in connections:
                if connection.raddr and not connection.raddr.ip.startswith(("127.", "::1", "::ffff:127.")):
                    findings.outside.add(connection.raddr.ip)


if __name__ == "__main__":
    main()
