"""A real worker process with toy workflows: ``python -m tests.integration.toy_worker FOLDER NAME``.

A toy job's ``url`` is a list of steps, such as ``sleep:0.5 fail crash``; each step notes itself in a file when
it begins and when it ends.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

from docbeat.database import open_engine
from docbeat.errors import FileCorrupted
from docbeat.jobs.durable.worker import DurableWorker
from docbeat.jobs.engine import Progress
from docbeat.jobs.kind import ExtractInput, JobKind
from docbeat.jobs.liveness import Liveness
from docbeat.jobs.sandbox.limits import die_with_parent
from docbeat.jobs.workflow import JobContext
from docbeat.settings import WorkerSettings


def main() -> None:
    folder, name = Path(sys.argv[1]), sys.argv[2]
    die_with_parent(int(sys.argv[3]))
    liveness = Liveness(folder / "run")
    assert liveness.hold(name)
    settings = WorkerSettings(drain_seconds=5.0, restarts=2)
    toys = {JobKind.EXTRACT: partial(toy, folder)}
    worker = DurableWorker(open_engine(f"sqlite:///{folder / 'db.sqlite3'}"), name, toys, liveness, settings)
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    worker.launch()
    print("ready", flush=True)
    worker.run()
    os._exit(0)


async def toy(folder: Path, job: JobContext, wanted: ExtractInput) -> dict[str, Any]:
    done = []
    for number, step in enumerate((wanted.source.url or "").split()):
        done.append(await job.step(step, partial(run_step, folder, job, number, step)))
    return {"steps": done}


async def run_step(folder: Path, job: JobContext, number: int, step: str) -> str:
    action, _, argument = step.partition(":")
    note(folder, f"begin {job.job_id} {number}")
    await job.report(Progress(number, 9, action))
    match action:
        case "sleep":
            await asyncio.sleep(float(argument))
        case "fail":
            raise FileCorrupted("Broken on purpose", page=7)
        case "stumble":
            raise ValueError("text of the document")
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
    note(folder, f"end {job.job_id} {number}")
    return f"{step}@{os.getpid()}"


def note(folder: Path, line: str) -> None:
    with (folder / "notes").open("a") as file:
        file.write(line + "\n")


if __name__ == "__main__":
    main()
