"""The pages of a document by topic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from docbeat.jobs.kind import SplitInput
from docbeat.jobs.workflow import JobContext
from docbeat.workflows.answered import Asked, answer
from docbeat.workflows.workshop import Workshop

CREDITS_PER_PAGE = 2.0

Split = Callable[[JobContext, SplitInput], Awaitable[dict[str, Any]]]


def split_workflow(workshop: Workshop) -> Split:
    """The workflow of JobKind.SPLIT."""

    async def split(job: JobContext, wanted: SplitInput) -> dict[str, Any]:
        def frame(told: dict[str, Any]) -> dict[str, Any]:
            return {"split_id": job.job_id, **workshop.bill(job, 0, CREDITS_PER_PAGE * told["pages"])}

        asked = Asked(
            task="split",
            keys=[wanted.document.key, wanted.topics],
            arguments=lambda paths: {"document": paths[0], "topics": paths[1]},
            frame=frame,
            pages=wanted.document.pages,
        )
        return await answer(workshop, job, asked)

    return split
