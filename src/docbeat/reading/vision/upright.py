"""How the print lies on a displayed page, and the way between the two.

Stages think in lines from left to right. A page scanned sideways or askew is read in an upright frame of its
own and laid back on the page as displayed afterwards. Both frames are in points, origin top-left, y down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from docbeat.document.geometry import Box, union
from docbeat.document.model import Block, Page, PageImage


@dataclass(frozen=True)
class Upright:
    """The print on a displayed area of ``width`` x ``height`` points.

    It is turned clockwise by ``turn`` (0, 90, 180 or 270 degrees), and then leans clockwise by ``skew``.
    """

    width: float
    height: float
    turn: int = 0
    skew: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright frame."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    @property
    def is_as_displayed(self) -> bool:
        """Whether the print stands upright on the displayed page."""
        return self.turn == 0 and self.skew == 0.0

    def displayed(self, box: Box) -> Box:
        """The displayed box around an upright one."""
        if self.is_as_displayed:
            return box
        return self._turned(box, self.size, (self.width, self.height), self.turn + self.skew).clipped(
            Box(0.0, 0.0, self.width, self.height)
        )

    def upright(self, box: Box) -> Box:
        """The upright box around a displayed one. The lean of drawn things is that of the page, so it stays."""
        if self.turn == 0:
            return box
        return self._turned(box, (self.width, self.height), self.size, -self.turn)

    @staticmethod
    def _turned(box: Box, size: tuple[float, float], target: tuple[float, float], degrees: float) -> Box:
        """The box around ``box`` turned clockwise about the middle of its frame."""
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        corners = []
        for x, y in ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)):
            dx, dy = x - size[0] / 2, y - size[1] / 2
            px, py = target[0] / 2 + dx * cosine - dy * sine, target[1] / 2 + dx * sine + dy * cosine
            corners.append(Box(px, py, px, py))
        edges = union(corners)
        return Box(*(round(edge, 3) for edge in (edges.x0, edges.y0, edges.x1, edges.y1)))


def lay_back(page: Page, blocks: list[Block], upright: Upright) -> None:
    """Turn a page that was read upright, and its blocks, into the page as displayed."""
    if upright.is_as_displayed:
        return
    page.width, page.height = upright.width, upright.height
    page.images = [PageImage(upright.displayed(image.box)) for image in page.images]
    for word in page.words:
        word.box = upright.displayed(word.box)
        word.angle = (word.angle + upright.turn) % 360
    for block in blocks:
        block.box = upright.displayed(block.box)
        for cell in block.table.cells if block.table else ():
            cell.box = upright.displayed(cell.box)
