"""Running text on a paper: paragraphs, headings and lists that flow over pages, heads and feet in several styles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from bench.answers.paper import A4, FONTS, GREY, LETTER, Paper
from bench.answers.truth import is_for_bench

LEGAL = (612.0, 1008.0)
SIZES = (A4, A4, A4, LETTER, LETTER, LEGAL)


class Draw:
    """The dice of one document: what both halves of the seeds may choose, and what the bench alone may."""

    def __init__(self, kind: str, seed: int) -> None:
        self.random = Random(f"{kind} {seed}")
        self.bench = is_for_bench(seed)

    def one(self, shared: str, more: str = "") -> str:
        """One of several texts with bars between."""
        texts = (more if self.bench and more and self.random.random() < 0.6 else shared).split("|")
        return self.random.choice(texts)

    def often(self, chance: float) -> bool:
        return self.random.random() < chance

    def lines(self, name: str) -> list[str]:
        """The lines of a file of wordings, those of the bench only for the bench."""
        text = (Path(__file__).parent.parent / "wordings" / f"{name}.txt").read_text(encoding="utf-8")
        shared, _, more = text.partition("\n---\n")
        lines = [line for line in shared.splitlines() if line and not line.startswith("#")]
        return [*lines, *more.splitlines(), *more.splitlines()] if self.bench else lines

    def paper(self, sizes: Sequence[tuple[float, float]] = SIZES) -> Paper:
        points = self.random.choice([8.5, 9, 10, 10.5, 11])
        return Paper(
            self.random.choice(sizes), self.random.choice(list(FONTS)), points, self.random.choice([48, 60, 72])
        )


class Prose:
    """Text set from the top down."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.foot: str | None = None
        self.numbers: str | None = None
        self.head: str | None = None
        self.head_on_first = False

    def room(self, lines: float) -> None:
        """Turn the page where less than ``lines`` lines are left."""
        if self.paper.y + lines * self.paper.leading > self.paper.bottom:
            self.paper.new_page()

    def gap(self, lines: float = 1.0) -> None:
        self.paper.y += lines * self.paper.leading

    def line(self, text: str, *, bold: bool = False, more: float = 0.0, align: str = "left") -> None:
        paper = self.paper
        self.room(1)
        x = {"left": paper.left, "right": paper.right, "center": paper.width / 2}[align]
        paper.y += more
        paper.text(x, paper.y, text, bold=bold, points=paper.points + more, align=align)
        paper.y += paper.leading + more * 0.3

    def paragraph(self, text: str, *, indent: float = 0.0, mark: str = "") -> None:
        paper = self.paper
        for index, line in enumerate(paper.wrapped(text, paper.right - paper.left - indent)):
            self.room(1)
            if mark and not index:
                paper.text(paper.left, paper.y, mark)
            paper.text(paper.left + indent, paper.y, line)
            paper.y += paper.leading
        self.gap(0.6)

    def signatures(self, names: Sequence[str]) -> None:
        """Lines to sign on, side by side."""
        paper = self.paper
        self.room(7)
        self.gap(4)
        width = (paper.right - paper.left - 30) / 2
        for index, name in enumerate(names[:2]):
            x = paper.left + index * (width + 30)
            paper.rule(x, paper.y, x + width, paper.y)
            paper.text(x, paper.y + paper.leading, name)
        self.gap(3)

    def every_page(self, paper: Paper, number: int, total: int) -> None:
        """What stands at the head and foot of each page."""
        if self.head and (number > 1 or self.head_on_first):
            paper.text(paper.left, 30, self.head, points=7.5, shade=GREY)
        if self.foot:
            paper.text(paper.left, paper.height - 30, self.foot, points=7.5, shade=GREY)
        if self.numbers and (number > 1 or "{total}" in self.numbers):
            text = self.numbers.format(number=number, total=total)
            paper.text(paper.right, paper.height - 30, text, points=8, align="right")

    def save(self, target: Path) -> None:
        self.paper.save(target, self.every_page)
