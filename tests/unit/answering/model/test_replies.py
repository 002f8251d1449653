"""What models answer, and what of it is JSON."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.answering.model.replies import proposal_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('Sure! Here it is:\n```json\n{"a": [1, 2]}\n```\nAnything else?', {"a": [1, 2]}),
        ('{"a": 1, "b": {"c": "x', {"a": 1}),
        ('{"rows": [{"n": 1}, {"n": 2}, {"n": 3, "t": "ab', {"rows": [{"n": 1}, {"n": 2}, {"n": 3}]}),
        ('{"a": "one \\"quoted\\" word", "b":', {"a": 'one "quoted" word'}),
        ('{"a": NaN}', {"a": None}),
        ('{"a": 1, "a": 2}', {"a": 2}),
        ("I am sorry, but I cannot help with that.", None),
        ("", None),
        ("[1, 2, 3]", None),
        ("{{{{", None),
        ('{"a" 1}', None),
        ('{"a":' * 100_000, None),
        ('{"a": 1, "b": ' + "[1, " * 100_000, None),
        ('{"a": 1, "b": [2}', {"a": 1, "b": [2]}),
        ('{"a": 1' + "0" * 5000 + "}", None),
    ],
)
def test_replies(text: str, value: Any) -> None:
    assert proposal_of(text) == value


def test_what_is_far_too_long_is_not_looked_at() -> None:
    assert proposal_of('{"a": "' + "x" * 5_000_000 + '"}') is None


@given(st.text(alphabet='{}[]",:0123456789.eE-+\\truefalsn abc\n', max_size=300))
def test_nothing_raises(text: str) -> None:
    proposal = proposal_of(text)
    assert proposal is None or isinstance(proposal, dict)


def test_cut_anywhere_it_is_still_what_was_said() -> None:
    whole = (
        '{"holder": "Ann", "rows": [{"day": "2025-01-01", "amount": 12.5}, {"day": null, "amount": -3}], "paid": true}'
    )
    for length in range(40, len(whole)):
        proposal = proposal_of(whole[:length])
        assert proposal["holder"] == "Ann"
