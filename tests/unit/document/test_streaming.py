from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from docbeat.document.streaming import Groups, Items, Text, count_late, whole, write_json


def mixed() -> Iterator[tuple[str, Any]]:
    yield "b", 1
    yield "a", {"x": "é"}
    yield "b", 2


VALUES = [
    {},
    {"plain": [1, None, "x"], "empty": {}},
    Text(lambda: iter(())),
    {"text": Text(lambda: iter(['say "hi"\n', "", "\u2028ü\\"])), "n": 1},
    [1, 2],
    {"items": Items(lambda: iter(range(3))), "none": Items(lambda: iter(()))},
    Groups((), lambda: iter(())),
    Groups(("a", "b", "c"), mixed),
    {
        "boxes": Groups(
            ("a", "b"), mixed, {"more": Text(lambda: iter("xy")), "deep": {"list": Items(lambda: iter("z"))}}
        )
    },
]


@pytest.mark.parametrize("value", VALUES)
def test_what_is_written_is_the_whole_value(value: Any) -> None:
    target = io.BytesIO()
    write_json(value, target)
    assert msgspec.json.decode(target.getvalue()) == whole(value)


@pytest.mark.parametrize("value", VALUES)
def test_each_late_form_is_announced(value: Any) -> None:
    heard: list[None] = []
    write_json(value, io.BytesIO(), lambda: heard.append(None))
    assert len(heard) == count_late(value)


def test_late_forms_are_made_anew_each_time() -> None:
    value = Groups(("a", "b"), mixed, {"more": Text(lambda: iter("xy"))})
    assert whole(value) == whole(value) == {"a": [{"x": "é"}], "b": [1, 2], "more": "xy"}


def test_pieces_leave_for_the_target_before_the_next_is_made() -> None:
    target = io.BytesIO()
    sizes: list[int] = []

    def pieces() -> Iterator[str]:
        for _ in range(3):
            sizes.append(target.tell())
            yield "four"

    write_json(Text(pieces), target)
    assert sizes == [1, 5, 9]
