from __future__ import annotations

import json
from typing import Any

import pytest

from docbeat.api.wire.spelling import decode_object, snake, unify
from docbeat.errors import BadParameter


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chunkSize", "chunk_size"),
        ("file-url", "file_url"),
        ("fileUrl", "file_url"),
        ("file_url", "file_url"),
        ("altOutputs", "alt_outputs"),
        ("async", "async"),
        ("returnHTML", "return_html"),
        ("X", "x"),
    ],
)
def test_snake(name: str, expected: str) -> None:
    assert snake(name) == expected


def test_the_snake_case_spelling_wins() -> None:
    for fields in ({"chunkSize": 1, "chunk_size": 2}, {"chunk_size": 2, "chunkSize": 1}):
        assert unify(fields) == {"chunk_size": 2}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": 1}, {"a": 1}),
        ('{"a": 1}', {"a": 1}),
        (json.dumps(json.dumps({"a": 1})), {"a": 1}),
        (None, None),
        ("", None),
        ("null", None),
    ],
)
def test_objects_in_text(value: Any, expected: Any) -> None:
    assert decode_object("schema", value) == expected


@pytest.mark.parametrize("value", ["{", "[1]", "7", 7, [1], '"text"', "[" * 5000])
def test_anything_else_is_refused_by_name(value: Any) -> None:
    with pytest.raises(BadParameter, match="`schema`"):
        decode_object("schema", value)
