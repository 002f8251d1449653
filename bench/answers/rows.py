"""Tables that flow over pages: heads, rules, shades, rows of several lines, sums carried forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bench.answers.paper import BLACK, GREY, WHITE, Paper
from docbeat.document.geometry import Box


@dataclass(frozen=True)
class Column:
    """``width`` is a share of the table's; ``fact`` names the value in a row's facts."""

    fact: str
    head: str
    width: float
    align: str = "left"


@dataclass
class Row:
    """Texts by column; a text is wrapped in its column. ``keys`` name the facts they print."""

    texts: dict[str, str]
    keys: dict[str, str] = field(default_factory=dict)
    bold: bool = False


@dataclass(frozen=True)
class Look:
    """``rules``: grid, rows, columns, head, outer, zebra, none; ``head``: plain, bold, dark, grey, caps, absent."""

    rules: str
    head: str
    repeats: bool = True
    pad: float = 3.0
    shrink: float = 0.0


Carry = Callable[[int], Row | None]


def _never(_index: int) -> Row | None:
    return None


class Table:
    """One table on a paper, from ``left`` to ``right``."""

    def __init__(self, paper: Paper, columns: Sequence[Column], look: Look, left: float, right: float) -> None:
        self._paper, self._columns, self._look = paper, columns, look
        total = sum(column.width for column in columns)
        self._edges = [left]
        for column in columns:
            self._edges.append(self._edges[-1] + (right - left) * column.width / total)
        self._top = paper.y
        self._points = paper.points - look.shrink
        self._leading = self._points * 1.25

    def draw(self, rows: Sequence[Row], carried: Carry = _never, brought: Carry = _never) -> None:
        """Print the rows, going on over pages; ``carried`` and ``brought`` give a row for each break, by row."""
        self._top = self._paper.y
        self._head()
        for index, row in enumerate(rows):
            reserve = self._leading + 2 * self._look.pad if carried is not _never else 0.0
            if self._paper.y + self._height(row) + reserve > self._paper.bottom:
                self._turn(carried(index), brought(index))
            self._row(row, shaded=self._look.rules == "zebra" and index % 2 == 1)
        self._close()

    def _turn(self, carried: Row | None, brought: Row | None) -> None:
        if carried is not None:
            self._row(carried)
        self._close()
        self._paper.new_page()
        self._top = self._paper.y
        if self._look.repeats:
            self._head()
        elif self._look.rules in ("grid", "outer", "columns"):
            self._rule(self._paper.y)
        if brought is not None:
            self._row(brought)

    def _head(self) -> None:
        look, paper = self._look, self._paper
        if look.head == "absent":
            if look.rules in ("grid", "outer", "columns"):
                self._rule(paper.y)
            return
        bold = look.head != "plain"
        texts = {column.fact: column.head.upper() if look.head == "caps" else column.head for column in self._columns}
        row = Row(texts, bold=bold)
        box = Box(self._edges[0], paper.y, self._edges[-1], paper.y + self._height(row))
        if look.head in ("dark", "grey"):
            paper.fill(box, (0.17, 0.24, 0.38) if look.head == "dark" else (0.88, 0.88, 0.88))
        if look.rules in ("grid", "outer", "columns"):
            self._rule(box.y0)
        self._texts(row, WHITE if look.head == "dark" else BLACK)
        paper.y = box.y1
        if look.rules != "none" and look.head != "dark":
            self._rule(box.y1)

    def _row(self, row: Row, *, shaded: bool = False) -> None:
        paper, bottom = self._paper, self._paper.y + self._height(row)
        if shaded:
            paper.fill(Box(self._edges[0], paper.y, self._edges[-1], bottom), (0.94, 0.95, 0.97))
        self._texts(row, BLACK)
        paper.y = bottom
        if self._look.rules in ("grid", "rows"):
            paper.rule(self._edges[0], bottom, self._edges[-1], bottom, width=0.4)

    def _texts(self, row: Row, shade: tuple[float, float, float]) -> None:
        for index, column in enumerate(self._columns):
            x0, x1 = self._edges[index] + 3, self._edges[index + 1] - 3
            x = {"left": x0, "right": x1, "center": (x0 + x1) / 2}[column.align]
            y = self._paper.y + self._look.pad + self._points * 0.85
            for line in self._lines(row, index):
                self._paper.text(
                    x, y, line, key=row.keys.get(column.fact), bold=row.bold, points=self._points,
                    align=column.align, shade=shade,
                )  # fmt: skip
                y += self._leading

    def _lines(self, row: Row, index: int) -> list[str]:
        text = row.texts.get(self._columns[index].fact, "")
        width = self._edges[index + 1] - self._edges[index] - 6
        return self._paper.wrapped(text, width, bold=row.bold, points=self._points)

    def _height(self, row: Row) -> float:
        most = max((len(self._lines(row, index)) for index in range(len(self._columns))), default=1)
        return max(most, 1) * self._leading + 2 * self._look.pad

    def _close(self) -> None:
        paper, rules = self._paper, self._look.rules
        if rules in ("grid", "outer", "columns", "head"):
            self._rule(paper.y)
        edges = self._edges if rules in ("grid", "columns") else self._edges[:1] + self._edges[-1:]
        if rules in ("grid", "columns", "outer"):
            for x in edges:
                paper.rule(x, self._top, x, paper.y)

    def _rule(self, y: float) -> None:
        self._paper.rule(self._edges[0], y, self._edges[-1], y)


def fitted(paper: Paper, columns: Sequence[Column], rows: Sequence[Row], look: Look, total: float) -> list[Column]:
    """Columns as wide as their figures and heads need; the widest text gets what is left and is wrapped."""
    points = paper.points - look.shrink
    needs = {}
    for column in columns:
        words = [column.head.upper() if look.head == "caps" else column.head] if look.head != "absent" else []
        # A column of text need not hold its rows in one line.
        texts = [row.texts.get(column.fact, "") for row in rows]
        whole = [text for text in texts if column.align != "left" or len(text) < 18]
        pieces = words + whole
        needs[column.fact] = 9 + max((paper.measure(text, bold=True, points=points) for text in pieces), default=20)
    widest = max(columns, key=lambda column: max((len(row.texts.get(column.fact, "")) for row in rows), default=0))
    rest = total - sum(need for fact, need in needs.items() if fact != widest.fact)
    needs[widest.fact] = max(rest, 90.0)
    return [replace(column, width=needs[column.fact]) for column in columns]


def note(paper: Paper, text: str, *, width: float | None = None) -> None:
    """Small print."""
    points = max(paper.points - 1.5, 6)
    for line in paper.wrapped(text, width or paper.right - paper.left, points=points):
        paper.text(paper.left, paper.y, line, points=points, shade=GREY)
        paper.y += points * 1.3
