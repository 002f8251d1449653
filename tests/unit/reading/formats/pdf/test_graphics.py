"""Lines, shades, pictures and drawings of a PDF page, as they are seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from docbeat.document.geometry import Box
from docbeat.reading.content import PageContent, Ruling
from docbeat.reading.formats.pdf.file import open_pdf
from tests.unit.reading.formats.pdf.drawn import read, stream
from tests.unit.reading.pictures import Pixels, picture_pdf

PIXEL = stream(
    "\xff\x00\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8"
)


def noise(width: int, height: int) -> Pixels:
    return np.random.default_rng(3).integers(0, 255, (height, width, 3), np.uint8)


def bars(width: int, height: int) -> Pixels:
    """Bars of two colours on white."""
    picture = np.full((height, width, 3), 255, np.uint8)
    for place in range(20, width - 40, 60):
        picture[place * height // width :, place : place + 30] = (30, 60, 200) if place % 120 else (200, 60, 30)
    return picture


def lines(content: PageContent) -> list[tuple[float, float, float, float, float]]:
    return [tuple(round(part, 1) for part in (r.x0, r.y0, r.x1, r.y1, r.width)) for r in content.rulings]  # type: ignore[misc]


def rounded(box: Box) -> tuple[float, float, float, float]:
    return (round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1))


def test_an_empty_page_has_no_graphics(tmp_path: Path) -> None:
    content = read(tmp_path, "")
    assert (content.rulings, content.fills, content.images, content.drawings) == ([], [], [], [])


def test_stroked_lines_are_rulings(tmp_path: Path) -> None:
    content = read(tmp_path, "0.5 w 50 100 m 150 100 l S 1 w 50 50 m 50 150 l S")
    assert lines(content) == [(50, 100, 150, 100, 0.5), (50, 50, 50, 150, 1)]
    assert [ruling.is_horizontal for ruling in content.rulings] == [True, False]


def test_a_line_drawn_backwards_is_the_same(tmp_path: Path) -> None:
    assert lines(read(tmp_path, "0.5 w 150 100 m 50 100 l S")) == [(50, 100, 150, 100, 0.5)]


def test_a_line_that_leans_a_little_is_straight(tmp_path: Path) -> None:
    (ruling,) = read(tmp_path, "0.5 w 50 100 m 150 100.6 l S").rulings
    assert ruling.y0 == ruling.y1 == pytest.approx(99.7)


def test_a_slanted_line_is_a_drawing(tmp_path: Path) -> None:
    content = read(tmp_path, "50 100 m 150 150 l S")
    assert content.rulings == []
    assert [rounded(box) for box in content.drawings] == [(50, 50, 150, 100)]


def test_thin_filled_rectangles_are_rulings(tmp_path: Path) -> None:
    content = read(tmp_path, "50 100 100 0.8 re f 50 20 0.6 60 re f")
    assert lines(content) == [(50, 99.6, 150, 99.6, 0.8), (50.3, 120, 50.3, 180, 0.6)]
    assert content.fills == []


def test_dashes_too_short_for_a_line_are_none(tmp_path: Path) -> None:
    assert read(tmp_path, "0.5 w 50 100 m 52 100 l S").rulings == []


def test_a_stroked_rectangle_is_four_rulings(tmp_path: Path) -> None:
    content = read(tmp_path, "0.5 w 10 10 40 30 re S")
    assert sorted(lines(content)) == [
        (10, 160, 10, 190, 0.5),
        (10, 160, 50, 160, 0.5),
        (10, 190, 50, 190, 0.5),
        (50, 160, 50, 190, 0.5),
    ]


def test_filled_rectangles_are_shades_of_their_colour(tmp_path: Path) -> None:
    content = read(tmp_path, "0.2 0.4 0.6 rg 200 100 50 30 re f 0.5 g 10 10 20 20 re f")
    assert [(fill.color, rounded(fill.box)) for fill in content.fills] == [
        ("336699", (200, 70, 250, 100)),
        ("808080", (10, 170, 30, 190)),
    ]


def test_a_filled_and_stroked_rectangle_is_a_shade_with_lines(tmp_path: Path) -> None:
    content = read(tmp_path, "0.5 w 1 0 0 rg 10 10 40 30 re B")
    assert (len(content.fills), len(content.rulings)) == (1, 4)


def test_rectangles_drawn_corner_by_corner_are_rectangles(tmp_path: Path) -> None:
    content = read(tmp_path, "10 10 m 50 10 l 50 40 l 10 40 l h f")
    assert [rounded(fill.box) for fill in content.fills] == [(10, 160, 50, 190)]


def test_several_rectangles_of_one_path_are_several(tmp_path: Path) -> None:
    assert len(read(tmp_path, "10 10 40 30 re 60 10 40 30 re f").fills) == 2


def test_other_filled_shapes_are_drawings(tmp_path: Path) -> None:
    content = read(tmp_path, "200 20 m 230 20 l 215 45 l f")
    assert [rounded(box) for box in content.drawings] == [(200, 155, 230, 180)]
    assert content.fills == []


def test_curves_are_drawings(tmp_path: Path) -> None:
    content = read(tmp_path, "0.5 w 100 100 m 120 140 140 140 160 100 c S")
    (box,) = content.drawings
    assert box.x0 == pytest.approx(100, abs=1)
    assert box.x1 == pytest.approx(160, abs=1)


def test_paths_that_paint_nothing_are_not_there(tmp_path: Path) -> None:
    content = read(tmp_path, "10 10 40 30 re n 10 10 40 30 re W n")
    assert (content.rulings, content.fills, content.drawings) == ([], [], [])


def test_very_thick_strokes_are_no_lines(tmp_path: Path) -> None:
    content = read(tmp_path, "30 w 50 100 m 150 100 l S")
    assert (content.rulings, len(content.drawings)) == ([], 1)


def test_pictures_have_their_place(tmp_path: Path) -> None:
    content = read(tmp_path, "q 60 0 0 40 100 20 cm /X Do Q", resources="/XObject << /X 8 0 R >>", objects=[PIXEL])
    assert [rounded(box) for box in content.images] == [(100, 140, 160, 180)]


@pytest.mark.parametrize(("make", "count"), [(noise, 1), (bars, 0)])
def test_photographs_are_told_by_their_bytes(tmp_path: Path, make: Callable[[int, int], Pixels], count: int) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(picture_pdf(make(500, 300), place="300 0 0 180 72 300"))
    with open_pdf(path, None) as file:
        content = file.decode(1)
    assert content.photographs == content.images[:count]


def test_small_pictures_are_not_told_by_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(picture_pdf(noise(300, 200), place="300 0 0 200 72 300"))
    with open_pdf(path, None) as file:
        assert file.decode(1).photographs == []


def test_a_turned_picture_has_the_place_it_covers(tmp_path: Path) -> None:
    content = read(tmp_path, "q 0 40 -60 0 160 20 cm /X Do Q", resources="/XObject << /X 8 0 R >>", objects=[PIXEL])
    assert [rounded(box) for box in content.images] == [(100, 140, 160, 180)]


def test_what_lies_beyond_the_page_is_cut_off(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        "250 -20 100 60 re f 0.5 w 200 100 m 400 100 l S q 600 0 0 400 -100 -100 cm /X Do Q",
        resources="/XObject << /X 8 0 R >>",
        objects=[PIXEL],
    )
    assert [rounded(fill.box) for fill in content.fills] == [(250, 160, 300, 200)]
    assert lines(content) == [(200, 100, 300, 100, 0.5)]
    assert [rounded(box) for box in content.images] == [(0, 0, 300, 200)]


def test_what_lies_wholly_beyond_the_page_is_not_there(tmp_path: Path) -> None:
    content = read(tmp_path, "400 20 30 30 re f 350 10 m 450 10 l S")
    assert (content.rulings, content.fills) == ([], [])


def nested(matrix: str, content: str = "0.5 w 0 10 m 100 10 l S 0 0.5 0 rg 10 20 30 10 re f /Y Do") -> str:
    return stream(
        content,
        f"/Type /XObject /Subtype /Form /BBox [-500 -500 500 500] /Matrix [{matrix}] "
        "/Resources << /XObject << /Y 9 0 R >> >>",
    )


def in_form(folder: Path, matrix: str, placed: str) -> PageContent:
    return read(
        folder,
        f"q {placed} cm /X Do Q",
        resources="/XObject << /X 8 0 R >>",
        objects=[nested(matrix), nested("1 0 0 1 0 40", "20 0 10 10 re f")],
    )


def test_graphics_of_a_form_are_graphics_of_the_page(tmp_path: Path) -> None:
    content = in_form(tmp_path, "1 0 0 1 5 0", "1 0 0 1 100 20")
    assert lines(content) == [(105, 170, 205, 170, 0.5)]
    assert ("008000", (115, 150, 145, 160)) in [(fill.color, rounded(fill.box)) for fill in content.fills]


def test_forms_in_forms_are_placed_by_all_their_matrices(tmp_path: Path) -> None:
    content = in_form(tmp_path, "1 0 0 1 5 0", "1 0 0 1 100 20")
    assert rounded(content.fills[-1].box) == (125, 130, 135, 140)


def test_a_form_may_be_scaled_and_turned(tmp_path: Path) -> None:
    content = in_form(tmp_path, "1 0 0 1 0 0", "0 0.5 -0.5 0 200 100")
    (ruling,) = content.rulings
    assert not ruling.is_horizontal
    assert (ruling.x0, ruling.y0, ruling.y1) == pytest.approx((195, 50, 100))


def test_a_form_that_draws_itself_comes_to_an_end(tmp_path: Path) -> None:
    itself = nested("1 0 0 1 0 1", "0.5 w 0 10 m 100 10 l S /Y Do")
    content = read(tmp_path, "/X Do", resources="/XObject << /X 8 0 R >>", objects=[itself, itself])
    assert 1 <= len(content.rulings) <= 10


@pytest.mark.parametrize(
    ("turn", "ruling", "box"),
    [
        (90, (90, 50, 90, 150), (20, 200, 60, 230)),
        (180, (150, 90, 250, 90), (70, 20, 100, 60)),
        (270, (110, 150, 110, 250), (140, 70, 180, 100)),
    ],
)
def test_graphics_turn_with_the_page(
    tmp_path: Path, turn: int, ruling: tuple[float, ...], box: tuple[float, ...]
) -> None:
    page = f"/MediaBox [0 0 300 200] /Rotate {turn}"
    content = read(tmp_path, "0.5 w 50 90 m 150 90 l S 200 20 30 40 re f", page=page)
    assert lines(content) == [(*ruling, 0.5)]
    assert [rounded(fill.box) for fill in content.fills] == [box]


def test_lines_that_a_scaled_page_draws_are_where_they_are_seen(tmp_path: Path) -> None:
    content = read(tmp_path, "q 0.5 0 0 0.5 0 0 cm 1 w 100 200 m 300 200 l S Q")
    assert [(r.x0, r.y0, r.x1, r.y1) for r in content.rulings] == [(50, 100, 150, 100)]


def test_a_path_of_very_many_segments_only_leaves_its_box(tmp_path: Path) -> None:
    zigzag = " ".join(f"{10 + index % 200} {50 + index % 7} l" for index in range(3100))
    content = read(tmp_path, f"10 50 m {zigzag} S")
    assert (content.rulings, len(content.drawings)) == ([], 1)


def test_rulings_know_their_direction() -> None:
    assert Ruling(0, 10, 50, 10, 1).is_horizontal
    assert not Ruling(10, 0, 10, 50, 1).is_horizontal


def test_a_line_is_as_thick_as_it_is_painted(tmp_path: Path) -> None:
    (ruling,) = read(tmp_path, "q 0.05 0 0 0.05 0 0 cm 20 w 1000 1000 m 3000 1000 l S Q").rulings
    assert ruling.width == pytest.approx(1.0)


def test_what_is_drawn_beside_the_page_leaves_nothing(tmp_path: Path) -> None:
    content = read(tmp_path, "0.5 w 20 -9 m 80 -9 l S 400 20 m 430 20 l 415 45 l f 310 20 40 40 re f")
    assert (content.rulings, content.drawings, content.fills) == ([], [], [])


def test_thin_light_bars_are_rulings_and_beside_a_shade_its_edges(tmp_path: Path) -> None:
    (alone,) = read(tmp_path, "0.93 g 50 100 200 0.75 re f").rulings
    assert not alone.is_edge
    (beside,) = read(tmp_path, "0.93 g 50 100 200 0.75 re f 50 101 200 20 re f").rulings
    assert beside.is_edge
    assert all(ruling.is_edge for ruling in read(tmp_path, "1 g 50 100 200 0.75 re f").rulings)
