"""A worker's place for one child: kept warm, replaced when it fails or grows, handed out by rank."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from docbeat.jobs.sandbox.process import Child, ChildCrashed, ChildFailure, ChildLimits, Report
from docbeat.observe import event, warning

# A task is given to this many fresh children before it is given up.
ATTEMPTS = 3


class Slot:
    """Runs one task at a time in a child. Of those that wait, the smallest rank goes next."""

    def __init__(self, tasks: str, limits: ChildLimits, *, recycle_bytes: int) -> None:
        self._tasks = tasks
        self._limits = limits
        self._recycle_bytes = recycle_bytes
        self._child: Child | None = None
        self._starting: asyncio.Task[Child] | None = None
        self._is_taken = False
        self._waiting: list[tuple[tuple[int, ...], int, asyncio.Future[None]]] = []
        self._arrivals = itertools.count()
        self._burials: set[asyncio.Task[None]] = set()

    def warm_up(self) -> None:
        """Begin to start a child in the background; must be called on the event loop."""
        if self._child is None and self._starting is None:
            self._starting = asyncio.ensure_future(Child.start(self._tasks, self._limits))

    async def start(self) -> None:
        """``warm_up`` for callers outside the event loop."""
        self.warm_up()

    async def run(
        self,
        task: str,
        arguments: dict[str, Any],
        *,
        rank: tuple[int, ...],
        patience: float,
        on_report: Report,
    ) -> Any:
        """Run ``task`` in the child; when the child crashes, in a fresh one, at most ATTEMPTS times.

        ``patience`` is the longest silence in seconds. Cancelling this coroutine kills the child.

        Raises:
            DocbeatError: the task raised it.
            ChildFailure: the task crashed every child, took too long or too much memory.
        """
        async with self._turn(rank):
            for attempt in range(1, ATTEMPTS):
                try:
                    return await self._run_once(task, arguments, patience, on_report)
                except ChildCrashed as crash:
                    warning("child.crashed", task=task, how=crash.how, attempt=attempt)
            return await self._run_once(task, arguments, patience, on_report)

    async def _run_once(self, task: str, arguments: dict[str, Any], patience: float, on_report: Report) -> Any:
        child = await self._ready()
        try:
            return await child.call(task, arguments, patience=patience, on_report=on_report)
        finally:
            self._keep_or_replace(child)

    async def close(self) -> None:
        """End the child."""
        if self._starting is not None:
            self._starting.cancel()
            with contextlib.suppress(asyncio.CancelledError, ChildFailure):
                await (await self._starting).close()
        if self._child is not None:
            await self._child.close()
        await asyncio.gather(*self._burials)

    @asynccontextmanager
    async def _turn(self, rank: tuple[int, ...]) -> AsyncIterator[None]:
        if self._is_taken:
            mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            heapq.heappush(self._waiting, (rank, next(self._arrivals), mine))
            try:
                await mine
            except asyncio.CancelledError:
                if mine.done() and not mine.cancelled():  # it was our turn just as we were cancelled
                    self._pass_on()
                raise
        self._is_taken = True
        try:
            yield
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        while self._waiting:
            _, _, waiter = heapq.heappop(self._waiting)
            if not waiter.done():
                waiter.set_result(None)
                return
        self._is_taken = False

    async def _ready(self) -> Child:
        if self._child is None or not self._child.is_alive:
            self._child = None
            self.warm_up()
            assert self._starting is not None
            try:
                self._child = await asyncio.shield(self._starting)
            finally:
                if self._starting.done():
                    self._starting = None
        return self._child

    def _keep_or_replace(self, child: Child) -> None:
        if child.is_alive and (used := child.memory()) > self._recycle_bytes:
            event("child.recycled", memory=used)
            child.kill()
        if not child.is_alive:
            self._child = None
            burial = asyncio.ensure_future(child.close())
            self._burials.add(burial)
            burial.add_done_callback(self._burials.discard)
            self.warm_up()
