"""Charts told by their bars: filled rectangles of one width on one line, of different lengths, with gaps between.

Their grid lines and axis labels would pass for a table otherwise.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Sequence

from docbeat.document.geometry import Box, union
from docbeat.reading.content import PageContent
from docbeat.reading.stages.lines import Line

# Fewer bars than this say nothing.
_LEAST_BARS = 3
# Ends on one line and widths of one sort differ by less than this, in points and as a part.
_SAME_PLACE, _SAME_WIDTH = 1.5, 0.12
# Bars of a chart stand this part of their width apart; cells of a table touch.
_LEAST_GAP = 0.15
# Bars differ in length, all but this part of them; shaded cells end where their columns do.
_DIFFERENT = 0.6
# Axis labels and legends stand no further than this from bars and grid lines, in points.
_LABEL_REACH = 22.0
_LONGEST_LABEL = 6
# The numbers of a scale: how many at least, how exactly on one line (points), how even their steps (a part of them).
_LEAST_TICKS, _SCALE_SLACK, _EVEN = 4, 3.0, 0.15
_TICK = re.compile(r"[$€£]?([-−–]?\d[\d,]*(?:\.\d+)?)\s?(?:%|[kKmMbB])?")


def find_charts(content: PageContent, lines: Sequence[Line]) -> list[Box]:
    """The areas of bar charts on a page, axis labels included."""
    bars = [fill.box for fill in content.fills if not fill.is_white and fill.box.area < 0.2 * content.box.area]
    groups = _bars(bars, lambda box: box.y1, lambda box: (box.x0, box.x1), lambda box: box.height)
    groups += _bars(bars, lambda box: box.x0, lambda box: (box.y0, box.y1), lambda box: box.width)
    areas: list[Box] = []
    for group in groups:
        area = _grown(union(group), content, lines)
        if not any(other.holds(area, slack=2.0) for other in areas):
            areas = [other for other in areas if not area.holds(other, slack=2.0)]
            areas.append(area)
    return areas


def _bars(
    boxes: Sequence[Box],
    foot: Callable[[Box], float],
    across: Callable[[Box], tuple[float, float]],
    length: Callable[[Box], float],
) -> list[list[Box]]:
    """Groups of bars that stand on one line (``foot``)."""
    by_foot: dict[int, list[Box]] = {}
    for box in boxes:
        by_foot.setdefault(round(foot(box) / _SAME_PLACE), []).append(box)
    return [group for group in by_foot.values() if _are_bars(group, across, length)]


def _are_bars(group: list[Box], across: Callable[[Box], tuple[float, float]], length: Callable[[Box], float]) -> bool:
    if len(group) < _LEAST_BARS:
        return False
    spans = sorted(map(across, group))
    widths = sorted(stop - start for start, stop in spans)
    usual = widths[len(widths) // 2]
    alike = sum(abs(width - usual) <= _SAME_WIDTH * usual for width in widths)
    gaps = [second[0] - first[1] for first, second in itertools.pairwise(spans)]
    parted = sum(gap > _LEAST_GAP * usual for gap in gaps)
    lengths = {round(length(box)) for box in group}
    longest = max(map(length, group))
    return (
        alike >= 0.8 * len(group)
        and parted >= max(1, 0.4 * len(gaps))
        and len(lengths) >= max(_LEAST_BARS, _DIFFERENT * len(group))
        and longest > 1.2 * usual
    )


def _grown(bars: Box, content: PageContent, lines: Sequence[Line]) -> Box:
    """The bars with their grid lines and the labels around them."""
    area = bars
    for ruling in content.rulings:
        box = Box(ruling.x0, ruling.y0, ruling.x1, ruling.y1)
        near = area.grown(_LABEL_REACH)
        if near.overlap_x(box.grown(0.1)) > 0 and near.overlap_y(box.grown(0.1)) > 0 and box.height < 400:
            area = union([area, box])
    for _ in range(2):
        reach = area.grown(_LABEL_REACH)
        labels = [line.box for line in lines if len(line.words) <= _LONGEST_LABEL and _is_near(reach, line.box)]
        area = union([area, *labels])
    return area


def _is_near(reach: Box, box: Box) -> bool:
    return reach.contains_point(box.center_x, box.center_y)


def has_scale(lines: Sequence[Line]) -> bool:
    """Whether some of the texts in a figure are the scale of an axis: numbers at even steps, evenly apart."""
    ticks = [(value, line.box) for line in lines if (value := _tick(line.text)) is not None]
    upright = [(box.x1, box.center_y, value) for value, box in ticks]
    level = [(box.center_y, box.center_x, value) for value, box in ticks]
    return any(map(_is_scale, [*_in_line(upright), *_in_line(level)]))


def _in_line(ticks: list[tuple[float, float, float]]) -> list[list[tuple[float, float]]]:
    """Ticks that stand at one line (the first number), each as its place along the line and its value."""
    groups: list[list[tuple[float, float]]] = []
    last = -math.inf
    for line, place, value in sorted(ticks):
        if line - last > _SCALE_SLACK:
            groups.append([])
        groups[-1].append((place, value))
        last = line
    return groups


def _tick(text: str) -> float | None:
    match = _TICK.fullmatch(text.strip())
    return float(match[1].replace(",", "").replace("−", "-").replace("–", "-")) if match else None


def _is_scale(ticks: list[tuple[float, float]]) -> bool:
    if len(ticks) < _LEAST_TICKS:
        return False
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(sorted(ticks))]
    place, value = steps[0]
    return value != 0 and all(
        abs(step - place) <= _EVEN * abs(place) and abs(rise - value) <= _EVEN * abs(value) for step, rise in steps
    )
