from __future__ import annotations

import numpy as np
import pytest

from docbeat.document.geometry import Box
from docbeat.reading.vision.detect import Quads
from docbeat.reading.vision.skew import leveled, skew_of
from docbeat.reading.vision.upright import Upright


def leaning(*lines: tuple[float, float]) -> Quads:
    """Lines as (length, degrees clockwise), 20 pixels high."""
    quads = []
    for length, degrees in lines:
        sine, cosine = np.sin(np.radians(degrees)), np.cos(np.radians(degrees))
        along, down = np.array((cosine, sine)) * length, np.array((-sine, cosine)) * 20
        quads.append([(0, 0), along, along + down, down])
    return np.array(quads, np.float32).reshape(-1, 4, 2)


def test_the_slope_of_most_print_counts() -> None:
    assert skew_of(leaning((600, 1.5), (500, 1.4), (550, 1.6), (100, -20.0))) == pytest.approx(1.5, abs=0.1)


def test_print_leaning_to_the_left_is_negative() -> None:
    assert skew_of(leaning((600, -2.0))) == pytest.approx(-2.0, abs=0.01)


def test_short_lines_tell_nothing() -> None:
    assert skew_of(leaning((50, 9.0), (60, 9.0))) == 0.0


def test_what_cannot_be_told_from_nothing_is_nothing() -> None:
    assert skew_of(leaning((600, 0.1))) == 0.0
    assert skew_of(leaning()) == 0.0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_picture_is_stood_up_and_leveled(turn: int) -> None:
    displayed = np.full((400, 200, 3), 255, np.uint8) if turn in (0, 180) else np.full((200, 400, 3), 255, np.uint8)
    width, height = displayed.shape[1] / 2, displayed.shape[0] / 2
    upright = Upright(width, height, turn, 2.0)
    mark = Box(60.0, 30.0, 70.0, 40.0)
    place = upright.displayed(mark)
    displayed[round(place.y0 * 2) : round(place.y1 * 2), round(place.x0 * 2) : round(place.x1 * 2)] = 0
    level = leveled(displayed, upright, 1.0)
    assert level.shape == (200, 100, 3)
    dark = np.argwhere(level[:, :, 0] < 128)
    assert dark.mean(axis=0) + 0.5 == pytest.approx((mark.center_y, mark.center_x), abs=1.0)
