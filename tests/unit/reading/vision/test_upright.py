from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Cell, Page, PageImage, Table, Word
from docbeat.reading.vision.upright import Upright, lay_back

TOP_LEFT = Box(10.0, 20.0, 50.0, 30.0)


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (0, Box(10, 20, 50, 30)),
        (90, Box(170, 10, 180, 50)),  # the top of the print is at the right
        (180, Box(150, 70, 190, 80)),
        (270, Box(20, 50, 30, 90)),
    ],
)
def test_a_box_at_the_top_left_of_the_print(turn: int, expected: Box) -> None:
    upright = Upright(200.0, 100.0, turn)
    assert upright.displayed(TOP_LEFT) == expected
    assert upright.upright(expected) == TOP_LEFT


def test_the_frame_of_a_page_on_its_side_is_upright() -> None:
    assert Upright(200.0, 100.0, 90).size == (100.0, 200.0)
    assert Upright(200.0, 100.0, 180).size == (200.0, 100.0)


def test_a_leaning_box_is_enclosed() -> None:
    box = Upright(600.0, 800.0, 0, 2.0).displayed(Box(400.0, 395.0, 500.0, 405.0))
    assert box.center_y == pytest.approx(400.0 + 150.0 * 0.0349, abs=0.05)
    assert box.height == pytest.approx(10.0 + 100.0 * 0.0349, abs=0.05)


def test_nothing_leaves_the_page() -> None:
    box = Upright(600.0, 800.0, 0, 3.0).displayed(Box(0.0, 0.0, 600.0, 10.0))
    assert box.y0 == 0.0
    box = Upright(600.0, 800.0, 0, -3.0).displayed(Box(590.0, 790.0, 600.0, 800.0))
    assert box.x1 == 600.0


def test_everything_of_a_page_is_laid_back() -> None:
    upright = Upright(200.0, 100.0, 90)
    page = Page(1, 100.0, 200.0, words=[Word("a", TOP_LEFT)], images=[PageImage(TOP_LEFT)])
    table = Table(1, 1, [Cell(0, 0, TOP_LEFT)])
    block = Block(BlockKind.TABLE, 1, TOP_LEFT, table=table)
    lay_back(page, [block], upright)
    there = Box(170.0, 10.0, 180.0, 50.0)
    assert (page.width, page.height) == (200.0, 100.0)
    assert [page.words[0].box, page.images[0].box, block.box, table.cells[0].box] == [there] * 4
    assert page.words[0].angle == 90.0
