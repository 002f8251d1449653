"""What finders give: a value with the words it was read from, alone or in a tree of the schema's shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docbeat.answering.view import Quote


@dataclass(frozen=True, slots=True)
class Found:
    """``value`` as the schema wants it, read from ``quotes``; ``confidence`` 0 to 1 that it is what was asked for.

    ``derived``: it follows from the quotes without being written in them.
    """

    value: Any
    quotes: tuple[Quote, ...]
    confidence: float
    derived: bool = False


Tree = Found | dict[str, "Tree"] | list["Tree"] | None
