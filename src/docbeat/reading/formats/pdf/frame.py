"""From PDF user space to the page as displayed: crop box, rotation, origin at the top."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from docbeat.document.geometry import Box

# A page is never taken as smaller than this, in points: sizes divide.
_LEAST = 1.0


@dataclass(frozen=True)
class Frame:
    """The visible part of user space (x0, y0, x1, y1, y upwards) and how far it is turned clockwise."""

    x0: float
    y0: float
    x1: float
    y1: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of a pypdfium2 page."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box))
        x0, x1 = sorted((box.left, box.right))
        y0, y1 = sorted((box.bottom, box.top))
        return cls(x0, y0, max(x1, x0 + _LEAST), max(y1, y0 + _LEAST), 90 * raw.FPDFPage_GetRotation(page.raw) % 360)

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.y1 - self.y0 if self.rotation in (90, 270) else self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.x1 - self.x0 if self.rotation in (90, 270) else self.y1 - self.y0

    def shows(self, edges: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether the middles of displayed boxes, rows of x0, y0, x1, y1, lie on the page.

        Files hold text beyond the crop box too.
        """
        middles = (edges[:, :2] + edges[:, 2:]) / 2
        is_inside = (middles >= 0.0) & (middles <= (self.width, self.height))
        return is_inside[:, 0] & is_inside[:, 1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as displayed."""
        match self.rotation:
            case 90:
                return y - self.y0, x - self.x0
            case 180:
                return self.x1 - x, y - self.y0
            case 270:
                return self.y1 - y, self.x1 - x
            case _:
                return x - self.x0, self.y1 - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space as displayed."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def edges(self, rectangles: NDArray[np.float32]) -> NDArray[np.float64]:
        """Rows (left, top, right, bottom) of user space as displayed: rows of x0, y0, x1, y1."""
        left, top, right, bottom = rectangles.astype(float).T
        ax, ay = self._points(left, bottom)
        bx, by = self._points(right, top)
        edges = np.stack([np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)], 1)
        return edges.round(3)

    def _points(
        self, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return self.point(x, y)  # type: ignore[arg-type, return-value]  # the same arithmetic on arrays
