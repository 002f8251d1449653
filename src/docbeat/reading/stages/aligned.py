"""Tables whose columns nothing but alignment shows, with or without horizontal rules.

Candidates are stacks of rows with gaps in them, outside running text; rules that share their ends and lines such
as "Table 3" speak for a table. What is kept must look like one: several rows, columns that hold, short cells.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style, Word, WordSource
from docbeat.reading.content import Ruling
from docbeat.reading.stages.cells import TableBuilder
from docbeat.reading.stages.columns import Separator, find_separators, is_numeric
from docbeat.reading.stages.leaders import find_leaders
from docbeat.reading.stages.lines import Line, find_lines, make_line
from docbeat.reading.stages.paragraphs import is_marker
from docbeat.reading.stages.prose import Prose, find_prose
from docbeat.reading.stages.records import is_as_large
from docbeat.reading.stages.roles import holds_labels
from docbeat.reading.stages.rows import TextRow, by_baseline
from docbeat.reading.stages.rulings import joined_rulings
from docbeat.reading.stages.sections import at_heads, holds_values, parted
from docbeat.reading.stages.tables import CAPTION, FoundTable

# Rows of one table are no further apart than this, baseline to baseline, in sizes.
_STEP, _STEP_IN_RULES = 3.2, 6.0
# Outside running text a gap this wide, in ems and in usual word spaces, may part cells.
_CELL_GAP, _SPACES = 0.55, 1.6
# Rules narrower than this part of a table do not bound it.
_BOUNDS = 0.8
# A first or last row further off than this, in sizes, is none of the table if the other rows are nearer; that many
# steps at least tell what is usual.
_FAR, _TELLING_STEPS = 2.3, 3
# A small line that says more of a record stands this near below it, in its sizes.
_BELOW = 1.7
# A head over several columns stands this near above their own, in sizes, and this near their middle, as a part of the
# table's width.
_OVER, _CENTERED = 1.8, 0.05
# With so many rules, one for every row, what stands below the last is no row.
_LEAST_RULES = 4
# The top and the bottom of a box: rows of values above it are no head of what it holds.
_BOX = 2
# Texts that start this near each other, in ems, start at one place; so many side by side do so by no accident.
_FLUSH, _FLUSH_READ, _LEAST_FLUSH = 0.1, 0.3, 3
# Rules are this long, in points.
_SHORTEST = 30.0
# Rules belong together when they share this part of the shorter one's length.
_SHARED = 0.92
_TABLE_CAPTION = re.compile(r"^(?:table|tab\.|exhibit|appendix)\s*[A-Z]?\d", re.I)
_LABEL = re.compile(r"(?:table|tab\.|exhibit|figure|fig\.)\s*[A-Z]?\d+(?:[.-]\d+)*[.:]?", re.I)
_NOTE = re.compile(r"^(?:source|sources|note|notes)\s*[:.]", re.I)
_FORMULA_NUMBER = re.compile(r"^\(\d{1,3}(?:\.\d{1,3})*[a-z]?\)$")


@dataclass
class RuleGroup:
    """Horizontal rules of about the same ends, top to bottom."""

    rules: list[Ruling]

    @property
    def box(self) -> Box:
        """From the first rule to the last."""
        return union(Box(rule.x0, rule.y0, rule.x1, rule.y1) for rule in self.rules)


@dataclass(eq=False)
class _Stack:
    """Rows one below the other that may be a table, and the single line right ``above`` them."""

    rows: list[TextRow] = field(default_factory=list)
    above: TextRow | None = None

    @property
    def box(self) -> Box:
        return union(row.box for row in self.rows)

    @property
    def multiple(self) -> int:
        """How many rows have several lines."""
        return sum(len(row.lines) > 1 for row in self.rows)


def find_aligned_tables(lines: Sequence[Line], rulings: Sequence[Ruling], styles: list[Style]) -> list[FoundTable]:
    """The tables among ``lines``, which are those in no drawn grid and no figure."""
    typed = [line for line in lines if _is_typed_rule(line)]
    groups = group_rules([*rulings, *map(_as_ruling, typed)])
    prose = [one for one in find_prose(lines) if not _is_in_ruled_rows(one, groups)]
    aside = {id(line) for line in typed} | {id(line) for one in prose for line in one.lines}
    left = [line for line in lines if id(line) not in aside]
    leaders = find_leaders(left)
    skipped = set(map(id, leaders))
    words = [word for line in left for word in line.words if id(word) not in skipped]
    rest = find_lines(words, styles, max(_CELL_GAP, _SPACES * _usual_space(lines)))
    tables: list[FoundTable] = []
    rows = _with_flush_heads(_rows(rest, prose), styles)
    stacks = [
        part
        for whole in _stacks(rows, groups)
        for under_head in _at_typed_heads(whole, typed)
        for below_white in _at_heads(under_head)
        for table in _at_repeated_heads(below_white)
        for part in _at_other_columns(table, groups)
    ]
    for stack in stacks:
        inside = [word for word in leaders if stack.box.contains_point(word.box.center_x, word.box.center_y)]
        tables.extend(_tables_of(stack, groups, styles, lines, inside))
    return tables


def _usual_space(lines: Sequence[Line]) -> float:
    """The gap between words of a line that is most usual, in ems."""
    gaps = sorted(
        (right.box.x0 - left.box.x1) / line.size
        for line in lines
        for left, right in zip(line.words, line.words[1:], strict=False)
        if not right.glued
    )
    return gaps[len(gaps) // 2] if gaps else 0.25


def _is_typed_rule(line: Line) -> bool:
    """Whether the line is a rule made of characters."""
    text = line.text.replace(" ", "")
    return len(text) >= 10 and set(text) <= set("-_=—–─━")


def _as_ruling(line: Line) -> Ruling:
    return Ruling(line.box.x0, line.box.center_y, line.box.x1, line.box.center_y, 0.5)


def group_rules(rulings: Sequence[Ruling]) -> list[RuleGroup]:
    """Horizontal rules that stand one below the other with about the same ends.

    Where many rules are drawn cell by cell the eye sees them from end to end; a few may be of tables apart.
    """
    flat = [ruling for ruling in rulings if ruling.is_horizontal and not ruling.is_edge]
    whole = [group for group in _by_ends(joined_rulings(flat)) if len(group.rules) >= _LEAST_RULES]
    pieces = [group for group in _by_ends(flat) if not any(one.box.holds(group.box, slack=2.0) for one in whole)]
    return [*whole, *pieces]


def _by_ends(rulings: Sequence[Ruling]) -> list[RuleGroup]:
    groups: list[RuleGroup] = []
    long = [ruling for ruling in rulings if ruling.x1 - ruling.x0 > _SHORTEST]
    for ruling in sorted(long, key=lambda one: one.y0):
        for group in reversed(groups):
            last = group.rules[-1]
            shared = min(last.x1, ruling.x1) - max(last.x0, ruling.x0)
            if shared >= _SHARED * max(last.x1 - last.x0, ruling.x1 - ruling.x0):
                group.rules.append(ruling)
                break
        else:
            groups.append(RuleGroup([ruling]))
    return [group for group in groups if len(group.rules) > 1]


def _is_in_ruled_rows(prose: Prose, groups: Sequence[RuleGroup]) -> bool:
    """Whether rules part the text's surroundings into rows: then it stands in a cell."""
    box = prose.box
    for group in groups:
        within = group.box.y0 - 2 < box.y0 and box.y1 < group.box.y1 + 2
        if within and len(group.rules) >= 3 and box.width < 0.62 * group.box.width and group.box.overlap_x(box) > 0:
            return True
    return False


def _rows(lines: Sequence[Line], prose: Sequence[Prose]) -> list[TextRow]:
    """``lines`` by baseline, rows cut where running text stands between their lines."""
    walls = _walls(prose)
    cut = [part for row in by_baseline(lines) for part in _cut(row, walls)]
    return sorted((TextRow(tuple(part)) for part in cut), key=lambda row: row.box.y0)


def _with_flush_heads(rows: list[TextRow], styles: list[Style]) -> list[TextRow]:
    """``rows`` with a line cut to heads where its words start right over every cell of the row below."""
    cut = list(rows)
    for index, (above, below) in enumerate(itertools.pairwise(rows)):
        is_near = 0 < below.baseline - above.baseline < _OVER * above.size
        if len(above.lines) > 1 or len(below.lines) < _LEAST_FLUSH or not is_near:
            continue
        words = above.lines[0].words
        starts = [
            next((k for k, word in enumerate(words) if abs(word.box.x0 - line.box.x0) < _flush(word, line)), None)
            for line in below.lines
        ]
        places = [start for start in starts if start is not None]
        if len(places) == len(starts) and places[0] == 0 and len(set(places)) == len(places):
            parts = [words[a:b] for a, b in itertools.pairwise([*places, len(words)])]
            cut[index] = TextRow(tuple(make_line(part, styles) for part in parts))
    return cut


def _flush(word: Word, line: Line) -> float:
    """How near a word and a line start that start at one place; on scans nothing is exact."""
    return (_FLUSH_READ if word.source is WordSource.OCR else _FLUSH) * line.size


def _between_starts(rows: Sequence[TextRow]) -> list[Separator]:
    """The gaps before columns in which every row has a text that starts at the same place."""
    columns = list(zip(*(row.lines for row in rows), strict=False))
    is_even = len({len(row.lines) for row in rows}) == 1 and len(columns) >= _LEAST_FLUSH
    if not is_even:
        return []
    if any(abs(line.box.x0 - column[0].box.x0) >= _flush(line.words[0], line) for column in columns for line in column):
        return []
    return [Separator(min(line.box.x1 for line in a), b[0].box.x0) for a, b in itertools.pairwise(columns)]


def _walls(prose: Sequence[Prose]) -> list[Box]:
    """Running text and the gutters between its columns: no table row reaches over these."""
    boxes = [one.box for one in prose]
    walls = list(boxes)
    for left in boxes:
        for right in boxes:
            if left.x1 < right.x0 and left.overlap_y(right) > 0:
                middle = (left.x1 + right.x0) / 2
                walls.append(Box(middle, min(left.y0, right.y0), middle + 0.1, max(left.y1, right.y1)))
    return walls


def _cut(row: list[Line], walls: Sequence[Box]) -> list[list[Line]]:
    parts = [[row[0]]]
    for before, line in itertools.pairwise(row):
        gap = Box(before.box.x1, max(before.box.y0, line.box.y0), line.box.x0, min(before.box.y1, line.box.y1))
        if gap.width > 0 and any(gap.overlap_x(wall) > 0 and gap.overlap_y(wall) > 0 for wall in walls):
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _stacks(rows: Sequence[TextRow], groups: Sequence[RuleGroup]) -> list[_Stack]:
    """Rows gathered from top to bottom; a stack begins with a row of several lines or one between rules."""
    stacks: list[_Stack] = []
    for row in rows:
        taking = _stacks_for(row, stacks, groups)
        if not taking:
            stacks.append(_Stack([row]))
            continue
        first, *others = taking
        for other in others:  # the row is as wide as both: they were one table's columns
            first.rows = sorted([*first.rows, *other.rows], key=lambda one: one.box.y0)
            stacks.remove(other)
        first.rows.append(row)
    return [stack for stack in (_trimmed(stack, groups) for stack in stacks) if stack.multiple >= 2]


def _stacks_for(row: TextRow, stacks: Sequence[_Stack], groups: Sequence[RuleGroup]) -> list[_Stack]:
    """The stacks the row goes on with, the last begun first; one at most for a single line."""
    if _ends_tables(row):
        return []
    taking: list[_Stack] = []
    for stack in reversed(stacks[-8:]):
        box, last = stack.box, stack.rows[-1]
        if _ends_tables(last) or box.overlap_x(row.box) <= 0.3 * min(box.width, row.box.width):
            continue
        verdict = _takes(stack, row, groups, _following(stack, row, taking))
        if verdict is True:
            taking.append(stack)
        if verdict is False or (len(row.lines) == 1 and taking):
            break
    return taking


def _following(stack: _Stack, row: TextRow, taking: Sequence[_Stack]) -> TextRow:
    """The row right below the stack: this one, or a label to the left of the stack that the row joins to it."""
    if taking and all(len(one.lines) == 1 for one in taking[-1].rows) and taking[-1].box.x1 < stack.box.x0:
        return taking[-1].rows[0]
    return row


def _takes(stack: _Stack, row: TextRow, groups: Sequence[RuleGroup], following: TextRow) -> bool | None:
    """Whether the row goes on with the stack; None when it is another sort of text and says nothing.

    ``following`` is the row right below the stack.
    """
    last = stack.rows[-1]
    step = (following.baseline - last.baseline) / max(row.size, last.size)
    group = _group_around(last, row, groups)
    if group is None and not _is_of_its_size(stack, row):
        return None
    if group is not None and step < _STEP_IN_RULES:
        return True
    return not (step > _STEP or _leaves_group(stack, last, row, step, groups) or _is_text_row(row, stack.box))


def _is_of_its_size(stack: _Stack, row: TextRow) -> bool:
    """Whether the row is as large as those before it, or a small line that says more of the record above it.

    Heads may be of any size.
    """
    last = stack.rows[-1]
    if len(stack.rows) == 1 and _stands_over(last, row):
        return True
    record = next((one for one in reversed(stack.rows) if len(one.lines) > 1), last)
    if is_as_large(row, last) or (last.size < record.size and is_as_large(row, record)):
        return True
    is_near = row.baseline - record.baseline < _BELOW * record.size
    line = row.lines[0]
    is_flush = any(abs(line.box.x0 - one.box.x0) < _FLUSH_READ * row.size for one in record.lines)
    return len(row.lines) == 1 < len(record.lines) and row.size < record.size and is_near and is_flush


def _stands_over(head: TextRow, row: TextRow) -> bool:
    """Whether each of several names stands over one text of the row below, and nothing else does."""
    pairs = list(zip(head.lines, row.lines, strict=False))
    return len(head.lines) == len(row.lines) >= _LEAST_FLUSH and all(a.box.overlap_x(b.box) > 0 for a, b in pairs)


def _ends_tables(row: TextRow) -> bool:
    text = row.lines[0].text
    if len(row.lines) == 2:
        return bool(_LABEL.fullmatch(text))  # its title stands a tab further
    return bool(CAPTION.match(text) or _NOTE.match(text)) and len(row.lines) == 1


def _is_text_row(row: TextRow, box: Box) -> bool:
    """Whether the row is a single line that runs on past the stack, as text below a table does."""
    return len(row.lines) == 1 and len(row.lines[0].words) > 6 and row.box.width > 0.85 * box.width


def _group_around(above: TextRow, below: TextRow, groups: Sequence[RuleGroup], *, least: int = 3) -> RuleGroup | None:
    """The rules, ``least`` or more, that have both rows between the first and the last of them."""
    for group in groups:
        box = group.box
        is_around = box.y0 < above.box.center_y and below.box.center_y < box.y1
        is_over = all(box.overlap_x(row.box) > 0.5 * row.box.width for row in (above, below))
        if len(group.rules) >= least and is_around and is_over:
            return group
    return None


def _leaves_group(stack: _Stack, above: TextRow, below: TextRow, step: float, groups: Sequence[RuleGroup]) -> bool:
    """Whether the last of several rules stands between the rows and nothing says the table goes on.

    Only rules about as wide as the ``stack`` bound it; the others underline figures.
    """
    for group in groups:
        box = group.box
        if box.width < _BOUNDS * stack.box.width or box.overlap_x(above.box) < 0.5 * above.box.width:
            continue
        is_end = above.box.center_y < box.y1 < below.box.center_y and box.y0 < above.box.center_y
        is_other = len(below.lines) == 1 or step > 1.9 or _rules_every_row(group, stack, below)
        if is_end and len(group.rules) >= 3 and is_other:
            return True
        is_start = above.box.center_y < box.y0 < below.box.center_y
        if is_start and (
            len(above.lines) == 1 or (len(group.rules) == _BOX and holds_values(above) and stack.multiple > 1)
        ):
            return True
    return False


def _rules_every_row(group: RuleGroup, stack: _Stack, below: TextRow) -> bool:
    """Whether there is a rule for every row of the stack, so that a row of fewer texts below the last is a sum."""
    return len(group.rules) >= max(_LEAST_RULES, stack.multiple) and len(below.lines) < len(stack.rows[0].lines)


def _trimmed(stack: _Stack, groups: Sequence[RuleGroup]) -> _Stack:
    """The stack from its first row of several lines to its last, or to one line that hangs on.

    Single lines above stay when they stand below the table's first rule, as heads over several columns do.
    """
    multiple = [index for index, row in enumerate(stack.rows) if len(row.lines) > 1]
    if not multiple:
        return _Stack()
    first, last = multiple[0], multiple[-1]
    while first > 0 and _group_around(stack.rows[first - 1], stack.rows[first], groups, least=2):
        first -= 1
    while last + 1 < len(stack.rows) and (
        _hangs_on(stack.rows[multiple[-1]], stack.rows[last], stack.rows[last + 1])
        or _is_in_rules(stack.rows[last], stack.rows[last + 1], groups)
    ):
        last += 1
    rows = stack.rows[first : last + 1]
    return _Stack(_without_outliers(rows, groups), stack.rows[first - 1] if first > 0 else None)


def _is_in_rules(above: TextRow, row: TextRow, groups: Sequence[RuleGroup]) -> bool:
    """Whether a row goes on with the one above among many rules, and is no title of what follows."""
    return not row.lines[0].bold and _group_around(above, row, groups, least=_LEAST_RULES) is not None


def _without_outliers(rows: list[TextRow], groups: Sequence[RuleGroup]) -> list[TextRow]:
    """``rows`` less a first or last one that stands off much further than the others, such as a running head."""
    steps = [(below.baseline - above.baseline) / below.size for above, below in itertools.pairwise(rows)]
    if len(steps) < _TELLING_STEPS:
        return rows
    far = max(_FAR, 1.7 * sorted(steps)[len(steps) // 2])
    if steps[0] > far and _group_around(rows[0], rows[1], groups, least=2) is None:
        rows = rows[1:]
    if steps[-1] > far and _group_around(rows[-2], rows[-1], groups, least=2) is None:
        rows = rows[:-1]
    return rows


def _at_other_columns(stack: _Stack, groups: Sequence[RuleGroup]) -> list[_Stack]:
    """The stack cut where a list of labels, a summary or another table ends; nowhere between rules of one table."""
    parts = parted(stack.rows)
    stacks = [_Stack(parts[0], stack.above)]
    for part in parts[1:]:
        last = stacks[-1]
        if _group_around(last.rows[-1], part[0], groups):
            last.rows.extend(part)
            continue
        stacks.append(_trimmed(_Stack(part), groups))
    return [one for one in stacks if one.multiple >= 2]


def _at_typed_heads(stack: _Stack, typed: Sequence[Line]) -> list[_Stack]:
    """The stack cut above a row of names that a typed rule underlines: with it another table begins."""
    parts = [_Stack([], stack.above)]
    for row in stack.rows:
        is_names = len(row.lines) > 1 and not any(char.isdigit() for line in row.lines for char in line.text)
        if is_names and parts[-1].multiple and any(_underlines(rule, row) for rule in typed):
            parts.append(_Stack())
        parts[-1].rows.append(row)
    return [part for part in parts if part.multiple >= 2] if len(parts) > 1 else [stack]


def _underlines(rule: Line, row: TextRow) -> bool:
    is_below = 0 < rule.box.center_y - row.box.center_y < _OVER * row.size
    return is_below and rule.box.overlap_x(row.box) > _BOUNDS * row.box.width


def _at_heads(stack: _Stack) -> list[_Stack]:
    """The stack cut where names stand below white: what is above them are labels with their values."""
    first, *others = at_heads(stack.rows)
    parts = [_Stack(first, stack.above)]
    for rows in others:
        title = rows[0] if len(rows[0].lines) == 1 else None
        parts.append(_Stack(rows[1:] if title else rows, title))
    return [part for part in parts if part.multiple >= 2] if others else [stack]


def _at_repeated_heads(stack: _Stack) -> list[_Stack]:
    """The stack cut where its first row's label comes again: there the next table begins, or the line above it.

    What a row of figures is about may come again; it is a head only over figures.
    """
    label = stack.rows[0].lines[0]
    if any(is_numeric(line.text) for line in stack.rows[0].lines) and not is_numeric(stack.rows[1].lines[0].text):
        return [stack]
    parts = [_Stack([], stack.above)]
    for row in stack.rows:
        first = row.lines[0]
        is_label = first.text == label.text and abs(first.box.x0 - label.box.x0) < 2 * label.size and len(row.lines) > 1
        if is_label and len(parts[-1].rows) > 2 and not is_numeric(label.text):
            last = parts[-1].rows[-1]
            parts.append(_Stack([], parts[-1].rows.pop() if len(last.lines) == 1 else None))
        parts[-1].rows.append(row)
    return parts


def _is_over_columns(row: TextRow, stack: _Stack, left: float) -> bool:
    """Whether a single line stands right above the rows in the middle of their columns but the first (at ``left``)."""
    box, first = stack.box, stack.rows[0]
    is_near = 0 < first.baseline - row.baseline < _OVER * row.size
    if not is_near or _ends_tables(row) or row.box.x0 < left or row.box.x1 > box.x1:
        return False
    off = abs(row.box.center_x - (left + box.x1) / 2)
    return off < _CENTERED * box.width and off < abs(row.box.center_x - box.center_x)


def _hangs_on(record: TextRow, above: TextRow, row: TextRow) -> bool:
    """Whether a single line goes on with a cell of ``record``; ``above`` is the line right above it."""
    step = (row.baseline - above.baseline) / max(row.size, above.size)
    return step < 1.45 and any(abs(row.box.x0 - line.box.x0) < row.size for line in record.lines[1:])


def _tables_of(
    stack: _Stack, groups: Sequence[RuleGroup], styles: list[Style], lines: Sequence[Line], leaders: list[Word]
) -> list[FoundTable]:
    """The table the stack is, if it is one."""
    is_ruled = any(len(group.rules) >= 3 and group.box.grown(4).holds(stack.box) for group in groups)
    separators = find_separators(stack.rows, is_ruled=is_ruled) or _between_starts(stack.rows)
    if not separators:
        return []
    if stack.above is not None and _is_over_columns(stack.above, stack, separators[0].x1):
        stack = _Stack([stack.above, *stack.rows])
    rules = [rule for group in groups for rule in group.rules if _is_at(rule, stack.box)]
    table = TableBuilder(stack.rows, separators, rules, styles).build(confidence=0.7)
    table.leaders = leaders
    evidence = _evidence(table, stack.box, rules, lines)
    if evidence < 3:
        return []
    table.confidence = min(0.95, 0.5 + 0.06 * evidence)
    return [table]


def _is_at(rule: Ruling, box: Box) -> bool:
    within = box.y0 - 12 < rule.y0 < box.y1 + 12
    return within and min(rule.x1, box.x1) - max(rule.x0, box.x0) > 0.5 * min(rule.x1 - rule.x0, box.width)


def _evidence(table: FoundTable, box: Box, rules: Sequence[Ruling], lines: Sequence[Line]) -> float:
    """What speaks for a table, in points; three are enough."""
    columns, filled = table.columns, [cell for cell in table.cells if cell.lines]
    texts = [cell.text for cell in filled]
    if not filled or table.rows < 2:
        return 0.0
    values = [cell.text for cell in filled if cell.column > 0]
    numeric = sum(map(is_numeric, values)) / max(1, len(values))
    words = sum(len(text.split()) for text in texts) / len(texts)
    fullness = len(filled) / max(1, sum(1 for _ in table.cells))
    points = min(2.0, 0.8 * (columns - 1)) + min(1.5, 0.3 * (table.rows - 1))
    points += 2.0 * (numeric - 0.2) + 2.0 * (fullness - 0.6)
    points += 1.5 * (len({round(rule.y0) for rule in rules}) >= 2) + 1.5 * _has_caption(box, lines)
    points += 1.5 * holds_labels(filled)
    points -= 0.35 * max(0.0, words - 5.0)
    points -= 3.0 * _is_list(table) + 4.0 * _is_contents(texts, table.leaders) + 4.0 * _is_numbered_formulas(table)
    return points


def _has_caption(box: Box, lines: Sequence[Line]) -> bool:
    """Whether a line such as "Table 3" stands close above or below."""
    for line in lines:
        if not _TABLE_CAPTION.match(line.text) or line.box.overlap_x(box.grown(20)) <= 0:
            continue
        if 0 <= box.y0 - line.box.y0 < 6 * line.size or 0 <= line.box.y0 - box.y1 < 3 * line.size:
            return True
    return False


def _is_list(table: FoundTable) -> bool:
    """Whether the first column holds nothing but list markers."""
    first = [cell.text for cell in table.cells if cell.column == 0 and cell.lines]
    return bool(first) and sum(is_marker(text) for text in first) > 0.6 * len(first)


def _is_numbered_formulas(table: FoundTable) -> bool:
    """Whether the last column holds nothing but numbers such as (3.2)."""
    last = [cell.text for cell in table.cells if cell.column == table.columns - 1 and cell.lines]
    return bool(last) and all(_FORMULA_NUMBER.match(text) for text in last)


def _is_contents(texts: Sequence[str], leaders: Sequence[Word]) -> bool:
    """Whether leader dots run through most rows, as on a contents page."""
    rows = len({round(word.box.center_y) for word in leaders})
    numbers = sum(text.strip().isdigit() for text in texts)
    return rows > 0.3 * len(texts) and numbers >= 0.7 * rows
