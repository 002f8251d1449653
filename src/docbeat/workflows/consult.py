"""Puts the questions of a schema run to the configured model and keeps what it proposes.

A step of its own, so that a crash while the answer is written does not ask, and pay, again. The child writes the
questions and reads the answers; only this asks, because the child has no network.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from docbeat.endpoints.chat import ChatEndpoint, ModelFailed, Usage
from docbeat.jobs.engine import Progress
from docbeat.jobs.kind import Wish
from docbeat.jobs.workflow import JobContext
from docbeat.observe import warning
from docbeat.settings import ModelSettings
from docbeat.workflows.answer_tasks import QUESTIONS, ModelQuestion, ModelReply
from docbeat.workflows.workshop import Workshop, ignore

# After so many failures in a row nobody is waiting at the other end.
_MOST_FAILURES = 2


# Makes the arguments of a task out of the files of its keys.
Arguments = Callable[[list[str]], dict[str, Any]]


@dataclass(frozen=True)
class Consultation:
    """What a model was asked: the key of its replies, what it cost, and what a reader of the answer should know."""

    replies: str | None = None
    usage: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def told(self) -> dict[str, Any]:
        """The fields of the answer that say that a model was asked; none where there is none."""
        fields: dict[str, Any] = {"model_usage": self.usage} if self.usage else {}
        return fields | ({"warnings": self.warnings} if self.warnings else {})


async def consult(
    workshop: Workshop,
    job: JobContext,
    keys: Sequence[str],
    arguments: Callable[[list[str]], dict[str, Any]],
    pages: int,
    task: str = "questions",
) -> Consultation:
    """Ask the configured model, where there is one, what ``task`` writes into QUESTIONS from the files of ``keys``."""
    if not workshop.settings.model.is_configured:
        return Consultation()
    done = await job.step("consult", partial(_consult, workshop, job, keys, arguments, pages, task))
    return Consultation(**done)


async def _consult(
    workshop: Workshop,
    job: JobContext,
    keys: Sequence[str],
    arguments: Callable[[list[str]], dict[str, Any]],
    pages: int,
    task: str,
) -> dict[str, Any]:
    async with workshop.scratch() as folder, workshop.files(list(keys)) as paths:
        model = workshop.settings.model
        asked = arguments([str(path) for path in paths]) | {"folder": str(folder), "window_tokens": model.window_tokens}
        await workshop.run(job, task, asked, ignore, answers_about=pages)
        questions = msgspec.json.decode(_read(folder), type=list[ModelQuestion])

        async def report(share: float) -> None:
            done = round(share * pages)
            await job.report(Progress(0, pages, "asking", done))

        replies, usage, warnings = await ask_all(questions, model, report)
        key = f"jobs/{job.job_id}/{folder.name}/replies.json"
        await asyncio.to_thread(workshop.blobs.put, key, msgspec.json.encode(replies))
        return asdict(Consultation(key, asdict(usage), warnings))


async def consult_wish(workshop: Workshop, job: JobContext, key: str) -> Consultation:
    """Ask the configured model, where there is one, for the schema of the Wish stored under ``key``."""
    if not workshop.settings.model.is_configured:
        return Consultation()
    return Consultation(**await job.step("consult", partial(_consult_wish, workshop, job, key)))


async def _consult_wish(workshop: Workshop, job: JobContext, key: str) -> dict[str, Any]:
    from docbeat.answering.model.wishes import wish_question, wish_schema

    wish = msgspec.json.decode(await asyncio.to_thread(workshop.blobs.get, key), type=Wish)
    if not _needs_words(wish.prompt):
        return asdict(Consultation())
    model = workshop.settings.model
    async with ChatEndpoint(model) as endpoint:
        try:
            question = wish_question(wish.prompt, wish.current)
            reply = await endpoint.ask_for_json(question, wish_schema(), most_tokens=model.answer_tokens)
        except ModelFailed as failure:
            warning("model.failed", reason=str(failure), times=1)
            told = f"The model endpoint failed: {failure}; the schema is drafted without it"
            return asdict(Consultation(None, asdict(endpoint.usage), [told]))
        stored = f"jobs/{job.job_id}/{uuid.uuid4().hex}/reply.txt"
        await asyncio.to_thread(workshop.blobs.put, stored, reply.encode("utf-8", "replace"))
        return asdict(Consultation(stored, asdict(endpoint.usage)))


def _needs_words(prompt: str) -> bool:
    """Whether there is something to be understood: words, and not a schema or an example."""
    return any(map(str.isalpha, prompt)) and not prompt.lstrip().startswith("{")


def _read(folder: Path) -> bytes:
    return (folder / QUESTIONS).read_bytes()


async def ask_all(
    questions: Sequence[ModelQuestion], settings: ModelSettings, on_share: Callable[[float], Awaitable[None]]
) -> tuple[list[ModelReply], Usage, list[str]]:
    """The replies to ``questions``, what they cost, and warnings. A question the model fails on has no reply."""
    turn = asyncio.Semaphore(max(1, settings.concurrency))
    replies: list[ModelReply] = []
    failures: list[str] = []
    in_a_row = finished = 0
    async with ChatEndpoint(settings) as endpoint:

        async def ask(question: ModelQuestion) -> None:
            nonlocal in_a_row, finished
            async with turn:
                if in_a_row >= _MOST_FAILURES:
                    return
                try:
                    text = await endpoint.ask_for_json(
                        question.text, question.schema, most_tokens=settings.answer_tokens
                    )
                    replies.append(ModelReply(question.topic, question.document, question.part, text))
                    in_a_row = 0
                except ModelFailed as failure:
                    failures.append(str(failure))
                    in_a_row += 1
                finished += 1
                await on_share(finished / len(questions))

        async with asyncio.TaskGroup() as group:
            for question in questions:
                group.create_task(ask(question))
        usage = endpoint.usage
    return (
        sorted(replies, key=lambda one: (one.topic, one.document, one.part)),
        usage,
        _warnings(failures, len(questions) - len(replies), len(questions)),
    )


def _warnings(failures: Sequence[str], missing: int, asked: int) -> list[str]:
    if not failures:
        return []
    warning("model.failed", reason=failures[-1], times=len(failures))
    return [f"The model endpoint failed: {failures[-1]}; {missing} of {asked} parts are answered without it"]
