"""What kind of page it was: the classes that speed is told by, from what docbeat says of each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.predict import Run

CLASSES = ("digital text", "digital with tables", "text in pictures", "scan")
TEXT_LANE = CLASSES[:2]


@dataclass(frozen=True)
class PageLane:
    """docbeat's lane for a page and why, and whether it found a table there."""

    lane: str
    reason: str
    has_table: bool = False

    @property
    def page_class(self) -> str:
        """One of ``CLASSES``."""
        if self.lane == "text":
            return CLASSES[1] if self.has_table else CLASSES[0]
        return CLASSES[2] if self.lane == "mixed" else CLASSES[3]


def document_class(lanes: Sequence[PageLane]) -> str:
    """The class of a document: that of its most costly page."""
    return max((lane.page_class for lane in lanes), key=CLASSES.index)


def reasons(lanes: Iterable[PageLane]) -> Counter[tuple[str, str]]:
    """Pages by lane and reason, without the figures in the reasons."""
    return Counter((lane.lane, re.sub(r"\d+(\.\d+)?%?", "N", lane.reason)) for lane in lanes)


def by_class(runs: Mapping[str, Run]) -> dict[str, Any]:
    """Pages by docbeat's lane, and each engine's CPU milliseconds a page, without the start, by class of document."""
    if "docbeat" not in runs:
        return {}
    lanes = {cost.id: cost.lanes for cost in runs["docbeat"].documents if cost.lanes}
    classes = {name: document_class(pages) for name, pages in lanes.items()}
    counted = reasons(lane for pages in lanes.values() for lane in pages)
    members = {one: [name for name in classes if classes[name] == one] for one in CLASSES}
    return {
        "lanes": [[lane, reason, count] for (lane, reason), count in sorted(counted.items())],
        "classes": {
            one: {"pages": sum(len(lanes[name]) for name in names), "milliseconds": _milliseconds(runs, names)}
            for one, names in members.items()
            if names
        },
        "text_lane": _milliseconds(runs, [name for one in TEXT_LANE for name in members[one]]),
    }


def _milliseconds(runs: Mapping[str, Run], documents: Sequence[str]) -> dict[str, float]:
    return {engine: round(1000 * run.cpu_per_page_of(set(documents)), 2) for engine, run in runs.items()}
