"""Extraction: fetch the document if it lies elsewhere, read it batch by batch, write the result.

A page batch is the durable unit: after a crash the pages of finished batches are not read again. A batch ends
after a number of pages or seconds, whichever comes first, so that slow pages do not make it long.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from docbeat.errors import DocbeatError
from docbeat.jobs.engine import Progress
from docbeat.jobs.kind import ExtractInput
from docbeat.jobs.workflow import JobContext
from docbeat.observe import event
from docbeat.outbound import download
from docbeat.workflows.describe import NOT_CONFIGURED, Figure, describe
from docbeat.workflows.workshop import Workshop, log_failure

CREDITS_PER_PAGE, CREDITS_PER_CAREFUL_PAGE = 1.0, 10.0

# Seconds of writing that nobody needs to see.
_A_MOMENT = 0.5

Extract = Callable[[JobContext, ExtractInput], Awaitable[dict[str, Any]]]


def extract_workflow(workshop: Workshop) -> Extract:
    """The workflow of JobKind.EXTRACT."""

    async def extract(job: JobContext, wanted: ExtractInput) -> dict[str, Any]:
        return await _Extraction(workshop, job, wanted).run()

    return extract


@dataclass(frozen=True)
class _Extraction:
    workshop: Workshop
    job: JobContext
    wanted: ExtractInput

    async def run(self) -> dict[str, Any]:
        parts: list[str] = []
        try:
            key = self.wanted.source.key or await self.job.step("fetch", self._fetch)
            outcome = await self._read_and_write(key, parts)
        except DocbeatError as error:
            log_failure(self.job, error)
            await asyncio.to_thread(self._remove, [*parts, self.wanted.source.password_key])
            raise
        unwanted = [] if self.wanted.options.store else [key, self.wanted.source.password_key]
        await asyncio.to_thread(self._remove, [*parts, *unwanted])
        event("job.extracted", job=self.job.job_id, pages=outcome["pages"])
        return outcome

    async def _read_and_write(self, key: str, parts: list[str]) -> dict[str, Any]:
        """All batches and the result; ``parts`` collects the keys of what the batches stored."""
        done = 0
        while True:
            batch = await self.job.step("read", partial(self._read, key, done, len(parts)))
            if "outcome" in batch:
                outcome: dict[str, Any] = batch["outcome"]
                return outcome
            done = batch["done"]
            parts.append(batch["part"])
            if done >= batch["total"]:
                written: dict[str, Any] = await self.job.step("write", partial(self._write_stored, key, parts, done))
                return written

    async def _fetch(self) -> str:
        """Bring the document in; its blob key."""
        url = self.wanted.source.url
        assert url is not None
        await self.job.report(Progress(0, 0, "fetching"))
        key = f"jobs/{self.job.job_id}/source"
        async with self.workshop.scratch() as folder:
            target = folder / "source"
            settings = self.workshop.settings
            await download(url, target, settings.fetch, limit=settings.server.max_upload_bytes)
            await asyncio.to_thread(self.workshop.blobs.put_file, key, target)
        return key

    async def _read(self, key: str, done: int, batch: int) -> dict[str, Any]:
        """Read the next batch. A document that is finished with its first batch is written at once."""
        workers = self.workshop.settings.workers
        options = await self._reading_options()
        async with self.workshop.scratch() as folder, self.workshop.files([key]) as (path,):
            part = folder / "part"
            arguments = {
                "path": str(path),
                "part": str(part),
                "options": options,
                "pages": self.wanted.options.pages,
                "done": done,
                "most_pages": workers.slice_pages,
                "seconds": workers.slice_seconds,
            }
            result = await self.workshop.run(self.job, "read", arguments, self._page_reporter(done))
            if done == 0 and result["done"] >= result["total"]:
                outcome = await self._write(key, path, [part], result["done"], folder, options)
                return {"done": result["done"], "outcome": outcome}
            await self.job.report(Progress(result["done"], result["total"], "reading", result["done"]))
            # An attempt that lost its job may still be running; it must not write over a part that counts.
            stored = f"jobs/{self.job.job_id}/parts/{batch:05d}-{folder.name}"
            await asyncio.to_thread(self.workshop.blobs.put_file, stored, part)
        return {"done": result["done"], "total": result["total"], "part": stored}

    async def _reading_options(self) -> dict[str, Any]:
        password = await self.workshop.password(self.wanted.source.password_key)
        return self.workshop.reading_options(password, self.wanted.options.vision)

    def _page_reporter(self, done: int) -> Callable[[Any], Awaitable[None]]:
        async def report(message: Any) -> None:
            read = done + message["read"]
            await self.job.report(Progress(read, message["total"], "reading", read))

        return report

    def _stage_reporter(self, pages: int) -> Callable[[Any], Awaitable[None]]:
        """Shows the stages of writing, but not those of documents that are written in a moment."""
        begun = time.monotonic()

        async def report(message: Any) -> None:
            if time.monotonic() - begun > _A_MOMENT:
                share = message["done"] / max(1, message["total"])
                await self.job.report(Progress(pages, pages, message["stage"], round(share * pages)))

        return report

    async def _write_stored(self, key: str, parts: list[str], pages: int) -> dict[str, Any]:
        """Write the result from stored parts."""
        options = await self._reading_options()
        async with self.workshop.scratch() as folder, self.workshop.files([key, *parts]) as (path, *files):
            return await self._write(key, path, files, pages, folder, options)

    async def _write(
        self, key: str, path: Path, parts: list[Path], pages: int, folder: Path, options: dict[str, Any]
    ) -> dict[str, Any]:
        """Write the result of ``parts`` in the child and store it; the job's outcome."""
        reporter = self._stage_reporter(pages)
        files = {"path": str(path), "parts": [str(part) for part in parts], "options": options}
        descriptions, warnings = await self._describe(files, folder / "figures", reporter)
        head = await asyncio.to_thread(self._head, pages)
        arguments = files | {
            "output": msgspec.to_builtins(self.wanted.options.output),
            "head": head,
            "notices": [*self.wanted.options.notices, *warnings],
            "descriptions": descriptions,
            "image_prefix": f"{self.wanted.origin}/results/{self.job.job_id}/images/",
            "folder": str(folder),
            "question": await self._question(),
        }
        answers_about = pages if self.wanted.question else None
        written = await self.workshop.run(self.job, "write", arguments, reporter, answers_about=answers_about)
        return await asyncio.to_thread(self._keep, key, folder, written["pictures"], head)

    async def _question(self) -> dict[str, Any] | None:
        """What older clients want answered along with it."""
        if self.wanted.question is None:
            return None
        question: dict[str, Any] = msgspec.json.decode(
            await asyncio.to_thread(self.workshop.blobs.get, self.wanted.question)
        )
        return question

    async def _describe(
        self, files: dict[str, Any], folder: Path, report: Callable[[Any], Awaitable[None]]
    ) -> tuple[dict[str, str], list[str]]:
        """What the configured model says about the figures, by id, and warnings.

        It is asked from here and not from the child, which has no network.
        """
        model = self.workshop.settings.model
        if not self.wanted.options.output.describe_figures:
            return {}, []
        if not model.is_configured:
            return {}, [NOT_CONFIGURED]
        folder.mkdir()
        found = await self.workshop.run(self.job, "figures", files | {"folder": str(folder)}, report)
        figures = [Figure(one["id"], folder / one["picture"], one["text"]) for one in found["figures"]]

        async def on_figure(done: int) -> None:
            await report({"stage": "describing", "done": done, "total": len(figures)})

        return await describe(figures, model, on_figure)

    def _head(self, pages: int) -> dict[str, Any]:
        """The fields of the answer that are not the document's; counts the usage."""
        used = (CREDITS_PER_CAREFUL_PAGE if self.wanted.options.vision.careful else CREDITS_PER_PAGE) * pages
        bill = self.workshop.bill(self.job, pages, used)
        head: dict[str, Any] = {"page_count": pages, **bill, "plan-info": bill["plan_info"]}
        if self.wanted.options.store:
            head["extraction_id"] = self.job.job_id
            head["extraction_url"] = f"{self.wanted.origin}/dashboard/extractions/{self.job.job_id}"
        return head

    def _keep(self, key: str, folder: Path, pictures: list[str], head: dict[str, Any]) -> dict[str, Any]:
        """Store what the child wrote; the job's outcome."""
        blobs = self.workshop.blobs
        base = f"jobs/{self.job.job_id}/{folder.name}"
        size = (folder / "result.json").stat().st_size
        for name in pictures:
            blobs.put_file(f"jobs/{self.job.job_id}/images/{name}", folder / name)
        blobs.put(f"{base}/head.json", msgspec.json.encode(head))
        blobs.put_file(f"{base}/result.json", folder / "result.json")
        outcome: dict[str, Any] = {
            "result": f"{base}/result.json",
            "head": f"{base}/head.json",
            "pages": head["page_count"],
            "bytes": size,
            "link_only": self.wanted.options.link_only,
        }
        if self.wanted.options.store:
            blobs.put_file(f"{base}/document.json", folder / "document.json")
            outcome |= {"document": f"{base}/document.json", "source": key}
        return outcome

    def _remove(self, keys: list[str | None]) -> None:
        for key in filter(None, keys):
            self.workshop.blobs.delete(key)
