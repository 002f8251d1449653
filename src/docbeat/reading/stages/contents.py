"""Contents pages: rows of titles that end in page numbers, which look like tables and are none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from docbeat.document.geometry import union
from docbeat.reading.content import Ruling
from docbeat.reading.stages.rows import RowGroup, TextRow

_NUMBER = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7})$")
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
# The head of a column of page numbers.
_PAGES = re.compile(r"p(?:age|ág|ag)|seite|blad|стр|p\.|no\.?$|頁|页", re.I)
# Contents have at least this many numbered rows, fewer when leaders run through them.
_LEAST_ROWS, _LEAST_WITH_LEADERS = 4, 2
# Page numbers end, or start, within this many points of each other.
_ALIGNED = 2.5
# Without leaders the list is at least this part of the page wide; narrower ones are small tables.
_WIDE = 0.42
# Rows without a number (part titles, wrapped titles) that may follow each other.
_MOST_BARE = 3
# Entries are no further apart than this, baseline to baseline, in sizes.
_STEP = 5.0


class Contents(RowGroup):
    """A contents list."""


def find_contents(rows: Sequence[TextRow], page_width: float, rulings: Sequence[Ruling] = ()) -> list[Contents]:
    """The contents lists among the rows of a page, which run over its whole width.

    Rows without leaders that ``rulings`` part into columns below a head are a table whose last column happens to go
    up, unless the head says that it has pages in it.
    """
    found: list[Contents] = []
    run: list[TextRow] = []
    bare = 0
    for row in [*rows, None]:
        if row is not None and _is_entry(row) and _fits(run, row):
            run.append(row)
            bare = 0
        elif row is not None and run and len(row.lines) == 1 and bare < _MOST_BARE and _is_below(run, row):
            run.append(row)
            bare += 1
        else:
            _keep(run[: len(run) - bare], page_width, found)
            run, bare = ([row], 0) if row is not None and _is_entry(row) else ([], 0)
    lists = [contents for contents in found if _is_led(contents.rows) or not _is_drawn_table(contents, rows, rulings)]
    return [_with_part_title(contents, rows) for contents in lists]


def _is_drawn_table(contents: Contents, rows: Sequence[TextRow], rulings: Sequence[Ruling]) -> bool:
    """Whether lines run down between the texts over most of the rows, and through a head above them."""
    box = contents.box
    down = [one for one in rulings if not one.is_horizontal and box.x0 + _ALIGNED < one.x0 < box.x1 - _ALIGNED]
    is_parted = sum(max(0.0, min(one.y1, box.y1) - max(one.y0, box.y0)) for one in down) > 0.5 * box.height
    above = [row for row in rows if row.baseline < contents.rows[0].baseline and len(row.lines) > 1]
    head = max(above, key=lambda row: row.baseline, default=None)
    if head is None or not is_parted or not any(one.y0 < head.box.center_y < one.y1 for one in down):
        return False
    return not _PAGES.match(head.lines[-1].text)


def _with_part_title(contents: Contents, rows: Sequence[TextRow]) -> Contents:
    """``contents`` with the row right above it when that is set like a part title further down in the list."""
    titles = {(row.size, row.lines[0].color, round(row.box.x0)) for row in contents.rows if not _is_entry(row)}
    above = [row for row in rows if row.baseline < contents.rows[0].baseline]
    last = max(above, key=lambda row: row.baseline, default=None)
    if last is None or len(last.lines) > 1 or not _is_below([last], contents.rows[0]):
        return contents
    is_alike = (last.size, last.lines[0].color, round(last.box.x0)) in titles
    return Contents((last, *contents.rows)) if is_alike else contents


def _is_entry(row: TextRow) -> bool:
    """Whether the row is a title and a page number."""
    if len(row.lines) > 3 or not _NUMBER.search(row.words[-1].text) or len(row.words) < 2:
        return False
    if not (_has_leaders(row) or (len(row.lines) > 1 and _NUMBER.fullmatch(row.lines[-1].text))):
        return False
    return sum(character.isalpha() for word in row.words[:-1] for character in word.text) >= 3


def _has_leaders(row: TextRow) -> bool:
    return any(_LEADERS.search(line.text) for line in row.lines)


def _fits(run: Sequence[TextRow], row: TextRow) -> bool:
    last = next((one for one in reversed(run) if _is_entry(one)), None)
    if last is None:
        return not run
    starts = [one.words[-1].box.x0 for one in (last, row)]
    is_flush = abs(last.box.x1 - row.box.x1) < _ALIGNED or abs(starts[0] - starts[1]) < _ALIGNED
    return is_flush and _is_below(run, row)


def _is_below(run: Sequence[TextRow], row: TextRow) -> bool:
    step = row.baseline - run[-1].baseline
    return step < _STEP * max(run[-1].size, row.size) and row.box.x0 < max(one.box.x1 for one in run)


def _keep(run: Sequence[TextRow], page_width: float, found: list[Contents]) -> None:
    entries = [row for row in run if _is_entry(row)]
    if not entries:
        return
    is_led = _is_led(entries)
    is_wide = is_led or union(row.box for row in entries).width > _WIDE * page_width
    if len(entries) >= (_LEAST_WITH_LEADERS if is_led else _LEAST_ROWS) and is_wide and _ascend(entries):
        found.append(Contents(tuple(run)))


def _is_led(rows: Sequence[TextRow]) -> bool:
    """Whether leaders run through most of the entries."""
    entries = [row for row in rows if _is_entry(row)]
    return sum(map(_has_leaders, entries)) > 0.6 * len(entries)


def _ascend(entries: Sequence[TextRow]) -> bool:
    """Whether the page numbers go up, as good as always."""
    numbers = [int(text) for row in entries if (text := _page_of(row)).isdigit()]
    steps = [second >= first for first, second in itertools.pairwise(numbers)]
    return sum(steps) >= 0.85 * len(steps)


def _page_of(row: TextRow) -> str:
    match = _NUMBER.search(row.words[-1].text)
    return match[0] if match else ""
