"""What is true of a made document: the schema that is asked, the values a careful reader gives, where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docbeat.document.geometry import Box

# Seeds below are for tests and for whoever writes the extractor; those from here on are for the bench alone. The two
# halves draw from different layouts, and the bench knows wordings the tests do not.
FIRST_BENCH_SEED = 1000


@dataclass(frozen=True)
class Place:
    """Where a value is printed; a value of several lines has the box around them all."""

    page: int
    box: Box


@dataclass(frozen=True)
class Truth:
    """``kinds`` and ``places`` are by path: ``vendor.name``, ``items[3].amount``; kinds leave the row numbers out."""

    family: str
    schema: dict[str, Any]
    values: dict[str, Any]
    kinds: dict[str, str]
    places: dict[str, Place] = field(default_factory=dict)


def is_for_bench(seed: int) -> bool:
    return seed >= FIRST_BENCH_SEED
