"""Runs a task in the sandboxed child and says in a user's words why it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from docbeat.document.options import VisionOptions
from docbeat.errors import DocbeatError, FileCorrupted, FileTooLarge, InternalError, SchemaTooComplex
from docbeat.jobs.sandbox import ChildCrashed, ChildLimits, ChildNotStarted, ChildOverMemory, ChildTimedOut, Slot
from docbeat.jobs.sandbox.process import Report
from docbeat.settings import Settings

TASKS = "docbeat.workflows.tasks"

# Several times what a page takes.
_ANSWER_SECONDS_A_PAGE = 1.0


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
    slot: Slot,
    settings: Settings,
    task: str,
    arguments: dict[str, Any],
    *,
    rank: tuple[int, ...],
    on_report: Report,
    answers_about: int | None = None,
) -> Any:
    """Run ``task`` with ``arguments``; its result.

    A task that answers questions about a document, rather than reading one, says in ``answers_about`` of how many
    pages; it may be silent for longer the more there are.

    Raises:
        FileCorrupted: the document crashes the child, or never lets the reader go.
        FileTooLarge: reading it takes more memory than a child may use.
        SchemaTooComplex: answering takes too long or too much memory.
        InternalError: no child can be started.
        DocbeatError: the task raised it.
    """
    patience = settings.workers.page_timeout + _ANSWER_SECONDS_A_PAGE * (answers_about or 0)
    words = _reading_words if answers_about is None else _answering_words
    with _in_users_words(words(patience, settings.workers.memory_bytes // 2**20)):
        return await slot.run(task, arguments, rank=rank, patience=patience, on_report=on_report)


@dataclass(frozen=True)
class _Words:
    """What to say when the child crashes, takes too long, or too much memory."""

    crashed: DocbeatError
    late: DocbeatError
    large: DocbeatError


def _reading_words(seconds: float, mebibytes: int) -> _Words:
    return _Words(
        FileCorrupted("The document crashes the reader"),
        FileCorrupted(f"One page takes longer than {seconds:g} seconds to read"),
        FileTooLarge(f"Reading the document takes more than {mebibytes} MiB of memory"),
    )


def _answering_words(seconds: float, mebibytes: int) -> _Words:
    advice = "ask for less at once, or of fewer pages"
    return _Words(
        FileCorrupted("Looking for the answer in this document crashes"),
        SchemaTooComplex(f"Looking for the answer takes longer than {seconds:g} seconds; {advice}"),
        SchemaTooComplex(f"Looking for the answer takes more than {mebibytes} MiB of memory; {advice}"),
    )


@contextmanager
def _in_users_words(words: _Words) -> Iterator[None]:
    try:
        yield
    except ChildNotStarted as failure:
        raise InternalError("The reader does not start on this machine", how=failure.how) from failure
    except ChildCrashed as crash:
        words.crashed.details["how"] = crash.how
        raise words.crashed from crash
    except ChildTimedOut as late:
        raise words.late from late
    except ChildOverMemory as large:
        raise words.large from large
