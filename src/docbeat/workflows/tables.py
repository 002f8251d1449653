"""The tables of a document."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from docbeat.jobs.kind import TablesInput
from docbeat.jobs.workflow import JobContext
from docbeat.workflows.answered import Asked, answer
from docbeat.workflows.workshop import Workshop

CREDITS_PER_TABLE, CREDITS_PER_MERGED_TABLE, CREDITS_PER_CHART = 0.25, 0.5, 1.0

NO_CHARTS = "`charts_to_tables` has no effect: this server has no model that reads charts"

Tables = Callable[[JobContext, TablesInput], Awaitable[dict[str, Any]]]


def tables_workflow(workshop: Workshop) -> Tables:
    """The workflow of JobKind.TABLES."""

    async def tables(job: JobContext, wanted: TablesInput) -> dict[str, Any]:
        def arguments(paths: list[str]) -> dict[str, Any]:
            pages = None if wanted.pages is None else list(wanted.pages)
            how = {"table_format": wanted.table_format, "merge": wanted.merge, "pages": pages}
            return {"document": paths[0], **how}

        asked = Asked(
            task="tables",
            keys=[wanted.document.key],
            arguments=arguments,
            frame=lambda told: _frame(workshop, job, wanted, told),
            pages=wanted.document.pages,
        )
        return await answer(workshop, job, asked)

    return tables


def _frame(workshop: Workshop, job: JobContext, wanted: TablesInput, told: dict[str, Any]) -> dict[str, Any]:
    each = CREDITS_PER_MERGED_TABLE if wanted.merge else CREDITS_PER_TABLE
    used = each * told["tables"] + CREDITS_PER_CHART * told["charts"]
    fields = {"tables_id": job.job_id, **workshop.bill(job, 0, used)}
    return fields | ({"warnings": [NO_CHARTS]} if wanted.charts else {})
