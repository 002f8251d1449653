"""What workflows work with: blobs, the sandbox, the ledger, and a scratch folder per attempt."""

from __future__ import annotations

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docbeat.document.options import VisionOptions
from docbeat.errors import DocbeatError, InternalError
from docbeat.jobs.sandbox import Slot
from docbeat.jobs.sandbox.process import Report
from docbeat.jobs.workflow import JobContext
from docbeat.observe import event
from docbeat.settings import Settings
from docbeat.storage import BlobStore
from docbeat.tenants import UsageLedger
from docbeat.workflows.sandboxed import reading_options, run_task


@dataclass(frozen=True)
class Workshop:
    """The open stores and the slot of one worker; nobody else uses its ``scratch_root``."""

    settings: Settings
    blobs: BlobStore
    usage: UsageLedger
    slot: Slot
    scratch_root: Path

    def clear_scratch(self) -> None:
        """Remove what attempts left behind whose worker was killed."""
        shutil.rmtree(self.scratch_root, ignore_errors=True)

    async def run(
        self,
        job: JobContext,
        task: str,
        arguments: dict[str, Any],
        on_report: Report,
        *,
        answers_about: int | None = None,
    ) -> Any:
        """Run a task of ``tasks`` in the child; as ``sandboxed.run_task``."""
        return await run_task(
            self.slot,
            self.settings,
            task,
            arguments,
            rank=job.rank,
            on_report=on_report,
            answers_about=answers_about,
        )

    def bill(self, job: JobContext, pages: int, credits_used: float) -> dict[str, Any]:
        """Count what the job used, once however often this is called; the fields of its answer that say so."""
        totals = self.usage.record(job.job_id, job.tenant, pages, credits_used)
        plan = {"tier": "self_hosted", "total_credits_used": totals.credits, "pages_used": totals.pages}
        return {"credits_used": credits_used, "plan_info": plan}

    @asynccontextmanager
    async def scratch(self) -> AsyncIterator[Path]:
        """A folder for one attempt, gone afterwards; beside the blobs, so that storing a file is a rename."""
        folder = self.scratch_root / uuid.uuid4().hex
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    @asynccontextmanager
    async def files(self, keys: list[str]) -> AsyncIterator[list[Path]]:
        """Local files with the blobs of ``keys``."""
        with ExitStack() as stack:
            yield await asyncio.to_thread(lambda: [stack.enter_context(self.blobs.as_file(key)) for key in keys])

    def reading_options(self, password: str | None, vision: VisionOptions) -> dict[str, Any]:
        """The options of the reader, as a task's argument."""
        return reading_options(self.settings, password, vision)

    async def password(self, key: str | None) -> str | None:
        """The password kept under ``key``."""
        return None if key is None else (await asyncio.to_thread(self.blobs.get, key)).decode()


def log_failure(job: JobContext, error: DocbeatError) -> None:
    """Say that the job failed; of a fault of ours also where, the details of other errors may quote the document."""
    place = error.details if isinstance(error, InternalError) else {}
    event("job.failed", job=job.job_id, code=error.code, **place)


async def ignore(_report: Any) -> None:
    """For tasks whose progress nobody shows."""
