from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.reading.content import Fill, Ruling
from docbeat.reading.vision.strokes import find_light_strokes, find_strokes
from tests.unit.reading.vision.scans import Scan, prose


def grid(scan: Scan, color: str = "black", width: float = 1.0) -> Scan:
    """Three rows and two columns from (50, 50) to (350, 140)."""
    for y in (50, 80, 110, 140):
        scan.line(50, y, 350, y, width, color)
    for x in (50, 200, 350):
        scan.line(x, 50, x, 140, width, color)
    return scan


def sorted_out(rulings: list[Ruling]) -> tuple[list[int], list[int]]:
    across = sorted(round(ruling.y0) for ruling in rulings if ruling.is_horizontal)
    down = sorted(round(ruling.x0) for ruling in rulings if not ruling.is_horizontal)
    return across, down


@pytest.mark.parametrize("noise", [0.0, 12.0])
@pytest.mark.parametrize(("color", "width"), [("black", 0.5), ("black", 2.0), ("#999999", 1.0), ("red", 1.0)])
def test_the_lines_of_a_table(noise: float, color: str, width: float) -> None:
    scan = grid(Scan(), color, width).text(60, 70, "Union").text(210, 100, "152")
    found = find_strokes(scan.pixels(noise), scan.words)
    across, down = sorted_out(found)
    assert across == pytest.approx([50, 80, 110, 140], abs=1)
    assert down == pytest.approx([50, 200, 350], abs=1)
    assert all(ruling.x1 - ruling.x0 == pytest.approx(300, abs=6) for ruling in found if ruling.is_horizontal)
    assert all(ruling.y1 - ruling.y0 == pytest.approx(90, abs=6) for ruling in found if not ruling.is_horizontal)


@pytest.mark.parametrize("size", [6.0, 10.0, 16.0])
@pytest.mark.parametrize("noise", [0.0, 12.0])
def test_print_has_no_lines(size: float, noise: float) -> None:
    scan = prose(Scan(width=600), 20, 60, size)
    assert find_strokes(scan.pixels(noise), scan.words) == []


def test_large_letters_that_were_not_all_read_have_none_either() -> None:
    scan = Scan().text(30, 100, "HILL ILL", 40.0)
    del scan.words[1:]
    assert find_strokes(scan.pixels(), scan.words) == []


def test_a_line_under_words_is_one() -> None:
    scan = Scan().text(50, 100, "Signature of the owner").line(50, 104, 170, 104)
    assert sorted_out(find_strokes(scan.pixels(), scan.words)) == ([104], [])


def test_light_lines_part_shaded_cells() -> None:
    scan = Scan().area(50, 50, 350, 140, "#d02020").line(200, 50, 200, 140, 1.0, "white")
    scan.line(50, 80, 350, 80, 1.0, "white").text(60, 70, "Union State", color="white")
    fills = [Fill(Box(50, 50, 350, 140), "d02020")]
    assert sorted_out(find_light_strokes(scan.pixels(), fills, scan.words)) == ([80], [200])


def test_print_on_a_shade_has_no_light_lines() -> None:
    scan = prose(Scan(width=600).area(0, 30, 600, 140, "#d0e0d0"), 20, 60)
    assert find_light_strokes(scan.pixels(), [Fill(Box(0, 30, 600, 140), "d0e0d0")], scan.words) == []


def test_a_line_that_leans_a_little_is_one_line() -> None:
    scan = Scan().line(40, 100, 360, 101.5)
    (ruling,) = find_strokes(scan.pixels(), [])
    assert (ruling.x0, ruling.x1) == pytest.approx((40, 360), abs=4)
    assert ruling.y0 == pytest.approx(100.75, abs=0.6)


def test_slopes_and_bars_are_no_lines() -> None:
    scan = Scan().line(40, 100, 360, 160, 1.0).area(100, 180, 300, 190, "black")
    assert find_strokes(scan.pixels(), []) == []
