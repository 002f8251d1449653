from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from docbeat.reading.vision.orientation import likely_turns
from tests.unit.reading.pictures import report


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_turn_of_a_page_is_told(tmp_path: Path, turn: int) -> None:
    picture, _ = report(tmp_path)
    middle = picture[100:700, 100:]
    likely = likely_turns(np.ascontiguousarray(np.rot90(middle, -turn // 90)))
    assert int(likely.argmax()) * 90 == turn


def test_pictures_of_any_shape_are_taken() -> None:
    for shape in ((1, 1, 3), (2000, 10, 3), (10, 2000, 3)):
        assert likely_turns(np.full(shape, 255, np.uint8)).shape == (4,)
