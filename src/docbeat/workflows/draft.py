"""A schema out of the words of somebody who wishes for one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from docbeat.jobs.kind import DraftInput
from docbeat.jobs.workflow import JobContext
from docbeat.workflows.answered import Asked, answer
from docbeat.workflows.workshop import Workshop

Draft = Callable[[JobContext, DraftInput], Awaitable[dict[str, Any]]]


def draft_workflow(workshop: Workshop) -> Draft:
    """The workflow of JobKind.DRAFT."""

    async def draft(job: JobContext, wanted: DraftInput) -> dict[str, Any]:
        asked = Asked(
            task="draft",
            keys=[wanted.wish],
            arguments=lambda paths: {"wish": paths[0]},
            frame=lambda _: {},
            pages=0,
        )
        return await answer(workshop, job, asked)

    return draft
