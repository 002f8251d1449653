from __future__ import annotations

import numpy as np
import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Word
from docbeat.reading.content import Fill, Ruling
from docbeat.reading.vision.areas import find_areas
from tests.unit.reading.pictures import overlap
from tests.unit.reading.vision.scans import Scan, prose


def areas(scan: Scan, noise: float = 0.0, rulings: list[Ruling] | None = None) -> tuple[list[Fill], list[Box]]:
    return find_areas(scan.pixels(noise, points=1.0), scan.words, rulings or [])


@pytest.mark.parametrize("noise", [0.0, 12.0])
def test_shades_behind_print(noise: float) -> None:
    scan = Scan().area(50, 50, 350, 70, "#d02020").area(50, 70, 350, 130, "#f5e0d0")
    scan.text(60, 64, "Law Union Imprisonment", color="white").text(60, 85, "Arms Act 1959").text(60, 105, "Food")
    fills, pictures = areas(scan, noise)
    assert pictures == []
    assert len(fills) == 2
    assert overlap(fills[0].box, Box(50, 50, 350, 70)) > 0.85
    assert overlap(fills[1].box, Box(50, 70, 350, 130)) > 0.85
    red, green, blue = bytes.fromhex(fills[0].color)
    assert red > 150 > max(green, blue)


def test_a_line_parts_two_shades_of_one_colour() -> None:
    scan = Scan().area(50, 50, 150, 200, "#008080").area(50, 100, 350, 130, "#008080").line(50, 100, 350, 100)
    scan.line(50, 130, 350, 130)
    lines = [Ruling(50, y, 350, y, 1.0) for y in (100.0, 130.0)]
    fills, _ = areas(scan, rulings=lines)
    assert len(fills) == 3
    assert any(overlap(fill.box, Box(50, 100, 350, 130)) > 0.85 for fill in fills)


@pytest.mark.parametrize("noise", [0.0, 12.0])
def test_a_photograph_is_a_picture(noise: float) -> None:
    place = Box(60, 150, 200, 260)
    scan = prose(Scan(), 40, 40).photograph(place)
    fills, pictures = areas(scan, noise)
    assert fills == []
    assert len(pictures) == 1
    assert overlap(pictures[0], place) > 0.85


def test_print_and_lines_are_neither() -> None:
    scan = prose(Scan(), 40, 40).line(40, 100, 360, 100).text(40, 150, "CONTENTS", 30.0)
    assert areas(scan, rulings=[Ruling(40, 100, 360, 100, 1.0)]) == ([], [])


def test_paper_that_darkens_is_no_picture() -> None:
    light = np.linspace(255, 170, 400)
    paper = np.repeat(np.repeat(light[None, :, None], 300, axis=0), 3, axis=2).astype(np.uint8)
    words = [Word("Contents", Box(20, 20, 100, 32))]
    assert find_areas(paper, words, [])[1] == []
