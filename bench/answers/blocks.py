"""Pieces of forms that print labels with their values, one function for each way forms do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.answers.paper import GREY, Paper
from bench.answers.rows import Column, Look, Row, Table
from docbeat.document.geometry import Box


@dataclass(frozen=True)
class Pair:
    """A label and its value, which is the fact ``key``."""

    label: str
    text: str
    key: str | None


Arrange = Callable[[Paper, Sequence[Pair], float, float], None]


def colon_list(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Label: value, values straight after their labels."""
    for pair in pairs:
        end = paper.text(left, paper.y, f"{pair.label}:", bold=True)
        paper.text(end + 4, paper.y, pair.text, key=pair.key)
        paper.y += paper.leading
    del right


def tab_list(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Labels in a column, values in another, both flush left."""
    stop = left + max(paper.measure(pair.label) for pair in pairs) + 18
    for pair in pairs:
        paper.text(left, paper.y, pair.label)
        paper.text(stop, paper.y, pair.text, key=pair.key)
        paper.y += paper.leading
    del right


def justified_list(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Labels flush left, values flush right."""
    left, right = _roomy(paper, pairs, left, right)
    for pair in pairs:
        paper.text(left, paper.y, pair.label, bold=True)
        paper.text(right, paper.y, pair.text, key=pair.key, align="right")
        paper.y += paper.leading


def meeting_list(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Labels flush right at a gap, values flush left after it."""
    labels = max(paper.measure(pair.label) for pair in pairs)
    middle = max(left + (right - left) * 0.48, left + labels + 6)
    for pair in pairs:
        paper.text(middle - 4, paper.y, pair.label, align="right", shade=GREY)
        paper.text(middle + 4, paper.y, pair.text, key=pair.key)
        paper.y += paper.leading


def leaders(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Dots from label to value."""
    left, right = _roomy(paper, pairs, left, right)
    dot = paper.measure(".")
    for pair in pairs:
        end = paper.text(left, paper.y, pair.label)
        start = right - paper.measure(pair.text)
        paper.text(end + 3, paper.y, "." * max(int((start - end - 8) / dot), 3))
        paper.text(right, paper.y, pair.text, key=pair.key, align="right")
        paper.y += paper.leading


def stacked(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Each value below its label."""
    for pair in pairs:
        paper.text(left, paper.y, pair.label, points=paper.points - 1, shade=GREY)
        paper.y += paper.leading * 0.95
        paper.text(left, paper.y, pair.text, key=pair.key, bold=True)
        paper.y += paper.leading * 1.4
    del right


def ruled_pairs(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """A grid of two columns."""
    top = paper.y - paper.points
    paper.y = top
    look = Look("grid", "absent")
    rows = [Row({"label": pair.label, "value": pair.text}, {"value": pair.key} if pair.key else {}) for pair in pairs]
    Table(paper, [Column("label", "", 0.48), Column("value", "", 0.52)], look, left, right).draw(rows)
    paper.y += paper.leading


def headed_row(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """A table of one row under its heads."""
    paper.y -= paper.points
    needs = [9 + max(paper.measure(text, bold=True) for text in (*pair.label.split(), pair.text)) for pair in pairs]
    columns = [
        Column(str(index), pair.label, need) for index, (pair, need) in enumerate(zip(pairs, needs, strict=True))
    ]
    row = Row(
        {str(index): pair.text for index, pair in enumerate(pairs)},
        {str(index): pair.key for index, pair in enumerate(pairs) if pair.key},
    )
    Table(paper, columns, Look("grid", "grey", shrink=0.5), left, right).draw([row])
    paper.y += paper.leading * 1.2


def open_row(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Labels over values side by side, without rules; in more than one row where they need it."""
    count = _fitting(paper, pairs, right - left)
    width = (right - left) / count
    for first in range(0, len(pairs), count):
        for index, pair in enumerate(pairs[first : first + count]):
            paper.text(left + index * width, paper.y, pair.label.upper(), points=paper.points - 2, shade=GREY)
            paper.text(left + index * width, paper.y + paper.leading, pair.text, key=pair.key)
        paper.y += paper.leading * 2.6


def boxes_below(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Boxes with a small label at the top of each and the value below it, three to a row at most."""
    count = min(3, _fitting(paper, pairs, right - left))
    width, height = (right - left) / count, paper.leading * 2.3
    top = paper.y - paper.points
    for index, pair in enumerate(pairs):
        x, y = left + (index % count) * width, top + (index // count) * height
        paper.frame(Box(x, y, x + width, y + height))
        paper.text(x + 4, y + paper.points, pair.label, points=paper.points - 2)
        paper.text(x + 4, y + height - 5, pair.text, key=pair.key, bold=True)
    paper.y = top + -(-len(pairs) // count) * height + paper.leading * 1.4


def boxes_above(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Values over a line, each with its label small below it, as forms have them."""
    count = _fitting(paper, pairs, right - left)
    width = (right - left) / count
    for first in range(0, len(pairs), count):
        for index, pair in enumerate(pairs[first : first + count]):
            x = left + index * width
            paper.text(x + 2, paper.y, pair.text, key=pair.key)
            paper.rule(x, paper.y + 4, x + width - 8, paper.y + 4)
            paper.text(x + 2, paper.y + 4 + paper.points, pair.label, points=paper.points - 2)
        paper.y += paper.leading * 3


def running_line(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Label: value, label: value, in lines as long as the space allows."""
    x = left
    for pair in pairs:
        width = paper.measure(f"{pair.label}: ") + paper.measure(pair.text)
        if x > left and x + width > right:
            x, paper.y = left, paper.y + paper.leading
        end = paper.text(x, paper.y, f"{pair.label}: ")
        x = paper.text(end, paper.y, pair.text, key=pair.key) + 22
    paper.y += paper.leading


def two_by_two(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> None:
    """A ruled grid of label, value, label, value."""
    paper.y -= paper.points
    columns = [Column(name, "", share) for name, share in (("l0", 0.2), ("v0", 0.3), ("l1", 0.2), ("v1", 0.3))]
    rows = []
    for first in range(0, len(pairs), 2):
        row = Row({})
        for side, pair in enumerate(pairs[first : first + 2]):
            row.texts |= {f"l{side}": pair.label, f"v{side}": pair.text}
            if pair.key:
                row.keys[f"v{side}"] = pair.key
        rows.append(row)
    Table(paper, columns, Look("grid", "absent", shrink=0.5), left, right).draw(rows)
    paper.y += paper.leading * 1.2


def _roomy(paper: Paper, pairs: Sequence[Pair], left: float, right: float) -> tuple[float, float]:
    """The ends, set apart until labels and values fit between them."""
    right = min(max(right, left + needed(paper, pairs)), paper.right)
    return min(left, right - needed(paper, pairs)), right


def needed(paper: Paper, pairs: Sequence[Pair]) -> float:
    """How wide a list of labels and values is at least."""
    labels = max(paper.measure(pair.label, bold=True) for pair in pairs)
    return labels + max(paper.measure(pair.text) for pair in pairs) + 24


def _fitting(paper: Paper, pairs: Sequence[Pair], room: float) -> int:
    """How many pairs stand side by side at most, label over value."""
    widest = 12 + max(max(paper.measure(pair.label.upper()), paper.measure(pair.text, bold=True)) for pair in pairs)
    return min(len(pairs), max(1, int(room / widest)))


# Those that want the width of the page.
WIDE = {two_by_two, headed_row, open_row, boxes_above, boxes_below, running_line}
