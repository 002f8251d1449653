"""Running text among the lines of a page: columns of lines that were broken because the next word did not fit.

Tables are looked for in what is left; the gaps between prose columns are no table columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docbeat.document.geometry import Box, union
from docbeat.reading.stages.columns import is_numeric
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.rows import by_baseline

# Lines of one paragraph are no further apart than this, baseline to baseline, in sizes.
_LEADING = 1.9
# Lines whose sizes differ by more than this part are not of one paragraph.
_OTHER_SIZE = 0.12
# Running text has at least this many lines and this many words a line.
_LEAST_LINES, _LEAST_WORDS = 3, 4.0
_LEAST_MEDIAN = 3
# Lines of which more than this part have figures beside them are labels.
_LABELS, _TALL_LABELS = 0.5, 0.2
# A column of text is at least this wide, in sizes.
_LEAST_WIDTH = 11.0


@dataclass(frozen=True)
class Prose:
    """Lines of running text, top to bottom."""

    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        """Around the lines."""
        return union(line.box for line in self.lines)


def is_wrapped(upper: Line, lower: Line, right: float) -> bool:
    """Whether ``lower`` begins below ``upper`` because its first word did not fit before ``right``."""
    first = lower.words[0].box.width
    return upper.box.x1 + 0.25 * upper.size + first > right + 0.1 * upper.size


def find_prose(lines: Sequence[Line]) -> list[Prose]:
    """The running text among ``lines``."""
    labels = _labels(lines)
    found: list[Prose] = []
    for chain in _chains(lines):
        runs = [run for run in _wrapped_runs(chain) if _is_prose(run)]
        found.extend(Prose(tuple(run)) for run in runs if not _are_labels(run, labels))
    return found


def _labels(lines: Sequence[Line]) -> dict[int, int]:
    """How many figures stand right of a line in its row, by the identities of the lines that have some."""
    labels: dict[int, int] = {}
    for row in by_baseline(lines):
        is_figure = [is_numeric(line.text) for line in row]
        for index, line in enumerate(row):
            if not is_figure[index] and any(is_figure[index + 1 : index + 2]):
                labels[id(line)] = sum(is_figure[index + 1 :])
    return labels


def _are_labels(run: Sequence[Line], labels: dict[int, int]) -> bool:
    """Whether the lines name the figures beside them, however long they are.

    A label of several lines has its figures beside one of them.
    """
    beside = [labels[id(line)] for line in run if id(line) in labels]
    in_columns = sum(figures > 1 for figures in beside)
    return len(beside) > _LABELS * len(run) or in_columns > _TALL_LABELS * len(run)


def _chains(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines one below the other, each with the nearest line that starts or ends where it does."""
    ordered = sorted(lines, key=lambda line: (line.box.y0, line.box.x0))
    below: dict[int, int] = {}
    followers: set[int] = set()
    for index in range(len(ordered)):
        best = _next_below(ordered, index)
        if best is not None and best not in followers:
            below[index] = best
            followers.add(best)
    chains = []
    for start in range(len(ordered)):
        if start in followers:
            continue
        chain = [start]
        while chain[-1] in below:
            chain.append(below[chain[-1]])
        if len(chain) >= _LEAST_LINES:
            chains.append([ordered[index] for index in chain])
    return chains


def _next_below(ordered: Sequence[Line], index: int) -> int | None:
    line = ordered[index]
    for other in range(index + 1, len(ordered)):
        lower = ordered[other]
        if lower.box.y0 - line.box.y0 > _LEADING * line.size:
            return None
        if lower.baseline - line.baseline > 0.5 * line.size and _is_under(line, lower):
            return other
    return None


def _is_under(upper: Line, lower: Line) -> bool:
    if abs(upper.size - lower.size) > _OTHER_SIZE * max(upper.size, lower.size):
        return False
    shared = upper.box.overlap_x(lower.box)
    is_aligned = min(abs(upper.box.x0 - lower.box.x0), abs(upper.box.x1 - lower.box.x1)) < 3 * upper.size
    return is_aligned and shared > 0.5 * min(upper.box.width, lower.box.width)


def _wrapped_runs(chain: list[Line]) -> list[list[Line]]:
    """The chain cut where a line ended although the next word would have fitted; short paragraphs rejoined."""
    runs: list[list[Line]] = [[chain[0]]]
    for index in range(1, len(chain)):
        near = chain[max(0, index - 4) : index + 5]
        right = max(line.box.x1 for line in near)
        if is_wrapped(chain[index - 1], chain[index], right):
            runs[-1].append(chain[index])
        else:
            runs.append([chain[index]])
    return _with_short_paragraphs(runs)


def _with_short_paragraphs(runs: list[list[Line]]) -> list[list[Line]]:
    """Short runs next to running text belong to it when they are sentences as wide as it, nearly."""
    joined: list[list[Line]] = []
    for run in runs:
        if joined and (_goes_on(joined[-1], run) or _goes_on(run, joined[-1])):
            joined[-1] = joined[-1] + run
        else:
            joined.append(run)
    return joined


def _goes_on(prose: list[Line], run: list[Line]) -> bool:
    if not _is_prose(prose):
        return False
    widest = max(line.box.width for line in prose)
    return all(len(line.words) >= _LEAST_WORDS and line.box.width > 0.4 * widest for line in run)


def _is_prose(run: list[Line]) -> bool:
    if len(run) < _LEAST_LINES:
        return False
    words = sorted(len(line.words) for line in run)
    if words[len(words) // 2] < _LEAST_MEDIAN:
        return False  # one long line above cells makes no text of them
    return sum(words) / len(words) >= _LEAST_WORDS and max(line.box.width for line in run) >= _LEAST_WIDTH * run[0].size
