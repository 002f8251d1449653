from __future__ import annotations

import numpy as np
import pytest

from docbeat.reading.vision.detect import Quads
from docbeat.reading.vision.skew import skew_of


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
