from __future__ import annotations

from typing import Any

import pytest

from docbeat.document.model import Page
from docbeat.document.stored import StoredPages
from docbeat.workflows.gauge import Gauge


def pages_of(count: int) -> StoredPages:
    return StoredPages([*range(1, count + 1)], lambda index: Page(index + 1, 1, 1))


@pytest.mark.parametrize("looks", [1, 2, 3])
def test_it_climbs_with_every_look_of_every_pass_and_never_falls(looks: int) -> None:
    heard: list[dict[str, Any]] = []
    pages = pages_of(400)
    gauge = Gauge("writing", 4, pages, heard.append)
    for _ in range(4):
        gauge.next_pass()
        for _ in range(looks):
            before = len(heard)
            assert sum(1 for _ in pages) == 400
            assert len(heard) > before + 5
    done = [message["done"] for message in heard]
    assert done == sorted(set(done))
    assert done[0] == 0
    assert 300 < done[-1] <= 400
    assert {(message["stage"], message["total"]) for message in heard} == {("writing", 400)}


def test_passes_without_a_look_count_too() -> None:
    heard: list[dict[str, Any]] = []
    gauge = Gauge("assembling", 2, pages_of(2), heard.append)
    gauge.next_pass()
    gauge.next_pass()
    assert [message["done"] for message in heard] == [0, 1]
