"""How far the putting together of a long document is, told by the pages its stages and writers look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docbeat.document.stored import StoredPages

Report = Callable[[dict[str, Any]], None]


class Gauge:
    """Counts up to the number of ``pages`` over ``passes``, each of which looks at them from first to last.

    A pass may look several times: the first look moves the gauge over half of the pass, the next over half of
    what is left, and so on.
    """

    def __init__(self, stage: str, passes: int, pages: StoredPages, report: Report) -> None:
        self._stage = stage
        self._passes = passes
        self._total = len(pages)
        self._report = report
        self._finished = -1
        self._looks = 0
        self._last = 0
        self._told = -1
        pages.on_load = self._look

    def next_pass(self) -> None:
        """The pass before is over, the next one begins."""
        self._finished += 1
        self._looks = self._last = 0
        self._tell(0.0)

    def _look(self, index: int) -> None:
        if index < self._last // 2:
            self._looks += 1
        self._last = index
        self._tell(1.0 - 0.5**self._looks * (1.0 - 0.5 * index / self._total))

    def _tell(self, share: float) -> None:
        """Report when a page more is done; ``share`` is how much of this pass is."""
        done = int(self._total * (max(0, self._finished) + share) / self._passes)
        if done > self._told:
            self._told = done
            self._report({"stage": self._stage, "done": done, "total": self._total})
