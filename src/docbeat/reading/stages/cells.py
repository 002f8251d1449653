"""Rows of text and the stretches between columns to a table: heads with their spans, records of several lines.

Two records are never made one on a guess: lines join only where a line was broken for want of room.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from docbeat.document.geometry import Box, union
from docbeat.document.model import CellRole, Style, WordSource
from docbeat.document.text import ends_open
from docbeat.reading.content import Ruling
from docbeat.reading.stages.columns import Separator, is_numeric, with_starts
from docbeat.reading.stages.lines import Line, make_line
from docbeat.reading.stages.prose import is_wrapped
from docbeat.reading.stages.records import Piece, Record, apart, in_order, place
from docbeat.reading.stages.rows import TextRow
from docbeat.reading.stages.tables import FoundCell, FoundTable, Grid

# Lines of one cell are no further apart than this, baseline to baseline, in sizes.
_LEADING = 1.62
# A line that was broken for want of room is this wide at least, in ems, or fills this part of its column.
_WIDE, _NEARLY_FULL = 7.0, 0.6
# Lines of one cell may stand nearer than records do, by this part.
_NEARER = 0.93
# ... and where no record begins that near, they are lines of one record however short.
_MUCH_NEARER = 0.8
# A line this much smaller than a record goes on with it.
_SMALL = 0.9
# Points between rules that touch for the eye.
_TOUCH = 1.5
# A rule over this part of a table's width runs over all of it.
_WHOLE = 0.75
# A head this near the middle of its columns, as a part of the table's width, stands over all of them.
_CENTERED = 0.05
# A gap between words this wide, in ems, parts cells wherever a separator runs through it.
_CELL_GAP = 0.6
# Words that no text ends with.
_OPEN_ENDS = frozenset(
    {"de", "del", "des", "du", "of", "the", "and", "und", "der", "den", "di", "von", "van", "för", "für", "&"}
)
# A unit or note in brackets below what it belongs to: "(%)", "(in tons)".
_UNIT = re.compile(r"\([^()\d]{1,24}\)")
# Years as they stand over columns: "2010", "FY 2010", "2009/10", "2010*".
_YEAR = re.compile(r"(?:FY\s?|Q\d\s?)?(?:18|19|20)\d\d(?:[/–-]\d{2,4})?[*†a-z]?$")


@dataclass(frozen=True)
class _RuleLine:
    """A rule over most of a table's width, in one piece or several."""

    y: float
    pieces: int


class TableBuilder:
    """Builds the table of ``rows`` (top to bottom) with columns parted by ``separators`` and rows by ``rules``."""

    def __init__(
        self,
        rows: Sequence[TextRow],
        separators: Sequence[Separator],
        rules: Sequence[Ruling],
        styles: list[Style],
    ) -> None:
        self._separators = separators = with_starts(separators, rows)
        self._styles = styles
        self._columns = len(separators) + 1
        placed = [Record.of(row, place(row, separators, styles)) for row in rows]
        self._rows = in_order(rows, placed, self._columns)
        self._bold = [all(line.bold for line in row.lines) for row in rows]
        self._box = union(row.box for row in rows)
        self._lines = _rule_lines(rules, self._box.width)
        self._short_rules = [
            rule for rule in rules if rule.is_horizontal and rule.x1 - rule.x0 < _WHOLE * self._box.width
        ]
        self._usual_step = self._step_of_records()
        self._least_step = self._least_step_to_records()
        self._rights = [self._right_of(column) for column in range(self._columns)]

    def build(self, confidence: float) -> FoundTable:
        """The table."""
        head = self._head_rows()
        if 0 < head < len(self._rows):
            self._rows[head - 1] = self._with_parted_heads(self._rows[head - 1], self._rows[head])
        cells, levels = self._head(self._rows[:head])
        records = self._records(self._rows[head:])
        ys = self._boundaries(head, levels, records)
        grid = Grid(self._xs(), ys)
        for index, record in enumerate(records):
            cells.extend(self._body_cells(record, levels + index))
        for cell in cells:
            cell.box = grid.box(cell.row, cell.column, cell.row_span, cell.column_span)
        cells.sort(key=lambda cell: (cell.row, cell.column))
        return FoundTable(
            Box(grid.xs[0], ys[0], grid.xs[-1], ys[-1]), grid.rows, grid.columns, cells, confidence=confidence
        )

    def records(self) -> list[Record]:
        """All rows as records, without looking for a head."""
        return self._records(self._rows)

    # Heads

    def _head_rows(self) -> int:
        """How many text rows at the top name the columns."""
        if len(self._rows) < 2:
            return 0
        bold = 0
        while bold < len(self._bold) and self._bold[bold]:
            bold += 1
        if (ruled := self._rows_above_first_rule()) is not None:
            # The first rule may stand below the first record.
            return bold if 0 < bold == ruled - 1 and _holds_figures(self._rows[bold]) else ruled
        while bold > 1 and self._begins_section(self._rows[bold - 2], self._rows[bold - 1]):
            bold -= 1
        if 0 < bold <= min(6, len(self._rows) // 2):
            return bold
        for index, record in enumerate(self._rows[:6]):
            texts = record.values
            if len(texts) > 1 and all(map(_YEAR.match, texts)):
                continue  # years over columns name them
            numeric = sum(map(is_numeric, texts))
            if texts and numeric >= 0.5 * len(texts) and 0 in record.columns:
                return self._without_records(index)
        return 1

    def _without_records(self, head: int) -> int:
        """``head`` rows less those at its foot that are no head: full records of words, a first section's label."""
        while head > 1:
            last, above = self._rows[head - 1], self._rows[head - 2]
            is_section = set(last.pieces) == {(0, 0)} and (0 in above.columns or self._is_record_apart(above, last))
            is_far = last.baseline - above.baseline > _LEADING * last.size
            is_full = len(last.columns) == self._columns
            if not (is_section or (is_far and is_full)):
                break
            head -= 1
        return head

    def _begins_section(self, above: Record, row: Record) -> bool:
        """Whether a bold line below a whole head is the first section's label."""
        is_lone = len(row.pieces) == 1 and next(iter(row.pieces))[0] == 0
        is_whole = 0 in above.columns and len(above.pieces) >= max(2, self._columns - 1)
        return is_lone and is_whole and self._is_record_apart(above, row)

    def _is_record_apart(self, above: Record, row: Record) -> bool:
        """Whether the row stands as far below the one above it as records do; lines of a head stand nearer."""
        return self._usual_step is not None and row.baseline - above.baseline >= _NEARER * self._usual_step

    def _rows_above_first_rule(self) -> int | None:
        """Rows above the rule below the head, if that part is small.

        A rule in pieces underlines the heads of groups; the head goes on below it, to a whole rule or the last such.
        """
        ends: list[int] = []
        for line in self._lines:
            above = sum((record.y0 + record.y1) / 2 < line.y for record in self._rows)
            if 0 < above < len(self._rows):
                ends.append(above)
                if line.pieces == 1:
                    break
        if not ends or ends[-1] >= 0.7 * len(self._rows):
            return None
        return ends[-1] if ends[-1] <= max(8, len(self._rows) // 3) else None

    def _head(self, rows: Sequence[Record]) -> tuple[list[FoundCell], int]:
        """The cells of the head and how many rows of the grid it takes."""
        rows = [self._spread(record) if record is not rows[-1] else record for record in rows]
        spans = self._head_spans(rows)
        level_of = _levels(spans)
        levels = max(level_of, default=-1) + 1
        own: dict[int, list[Line]] = {}
        for record in rows:
            for (first, last), lines in record.pieces.items():
                if first == last:
                    own.setdefault(first, []).extend(lines)
        is_under = any(first <= column <= last for column in own for first, last, _ in spans)
        total = levels + 1 if is_under or (own and not spans) else levels
        cells = [
            FoundCell(level, first, 1, last - first + 1, Box(0, 0, 0, 0), lines, CellRole.COLUMN_HEADER)
            for (first, last, lines), level in zip(spans, level_of, strict=True)
        ]
        for column in range(self._columns):
            over = [level for (a, b, _), level in zip(spans, level_of, strict=True) if a <= column <= b]
            cells.extend(self._head_column(column, own.get(column, []), over, total))
        return cells, total

    def _head_spans(self, rows: Sequence[Record]) -> list[tuple[int, int, list[Line]]]:
        """Spanning pieces of the head, lines of one piece together, top to bottom."""
        spans: list[tuple[int, int, list[Line]]] = []
        for record in rows:
            for (first, last), lines in record.pieces.items():
                if first == last:
                    continue
                above = next((one for one in reversed(spans) if one[:2] == (first, last)), None)
                if above and not self._parts(above[2][-1], lines[0]):
                    above[2].extend(lines)
                else:
                    spans.append((first, last, list(lines)))
        return spans

    def _with_parted_heads(self, record: Record, below: Record) -> Record:
        """The last record of a head with one head for each column where several in a line stand right over figures.

        Heads may be hardly further apart than words are. On scans, where the gaps are not exact, that does not tell.
        """
        pieces: list[Piece] = []
        for (first, last), lines in sorted(record.pieces.items()):
            is_read = first < last and lines[0].words[0].source is WordSource.OCR
            parts = self._by_column(lines[0]) if is_read else []
            if [column for column, _ in parts] == list(range(first, last + 1)) and below.has_figures(first, last):
                pieces += [Piece(column, column, line) for column, line in parts]
            else:
                pieces += [Piece(first, last, line) for line in lines]
        if len(pieces) == sum(map(len, record.pieces.values())):
            return record
        parted = Record(y0=record.y0, y1=record.y1, baseline=record.baseline, size=record.size)
        for piece in apart(pieces):
            parted.pieces.setdefault((piece.first, piece.last), []).append(piece.line)
        return parted

    def _by_column(self, line: Line) -> list[tuple[int, Line]]:
        """The words of the line by the column their middle lies in."""
        middles = [one.middle for one in self._separators]
        groups = itertools.groupby(line.words, key=lambda word: sum(word.box.center_x > x for x in middles))
        return [(column, make_line(list(words), self._styles)) for column, words in groups]

    def _spread(self, record: Record) -> Record:
        """The record with heads over the columns they stand for: those their rule underlines, or all but the first."""
        spread = Record(y0=record.y0, y1=record.y1, baseline=record.baseline, size=record.size)
        for (first, last), lines in record.pieces.items():
            columns = self._underlined(lines[-1]) or self._centered_over(record, lines[-1])
            is_wider = columns is not None and columns[0] <= first and last <= columns[1]
            place = columns if columns is not None and (first == last or is_wider) else (first, last)
            spread.pieces.setdefault(place, []).extend(lines)
        return spread

    def _underlined(self, line: Line) -> tuple[int, int] | None:
        """The columns a short rule right below the line runs over, if several."""
        for rule in self._short_rules:
            is_below = -0.1 * line.size < rule.y0 - line.baseline < 1.1 * line.size
            if is_below and rule.x0 < line.box.center_x < rule.x1:
                covered = [
                    column for column in range(self._columns) if rule.x0 - 2 < self._middle(column) < rule.x1 + 2
                ]
                if len(covered) > 1:
                    return covered[0], covered[-1]
        return None

    def _centered_over(self, record: Record, line: Line) -> tuple[int, int] | None:
        """All columns but the first, if the line stands alone in its row over the middle of them."""
        if len(record.pieces) > 1 or self._columns < 3:
            return None
        left, right = self._separators[0].x1, self._box.x1
        if abs(line.box.center_x - (left + right) / 2) > _CENTERED * self._box.width:
            return None
        return 1, self._columns - 1

    def _middle(self, column: int) -> float:
        """The middle of the text of a column."""
        boxes = [line.box for row in self._rows for line in row.pieces.get((column, column), [])]
        return union(boxes).center_x if boxes else self._box.x0

    def _head_column(self, column: int, lines: list[Line], over: list[int], total: int) -> list[FoundCell]:
        """The cells of one column of the head below the spans ``over`` it."""
        start = max(over, default=-1) + 1
        cells = [
            FoundCell(row, column, 1, 1, Box(0, 0, 0, 0), [], CellRole.COLUMN_HEADER)
            for row in range(start)
            if row not in over
        ]
        if start >= total:
            return cells
        if lines:
            role = CellRole.COLUMN_HEADER
            return [*cells, FoundCell(start, column, total - start, 1, Box(0, 0, 0, 0), lines, role)]
        return cells + [
            FoundCell(row, column, 1, 1, Box(0, 0, 0, 0), [], CellRole.COLUMN_HEADER) for row in range(start, total)
        ]

    # Bodies

    def _records(self, rows: Sequence[Record]) -> list[Record]:
        """Text rows joined to records."""
        records: list[Record] = []
        for row in rows:
            if records and self._continues(records[-1], row):
                records[-1].take(row)
            else:
                records.append(row)
        return records

    def _continues(self, above: Record, row: Record) -> bool:
        if self._has_rule_between(above.y1, row.y0, (above.baseline + row.baseline) / 2):
            return False
        step = (row.baseline - above.baseline) / max(above.size, row.size)
        if step > _LEADING:
            return False
        if step < 0.75 and not (above.columns & row.columns):
            return True  # a figure set half a line off its label
        if any(first != last for first, last in (*above.pieces, *row.pieces)):
            return False
        if self._is_set_small(above, row) or self._is_open(above, row):
            return True
        fresh = row.columns - above.columns
        if fresh:
            # The label took two lines and the figures stand beside the second.
            return above.columns == {0} and 0 in row.columns and self._is_broken(above, row, 0)
        if len(row.columns) == len(above.columns) and len(row.columns) > 1 and 0 in row.columns:
            return self._all_broken(above, row) and not self._has_figures(row)
        if self._has_figures(row):
            return False
        return self._stands_nearer(above, row) or self._all_broken(above, row)

    def _is_open(self, above: Record, row: Record) -> bool:
        """Whether the row goes on with texts that no text ends with: "10 de junio de"."""
        ends = [above.line(column, -1) for column in row.columns]
        return bool(ends) and all(line is not None and ends_open(line.words[-1].text) for line in ends)

    def _is_set_small(self, above: Record, row: Record) -> bool:
        """Whether a row is one smaller line that says more of what stands above it."""
        (place, *others) = row.pieces
        if others or place not in above.pieces or row.size >= _SMALL * above.largest:
            return False
        line, upper = row.pieces[place][0].box, above.pieces[place][0].box
        return min(abs(line.x0 - upper.x0), abs(line.x1 - upper.x1)) < above.largest

    def _stands_nearer(self, above: Record, row: Record) -> bool:
        """Whether the row has no label and stands nearer to the line above it than any record begins."""
        if self._least_step is None or 0 in row.columns:
            return False
        return row.baseline - above.baseline < _MUCH_NEARER * self._least_step

    def _all_broken(self, above: Record, row: Record) -> bool:
        return all(self._is_broken(above, row, column) for column in row.columns)

    def _has_figures(self, row: Record) -> bool:
        lines = [row.line(column, 0) for column in row.columns if column > 0]
        return any(line is not None and is_numeric(line.text) for line in lines)

    def _is_broken(self, above: Record, row: Record, column: int) -> bool:
        """Whether the column's text in ``row`` goes on from the line above it."""
        upper, lower = above.line(column, -1), row.line(column, 0)
        if upper is None or lower is None:
            return False
        if upper.text.endswith(("-", ",", "(", "/", "&")) or _UNIT.fullmatch(lower.text):
            return True
        right, width = self._rights[column], upper.box.width
        if lower.text[0].islower():
            column_width = right - upper.box.x0
            return (len(upper.words) > 1 and width > _NEARLY_FULL * column_width) or width > _WIDE * upper.size
        return width > _WIDE * upper.size and is_wrapped(upper, lower, self._limit(above, row, column, upper.size))

    def _limit(self, above: Record, row: Record, column: int, size: float) -> float:
        """How far text of the column may run.

        Lines nearer to each other than records are keep to the widest of them. Where all lines are as near, the next
        column is the limit: a label that happens to be the widest is no broken one.
        """
        step = row.baseline - above.baseline
        if self._usual_step is not None and step < _NEARER * self._usual_step:
            return self._rights[column]
        following = self._separators[column].x1 if column < len(self._separators) else self._box.x1
        return max(self._rights[column], following - _CELL_GAP * size)

    def _step_of_records(self) -> float | None:
        """The usual distance of text rows that both have several cells, baseline to baseline."""
        steps = sorted(
            below.baseline - above.baseline
            for above, below in itertools.pairwise(self._rows)
            if len(above.pieces) > 1 and len(below.pieces) > 1
        )
        return steps[len(steps) // 2] if steps else None

    def _least_step_to_records(self) -> float | None:
        """The least distance of a row with a label and more to the line above it, baseline to baseline."""
        steps = (
            below.baseline - above.baseline
            for above, below in itertools.pairwise(self._rows)
            if 0 in below.columns and len(below.pieces) > 1
        )
        return min(steps, default=None)

    def _body_cells(self, record: Record, row: int) -> list[FoundCell]:
        cells: list[FoundCell] = []
        is_section = len(record.pieces) == 1 and next(iter(record.pieces))[0] == 0
        column = 0
        while column < self._columns:
            lines: list[Line] = []
            last = column
            for (first, end), found in record.pieces.items():
                if first <= column <= end:
                    lines, last = lines + found, max(last, column if is_section else end)
            cells.append(FoundCell(row, column, 1, last - column + 1, Box(0, 0, 0, 0), lines))
            column = last + 1
        if is_section:
            for cell in cells[1:]:
                cell.lines = []
        return cells

    # Geometry

    def _right_of(self, column: int) -> float:
        rights = [line.box.x1 for row in self._rows for line in row.pieces.get((column, column), [])]
        return max(rights, default=self._box.x1)

    def _parts(self, upper: Line, lower: Line) -> bool:
        if self._has_rule_between(upper.box.y1, lower.box.y0, (upper.baseline + lower.baseline) / 2):
            return True
        return lower.baseline - upper.baseline > _LEADING * lower.size

    def _has_rule_between(self, top: float, bottom: float, middle: float) -> bool:
        low, high = min(top, middle) - 1.5, max(bottom, middle) + 1.5
        return any(low < line.y < high for line in self._lines)

    def _xs(self) -> list[float]:
        return [self._box.x0, *(one.middle for one in self._separators), self._box.x1]

    def _boundaries(self, head: int, levels: int, records: list[Record]) -> list[float]:
        """The ys between the rows of the grid."""
        top = self._box.y0
        ys = [top]
        if levels:
            bottom = self._rows[head - 1].y1
            bottom = (bottom + records[0].y0) / 2 if records else self._box.y1
            ys += [top + (bottom - top) * (k + 1) / levels for k in range(levels)]
        for above, below in itertools.pairwise(records):
            ys.append(max(ys[-1] + 0.1, (above.y1 + below.y0) / 2))
        if records:
            ys.append(max(ys[-1] + 0.1, self._box.y1))
        return ys


def _holds_figures(record: Record) -> bool:
    """Whether most of what stands right of the first column are figures."""
    return 2 * sum(map(is_numeric, record.values)) > len(record.values)


def _rule_lines(rules: Sequence[Ruling], width: float) -> list[_RuleLine]:
    """The rules that run over three quarters of ``width``, pieces on one height together."""
    by_height: dict[int, list[Ruling]] = {}
    for rule in sorted((rule for rule in rules if rule.is_horizontal), key=lambda one: (one.y0, one.x0)):
        by_height.setdefault(round(rule.y0 / 2), []).append(rule)
    lines = [
        _RuleLine(group[0].y0, _pieces(group))
        for group in by_height.values()
        if sum(rule.x1 - rule.x0 for rule in group) > _WHOLE * width
    ]
    return sorted(lines, key=lambda line: line.y)


def _pieces(group: Sequence[Ruling]) -> int:
    """In how many pieces rules on one height are for the eye; those of neighbouring cells touch."""
    ordered = sorted(group, key=lambda rule: rule.x0)
    reached = list(itertools.accumulate((rule.x1 for rule in ordered), max))
    return 1 + sum(after.x0 - end > _TOUCH for end, after in zip(reached, ordered[1:], strict=False))


def _levels(spans: Sequence[tuple[int, int, list[Line]]]) -> list[int]:
    """For each span the row of the head it stands in: below all spans above it."""
    levels: list[int] = []
    for index, (first, last, _) in enumerate(spans):
        over = [levels[k] for k in range(index) if spans[k][0] <= last and first <= spans[k][1]]
        levels.append(max(over, default=-1) + 1)
    return levels
