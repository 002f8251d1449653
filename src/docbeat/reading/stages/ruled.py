"""Tables drawn with lines: where rulings and shaded areas form a grid, the grid is the table.

Outer lines may be missing, rows may be parted by shading or by nothing but their text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style, Word
from docbeat.reading.content import PageContent, Ruling
from docbeat.reading.stages.bands import cut_columns, cut_rows, without_thin_bands
from docbeat.reading.stages.columns import is_numeric
from docbeat.reading.stages.rulings import SAME, TOUCH, joined_rulings
from docbeat.reading.stages.shades import shaded_edges
from docbeat.reading.stages.tables import CAPTION, FoundCell, FoundTable, Grid, fill_cells, mark_head, merge_cells

# A boundary of an elementary cell is drawn when a ruling covers this part of it.
_DRAWN = 0.6
# A grid of many cells with fewer of them filled than this is a chart.
_LEAST_FILLED = 0.3
# More lines than this are a drawing.
_MOST_RULINGS = 3000
# Words nearer than this, as a part of their height, are of one text.
_SPACE = 0.3
# A word with this part of it on either side of an edge stands over it.
_WELL_OVER = 0.25
# A boundary drawn over this part of the table is one for all of it: where it is left out, cells are joined.
_STRONG = 0.5
# The row of a group's label, which nothing bounds, is no higher than this, in heights of its words.
_LABEL_ROW = 2.2
# Lines of one text are no further apart than this part of their height.
_LINE_GAP = 0.8


@dataclass
class _Component:
    """Rulings that hang together, and the shaded areas within."""

    horizontal: list[Ruling]
    vertical: list[Ruling]
    box: Box


def find_ruled_tables(content: PageContent, words: Sequence[Word], styles: list[Style]) -> list[FoundTable]:
    """The tables of the page whose columns are parted by drawn lines."""
    drawn = joined_rulings(content.rulings + shaded_edges(content.fills, words))
    rulings = [ruling for ruling in drawn if not _is_frame(ruling, content)]
    if len(rulings) > _MOST_RULINGS:
        return []
    tables = []
    for component in _over_labels(_components(rulings), words):
        table = _table(component, words, styles)
        if table is not None:
            tables.append(table)
    return _without_nested(tables)


def _is_frame(ruling: Ruling, content: PageContent) -> bool:
    """Whether the ruling is part of a border around the page."""
    if ruling.is_horizontal:
        edge = min(ruling.y0, content.height - ruling.y0)
        return ruling.x1 - ruling.x0 > 0.9 * content.width and edge < 0.04 * content.height
    edge = min(ruling.x0, content.width - ruling.x0)
    return ruling.y1 - ruling.y0 > 0.9 * content.height and edge < 0.04 * content.width


def _components(rulings: list[Ruling]) -> list[_Component]:
    """Rulings grouped by touch, groups with lines both ways only."""
    groups: list[list[int]] = []
    group_of = list(range(len(rulings)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = group_of[group_of[index]]
            index = group_of[index]
        return index

    for i, first in enumerate(rulings):
        for j in range(i + 1, len(rulings)):
            if first.is_horizontal != rulings[j].is_horizontal and _touch(first, rulings[j]):
                group_of[root(i)] = root(j)
    by_root: dict[int, list[int]] = {}
    for index in range(len(rulings)):
        by_root.setdefault(root(index), []).append(index)
    groups = list(by_root.values())
    components = []
    for group in groups:
        members = [rulings[index] for index in group]
        horizontal = [ruling for ruling in members if ruling.is_horizontal]
        vertical = [ruling for ruling in members if not ruling.is_horizontal]
        if len(horizontal) >= 2 and len(vertical) >= 1:
            components.append(_Component(horizontal, vertical, union(map(_box, members))))
    return components


def _over_labels(components: list[_Component], words: Sequence[Word]) -> list[_Component]:
    """``components`` with those put together between which nothing but the label of a group of rows stands."""
    joined: list[_Component] = []
    for lower in sorted(components, key=lambda one: one.box.y0):
        upper = next((one for one in reversed(joined) if _has_label_between(one, lower, words)), None)
        if upper is None:
            joined.append(lower)
        else:
            upper.horizontal, upper.vertical = upper.horizontal + lower.horizontal, upper.vertical + lower.vertical
            upper.box = union((upper.box, lower.box))
    return joined


def _has_label_between(upper: _Component, lower: _Component, words: Sequence[Word]) -> bool:
    """Whether one line at the left is all that parts two grids with the same ends and columns."""
    above, below = upper.box, lower.box
    if not below.y0 - above.y1 > 0 or max(abs(above.x0 - below.x0), abs(above.x1 - below.x1)) > TOUCH:
        return False
    gap = Box(above.x0, above.y1, above.x1, below.y0)
    runs = _runs([word for word in words if gap.contains_point(word.box.center_x, word.box.center_y)])
    if len(runs) != 1 or gap.height > _LABEL_ROW * runs[0][0].box.height:
        return False
    shared = [one.x0 for one in lower.vertical if any(abs(one.x0 - other.x0) <= TOUCH for other in upper.vertical)]
    inner = {round(x) for x in shared if above.x0 + TOUCH < x < above.x1 - TOUCH}
    return bool(inner) and runs[0][0].box.x0 < min(inner) and not CAPTION.match(" ".join(word.text for word in runs[0]))


def _box(ruling: Ruling) -> Box:
    return Box(ruling.x0, ruling.y0, ruling.x1, ruling.y1)


def _touch(first: Ruling, second: Ruling) -> bool:
    a, b = _box(first).grown(TOUCH / 2), _box(second).grown(TOUCH / 2)
    return a.overlap_x(b) > 0 and a.overlap_y(b) > 0


def _table(component: _Component, words: Sequence[Word], styles: list[Style]) -> FoundTable | None:
    box = component.box
    around = box.grown(SAME)
    inside = [word for word in words if around.contains_point(word.box.center_x, word.box.center_y)]
    if not inside:
        return None
    grid = Grid(
        _bounds([ruling.x0 for ruling in component.vertical], box.x0, box.x1),
        _strong(component, _bounds([ruling.y0 for ruling in component.horizontal], box.y0, box.y1)),
    )
    grid = cut_columns(without_thin_bands(grid, inside), inside, styles)
    cuts = cut_rows(grid, inside, styles)
    grid = cuts.grid
    text = _Occupancy(grid, inside)
    strong = [_drawn_down(component, grid, column) >= _STRONG for column in range(grid.columns - 1)]
    across = [_drawn_across(component, grid, row) for row in range(grid.rows - 1)]
    cells = merge_cells(
        grid,
        open_right=lambda row, column: (
            not _has_vertical(component, grid, row, column)
            and (text.crosses(row, column) or (strong[column] and not text.on_both_sides(row, column)))
        ),
        open_below=lambda row, column: (
            (row, column) not in cuts.below
            and not _has_horizontal(component, grid, row, column)
            and not (across[row] >= _STRONG and text.stands_apart(row, column))
        ),
    )
    fill_cells(grid, cells, inside, styles)
    if not _is_table(grid, cells):
        return None
    is_shaded = _drawn_length(component) < 0.5 * (box.y1 - box.y0)
    table = FoundTable(box, grid.rows, grid.columns, cells, confidence=0.95, is_shaded=is_shaded)
    mark_head(table)
    return table


class _Occupancy:
    """Where the text of a grid stands."""

    def __init__(self, grid: Grid, words: Sequence[Word]) -> None:
        self._grid = grid
        self._rows: dict[int, list[Word]] = {}
        self._cells: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            place = grid.place(word.box.center_x, word.box.center_y)
            if place is not None:
                self._cells.setdefault(place, []).append(word)
                self._rows.setdefault(place[0], []).append(word)
        self._runs: dict[int, list[list[Word]]] = {}

    def crosses(self, row: int, column: int) -> bool:
        """Whether text of the row runs over the right edge of the column: a word does, or words of one text would part.

        A word that hangs over the edge a little is a wide text of its own cell.
        """
        x = self._grid.xs[column + 1]
        if row not in self._runs:
            self._runs[row] = _runs(self._rows.get(row, []))
        return any(_is_over(run, x) for run in self._runs[row])

    def stands_apart(self, row: int, column: int) -> bool:
        """Whether the cell and the one below hold text with more than the white between two lines between it."""
        above, below = self._cells.get((row, column)), self._cells.get((row + 1, column))
        if not above or not below:
            return False
        gap = min(word.box.y0 for word in below) - max(word.box.y1 for word in above)
        return gap > _LINE_GAP * min(word.box.height for word in (*above, *below))

    def on_both_sides(self, row: int, column: int) -> bool:
        """Whether the cell and its right-hand neighbour both hold text."""
        return (row, column) in self._cells and (row, column + 1) in self._cells


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """``words`` that stand one after the other with no more than word spaces between them."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.box.x0):
        for run in runs:
            last = run[-1].box
            is_near = -_SPACE < (word.box.x0 - last.x1) / word.box.height < _SPACE
            if is_near and abs(word.box.y1 - last.y1) < 0.3 * last.height:
                run.append(word)
                break
        else:
            runs.append([word])
    return runs


def _is_over(run: Sequence[Word], x: float) -> bool:
    """Whether the run has words on both sides of ``x`` that are not both figures, or one word well on both sides."""
    if run[-1].box.x1 <= x + SAME or run[0].box.x0 >= x - SAME:
        return False
    after = next((index for index, word in enumerate(run) if word.box.center_x > x), len(run))
    if 0 < after < len(run):
        return not (is_numeric(run[after - 1].text) and is_numeric(run[after].text))
    box = run[0].box if after == 0 else run[-1].box
    return min(x - box.x0, box.x1 - x) > _WELL_OVER * box.width


def _strong(component: _Component, ys: list[float]) -> list[float]:
    """Row boundaries that are drawn lines, or edges of shades over half the table: shades of single lines are none."""
    width = component.box.width
    kept = []
    for y in ys:
        here = [ruling for ruling in component.horizontal if abs(ruling.y0 - y) <= 2 * SAME]
        is_line = any(not ruling.is_edge for ruling in here)
        if is_line or y in (ys[0], ys[-1]) or sum(ruling.x1 - ruling.x0 for ruling in here) >= _STRONG * width:
            kept.append(y)
    return kept


def _drawn_length(component: _Component) -> float:
    """The length of the longest vertical line that is drawn and no edge of a shade."""
    return max((ruling.y1 - ruling.y0 for ruling in component.vertical if not ruling.is_edge), default=0.0)


def _drawn_down(component: _Component, grid: Grid, column: int) -> float:
    """The part of the table's height over which the column's right edge is drawn."""
    drawn = sum(
        grid.ys[row + 1] - grid.ys[row] for row in range(grid.rows) if _has_vertical(component, grid, row, column)
    )
    return drawn / (grid.ys[-1] - grid.ys[0])


def _drawn_across(component: _Component, grid: Grid, row: int) -> float:
    """The part of the table's width over which the row's lower edge is drawn."""
    drawn = sum(
        grid.xs[column + 1] - grid.xs[column]
        for column in range(grid.columns)
        if _has_horizontal(component, grid, row, column)
    )
    return drawn / (grid.xs[-1] - grid.xs[0])


def _is_table(grid: Grid, cells: Sequence[FoundCell]) -> bool:
    """Whether what was drawn holds a table rather than a frame, a chart or a form's line."""
    filled = sum(bool(cell.lines) for cell in cells)
    if grid.columns == 1:
        texts = [cell.text for cell in cells]
        return grid.rows >= 3 and all(texts) and sum(len(text.split()) for text in texts) <= 12 * len(texts)
    if grid.rows < 2 or len(cells) < 4 or filled < 3:
        return False
    return len(cells) <= 12 or filled >= _LEAST_FILLED * len(cells)


def _bounds(places: list[float], first: float, last: float) -> list[float]:
    """Boundaries from ``first`` to ``last`` at ``places``, those near each other taken as one."""
    bounds: list[float] = []
    for place in sorted([first, *places, last]):
        if not bounds or place - bounds[-1] > 2 * SAME:
            bounds.append(place)
    return bounds


def _has_vertical(component: _Component, grid: Grid, row: int, column: int) -> bool:
    """Whether a line parts the cell from its right-hand neighbour."""
    x, top, bottom = grid.xs[column + 1], grid.ys[row], grid.ys[row + 1]
    covered = sum(
        max(0.0, min(ruling.y1, bottom) - max(ruling.y0, top))
        for ruling in component.vertical
        if abs(ruling.x0 - x) <= 2 * SAME
    )
    return covered >= _DRAWN * (bottom - top)


def _has_horizontal(component: _Component, grid: Grid, row: int, column: int) -> bool:
    """Whether a line parts the cell from the one below."""
    y, left, right = grid.ys[row + 1], grid.xs[column], grid.xs[column + 1]
    covered = sum(
        max(0.0, min(ruling.x1, right) - max(ruling.x0, left))
        for ruling in component.horizontal
        if abs(ruling.y0 - y) <= 2 * SAME
    )
    return covered >= _DRAWN * (right - left)


def _without_nested(tables: list[FoundTable]) -> list[FoundTable]:
    """Tables that lie in no other table."""
    return [
        table
        for table in tables
        if not any(other is not table and other.box.holds(table.box, slack=TOUCH) for other in tables)
    ]
