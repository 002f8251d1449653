"""Request limits per key. Off unless set; counted in this process."""

from __future__ import annotations

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from docbeat.errors import RateLimited


class RateLimiter:
    """Counts requests against ``rate``, such as ``100/minute``; an empty rate counts nothing."""

    def __init__(self, rate: str) -> None:
        self._rate: RateLimitItem | None = parse(rate) if rate else None
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def count(self, key_id: str) -> None:
        """Count one request of ``key_id``.

        Raises:
            RateLimited: it was one too many; the details say how long to wait.
        """
        if self._rate is None or self._window.hit(self._rate, key_id):
            return
        reset = self._window.get_window_stats(self._rate, key_id).reset_time
        raise RateLimited(retry_after=max(1, round(reset - time.time())))
