"""Runs a task in the sandboxed child and says in a user's words why it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docbeat.document.options import VisionOptions
from docbeat.errors import FileCorrupted, FileTooLarge, InternalError
from docbeat.jobs.sandbox import ChildCrashed, ChildLimits, ChildNotStarted, ChildOverMemory, ChildTimedOut, Slot
from docbeat.jobs.sandbox.process import Report
from docbeat.settings import Settings

TASKS = "docbeat.workflows.tasks"


def open_slot(settings: Settings) -> Slot:
    """A slot for the tasks of ``tasks``, within the limits of the settings."""
    workers = settings.workers
    return Slot(TASKS, ChildLimits(memory=workers.memory_bytes), recycle_bytes=workers.recycle_bytes)


def reading_options(settings: Settings, password: str | None, vision: VisionOptions) -> dict[str, Any]:
    """The options of the reader, as an argument of the tasks."""
    reading = settings.reading
    return {
        "password": password,
        "ocr_model": reading.ocr_model,
        "max_pixels": reading.max_pixels,
        "ocr": vision.ocr.value,
        "careful": vision.careful,
    }


async def run_task(
    slot: Slot, settings: Settings, task: str, arguments: dict[str, Any], *, rank: tuple[int, ...], on_report: Report
) -> Any:
    """Run ``task`` with ``arguments``; its result.

    Raises:
        FileCorrupted: the document crashes the reader or never lets it go.
        FileTooLarge: reading it takes more memory than a child may use.
        InternalError: no child can be started.
        DocbeatError: the task raised it.
    """
    patience = settings.workers.page_timeout
    with _in_users_words(settings):
        return await slot.run(task, arguments, rank=rank, patience=patience, on_report=on_report)


@contextmanager
def _in_users_words(settings: Settings) -> Iterator[None]:
    workers = settings.workers
    try:
        yield
    except ChildNotStarted as failure:
        raise InternalError("The reader does not start on this machine", how=failure.how) from failure
    except ChildCrashed as crash:
        raise FileCorrupted("The document crashes the reader", how=crash.how) from crash
    except ChildTimedOut as late:
        raise FileCorrupted(f"One page takes longer than {workers.page_timeout:g} seconds to read") from late
    except ChildOverMemory as large:
        most = workers.memory_bytes // 2**20
        raise FileTooLarge(f"Reading the document takes more than {most} MiB of memory") from large
