"""From user space to the page as displayed."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.document.geometry import Box
from docbeat.reading.formats.pdf.frame import Frame
from tests.unit.reading.formats.pdf.drawn import pdf

TURNS = (0, 90, 180, 270)


def frame_of(page: str) -> Frame:
    document = pypdfium2.PdfDocument(pdf("", page=page))
    try:
        return Frame.of(document[0])
    finally:
        document.close()


def test_the_media_box_is_the_page() -> None:
    frame = frame_of("/MediaBox [0 0 300 200]")
    assert (frame.width, frame.height, frame.rotation) == (300, 200, 0)


def test_the_crop_box_is_the_page_where_there_is_one() -> None:
    frame = frame_of("/MediaBox [0 0 300 200] /CropBox [20 50 200 150]")
    assert (frame.x0, frame.y0, frame.x1, frame.y1) == (20, 50, 200, 150)


def test_a_crop_box_beyond_the_media_box_ends_with_it() -> None:
    frame = frame_of("/MediaBox [0 0 300 200] /CropBox [-50 -50 400 100]")
    assert (frame.width, frame.height) == (300, 100)


def test_corners_may_come_in_any_order() -> None:
    frame = frame_of("/MediaBox [300 200 0 0]")
    assert (frame.width, frame.height) == (300, 200)


@pytest.mark.parametrize(("given_turn", "turn"), [(90, 90), (450, 90), (-90, 270), (360, 0)])
def test_turns_are_told_clockwise(given_turn: int, turn: int) -> None:
    frame = frame_of(f"/MediaBox [0 0 300 200] /Rotate {given_turn}")
    assert frame.rotation == turn
    assert (frame.width, frame.height) == ((200, 300) if turn % 180 else (300, 200))


def test_a_page_without_size_has_some() -> None:
    frame = Frame.of(pypdfium2.PdfDocument(pdf("", page="/MediaBox [0 0 0 0]"))[0])
    assert frame.width >= 1
    assert frame.height >= 1


@pytest.mark.parametrize(("rotation", "place"), [(0, (40, 150)), (90, (50, 40)), (180, (260, 50)), (270, (150, 260))])
def test_points_are_seen_where_the_page_turns_them(rotation: int, place: tuple[float, float]) -> None:
    assert Frame(10, 20, 310, 220, rotation).point(50, 70) == place


@pytest.mark.parametrize("rotation", TURNS)
def test_the_whole_frame_is_the_whole_page(rotation: int) -> None:
    frame = Frame(10, 20, 310, 220, rotation)
    assert frame.box(10, 20, 310, 220) == Box(0, 0, frame.width, frame.height)


@given(st.sampled_from(TURNS), *[st.integers(-500, 500)] * 4)
def test_many_boxes_are_placed_as_one_is(rotation: int, a: int, b: int, c: int, d: int) -> None:
    frame = Frame(10, 20, 310, 220, rotation)
    left, right, bottom, top = min(a, b), max(a, b), min(c, d), max(c, d)
    (edges,) = frame.edges(np.array([[left, top, right, bottom]], np.float32)).tolist()
    box = Box(*edges)
    assert box == frame.box(left, bottom, right, top)
    assert box.area == (right - left) * (top - bottom)


def test_what_has_its_middle_on_the_page_is_shown() -> None:
    edges = np.array([[190, 290, 205, 305], [199, 10, 220, 20], [10, -30, 20, -10]], float)
    assert Frame(0, 0, 300, 200, 90).shows(edges).tolist() == [True, False, False]
