"""What a user is told when the child fails, with tasks that do fail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from docbeat.errors import DocbeatError, FileCorrupted, FileTooLarge, InternalError, SchemaTooComplex
from docbeat.jobs.sandbox import ChildLimits, Slot
from docbeat.settings import load
from docbeat.workflows.sandboxed import run_task

SETTINGS = load({"DOCBEAT_PAGE_TIMEOUT": "0.7", "DOCBEAT_MEMORY_BYTES": str(300 << 20)})


@pytest.fixture
async def slot(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Slot]:
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    opened = Slot("tests.integration.hostile_tasks", ChildLimits(memory=300 << 20), recycle_bytes=300 << 20)
    yield opened
    await opened.close()


async def run(slot: Slot, task: str, answers_about: int | None = None) -> Any:
    async def ignore(_: Any) -> None:
        """Nobody looks."""

    return await run_task(slot, SETTINGS, task, {}, rank=(0,), on_report=ignore, answers_about=answers_about)


@pytest.mark.parametrize(
    ("task", "error", "words"),
    [
        ("crash", FileCorrupted, "crashes the reader"),
        ("hang", FileCorrupted, r"longer than 0\.7 seconds"),
        ("grow", FileTooLarge, "more than 300 MiB"),
        ("stumble", InternalError, "inside the server"),
    ],
)
async def test_every_way_to_fail_has_its_words(slot: Slot, task: str, error: type[DocbeatError], words: str) -> None:
    await run(slot, "pid")
    with pytest.raises(error, match=words) as caught:
        await run(slot, task)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("task", "error", "words"),
    [
        ("crash", FileCorrupted, "answer in this document crashes"),
        ("hang", SchemaTooComplex, r"longer than 1\.7 seconds; ask for less"),
        ("grow", SchemaTooComplex, "more than 300 MiB"),
        ("stumble", InternalError, "inside the server"),
    ],
)
async def test_answers_fail_in_words_of_their_own(slot: Slot, task: str, error: type[DocbeatError], words: str) -> None:
    await run(slot, "pid")
    with pytest.raises(error, match=words) as caught:
        await run(slot, task, answers_about=1)
    assert type(caught.value) is error


async def test_a_machine_on_which_no_child_starts() -> None:
    broken = Slot("no.such.module", ChildLimits(memory=300 << 20), recycle_bytes=300 << 20)
    with pytest.raises(InternalError, match="does not start"):
        await run(broken, "pid")
    await broken.close()
