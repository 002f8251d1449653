"""A PDF drawn from the top down, that remembers where it printed what.

Pages are kept until the end, because "page 2 of 7" can be printed only when there are seven.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.answers.truth import Place
from docbeat.document.geometry import Box, union

A4 = (595.0, 842.0)
LETTER = (612.0, 792.0)
# Plain and bold.
FONTS = {
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "courier": ("Courier", "Courier-Bold"),
    "vera": ("Vera", "VeraBd"),
}
BLACK = (0.0, 0.0, 0.0)
GREY = (0.45, 0.45, 0.45)
WHITE = (1.0, 1.0, 1.0)
Shade = tuple[float, float, float]
Draw = Callable[[Canvas], None]


class Paper:
    """Coordinates are points from the top left corner; ``y`` is where the next thing goes."""

    def __init__(self, size: tuple[float, float], font: str, points: float, margin: float = 48) -> None:
        self.width, self.height = size
        self.font, self.points, self.margin = font, points, margin
        self.left, self.right = margin, self.width - margin
        self.bottom = self.height - 64
        self.y = margin
        self.places: dict[str, Place] = {}
        self._pages: list[list[Draw]] = [[]]
        self._places: dict[str, list[tuple[int, Box]]] = {}

    @property
    def page(self) -> int:
        """The number of the page drawn on."""
        return len(self._pages)

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.points * 1.3

    def new_page(self) -> None:
        """Go on at the top of another page."""
        self._pages.append([])
        self.y = self.margin

    def measure(self, text: str, *, bold: bool = False, points: float | None = None) -> float:
        """How wide the text is."""
        return float(pdfmetrics.stringWidth(text, self._face(bold), points or self.points))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        key: str | None = None,
        bold: bool = False,
        points: float | None = None,
        align: str = "left",
        shade: Shade = BLACK,
    ) -> float:
        """Print at the baseline ``y``; gives where it ended. ``x`` is the left or right end or the middle."""
        size, face = points or self.points, self._face(bold)
        width = self.measure(text, bold=bold, points=points)
        start = x - {"left": 0.0, "right": width, "center": width / 2}[align]

        def draw(canvas: Canvas) -> None:
            canvas.setFont(face, size)
            canvas.setFillColor(Color(*shade))
            canvas.drawString(start, self.height - y, text)

        self._pages[-1].append(draw)
        if key is not None:
            self._places.setdefault(key, []).append(
                (self.page, Box(start, y - 0.75 * size, start + width, y + 0.25 * size))
            )
        return start + width

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.6, shade: Shade = BLACK) -> None:
        """A line."""

        def draw(canvas: Canvas) -> None:
            canvas.setLineWidth(width)
            canvas.setStrokeColor(Color(*shade))
            canvas.line(x0, self.height - y0, x1, self.height - y1)

        self._pages[-1].append(draw)

    def fill(self, box: Box, shade: Shade) -> None:
        """A shaded box."""

        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(Color(*shade))
            canvas.rect(box.x0, self.height - box.y1, box.width, box.height, stroke=0, fill=1)

        self._pages[-1].append(draw)

    def frame(self, box: Box, *, shade: Shade = BLACK) -> None:
        """Four lines."""
        corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)]
        for (x0, y0), (x1, y1) in pairwise(corners):
            self.rule(x0, y0, x1, y1, shade=shade)

    def wrapped(self, text: str, width: float, *, bold: bool = False, points: float | None = None) -> list[str]:
        """The text in lines no wider than ``width``; a line may also end where the text says so."""
        lines = []
        for part in text.split("\n"):
            lines += self._wrapped(part, width, bold, points)
        return lines

    def _wrapped(self, text: str, width: float, bold: bool, points: float | None) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(longer, bold=bold, points=points) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def save(self, target: Path, every_page: Callable[[Paper, int, int], None]) -> None:
        """Write the file; ``every_page`` gets the number of each page and of all of them to draw what each has."""
        pages, total = self._pages, len(self._pages)
        canvas = Canvas(str(target), pagesize=(self.width, self.height), invariant=1)
        for number in range(1, total + 1):
            self._pages = pages[:number]
            every_page(self, number, total)
            for draw in pages[number - 1]:
                draw(canvas)
            canvas.showPage()
        canvas.save()
        self._pages = pages
        for key, found in self._places.items():
            first = found[0][0]
            self.places[key] = Place(first, union(box for page, box in found if page == first))

    def _face(self, bold: bool) -> str:
        face = FONTS[self.font][bold]
        if face.startswith("Vera") and face not in pdfmetrics.getRegisteredFontNames():
            folder = next(Path(path) for path in rl_config.TTFSearchPath if (Path(path) / "Vera.ttf").is_file())
            pdfmetrics.registerFont(TTFont(face, str(folder / f"{face}.ttf")))
        return face
