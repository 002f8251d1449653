"""Writes log events: a dotted name and plain fields such as ids, counts and seconds.

Callers pass no document text, file names, keys, passwords or URLs with queries.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Any

_logger = logging.getLogger("docbeat")


class _Formatter(logging.Formatter):
    """One line an event: ``time level name key=value ...`` or the same as JSON."""

    def __init__(self, *, as_json: bool, process: str) -> None:
        super().__init__()
        self._as_json = as_json
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"
        fields: dict[str, Any] = getattr(record, "fields", {})
        head = {
            "time": moment,
            "level": record.levelname.lower(),
            "process": self._process,
            "event": record.getMessage(),
        }
        if self._as_json:
            return json.dumps({**head, **fields}, default=str)
        return " ".join(
            [*(str(value) for value in head.values()), *(f"{key}={value}" for key, value in fields.items())]
        )


def set_up(level: str, *, as_json: bool, process: str) -> None:
    """Send events of at least ``level`` to stderr, marked with the ``process`` they come from."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(as_json=as_json, process=process))
    _logger.handlers[:] = [handler]
    _logger.setLevel(level.upper())
    _logger.propagate = False


def event(name: str, **fields: Any) -> None:
    """Something happened as it should."""
    _logger.info(name, extra={"fields": fields})


def warning(name: str, **fields: Any) -> None:
    """Something went wrong and the system coped, or a user must act."""
    _logger.warning(name, extra={"fields": fields})
