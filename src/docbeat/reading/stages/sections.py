"""Stacks of rows that are several tables: where a head or white stands between rows of other columns, one ends.

Account statements and invoices set a list of labels and values, a summary and the table proper one below the other,
at one step and from one margin, so that neither white nor prose parts them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from docbeat.reading.stages.columns import Separator, find_separators
from docbeat.reading.stages.rows import TextRow

# A step this much larger than the usual one lets in white.
_WHITE = 1.35
# A head of a section has no more words, and is this much larger than the rows around it if it is not bold.
_MOST_WORDS, _LARGER = 6, 1.1
# The title of a table has no more words.
_MOST_IN_TITLE = 14
# Rows of several lines a part needs to show its columns.
_LEAST = 2
# A row of names has so many; years over columns are names too.
_LEAST_NAMES = 3
_YEARS = re.compile(r"\D{0,12}(?:19|20)\d\d\D{0,12}|\D+")
# Points that a text reaches over a gap before it stands in its way; the part of the rows that tells.
_OVER, _CROSSED = 2.0, 0.5


def parted(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """``rows`` in parts of one set of columns each, in order; a head goes with the rows below it."""
    parts: list[list[TextRow]] = [[]]
    places = _places(rows)
    for start, stop in itertools.pairwise([0, *places, len(rows)]):
        section = list(rows[start:stop])
        if parts[-1] and _have_other_columns(parts[-1], section):
            parts.append([])
        parts[-1].extend(section)
    return parts


def at_heads(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """``rows`` cut where a table begins: above a row of names that a title or white parts from the values above it."""
    steps = sorted(below.baseline - above.baseline for above, below in itertools.pairwise(rows))
    parts: list[list[TextRow]] = [[]]
    for index, row in enumerate(rows):
        usual = steps[len(steps) // 2] if steps else 0.0
        if index and (_begins_table(rows, index, usual) or _is_title(rows, index)):
            parts.append([])
        parts[-1].append(row)
    return parts


def _begins_table(rows: Sequence[TextRow], index: int, usual: float) -> bool:
    above, row, below = rows[index - 1], rows[index], rows[index + 1 : index + 3]
    if len(row.lines) < _LEAST_NAMES or _has_digits(row) or row.baseline - above.baseline < _WHITE * usual:
        return False
    return holds_values(above) and len(below) > 1 and all(_has_digits(one) and len(one.lines) > 1 for one in below)


def _is_title(rows: Sequence[TextRow], index: int) -> bool:
    """Whether a bold line stands between values and a row of names over values."""
    row, below = rows[index], rows[index + 1 : index + 3]
    above = next((one for one in reversed(rows[:index]) if len(one.lines) > 1), None)
    is_line = len(row.lines) == 1 and row.lines[0].bold and len(row.lines[0].words) <= _MOST_IN_TITLE
    if not is_line or above is None or not _has_digits(above) or len(below) < 2:
        return False
    names, values = below
    return len(names.lines) >= _LEAST_NAMES and not _has_digits(names) and _has_digits(values) and len(values.lines) > 1


def holds_values(row: TextRow) -> bool:
    """Whether a row holds figures and is no head of years."""
    return _has_digits(row) and not all(_YEARS.fullmatch(line.text) for line in row.lines)


def _has_digits(row: TextRow) -> bool:
    return any(char.isdigit() for line in row.lines for char in line.text)


def _places(rows: Sequence[TextRow]) -> list[int]:
    """Where a part may begin: at heads and after white."""
    steps = [below.baseline - above.baseline for above, below in itertools.pairwise(rows)]
    if not steps:
        return []
    usual = sorted(steps)[len(steps) // 2]
    size = sorted(row.size for row in rows)[len(rows) // 2]
    return [index for index in range(1, len(rows)) if _is_head(rows[index], size) or steps[index - 1] > _WHITE * usual]


def _is_head(row: TextRow, usual: float) -> bool:
    line = row.lines[0]
    return len(row.lines) == 1 and len(line.words) <= _MOST_WORDS and (line.bold or line.size > _LARGER * usual)


def _have_other_columns(above: Sequence[TextRow], below: Sequence[TextRow]) -> bool:
    """Whether the rows of one part stand in the way of the columns of the other."""
    full_above, full_below = _full(above), _full(below)
    if min(len(full_above), len(full_below)) < _LEAST:
        return False
    return _cross(full_above, find_separators(below)) or _cross(full_below, find_separators(above))


def _full(rows: Sequence[TextRow]) -> list[TextRow]:
    return [row for row in rows if len(row.lines) > 1]


def _cross(rows: Sequence[TextRow], separators: Sequence[Separator]) -> bool:
    crossing = sum(any(_stands_in(row, separator) for separator in separators) for row in rows)
    return bool(separators) and crossing >= _CROSSED * len(rows)


def _stands_in(row: TextRow, separator: Separator) -> bool:
    return any(line.box.x0 < separator.x0 + _OVER and line.box.x1 > separator.x1 - _OVER for line in row.lines)
