"""One child process, seen from the worker: start it, give it a task, watch it, kill it with all it started."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import psutil

from docbeat.errors import from_record
from docbeat.jobs.sandbox import frames

Report = Callable[[Any], Awaitable[None]]

# How often a busy child's memory and silence are looked at.
_WATCH_SECONDS = 0.1
_START_SECONDS = 60.0
_FRAME_LIMIT = 64 * 1024 * 1024


class ChildFailure(Exception):
    """A child ended or had to be ended before its task was done."""


class ChildCrashed(ChildFailure):
    """The child ended by itself; ``how`` names the signal or exit status."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class ChildNotStarted(ChildCrashed):
    """The child ended before it was ready for its first task."""


class ChildTimedOut(ChildFailure):
    """The child was silent for longer than its task allows and was killed."""


class ChildOverMemory(ChildFailure):
    """The child used more memory than it may and was killed."""


@dataclass(frozen=True)
class ChildLimits:
    """What one child may use, in bytes."""

    memory: int
    file_size: int = 2 * 1024**3

    @property
    def address_space(self) -> int:
        """A hard ceiling above ``memory``: libraries reserve much that they never touch."""
        return 3 * self.memory + 2 * 1024**3


class Child:
    """A running child. One task at a time; after any ChildFailure the child is gone."""

    def __init__(self, process: asyncio.subprocess.Process, limits: ChildLimits) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._requests = process.stdin
        self._answers = process.stdout
        self._limits = limits
        self._heard = time.monotonic()
        self._is_ended = False
        self._is_busy = False

    @classmethod
    async def start(cls, tasks: str, limits: ChildLimits) -> Child:
        """Start a child with the tasks of the module named ``tasks`` and wait until it is ready.

        Raises:
            ChildNotStarted, ChildTimedOut, ChildOverMemory: it did not get ready.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # nothing is imported from the folder somebody happens to stand in
            "-m",
            "docbeat.jobs.sandbox.child",
            tasks,
            str(os.getpid()),
            str(limits.address_space),
            str(limits.file_size),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
            limit=_FRAME_LIMIT,
            env=_environment(),
        )
        child = cls(process, limits)
        try:
            await child._watch(child._next_answer(), _START_SECONDS)
        except ChildCrashed as crash:
            await child.close()
            raise ChildNotStarted(crash.how) from crash
        except BaseException:
            await child.close()
            raise
        return child

    @property
    def pid(self) -> int:
        """The child's process id, which is also its process group."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the child can take a task."""
        return not self._is_ended and self._process.returncode is None

    def memory(self) -> int:
        """Resident bytes of the child; 0 when it is gone."""
        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0

    async def call(self, task: str, arguments: dict[str, Any], *, patience: float, on_report: Report) -> Any:
        """Run ``task`` and give its result; a silence of ``patience`` seconds ends the child.

        Raises:
            DocbeatError: the task raised it.
            ChildFailure: the child is gone.
        """
        request = {"task": task, "arguments": arguments, "cpu_seconds": 4 * patience}
        self._heard = time.monotonic()
        self._is_busy = True
        try:
            return await self._watch(self._converse(frames.encode(request), on_report), patience)
        finally:
            # Whatever ended the call: a child that still owes an answer would give it to the next task.
            if self._is_busy:
                self.kill()

    async def _converse(self, request: bytes, on_report: Report) -> Any:
        with contextlib.suppress(ConnectionError):  # a dead child shows in the answer that does not come
            self._requests.write(request)
            await self._requests.drain()
        while True:
            answer = await self._next_answer()
            if "report" in answer:
                await on_report(answer["report"])
            elif "over_memory" in answer:
                raise ChildOverMemory
            else:
                self._is_busy = False
                if "error" in answer:
                    raise from_record(answer["error"])
                return answer["result"]

    async def _next_answer(self) -> dict[str, Any]:
        answer = await frames.read_async(self._answers)
        if answer is None:
            self._is_ended = True
            raise ChildCrashed(_how_it_ended(await self._process.wait()))
        self._heard = time.monotonic()
        return answer

    async def _watch(self, work: Any, patience: float) -> Any:
        """Await ``work`` while the child stays within its memory and is not silent for too long."""
        task = asyncio.ensure_future(work)
        try:
            while not (await asyncio.wait({task}, timeout=_WATCH_SECONDS))[0]:
                if self.memory() > self._limits.memory:
                    raise ChildOverMemory
                if time.monotonic() - self._heard > patience:
                    raise ChildTimedOut
            return task.result()
        finally:
            task.cancel()

    def kill(self) -> None:
        """End the child and everything in its process group, now."""
        self._is_ended = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    async def close(self) -> None:
        """End the child and collect it."""
        self.kill()
        self._requests.close()
        await self._process.wait()


def _environment() -> dict[str, str]:
    """The child's environment: no settings or secrets of ours, one thread in every numeric library."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOCBEAT_")}
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    return kept | threads


def _how_it_ended(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"
