"""A schema out of the words of somebody who wishes for one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from docbeat.jobs.kind import DraftInput
from docbeat.jobs.workflow import JobContext
from docbeat.workflows.answered import Asked, answer
from docbeat.workflows.consult import Consultation, consult_wish
from docbeat.workflows.workshop import Workshop

UNUSABLE = "The answer of the model was no list of fields; the schema is drafted without it"

Draft = Callable[[JobContext, DraftInput], Awaitable[dict[str, Any]]]


def draft_workflow(workshop: Workshop) -> Draft:
    """The workflow of JobKind.DRAFT."""

    async def draft(job: JobContext, wanted: DraftInput) -> dict[str, Any]:
        consulted = await consult_wish(workshop, job, wanted.wish)
        asked = Asked(
            task="draft",
            keys=[wanted.wish, *([consulted.replies] if consulted.replies else [])],
            arguments=lambda paths: {"wish": paths[0], "reply": paths[1] if paths[1:] else None},
            frame=lambda told: _remarks(consulted, told),
            pages=0,
        )
        return await answer(workshop, job, asked)

    return draft


def _remarks(consulted: Consultation, told: dict[str, Any]) -> dict[str, Any]:
    """What the answer says of the model that was asked."""
    remarks = consulted.told
    if told["unusable"]:
        remarks["warnings"] = [UNUSABLE]
    return remarks
