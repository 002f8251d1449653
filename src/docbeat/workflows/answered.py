"""What all answers share: one durable step that runs a task in the sandboxed child and stores what it wrote."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from docbeat.errors import DocbeatError
from docbeat.jobs.engine import Progress
from docbeat.jobs.workflow import JobContext
from docbeat.observe import event
from docbeat.workflows.answer_tasks import ANSWER
from docbeat.workflows.workshop import Workshop, log_failure


@dataclass(frozen=True)
class Asked:
    """One answer to be.

    ``task`` gets the files of ``keys``, put into its arguments by ``arguments``, and a folder to write ANSWER into.
    ``frame`` gives the other fields of the result from what the task returned; it may block. ``extras`` are files
    of the folder to be stored too, by the name the outcome has them under. ``pages`` is how much there is to look at.
    """

    task: str
    keys: Sequence[str]
    arguments: Callable[[list[str]], dict[str, Any]]
    frame: Callable[[dict[str, Any]], dict[str, Any]]
    pages: int
    extras: Mapping[str, str] = field(default_factory=dict)


async def answer(workshop: Workshop, job: JobContext, asked: Asked) -> dict[str, Any]:
    """The outcome of ``job``: where its result lies."""
    try:
        outcome: dict[str, Any] = await job.step("answer", partial(_answer, workshop, job, asked))
    except DocbeatError as error:
        log_failure(job, error)
        raise
    event("job.answered", job=job.job_id, task=asked.task, pages=asked.pages)
    return outcome


async def _answer(workshop: Workshop, job: JobContext, asked: Asked) -> dict[str, Any]:
    await job.report(Progress(0, asked.pages, "answering"))
    async with workshop.scratch() as folder, workshop.files(list(asked.keys)) as paths:
        arguments = asked.arguments([str(path) for path in paths]) | {"folder": str(folder)}
        report = _reporter(job, asked.pages)
        told = await workshop.run(job, asked.task, arguments, report, answers_about=asked.pages)
        return await asyncio.to_thread(_keep, workshop, job, asked, folder, told)


def _reporter(job: JobContext, pages: int) -> Callable[[Any], Awaitable[None]]:
    async def report(message: Any) -> None:
        done = min(message["done"], pages)
        await job.report(Progress(done, pages, "answering", done))

    return report


def _keep(workshop: Workshop, job: JobContext, asked: Asked, folder: Path, told: dict[str, Any]) -> dict[str, Any]:
    """Store the result under a key of this attempt, whatever another one stores."""
    base = f"jobs/{job.job_id}/{folder.name}"
    fields = msgspec.json.decode((folder / ANSWER).read_bytes(), type=dict[str, msgspec.Raw])
    workshop.blobs.put(f"{base}/result.json", msgspec.json.encode({**asked.frame(told), **fields}))
    outcome = {"result": f"{base}/result.json"}
    for name, file in asked.extras.items():
        if (folder / file).is_file():
            workshop.blobs.put_file(f"{base}/{file}", folder / file)
            outcome[name] = f"{base}/{file}"
    return outcome
