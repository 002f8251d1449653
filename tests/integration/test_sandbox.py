"""The sandbox against everything a document can make native code do."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from docbeat.errors import InternalError, PasswordRequired
from docbeat.jobs.sandbox import ChildCrashed, ChildLimits, ChildNotStarted, ChildOverMemory, ChildTimedOut, Slot

TASKS = "tests.integration.hostile_tasks"
MEMORY = 300 << 20


@pytest.fixture
async def slot(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Slot]:
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.setenv("DOCBEAT_API_KEY", "secret")
    opened = Slot(TASKS, ChildLimits(memory=MEMORY, file_size=8 << 20), recycle_bytes=MEMORY)
    yield opened
    await opened.close()


async def run(slot: Slot, task: str, *, patience: float = 20.0, rank: int = 0, **arguments: Any) -> Any:
    reports: list[Any] = []

    async def on_report(message: Any) -> None:
        reports.append(message)

    return await slot.run(task, arguments, rank=(rank,), patience=patience, on_report=on_report)


async def test_a_task_gives_its_result_and_reports(slot: Slot) -> None:
    reports: list[Any] = []

    async def on_report(message: Any) -> None:
        reports.append(message)

    assert await slot.run("add", {"a": 2, "b": 3}, rank=(0,), patience=20.0, on_report=on_report) == 5
    assert reports == [{"half": 2}]


async def test_a_task_given_up_half_way_never_answers_for_the_next(slot: Slot) -> None:
    """Whatever ends a call before its answer, such as a progress report that finds its job canceled."""

    async def refuse(_: Any) -> None:
        raise InternalError("the job was canceled")

    for number in range(5):
        with pytest.raises(InternalError):
            await slot.run("add", {"a": number, "b": 100}, rank=(0,), patience=20.0, on_report=refuse)
        assert await run(slot, "add", a=number, b=1) == number + 1


async def test_the_child_is_kept_warm(slot: Slot) -> None:
    assert await run(slot, "pid") == await run(slot, "pid")


async def test_an_error_of_ours_comes_through(slot: Slot) -> None:
    with pytest.raises(PasswordRequired):
        await run(slot, "refuse")
    assert await run(slot, "add", a=1, b=1) == 2


async def test_a_fault_is_reported_without_what_it_quotes(slot: Slot) -> None:
    with pytest.raises(InternalError) as caught:
        await run(slot, "stumble")
    assert caught.value.details["cause"] == "KeyError"
    assert "hostile_tasks.py" in caught.value.details["where"]
    assert "a word of the document" not in str(caught.value.as_record())


async def test_three_crashes_are_the_end(slot: Slot, tmp_path: Path) -> None:
    with pytest.raises(ChildCrashed) as caught:
        await run(slot, "crash_until", counter=str(tmp_path / "tries"), times=99)
    assert caught.value.how == "SIGSEGV"
    assert len((tmp_path / "tries").read_bytes()) == 3
    assert await run(slot, "add", a=1, b=1) == 2


async def test_two_crashes_are_not(slot: Slot, tmp_path: Path) -> None:
    assert await run(slot, "crash_until", counter=str(tmp_path / "tries"), times=2) == 2


async def test_leaving_is_crashing(slot: Slot) -> None:
    with pytest.raises(ChildCrashed) as caught:
        await run(slot, "leave")
    assert caught.value.how == "exit status 3"


async def test_a_child_that_cannot_start_is_no_crash_of_a_document() -> None:
    broken = Slot("no.such.module", ChildLimits(memory=MEMORY), recycle_bytes=MEMORY)
    with pytest.raises(ChildNotStarted):
        await run(broken, "add", a=1, b=1)
    await broken.close()


async def test_silence_is_ended(slot: Slot) -> None:
    await run(slot, "pid")
    with pytest.raises(ChildTimedOut):
        await run(slot, "hang", patience=0.5)
    assert await run(slot, "add", a=1, b=1) == 2


async def test_growth_is_ended(slot: Slot) -> None:
    with pytest.raises(ChildOverMemory):
        await run(slot, "grow")
    assert await run(slot, "add", a=1, b=1) == 2


async def test_one_huge_allocation_is_refused(slot: Slot) -> None:
    with pytest.raises(ChildOverMemory):
        await run(slot, "grab", size=100 << 30)


async def test_a_huge_file_is_refused(slot: Slot, tmp_path: Path) -> None:
    with pytest.raises((InternalError, ChildCrashed)):
        await run(slot, "big_file", path=str(tmp_path / "file"), size=64 << 20)
    assert (tmp_path / "file").stat().st_size <= 8 << 20


async def test_cancelling_kills_the_child_and_frees_the_slot(slot: Slot, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    spinning = asyncio.create_task(run(slot, "spin", note=str(note)))
    child = await written(note)
    spinning.cancel()
    with pytest.raises(asyncio.CancelledError):
        await spinning
    assert await run(slot, "add", a=1, b=1) == 2
    assert not is_alive(child)


async def test_what_the_child_started_dies_with_it(slot: Slot, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(ChildTimedOut):
        await run(slot, "start_helper", note=str(note), patience=1.0)
    helper = await written(note)
    for _ in range(100):
        if not is_alive(helper):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("the grandchild lives on")


@pytest.mark.skipif(sys.platform != "linux", reason="the network ban is Linux only")
@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "203.0.113.7"])
async def test_the_child_has_no_network(slot: Slot, host: str) -> None:
    assert await run(slot, "connect", address=[host, 9]) == "PermissionError"


async def test_what_the_child_prints_goes_nowhere(slot: Slot, capfd: pytest.CaptureFixture[str]) -> None:
    assert await run(slot, "print_text") == 1
    assert capfd.readouterr() == ("", "")


async def test_the_child_knows_no_secret(slot: Slot) -> None:
    seen = await run(slot, "environment")
    assert not [name for name in seen if name.startswith("DOCBEAT_")]
    assert seen["OMP_NUM_THREADS"] == "1"


async def test_a_grown_child_is_replaced_between_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    small = Slot(TASKS, ChildLimits(memory=MEMORY), recycle_bytes=1 << 20)
    try:
        assert await run(small, "pid") != await run(small, "pid")
    finally:
        await small.close()


async def test_the_smallest_rank_goes_next(slot: Slot, tmp_path: Path) -> None:
    done: list[int] = []

    async def one(rank: int) -> None:
        await run(slot, "add", a=1, b=1, rank=rank)
        done.append(rank)

    first = asyncio.create_task(one(0))
    await asyncio.sleep(0)
    others = [asyncio.create_task(one(rank)) for rank in (30, 10, 20)]
    await asyncio.gather(first, *others)
    assert done == [0, 10, 20, 30]


async def test_a_cancelled_waiter_does_not_hold_up_the_next(slot: Slot) -> None:
    first = asyncio.create_task(run(slot, "add", a=1, b=1))
    await asyncio.sleep(0)
    waiter = asyncio.create_task(run(slot, "add", a=2, b=2))
    last = asyncio.create_task(run(slot, "add", a=3, b=3))
    await asyncio.sleep(0)
    waiter.cancel()
    assert await first == 2
    assert await last == 6


def test_the_child_dies_with_its_worker(tmp_path: Path) -> None:
    """A kill -9 of the worker must not leave a child burning CPU."""
    note = tmp_path / "pid"
    program = (
        "import asyncio; from docbeat.jobs.sandbox import *\n"
        "async def ignore(_): pass\n"
        f"slot = Slot({TASKS!r}, ChildLimits(memory=1 << 30), recycle_bytes=1 << 30)\n"
        f"asyncio.run(slot.run('spin', {{'note': {str(note)!r}}}, rank=(0,), patience=60, on_report=ignore))\n"
    )
    worker = subprocess.Popen([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    child = asyncio.run(written(note))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    deadline = time.monotonic() + 5
    while is_alive(child):
        assert time.monotonic() < deadline, "the child lives on"
        time.sleep(0.02)


async def written(note: Path) -> int:
    """The process id that a task notes in a file."""
    for _ in range(1000):
        if note.exists() and (text := note.read_text()):
            return int(text)
        await asyncio.sleep(0.02)
    raise AssertionError("the task did not start")


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
