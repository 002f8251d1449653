from __future__ import annotations

from pathlib import Path

import numpy as np

from docbeat.reading.vision.detect import find_lines, sides
from tests.unit.reading.pictures import REPORT, note, report


def test_every_line_is_found_where_it_is(tmp_path: Path) -> None:
    picture, words = report(tmp_path)
    quads = find_lines(picture, "tiny")
    assert len(quads) == len([line for line in REPORT.splitlines() if line])
    top = quads[quads[:, 0, 1].argmin()]
    heading = next(word.box for word in words if word.text == "Annual")
    left, upper = heading.x0 * 150 / 72, heading.center_y * 150 / 72
    assert abs(top[0, 0] - left) < 12
    assert top[0, 1] < upper < top[3, 1]


def test_corners_run_clockwise_from_the_top_left() -> None:
    quads = find_lines(np.asarray(note(["Clockwise corners", "of two lines"])), "tiny")
    assert len(quads) == 2
    for top_left, top_right, bottom_right, bottom_left in quads:
        assert top_left[0] < top_right[0]
        assert bottom_left[0] < bottom_right[0]
        assert top_left[1] < bottom_left[1]
        assert top_right[1] < bottom_right[1]


def test_upright_print_turned_is_taller_than_wide() -> None:
    image = note(["Sideways"], (400, 140)).rotate(90, expand=True)
    widths, heights = sides(find_lines(np.asarray(image), "tiny"))
    assert len(widths) == 1
    assert heights[0] > 2 * widths[0]


def test_paper_has_no_lines() -> None:
    assert find_lines(np.full((500, 400, 3), 255, np.uint8), "tiny").shape == (0, 4, 2)


def test_pictures_of_any_shape_are_looked_at() -> None:
    for shape in ((1, 1), (3, 2000), (2000, 3)):
        assert len(find_lines(np.full((*shape, 3), 255, np.uint8), "tiny")) == 0


def test_small_print_on_a_large_page_gets_a_closer_look() -> None:
    page = np.full((4000, 3000, 3), 255, np.uint8)
    small = np.asarray(note(["small print on a large page", "in two lines"], (420, 110), 22.0))
    page[2000:2110, 1000:1420] = small
    assert len(find_lines(page, "tiny")) == 2, "on a million pixels nothing can be seen of it"
