from __future__ import annotations

from PIL import Image

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Cell, CellRole, Layer, Page, Table
from docbeat.writing.picture import draw_layout

WHITE = (255, 255, 255)
PAGE = Page(1, 100, 200)


def drawn(*blocks: Block) -> Image.Image:
    """A white page at three pixels to the point, with ``blocks`` over it."""
    return draw_layout(Image.new("RGB", (300, 600), "white"), PAGE, list(enumerate(blocks)))


def pixel(picture: Image.Image, x: float, y: float) -> object:
    """The colour at a place in points."""
    return picture.getpixel((round(3 * x), round(3 * y)))


def test_blocks_have_frames_at_their_places_in_the_color_of_their_kind() -> None:
    picture = drawn(
        Block(BlockKind.PARAGRAPH, 1, Box(20, 40, 80, 60)),
        Block(BlockKind.HEADING, 1, Box(20, 90, 80, 100)),
        Block(BlockKind.PARAGRAPH, 1, Box(20, 120, 80, 130), layer=Layer.FOOTER),
    )
    colors = [pixel(picture, 80, y) for y in (50, 95, 125)]
    assert len(set(colors)) == 3
    assert WHITE not in colors
    assert pixel(picture, 50, 50) == pixel(picture, 90, 50) == WHITE


def test_each_block_has_a_label_above() -> None:
    picture = drawn(Block(BlockKind.PARAGRAPH, 1, Box(20, 40, 80, 60), id="txt-1"))
    above = picture.crop((60, 105, 180, 119))
    assert above.getcolors(100000) != [(120 * 14, WHITE)]


def test_cells_are_drawn_and_heads_shaded() -> None:
    cells = [
        Cell(0, 0, Box(20, 40, 50, 50), role=CellRole.COLUMN_HEADER),
        Cell(0, 1, Box(50, 40, 80, 50), role=CellRole.COLUMN_HEADER),
        Cell(1, 0, Box(20, 50, 50, 60)),
        Cell(1, 1, Box(50, 50, 80, 60)),
    ]
    picture = drawn(Block(BlockKind.TABLE, 1, Box(20, 40, 80, 60), table=Table(2, 2, cells)))
    assert pixel(picture, 50, 55) != WHITE
    assert pixel(picture, 65, 45) != WHITE
    assert pixel(picture, 65, 55) == WHITE


def test_the_picture_itself_is_left_alone() -> None:
    before = Image.new("RGB", (300, 600), "white")
    draw_layout(before, PAGE, [(0, Block(BlockKind.PARAGRAPH, 1, Box(20, 40, 80, 60)))])
    assert before.getcolors() == [(300 * 600, WHITE)]
