"""Shaded areas as the lines an eye sees at their edges: cells, rows and heads that nothing but colour parts.

Areas painted cell by cell tell where columns are even where the eye sees one band: bands with the same inner edges,
one below the other, are rows of one table, and so is the white between them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from docbeat.document.geometry import Box, union
from docbeat.document.model import Word
from docbeat.reading.content import Fill, Ruling

# How many areas are looked back on for the one an area is painted on.
_PAINTED_LAST = 200
# A shade less wide or high than this, in points, bounds nothing.
_LEAST = 6.0
# Cells of one band have their tops and bottoms, and bands their columns, this near each other, in points.
_SAME = 1.5
# A band painted cell by cell has this many of them at least.
_LEAST_CELLS = 3
# Texts of two columns are further apart than this, as a part of their height.
_PARTED = 0.5
# The white between two bands is no higher than this many of the lower one.
_HIGHEST_GAP = 3.0


def shaded_edges(fills: Sequence[Fill], words: Sequence[Word]) -> list[Ruling]:
    """The outlines of shaded areas, which part cells as lines do. White areas are background."""
    shades = [fill for fill in _visible(fills) if not fill.is_white]
    edges: list[Ruling] = []
    for grid in _painted_grids(shades):
        cells = grid.cells(shades)
        shades = [fill for fill in shades if fill not in cells]
        edges += grid.edges(cells, words)
    for box in _areas(shades):
        if min(box.height, box.width) >= _LEAST:
            edges += _outline(box)
    return edges


def shaded_areas(fills: Sequence[Fill]) -> list[Box]:
    """The areas an eye sees that are not white."""
    return _areas([fill for fill in _visible(fills) if not fill.is_white])


def _outline(box: Box) -> list[Ruling]:
    return [
        Ruling(box.x0, box.y0, box.x1, box.y0, 0.0, is_edge=True),
        Ruling(box.x0, box.y1, box.x1, box.y1, 0.0, is_edge=True),
        _edge(box.x0, box.y0, box.y1),
        _edge(box.x1, box.y0, box.y1),
    ]


def _edge(x: float, top: float, bottom: float) -> Ruling:
    return Ruling(x, top, x, bottom, 0.0, is_edge=True)


@dataclass
class _PaintedGrid:
    """Bands painted cell by cell with the same inner edges, top to bottom."""

    xs: tuple[float, ...]
    bands: list[Box] = field(default_factory=list)

    @property
    def box(self) -> Box:
        return union(self.bands)

    def takes(self, xs: tuple[float, ...], band: Box) -> bool:
        """Whether a band with these edges is the next of the grid."""
        is_same = len(xs) == len(self.xs) and all(abs(a - b) <= _SAME for a, b in zip(xs, self.xs, strict=True))
        return is_same and -_SAME <= band.y0 - self.bands[-1].y1 <= _HIGHEST_GAP * band.height

    def cells(self, shades: Sequence[Fill]) -> list[Fill]:
        """The shades that are cells of the grid, heads over several columns among them, from top to bottom."""
        height = self._highest_gap()
        reach = Box(self.xs[0], self.bands[0].y0 - height, self.xs[-1], self.bands[-1].y1 + height)
        cells: list[Fill] = []
        ordered = sorted(shades, key=lambda fill: -fill.box.y1)
        for fill in ordered:
            is_near = fill.box.y1 >= reach.y0 - _SAME and fill.box.y0 <= reach.y1 + _SAME
            if is_near and self._is_at_edge(fill.box.x0) and self._is_at_edge(fill.box.x1):
                cells.append(fill)
                reach = Box(reach.x0, min(reach.y0, fill.box.y0), reach.x1, reach.y1)
        return cells

    def edges(self, cells: Sequence[Fill], words: Sequence[Word]) -> list[Ruling]:
        """The outlines of ``cells``, and the columns through the white between them and below the last."""
        edges = [edge for fill in cells for edge in _outline(fill.box)]
        top, bottom = min(fill.box.y0 for fill in cells), max(fill.box.y1 for fill in cells)
        white = _white_between([fill.box for fill in cells], top, bottom)
        below = Box(self.xs[0], bottom, self.xs[-1], bottom + self._highest_gap())
        if self._is_row(words, below):
            white.append((below.y0, below.y1))
            edges.append(Ruling(below.x0, below.y1, below.x1, below.y1, 0.0, is_edge=True))
        return edges + [_edge(x, low, high) for low, high in white for x in self.xs]

    def _highest_gap(self) -> float:
        return max(below.y0 - above.y1 for above, below in itertools.pairwise(self.bands))

    def _is_at_edge(self, x: float) -> bool:
        return any(abs(x - edge) <= _SAME for edge in self.xs)

    def _is_row(self, words: Sequence[Word], band: Box) -> bool:
        """Whether what stands in a band keeps to the columns, with more than word spaces between them."""
        inside = [word.box for word in words if band.contains_point(word.box.center_x, word.box.center_y)]
        inside.sort(key=lambda box: box.x0)
        places = [sum(edge < box.center_x for edge in self.xs) for box in inside]
        parted = [
            right.x0 - left.x1 > _PARTED * right.height
            for (left, a), (right, b) in itertools.pairwise(zip(inside, places, strict=True))
            if a != b
        ]
        return bool(parted) and all(parted)


def _white_between(boxes: Sequence[Box], top: float, bottom: float) -> list[tuple[float, float]]:
    """Stretches of y from ``top`` to ``bottom`` that no box covers."""
    white, reached = [], top
    for box in sorted(boxes, key=lambda one: one.y0):
        if box.y0 - reached > _SAME:
            white.append((reached, box.y0))
        reached = max(reached, box.y1)
    return [*white, (reached, bottom)] if bottom - reached > _SAME else white


def _painted_grids(shades: Sequence[Fill]) -> list[_PaintedGrid]:
    """Two or more bands of cells, one below the other, whose cells have the same edges."""
    grids: list[_PaintedGrid] = []
    for band in _bands(shades):
        xs = (*(box.x0 for box in band), band[-1].x1)
        for grid in reversed(grids):
            if grid.takes(xs, union(band)):
                grid.bands.append(union(band))
                break
        else:
            grids.append(_PaintedGrid(xs, [union(band)]))
    return [grid for grid in grids if len(grid.bands) > 1]


def _bands(shades: Sequence[Fill]) -> list[list[Box]]:
    """Areas side by side without a gap, of the same height, three or more; top to bottom."""
    bands: list[list[Box]] = []
    cells = [fill for fill in shades if min(fill.box.height, fill.box.width) >= _LEAST]
    for fill in sorted(cells, key=lambda one: (round(one.box.y0), round(one.box.y1), one.box.x0)):
        last = bands[-1][-1] if bands else None
        box = fill.box
        is_beside = last is not None and abs(last.y0 - box.y0) <= _SAME and abs(last.y1 - box.y1) <= _SAME
        if last is not None and is_beside and abs(box.x0 - last.x1) <= _SAME:
            bands[-1].append(box)
        else:
            bands.append([box])
    return [band for band in bands if len(band) >= _LEAST_CELLS]


def _visible(fills: Sequence[Fill]) -> list[Fill]:
    """``fills`` less those painted on an area of their own colour, which nobody sees."""
    seen: list[Fill] = []
    for fill in fills:
        under = next((one for one in reversed(seen[-_PAINTED_LAST:]) if one.box.intersection(fill.box) > 0), None)
        if under is None or under.color != fill.color or not under.box.holds(fill.box, slack=0.5):
            seen.append(fill)
    return seen


def _areas(fills: Sequence[Fill]) -> list[Box]:
    """Shaded areas; those of one colour that touch along a whole side are one, as an eye sees them."""
    stacked = _joined_along(fills, lambda box: (box.x0, box.x1), lambda box: (box.y0, box.y1))
    return [fill.box for fill in _joined_along(stacked, lambda box: (box.y0, box.y1), lambda box: (box.x0, box.x1))]


def _joined_along(
    fills: Sequence[Fill], across: Callable[[Box], tuple[float, float]], along: Callable[[Box], tuple[float, float]]
) -> list[Fill]:
    """``fills`` of one colour and the same extent ``across``, joined where they follow each other ``along``."""

    def key(fill: Fill) -> tuple[str, int, int, float]:
        start, stop = across(fill.box)
        return (fill.color, round(start), round(stop), along(fill.box)[0])

    joined: list[Fill] = []
    for fill in sorted(fills, key=key):
        before = joined[-1] if joined else None
        if before is not None and key(before)[:3] == key(fill)[:3] and along(fill.box)[0] - along(before.box)[1] <= 0.8:
            joined[-1] = Fill(union([before.box, fill.box]), fill.color)
        else:
            joined.append(fill)
    return joined
