"""How far the putting together of a long document is, told by the pages its stages and writers look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docbeat.document.stored import StoredPages

Report = Callable[[dict[str, Any]], None]


class Gauge:
    """Counts up to the number of ``pages`` over ``passes``, each of which looks at them from first to last."""

    def __init__(self, stage: str, passes: int, pages: StoredPages, report: Report) -> None:
        self._stage = stage
        self._passes = passes
        self._total = len(pages)
        self._report = report
        self._finished = -1
        self._told = -1
        pages.on_load = self._look

    def next_pass(self) -> None:
        """The pass before is over, the next one begins."""
        self._finished += 1
        self._tell(0)

    def _look(self, index: int) -> None:
        self._tell(index)

    def _tell(self, index: int) -> None:
        """Report when a page more is done; a second look within a pass changes nothing."""
        done = min(self._total, (max(0, self._finished) * self._total + index) // self._passes)
        if done > self._told:
            self._told = done
            self._report({"stage": self._stage, "done": done, "total": self._total})
