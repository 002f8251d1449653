"""The pages of a document by topic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from docbeat.jobs.kind import SplitInput
from docbeat.jobs.workflow import JobContext
from docbeat.workflows.answered import Asked, answer
from docbeat.workflows.consult import Consultation, consult
from docbeat.workflows.workshop import Workshop

CREDITS_PER_PAGE = 2.0

UNUSABLE = "The answers of the model named no page and topic; the pages are split without it"

Split = Callable[[JobContext, SplitInput], Awaitable[dict[str, Any]]]


def split_workflow(workshop: Workshop) -> Split:
    """The workflow of JobKind.SPLIT."""

    async def split(job: JobContext, wanted: SplitInput) -> dict[str, Any]:
        keys, pages = [wanted.document.key, wanted.topics], wanted.document.pages
        consulted = await consult(workshop, job, keys, _arguments, pages, task="split_questions")

        def frame(told: dict[str, Any]) -> dict[str, Any]:
            bill = workshop.bill(job, 0, CREDITS_PER_PAGE * told["pages"])
            return {"split_id": job.job_id, **bill, **_remarks(consulted, told)}

        asked = Asked(
            task="split",
            keys=[*keys, *([consulted.replies] if consulted.replies else [])],
            arguments=lambda paths: _arguments(paths) | {"replies": paths[2] if paths[2:] else None},
            frame=frame,
            pages=pages,
        )
        return await answer(workshop, job, asked)

    return split


def _arguments(paths: list[str]) -> dict[str, Any]:
    return {"document": paths[0], "topics": paths[1]}


def _remarks(consulted: Consultation, told: dict[str, Any]) -> dict[str, Any]:
    """What the answer says of the model that was asked."""
    remarks = consulted.told
    if told["unusable"]:
        remarks["warnings"] = [*remarks.get("warnings", []), UNUSABLE]
    return remarks
