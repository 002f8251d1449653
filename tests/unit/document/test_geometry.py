from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.document.geometry import Box, union

coordinates = st.floats(-1000, 1000, allow_nan=False)
boxes = st.tuples(coordinates, coordinates, st.floats(0, 500), st.floats(0, 500)).map(
    lambda given: Box(given[0], given[1], given[0] + given[2], given[1] + given[3])
)


def test_measures() -> None:
    box = Box(10, 20, 40, 60)
    assert (box.width, box.height, box.area, box.center_x, box.center_y) == (30, 40, 1200, 25, 40)


def test_overlap() -> None:
    assert Box(0, 0, 10, 10).overlap_x(Box(4, 0, 20, 5)) == 6
    assert Box(0, 0, 10, 10).overlap_y(Box(0, 11, 1, 12)) == 0
    assert Box(0, 0, 10, 10).intersection(Box(5, 5, 20, 20)) == 25


def test_holds_with_slack() -> None:
    assert not Box(0, 0, 10, 10).holds(Box(-1, 0, 5, 5))
    assert Box(0, 0, 10, 10).holds(Box(-1, 0, 5, 5), slack=1)


@given(boxes, boxes)
def test_a_union_holds_both(first: Box, second: Box) -> None:
    around = union([first, second])
    assert around.holds(first)
    assert around.holds(second)


@given(boxes, boxes)
def test_what_is_clipped_lies_inside(box: Box, frame: Box) -> None:
    clipped = box.clipped(frame)
    assert frame.holds(clipped)
    assert clipped.width >= 0
    assert clipped.height >= 0
    assert clipped.area == pytest.approx(box.intersection(frame), abs=1e-6)


@given(boxes, boxes)
def test_intersection_is_symmetric(first: Box, second: Box) -> None:
    assert first.intersection(second) == second.intersection(first)
