from __future__ import annotations

from typing import Any

import pytest

from docbeat.api import json_text


@pytest.mark.parametrize(
    ("text", "value"),
    [("{}", {}), (b'{"a": [1, null]}', {"a": [1, None]}), (b"\xef\xbb\xbf[1]", [1]), ("[" * 60 + "]" * 60, None)],
)
def test_json_is_read(text: str | bytes, value: Any) -> None:
    assert json_text.load(text) == value or value is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "{'a': 1}", "[1,]", "NaN", b"\xff", b'{"a": "\\ud800"}', "\ud800", "[" * 100 + "]" * 100, "[" * 100_000],
)
def test_everything_else_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"not JSON|too deeply"):
        json_text.load(text)
