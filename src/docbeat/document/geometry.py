"""Boxes on a page, in PDF points: origin top-left, x to the right, y down, on the page as displayed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Box(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An axis-aligned rectangle; ``x0 <= x1`` and ``y0 <= y1``."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Extent to the right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent downwards."""
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height

    @property
    def center_x(self) -> float:
        """The middle, left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def center_y(self) -> float:
        """The middle, top to bottom."""
        return (self.y0 + self.y1) / 2

    def overlap_x(self, other: Box) -> float:
        """Length of the shared x range; 0 when there is none."""
        start = self.x0 if self.x0 > other.x0 else other.x0
        stop = self.x1 if self.x1 < other.x1 else other.x1
        return stop - start if stop > start else 0.0

    def overlap_y(self, other: Box) -> float:
        """Length of the shared y range; 0 when there is none."""
        start = self.y0 if self.y0 > other.y0 else other.y0
        stop = self.y1 if self.y1 < other.y1 else other.y1
        return stop - start if stop > start else 0.0

    def intersection(self, other: Box) -> float:
        """Shared area, square points."""
        return self.overlap_x(other) * self.overlap_y(other)

    def contains_point(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def holds(self, other: Box, *, slack: float = 0.0) -> bool:
        """Whether ``other`` lies inside, give or take ``slack`` points on each side."""
        return (
            self.x0 - slack <= other.x0
            and self.y0 - slack <= other.y0
            and self.x1 + slack >= other.x1
            and self.y1 + slack >= other.y1
        )

    def grown(self, by: float) -> Box:
        """The box with ``by`` points more on every side."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def clipped(self, to: Box) -> Box:
        """The part inside ``to``; an empty box on its edge when there is none."""
        x0, y0 = min(max(self.x0, to.x0), to.x1), min(max(self.y0, to.y0), to.y1)
        return Box(x0, y0, min(max(self.x1, x0), to.x1), min(max(self.y1, y0), to.y1))


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around ``boxes``, of which there must be one at least."""
    rest = iter(boxes)
    first = next(rest)
    x0, y0, x1, y1 = first.x0, first.y0, first.x1, first.y1
    # Comparing costs a quarter of what min and max do, and every line of every page comes by.
    for box in rest:
        if box.x0 < x0:
            x0 = box.x0
        if box.y0 < y0:
            y0 = box.y0
        if box.x1 > x1:
            x1 = box.x1
        if box.y1 > y1:
            y1 = box.y1
    return Box(x0, y0, x1, y1)
