"""Figures: pictures and drawings with the text in them, and what is only background."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.reading.stages.figures import FoundFigure, charts_as_figures, find_figures
from tests.unit.reading.build import Sheet

PICTURE = Box(100, 100, 300, 260)


def found(sheet: Sheet, *taken: Box) -> list[FoundFigure]:
    return find_figures(sheet.content, sheet.lines(), taken)


def boxes(sheet: Sheet, *taken: Box) -> list[Box]:
    return [figure.box for figure in found(sheet, *taken)]


def with_images(*images: Box) -> Sheet:
    sheet = Sheet()
    sheet.content.images = list(images)
    return sheet


def with_drawings(*drawings: Box) -> Sheet:
    sheet = Sheet()
    sheet.content.drawings = list(drawings)
    return sheet


def test_an_empty_page_has_no_figure() -> None:
    assert found(Sheet()) == []


def test_a_picture_is_a_figure_with_the_text_in_it() -> None:
    sheet = with_images(PICTURE)
    inside = sheet.write(120, 150, "north quay")
    sheet.write(120, 300, "The quay in 1804")
    (figure,) = found(sheet)
    assert figure.box == PICTURE
    assert figure.words == {id(word) for word in inside}


def test_the_text_of_a_figure_runs_top_to_bottom() -> None:
    sheet = with_images(PICTURE)
    sheet.write(120, 200, "lower")
    sheet.write(200, 150, "upper right")
    sheet.write(120, 150, "upper left")
    (figure,) = found(sheet)
    assert [line.text for line in figure.lines] == ["upper left", "upper right", "lower"]


def test_tiles_of_one_picture_are_one_figure() -> None:
    tiles = [Box(100, y, 300, y + 20) for y in range(100, 260, 20)]
    assert boxes(with_images(*tiles)) == [Box(100, 100, 300, 260)]


def test_pictures_apart_are_figures_of_their_own() -> None:
    assert len(boxes(with_images(PICTURE, Box(320, 100, 500, 260)))) == 2


def test_icons_are_no_figures() -> None:
    assert boxes(with_images(Box(100, 100, 112, 112))) == []


def test_a_picture_of_the_whole_page_is_its_background() -> None:
    assert boxes(with_images(Box(0, 0, 595, 842))) == []


def test_tiles_of_the_whole_page_are_its_background() -> None:
    tiles = [Box(0, y, 595, y + 105.25) for y in (105.25 * index for index in range(8))]
    assert boxes(with_images(*tiles)) == []


def test_a_picture_on_a_background_is_a_figure() -> None:
    assert boxes(with_images(Box(0, 0, 595, 842), PICTURE)) == [PICTURE]


def test_a_picture_under_running_text_is_background() -> None:
    sheet = with_images(Box(60, 80, 400, 300))
    sheet.paragraph(72, 110, 300)
    assert boxes(sheet) == []


def test_what_is_known_already_is_no_figure() -> None:
    assert boxes(with_images(PICTURE), Box(90, 90, 310, 270)) == []
    assert boxes(with_images(PICTURE), Box(90, 90, 120, 120)) == [PICTURE]


def test_shapes_close_together_are_a_drawing() -> None:
    sheet = with_drawings(Box(100, 100, 150, 150), Box(155, 110, 200, 160), Box(120, 155, 180, 200))
    assert boxes(sheet) == [Box(100, 100, 200, 200)]


def test_one_large_shape_is_a_drawing() -> None:
    assert boxes(with_drawings(PICTURE)) == [PICTURE]


def test_small_shapes_are_ornaments() -> None:
    assert boxes(with_drawings(Box(100, 100, 110, 110), Box(112, 100, 122, 110), Box(124, 100, 134, 110))) == []


def test_rectangles_alone_are_no_drawing() -> None:
    sheet = Sheet()
    for x in (100, 160, 220):
        sheet.fill(x, 100, x + 55, 200)
    assert boxes(sheet) == []


def test_rectangles_belong_to_the_drawing_they_stand_by() -> None:
    sheet = with_drawings(Box(100, 100, 150, 180), Box(155, 100, 200, 180), Box(120, 120, 190, 170))
    sheet.fill(205, 100, 260, 180)
    assert boxes(sheet) == [Box(100, 100, 260, 180)]


def test_a_shape_over_the_whole_page_is_background() -> None:
    assert boxes(with_drawings(Box(0, 0, 595, 842))) == []


def test_a_map_of_very_many_shapes_is_not_told_apart() -> None:
    shapes = [Box(100 + index % 80, 100 + index // 80, 105 + index % 80, 106 + index // 80) for index in range(4001)]
    assert boxes(with_drawings(*shapes)) == []


def test_a_picture_and_the_drawing_on_it_are_one_figure() -> None:
    sheet = with_images(PICTURE)
    sheet.content.drawings = [Box(250, 200, 350, 300)]
    assert boxes(sheet) == [Box(100, 100, 350, 300)]


def charted() -> Sheet:
    sheet = Sheet()
    for index, height in enumerate((40, 75, 60, 110)):
        sheet.fill(120 + 40 * index, 300 - height, 140 + 40 * index, 300, "3366cc")
        sheet.write(122 + 40 * index, 312, "abcd"[index] + "x", size=8)
    return sheet


def test_a_bar_chart_is_a_figure_with_its_labels() -> None:
    sheet = charted()
    (figure,) = charts_as_figures(sheet.content, sheet.lines())
    assert [line.text for line in figure.lines] == ["ax", "bx", "cx", "dx"]


def test_bars_with_running_text_on_them_are_no_chart() -> None:
    sheet = charted()
    sheet.paragraph(118, 220, 150)
    assert charts_as_figures(sheet.content, sheet.lines()) == []
