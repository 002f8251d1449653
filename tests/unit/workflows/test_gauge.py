from __future__ import annotations

from typing import Any

from docbeat.document.model import Page
from docbeat.document.stored import StoredPages
from docbeat.workflows.gauge import Gauge


def test_it_climbs_over_all_passes_and_never_falls() -> None:
    heard: list[dict[str, Any]] = []
    pages = StoredPages([*range(1, 201)], lambda index: Page(index + 1, 1, 1))
    gauge = Gauge("writing", 4, pages, heard.append)
    for _ in range(4):
        gauge.next_pass()
        for _ in range(2):  # a pass that looks twice
            assert sum(1 for _ in pages) == 200
    done = [message["done"] for message in heard]
    assert done == [*range(200)]
    assert {(message["stage"], message["total"]) for message in heard} == {("writing", 200)}


def test_passes_without_a_look_count_too() -> None:
    heard: list[dict[str, Any]] = []
    gauge = Gauge("assembling", 2, StoredPages([1, 2], lambda index: Page(index + 1, 1, 1)), heard.append)
    gauge.next_pass()
    gauge.next_pass()
    assert [message["done"] for message in heard] == [0, 1]
