"""Drawing one page of a stored document, for those who want to see what was read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from docbeat.document.options import VisionOptions
from docbeat.jobs.kind import RenderInput
from docbeat.jobs.workflow import JobContext
from docbeat.workflows.workshop import Workshop, ignore

Render = Callable[[JobContext, RenderInput], Awaitable[dict[str, Any]]]


def render_workflow(workshop: Workshop) -> Render:
    """The workflow of JobKind.RENDER."""

    async def render(job: JobContext, wanted: RenderInput) -> dict[str, Any]:
        async def draw() -> dict[str, Any]:
            assert wanted.source.key is not None
            password = await workshop.password(wanted.source.password_key)
            options = workshop.reading_options(password, VisionOptions())
            async with workshop.scratch() as folder, workshop.files([wanted.source.key]) as (path,):
                target = folder / "page.png"
                arguments = {
                    "path": str(path),
                    "options": options,
                    "page": wanted.page,
                    "dpi": wanted.dpi,
                    "target": str(target),
                }
                await workshop.run(job, "draw", arguments, ignore)
                await asyncio.to_thread(workshop.blobs.put_file, wanted.target, target)
            return {}

        outcome: dict[str, Any] = await job.step("draw", draw)
        return outcome

    return render
