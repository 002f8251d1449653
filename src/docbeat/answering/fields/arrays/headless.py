"""Tables without a head: what is asked for is told by what stands in the columns alone, as the last resort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docbeat.answering.fields.arrays.columns import Fit, Held
from docbeat.answering.fields.arrays.elimination import TEXTS, is_money
from docbeat.answering.fields.arrays.grids import Grid
from docbeat.answering.fields.arrays.kinds import Column, Kind
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.arrays.sources import is_head
from docbeat.answering.fields.arrays.wording import is_sum_label
from docbeat.answering.fields.wanted import Sense, Wanted

# Less sure than any head.
_SURE = 0.5
_HEAD_REACH = 12
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3
# So much of what is asked has to be found, so much of a column is of its kind.
_ENOUGH, _SHARE = 0.7, 0.7


def headless_tables(request: Request, wanted: Sequence[Wanted]) -> list[Fit]:
    """The tables whose columns can hold nearly all of ``wanted``, a text and an amount among it."""
    found = (
        _fit(grid, request, wanted, place)
        for place, grid in enumerate(request.grids)
        if not any(map(is_head, grid.rows[:_HEAD_REACH]))
    )
    return [fit for fit in found if fit is not None]


def _fit(grid: Grid, request: Request, wanted: Sequence[Wanted], source: int) -> Fit | None:
    rows = [row for row in grid.rows if len(row.cells) > 1 and not any(map(is_sum_label, row.texts.values()))]
    columns = {
        column: Column((row.cells[column].text for row in rows if column in row.cells), request.notation)
        for column in range(grid.columns)
    }
    if len(rows) < _LEAST_ROWS or sum(bool(held.texts) for held in columns.values()) < _LEAST_COLUMNS:
        return None
    held = [Held(one, column, _SURE) for one, column in _assigned(wanted, columns)]
    senses = {one.wanted.sense for one in held}
    is_enough = len(held) >= _ENOUGH * len(wanted) and Sense.MONEY in senses and _has_text(held)
    titles = [piece.text for piece in grid.titles]
    return Fit(grid, 0, {}, held, [], columns, titles, source) if is_enough else None


def _has_text(held: Sequence[Held]) -> bool:
    return any(one.wanted.concept in TEXTS for one in held)


def _assigned(wanted: Sequence[Wanted], columns: dict[int, Column]) -> Iterator[tuple[Wanted, int]]:
    """Days and texts from the left, the amount from the right, and what is counted between them."""
    free = {column: held for column, held in columns.items() if held.texts}
    for one in wanted:
        column = _column_of(one, free)
        if column is not None:
            del free[column]
            yield one, column


def _column_of(wanted: Wanted, free: dict[int, Column]) -> int | None:
    if wanted.sense is Sense.DATE:
        return next((column for column, held in free.items() if held.share(Kind.DATE) >= _SHARE), None)
    if wanted.concept in TEXTS:
        texts = [column for column, held in free.items() if held.share(Kind.WORDS) >= _SHARE]
        return max(texts, key=lambda column: free[column].length, default=None)
    if wanted.sense is Sense.MONEY:
        sums = [column for column, held in free.items() if is_money(held)]
        return sums[-1] if sums else None
    if wanted.sense in {Sense.NUMBER, Sense.TIME}:
        counts = [column for column, held in free.items() if held.counts >= _SHARE]
        return counts[0] if counts else None
    return None
