from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.jobs.sandbox import frames

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.lists(st.dictionaries(st.text(), values), max_size=4))
def test_frames_come_out_as_they_went_in(messages: list[dict[str, Any]]) -> None:
    stream = BytesIO(b"".join(map(frames.encode, messages)))
    assert [frames.read(stream) for _ in messages] == messages
    assert frames.read(stream) is None


@pytest.mark.parametrize("kept", [1, 3, 4, 5, 10])
async def test_a_cut_stream_is_an_end(kept: int) -> None:
    stream = asyncio.StreamReader()
    stream.feed_data(frames.encode({"a": "some longer text"})[:kept])
    stream.feed_eof()
    assert await frames.read_async(stream) is None
