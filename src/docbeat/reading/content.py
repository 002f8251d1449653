"""What a format says about one page, before any stage has thought about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from docbeat.document.geometry import Box
from docbeat.document.model import Lane, Style, Word

# From this on, of 255, every part of a colour is white to the eye.
_WHITE = 253


@dataclass(frozen=True)
class Ruling:
    """A drawn straight line, horizontal or vertical, ``width`` points thick; or the edge of a filled area."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    is_edge: bool = False

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs left to right."""
        return abs(self.y1 - self.y0) <= abs(self.x1 - self.x0)


@dataclass(frozen=True)
class Fill:
    """A filled rectangle; ``color`` as RRGGBB."""

    box: Box
    color: str

    @property
    def is_white(self) -> bool:
        """Whether it cannot be told from paper."""
        return min(bytes.fromhex(self.color)) >= _WHITE


@dataclass
class PageContent:
    """One page as the file has it, in displayed coordinates (points, origin top-left).

    ``words`` are in the file's own order. ``hidden`` counts the characters that are there but not painted, as
    under a scan; ``unmapped`` those without a known character. ``drawings`` are boxes of curves and other
    paths that are neither rulings nor rectangles; ``photographs`` are those of the ``images`` that the file shows
    to be no drawings. ``lane`` and ``lane_reason`` say how the words were come by; ``skew`` is
    how far a scan leans, in degrees clockwise.
    """

    number: int
    width: float
    height: float
    rotation: int = 0
    words: list[Word] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    photographs: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    characters: int = 0
    hidden: int = 0
    unmapped: int = 0
    lane: Lane = Lane.TEXT
    lane_reason: str = ""
    skew: float = 0.0

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(0.0, 0.0, self.width, self.height)
