"""Rows: which rows of a table are items, which are sums, headings or words to the reader, and which belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from docbeat.answering.fields.arrays.columns import Fit
from docbeat.answering.fields.arrays.grids import Passage, Row, joined
from docbeat.answering.fields.arrays.kinds import FIGURES, TYPED, Kind, kind_of
from docbeat.answering.fields.arrays.wording import begins, is_one_of, is_sum_label
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.wanted import Sense
from docbeat.document.model import CellRole

# A column filled in this many of the rows with figures is one that items fill.
_USUAL = 0.5
# Rows with this many of the most cells are items; so many columns that all of them fill tell an item from a sum.
_FULL, _TELLING = 0.75, 3
# So much of a column is words, where it is one of texts.
_WORDY = 0.7
_MONEY = frozenset({Sense.MONEY, Sense.NUMBER, Sense.PERCENT})


@dataclass(eq=False)
class Record:
    """The cells of one item by column, maybe out of several rows; ``section`` is the row it stands under.

    ``carried`` are columns whose value stands in an earlier row only.
    """

    cells: dict[int, Passage]
    section: Passage | None = None
    carried: frozenset[int] = frozenset()
    rows: list[Row] = field(default_factory=list)


class _Is(Enum):
    ITEM = auto()
    TEXT = auto()
    SECTION = auto()
    SUM = auto()
    NOTHING = auto()


def records_of(fits: Iterable[Fit], notation: Notation) -> Iterator[tuple[Fit, list[Record]]]:
    """The items of some tables, in order, each table with its own."""
    days: dict[int, Passage] = {}
    before: _Reader | None = None
    for fit in fits:
        if before is not None and before.fit.signature != fit.signature:
            days = {}
        reader = _Reader(fit, notation, before)
        yield fit, reader.records(days)
        before = reader if reader.last is not None else before


class _Reader:
    """Goes down the rows of one table and puts together what is one item."""

    def __init__(self, fit: Fit, notation: Notation, before: _Reader | None) -> None:
        self.fit, self._notation = fit, notation
        self._typed = {one.column: one.wanted.sense for one in fit.held if one.wanted.sense in TYPED}
        self._figures = {column for column, sense in self._typed.items() if sense in _MONEY} | {
            column
            for column, kinds in fit.columns.items()
            if column not in self._typed and kinds.share(*FIGURES) >= 0.8 and len(kinds.texts) > 1
        }
        balance = fit.column_of("running_balance")
        self._movement = self._figures - {balance}
        self._wanted = {one.column: id(one.wanted) for one in fit.held}
        self._days = {column for column, sense in self._typed.items() if sense is Sense.DATE}
        self._texts = [
            one.column for one in fit.held if one.wanted.sense not in TYPED and one.column not in self._figures
        ]
        held = {one.column for one in fit.held}
        self._texts += [
            column for column, kinds in fit.columns.items() if column not in held and kinds.share(Kind.WORDS) >= _WORDY
        ]
        self._known: dict[tuple[int, str], bool] = {}
        goes_on = before is not None and before.fit.held is fit.held
        self._usual: list[set[int]] = before._usual if before is not None and goes_on else self._usual_groups()
        self._head = set(fit.signature)
        self._end = self._items_end()
        # The last item, which may go on in the next table.
        self.last: Record | None = None
        is_more = before is not None and before.fit.signature == fit.signature
        self._unfinished = before.last if before is not None and is_more else None
        self._places = dict(zip(sorted(fit.heads), sorted(before.fit.heads), strict=True)) if before and is_more else {}

    def records(self, days: dict[int, Passage]) -> list[Record]:
        """The items; ``days`` are the last ones above by what they are, which are brought up to date."""
        found: list[Record] = []
        section: Passage | None = None
        after_sum = False
        for number, row in enumerate(self.fit.rows):
            what = _Is.SUM if number >= self._end else self._what(row, after_sum=after_sum)
            after_sum = what is _Is.SUM and not (not found and begins(self._label(row), "carried"))
            if what is _Is.SECTION:
                section = row.first
            elif what is _Is.ITEM and not (found and self._goes_on(found[-1], row, section)):
                found.append(Record(dict(row.cells), section, rows=[row]))
            elif what is _Is.ITEM:
                _append(found[-1], row)
            elif what is _Is.TEXT and found:
                _append(found[-1], self._words_of(row))
            elif what is _Is.TEXT and self._unfinished is not None:
                _append(self._unfinished, self._in_columns_before(self._words_of(row)))
        whole = [one for one in found if self._is_whole(one)]
        self.last = whole[-1] if whole else None
        return self._dated(whole, days)

    def _items_end(self) -> int:
        """Where sums begin at the end: a name and one figure, in rows that lack what all items have."""
        most = max((len(row.cells) for row in self.fit.rows), default=0)
        rows = [row for row in self.fit.rows if len(row.cells) >= _FULL * most]
        always = {column for column in self.fit.columns if all(column in row.cells for row in rows)}
        last = max(self._figures, default=0)
        number = len(self.fit.rows)
        while number > 1 and len(always) >= _TELLING and self._closes(self.fit.rows[number - 1], always, last):
            number -= 1
        is_sum = any(is_sum_label(self._label(row)) for row in self.fit.rows[number:])
        while number < len(self.fit.rows) and self._is_more_text(self.fit.rows[number]):
            number += 1
        return number if is_sum else len(self.fit.rows)

    def _is_more_text(self, row: Row) -> bool:
        """Whether a lone text goes on with the item above and begins no sums."""
        is_sum = is_sum_label(self._label(row)) or bool(self._filled(row))
        return len(row.cells) == 1 and not is_sum and not row.is_wide and not self._is_heading(row)

    def _closes(self, row: Row, always: set[int], last: int) -> bool:
        if not self._filled(row) & self._figures:
            return len(row.cells) == 1
        lacks = always - row.cells.keys()
        return 2 * len(lacks) >= len(always) and last in row.cells and len(row.cells) <= 2 and bool(self._label(row))

    def _words_of(self, row: Row) -> Row:
        """What goes on with the texts of an item; a sum that stands alone is none of it."""
        cells = {
            column: cell
            for column, cell in row.cells.items()
            if column not in self._figures and kind_of(cell.text, self._notation) is not Kind.MONEY
        }
        return Row(cells, row.role, row.is_wide)

    def _in_columns_before(self, row: Row) -> Row:
        """The row in the columns that the table before has under the same heads."""
        cells = {self._places[column]: cell for column, cell in row.cells.items() if column in self._places}
        return Row(cells, row.role, row.is_wide)

    # What a row is.

    def _what(self, row: Row, *, after_sum: bool) -> _Is:
        if self._repeats_head(row):
            return _Is.NOTHING
        label = self._label(row)
        if label and begins(label, "continued"):
            return _Is.NOTHING
        filled = self._filled(row)
        if self._is_sum(row, label, filled, after_sum=after_sum):
            return _Is.SUM
        if filled:
            return _Is.ITEM
        return _Is.SUM if self._typed and is_sum_label(label) else self._of_words(row)

    def _of_words(self, row: Row) -> _Is:
        if not self._typed:
            return _Is.ITEM if self._starts(row) else _Is.TEXT
        if row.is_wide or (len(row.cells) == 1 and self._is_heading(row)):
            return _Is.SECTION
        return _Is.TEXT

    def _starts(self, row: Row) -> bool:
        """Whether a row of a table of words begins an item: it fills the first of the columns that items fill."""
        return min(one.column for one in self.fit.held) in row.cells or len(row.cells) > 1

    def _is_heading(self, row: Row) -> bool:
        """Whether a lone text is a heading of what follows: bold, or not in a column of text."""
        cell = row.first
        column = min(row.cells)
        return all(piece.is_bold for piece in cell.pieces) or column not in self._texts

    def _repeats_head(self, row: Row) -> bool:
        shown = [" ".join(text.casefold().split()) for text in row.texts.values()]
        same = sum(text in self._head for text in shown)
        if same == len(shown) and (len(shown) > 1 or row.role is CellRole.COLUMN_HEADER):
            return True
        return row.role is CellRole.COLUMN_HEADER and same * 2 >= len(shown) and not self._filled(row)

    def _filled(self, row: Row) -> set[int]:
        """The columns of figures and days that hold such in this row."""
        return {column for column in self._typed.keys() | self._figures if self._holds(column, row)}

    def _holds(self, column: int, row: Row) -> bool:
        cell = row.cells.get(column)
        if cell is None:
            return False
        key = (column, cell.text)
        if key not in self._known:
            self._known[key] = self._is_such(cell.text, self._typed.get(column, Sense.MONEY))
        return self._known[key]

    def _is_such(self, text: str, sense: Sense) -> bool:
        kind = kind_of(text, self._notation)
        if sense is Sense.DATE:
            return kind is Kind.DATE
        if sense is Sense.TIME:
            return kind in {Kind.TIME, Kind.MONEY, Kind.NUMBER}
        return kind in FIGURES or (kind in {Kind.CODE, Kind.WORDS} and _begins_with_figure(text))

    def _label(self, row: Row) -> str:
        """What the row calls itself: its first text that is no figure."""
        for column in sorted(row.cells):
            text = row.cells[column].text
            kind = kind_of(text, self._notation)
            if kind is Kind.WORDS or (kind is Kind.CODE and column not in self._days):
                return text
        return ""

    def _is_sum(self, row: Row, label: str, filled: set[int], *, after_sum: bool) -> bool:
        if not filled & self._figures:
            return False
        missing = any(not group & filled for group in self._usual)
        if after_sum and missing:
            return True
        if begins(label, "carried") and not filled & self._movement - self._only_amount(filled):
            return missing or is_one_of(label, "carried")
        if is_one_of(label, "total"):
            return missing or len(self._usual) < 2 or row.role is CellRole.TOTAL
        if begins(label, "total"):
            return missing
        in_figures = any(column in self._figures and not self._holds(column, row) for column in row.cells)
        if not missing and not (after_sum and len(self._usual) < 2):
            return False
        return (after_sum or in_figures or row.role is CellRole.TOTAL) and begins(label, "charge")

    def _only_amount(self, filled: set[int]) -> set[int]:
        """The one figure of a row that has no other: a sum carried over stands where amounts do."""
        return filled if len(filled & self._figures) == 1 else set()

    def _usual_groups(self) -> list[set[int]]:
        """The columns items fill; what goes out and what comes in are one, since a movement is either."""
        shown = [(self._label(row), self._filled(row)) for row in self.fit.rows[:400]]
        rows = [filled for label, filled in shown if filled and not is_sum_label(label)]
        pair = {one for one in (self.fit.column_of("debit"), self.fit.column_of("credit")) if one is not None}
        groups = [{column} for column in self._typed.keys() | self._figures if column not in pair]
        groups += [pair] if pair else []
        return [group for group in groups if sum(bool(group & filled) for filled in rows) >= _USUAL * len(rows)]

    # What belongs together.

    def _goes_on(self, record: Record, row: Row, section: Passage | None) -> bool:
        """Whether a row with figures only adds what the item above lacks."""
        if section is not record.section:
            return False
        had = {column for one in record.rows for column in self._filled(one)}
        filled = self._filled(row)
        if filled & had or (filled & self._movement and had & self._movement):
            return False
        return not filled & self._days

    def _is_whole(self, record: Record) -> bool:
        """Whether there is a figure in an item of a table in which items have some."""
        movement = [group for group in self._usual if group & self._movement]
        if not movement:
            return True
        had = {column for one in record.rows for column in self._filled(one)}
        return bool(had & self._movement) or (bool(had) and len(had) > 1 and not self._days)

    def _dated(self, found: list[Record], last: dict[int, Passage]) -> list[Record]:
        """With the day of the row above where the day is printed once for all its movements."""
        if not self._days or not self._movement:
            return found
        day = min(self._days)
        for record in found:
            if day not in record.cells and self._wanted[day] in last:
                record.carried = frozenset({day})
                record.cells[day] = last[self._wanted[day]]
            last.update((self._wanted[one], record.cells[one]) for one in self._days if one in record.cells)
        return found


def _append(record: Record, row: Row) -> None:
    for column, cell in row.cells.items():
        record.cells[column] = joined(record.cells.get(column), cell)
    record.rows.append(row)


def _begins_with_figure(text: str) -> bool:
    return text.lstrip("-+( $€£").split(" ")[0].replace(",", "").replace(".", "").isdigit()
