"""Figures: bitmaps, and places where curves, bars and shapes are drawn close together, with the text inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docbeat.document.geometry import Box, union
from docbeat.reading.content import PageContent
from docbeat.reading.stages.charts import find_charts, has_scale
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.prose import find_prose

# A figure is at least this wide and high, in points.
_LEAST = 24.0
# A drawing of several shapes is at least this large, in points.
_LEAST_DRAWING = 50.0
# Shapes this near each other, in points, belong to one drawing.
_NEAR = 9.0
# A drawing has at least this many shapes that are no plain lines or rectangles, or one this large.
_LEAST_SHAPES = 3
# What covers more than this part of the page is its background.
_BACKGROUND = 0.85
# Past this many shapes a page is a map: its parts are not told apart.
_MOST_SHAPES = 4000


@dataclass(frozen=True)
class FoundFigure:
    """A figure and the text that stands in it, top to bottom; a chart or any other picture."""

    box: Box
    lines: tuple[Line, ...]
    is_chart: bool = False

    @property
    def words(self) -> set[int]:
        """Identities of the words inside."""
        return {id(word) for line in self.lines for word in line.words}


def charts_as_figures(content: PageContent, lines: Sequence[Line]) -> list[FoundFigure]:
    """The bar charts of a page with the text in them."""
    areas = _without_prose(find_charts(content, lines), lines)
    return [replace(_figure(area, lines), is_chart=True) for area in _united(areas, gap=0.0)]


def find_figures(content: PageContent, lines: Sequence[Line], taken: Sequence[Box]) -> list[FoundFigure]:
    """The figures of a page; ``lines`` are those outside of tables, ``taken`` the places of what is known already."""
    regions = _without_prose([*_pictures(content), *_drawings(content)], lines)
    regions = [box for box in regions if all(box.intersection(other) < 0.5 * box.area for other in taken)]
    return [_figure(region, lines) for region in _united(regions, gap=0.0)]


def _pictures(content: PageContent) -> list[Box]:
    """The bitmaps that are no part of the page's background, tiles of one picture as one."""
    page = content.box
    large = [box for box in content.images if box.width > _BACKGROUND * page.width]
    if sum(box.area for box in large) > _BACKGROUND * page.area:
        large_ids = set(map(id, large))
        tiles = [box for box in content.images if id(box) not in large_ids]
    else:
        tiles = content.images
    united = _united(tiles, gap=1.0)
    return [box for box in united if min(box.width, box.height) >= _LEAST and box.area < _BACKGROUND * page.area]


def _drawings(content: PageContent) -> list[Box]:
    """Clusters of shapes. Lines and rectangles alone make frames and tables; with others among them, charts."""
    shapes = [box for box in content.drawings if box.area < _BACKGROUND * content.box.area]
    if not shapes or len(shapes) > _MOST_SHAPES:
        return []
    plain = [fill.box for fill in content.fills if fill.box.area < 0.3 * content.box.area]
    clusters = _united([*shapes, *plain], gap=_NEAR)
    found = []
    for cluster in clusters:
        inside = [box for box in shapes if cluster.holds(box, slack=0.5)]
        is_large = min(cluster.width, cluster.height) >= _LEAST_DRAWING
        if is_large and (len(inside) >= _LEAST_SHAPES or any(box.area > 0.3 * cluster.area for box in inside)):
            found.append(cluster)
    return found


def _without_prose(boxes: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """``boxes`` in which no running text stands; those with some are frames or backgrounds."""
    if not boxes:
        return []
    prose = [line.box for one in find_prose(lines) for line in one.lines]
    return [box for box in boxes if sum(box.contains_point(one.center_x, one.center_y) for one in prose) < 3]


def _united(boxes: Sequence[Box], *, gap: float) -> list[Box]:
    """Boxes that touch, or nearly, as one."""
    merged: list[Box] = []
    for box in sorted(boxes, key=lambda one: one.y0):
        group = box
        while near := [other for other in merged if _touch(other, group, gap)]:
            merged = [other for other in merged if other not in near]
            group = union([group, *near])
        merged.append(group)
    return merged


def _touch(first: Box, second: Box, gap: float) -> bool:
    return (
        first.x0 - gap <= second.x1
        and second.x0 - gap <= first.x1
        and first.y0 - gap <= second.y1
        and second.y0 - gap <= first.y1
    )


def _figure(region: Box, lines: Sequence[Line]) -> FoundFigure:
    inside = [line for line in lines if region.contains_point(line.box.center_x, line.box.center_y)]
    inside.sort(key=lambda line: (round(line.baseline), line.box.x0))
    return FoundFigure(region, tuple(inside), has_scale(inside))
