"""Charts as small SVG files, by hand: quality against cost, one point for each engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 44, 52
_OURS, _THEIRS = "#0b6e4f", "#64748b"
_LETTER, _LINE = 6.6, 14


@dataclass(frozen=True)
class Point:
    """An engine: what a page costs it in milliseconds, and its score from 0 to 1."""

    name: str
    cost: float
    score: float

    @property
    def is_ours(self) -> bool:
        return self.name.startswith("docbeat")


def scatter(title: str, score: str, points: Sequence[Point]) -> str:
    """Cost to the right on a logarithmic scale, ``score`` upwards: the best are at the top left."""
    first, last = _decades(points)
    lowest = max(0.0, floor(min(point.score for point in points) * 10 - 0.5) / 10)

    def place(point: Point) -> tuple[float, float]:
        across = (log10(point.cost) - first) / (last - first)
        up = (point.score - lowest) / (1 - lowest)
        return _LEFT + across * (_WIDTH - _LEFT - _RIGHT), _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM)

    parts = [f'<text x="{_LEFT}" y="24" font-size="15" font-weight="bold">{escape(title)}</text>']
    for decade in range(first, last + 1):
        x, bottom = place(Point("", 10.0**decade, lowest))
        parts += [_grid(x, _TOP, x, bottom), _label(x, bottom + 18, f"{10.0**decade:,g}", "middle")]
    for step in range(round(lowest * 10), 11):
        x, y = place(Point("", 10.0**first, step / 10))
        parts += [_grid(x, y, _WIDTH - _RIGHT, y), _label(x - 8, y + 4, f"{step / 10:.1f}", "end")]
    parts.append(_label((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 12, "CPU milliseconds a page", "middle"))
    parts.append(f'<g transform="rotate(-90 16 {_HEIGHT / 2})">{_label(16, _HEIGHT / 2, score, "middle")}</g>')
    places = [(point, *place(point)) for point in points]
    return _picture([*parts, *_dots(places)])


def _decades(points: Sequence[Point]) -> tuple[int, int]:
    costs = [log10(point.cost) for point in points]
    first = floor(min(costs))
    return first, max(ceil(max(costs)), first + 1)


def _dots(places: Sequence[tuple[Point, float, float]]) -> list[str]:
    """The points, each with its name where no other name is."""
    parts: list[str] = []
    taken: list[tuple[float, float, float]] = [(x - 6, x + 6, y) for _, x, y in places]
    for point, x, y in sorted(places, key=lambda placed: placed[2]):
        color = _OURS if point.is_ours else _THEIRS
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{6 if point.is_ours else 5}" fill="{color}"/>')
        length = len(point.name) * _LETTER
        choices = [
            (side, y + shift) for shift in (0, -_LINE, _LINE, -2 * _LINE, 2 * _LINE) for side in (10, -10 - length)
        ]
        side, height = next((choice for choice in choices if _is_free(x, length, choice, taken)), choices[0])
        taken.append((x + side, x + side + length, height))
        weight = "bold" if point.is_ours else "normal"
        parts.append(
            f'<text x="{x + side:.1f}" y="{height + 4:.1f}" fill="{color}" font-weight="{weight}" '
            f'font-size="12">{escape(point.name)}</text>'
        )
    return parts


def _is_free(x: float, length: float, choice: tuple[float, float], taken: Sequence[tuple[float, float, float]]) -> bool:
    begin, end, height = x + choice[0], x + choice[0] + length, choice[1]
    if begin < _LEFT or end > _WIDTH - 4 or not _TOP < height < _HEIGHT - _BOTTOM:
        return False
    return all(abs(height - other) >= _LINE or end < left or begin > right for left, right, other in taken)


def _grid(x0: float, y0: float, x1: float, y1: float) -> str:
    return f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="#e2e8f0"/>'


def _label(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" fill="#475569" text-anchor="{anchor}">{escape(text)}</text>'


def _picture(parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="Helvetica, Arial, sans-serif">'
    )
    return "\n".join([head, f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>', *parts, "</svg>"]) + "\n"
