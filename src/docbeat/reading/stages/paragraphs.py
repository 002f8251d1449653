"""Lines of one region to blocks: where a paragraph ends, a list item begins, a heading stands.

What a block is called here is a first reading; ``headings`` decides over the whole document.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from docbeat.document.geometry import Box, union
from docbeat.document.model import BlockKind
from docbeat.document.text import BULLETS
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.prose import is_wrapped

# Lines further apart than this many times the usual distance belong to different blocks.
_LOOSE = 1.3
# A first line set in by this many ems starts a paragraph.
_INDENT = 0.9
# A mark or name in front of hanging text stands off from it by this many ems.
_SET_APART = 0.6
# Sizes that differ by more than this part are different.
_OTHER_SIZE = 0.08

# Texts with more white between them than this, in ems, on baselines further apart than this are no one text.
_APART, _OFF_BASELINE = 3.0, 0.25

# Marks of items that stand in sentences too: they count where they stand alone in front.
_ALSO_BULLETS = "∙·–—-*o\uf0b7\uf0a7\uf0d8"
_BULLET = re.compile(rf"^[{re.escape(''.join(BULLETS) + _ALSO_BULLETS)}]$")
_NUMBER = re.compile(r"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,5})[.)]|\(\d{1,3}\)|\[\d{1,3}\])$")
# The number of a section, and a title behind it.
_SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,3})+\.?\s+[A-Z]")


@dataclass(frozen=True)
class TextBlock:
    """Rows of lines that belong together; a row's lines stand side by side on one baseline."""

    kind: BlockKind
    rows: list[list[Line]]
    marker: str = ""

    @property
    def box(self) -> Box:
        """Around all lines."""
        return union(line.box for row in self.rows for line in row)


def find_blocks(lines: list[Line]) -> list[TextBlock]:
    """The blocks of a region, top to bottom."""
    rows = to_rows(lines)
    if not rows:
        return []
    gutter = _gutter(rows)
    if gutter is not None:
        sides = ([line for line in lines if (line.box.center_x > gutter) is is_right] for is_right in (False, True))
        return [block for side in sides for block in find_blocks(side)]
    left = min(row[0].box.x0 for row in rows)
    right = max(row[-1].box.x1 for row in rows)
    spacing = _usual_spacing(rows)
    groups: list[list[list[Line]]] = [[rows[0]]]
    for before, row in itertools.pairwise(rows):
        if _is_new_block(groups[-1], before, row, left, right, spacing):
            groups.append([row])
        else:
            groups[-1].append(row)
    return [_classify(group) for group in groups]


def _gutter(rows: Sequence[Sequence[Line]]) -> float | None:
    """Where wide white parts two texts side by side; a label and its value stand on one baseline in one size."""
    beside = (pair for row in rows for pair in itertools.pairwise(row))
    off = (pair for above, below in itertools.pairwise(rows) for pair in itertools.product(above, below))
    for left, right in itertools.chain(beside, off):
        middle = _white_between(left, right)
        if middle and not any(line.box.x0 < middle < line.box.x1 for row in rows for line in row):
            return middle
    return None


def _white_between(first: Line, second: Line) -> float | None:
    """The middle of the wide white between two lines at one height that are no label and value."""
    left, right = (first, second) if first.box.x0 < second.box.x0 else (second, first)
    size = max(left.size, right.size)
    is_uneven = abs(left.baseline - right.baseline) > _OFF_BASELINE * size
    is_other = is_uneven or abs(left.size - right.size) > _OTHER_SIZE * size
    if not is_other or right.box.x0 - left.box.x1 <= _APART * size or left.box.overlap_y(right.box) <= 0:
        return None
    return (left.box.x1 + right.box.x0) / 2


def to_rows(lines: list[Line]) -> list[list[Line]]:
    """Lines grouped by baseline, top to bottom, each row left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.box.center_y, one.box.x0)):
        if rows and _is_beside(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda one: one.box.x0)
    return rows


def _is_beside(row: list[Line], line: Line) -> bool:
    """Whether ``line`` stands on the baseline of ``row`` and not on top of one of its lines."""
    around = union(one.box for one in row)
    shared = around.overlap_y(line.box)
    if shared < 0.5 * min(around.height, line.box.height):
        return False
    return all(one.box.overlap_x(line.box) < 0.3 * min(one.box.width, line.box.width) for one in row)


def _usual_spacing(rows: list[list[Line]]) -> float:
    """The distance of baselines most rows of the region keep, in sizes of the lower row."""
    steps = sorted(
        (below[0].baseline - above[0].baseline) / below[0].size
        for above, below in itertools.pairwise(rows)
        if below[0].baseline > above[0].baseline and abs(above[0].size - below[0].size) < 1.0
    )
    # The lower quartile: paragraph gaps make the upper half.
    return min(max(steps[len(steps) // 4], 1.0), 2.2) if steps else 1.25


def _is_new_block(
    block: list[list[Line]], before: list[Line], row: list[Line], left: float, right: float, spacing: float
) -> bool:
    size = row[0].size
    step = (row[0].baseline - before[0].baseline) / size
    if step > _LOOSE * spacing or step <= 0.2:
        return True
    if abs(before[0].size - size) > _OTHER_SIZE * max(size, before[0].size):
        return True
    if before[0].bold != row[0].bold and all(line.bold for line in before) != all(line.bold for line in row):
        return True
    if marker := marker_of(row):
        return _is_next_item(block, row) or not _is_reference(marker, before, row, right)
    if _SECTION.match(row[0].text) and not is_wrapped(before[-1], row[0], right):
        return True
    indent = (row[0].box.x0 - before[0].box.x0) / size
    if len(block) == 1 and (marker_of(block[0]) or _hangs(block[0], row)):
        return indent < -_INDENT  # the text of an item hangs to the right of its marker
    if indent < -_INDENT and _has_head(row):
        return True
    if len(block) == 1 and _SECTION.match(before[0].text) and not is_wrapped(before[-1], row[0], right):
        return True
    ends_short = right - before[-1].box.x1 > 0.12 * (right - left) and right - left > 12 * size
    if indent > _INDENT and row[0].box.x0 - left < 6 * size:
        # A first line set in; where all lines are (a quotation, a centred title), nothing begins.
        return len(block) > 1 or before[0].box.x0 - left < 0.3 * size
    return ends_short and before[-1].text.endswith((".", ":", "!", "?", "”", '"')) and _starts_sentence(row)


def _has_head(row: list[Line]) -> bool:
    """Whether the row begins with a mark or number set apart from its text."""
    words = row[0].words
    return len(words) > 1 and len(words[0].text) <= 4 and words[1].box.x0 - words[0].box.x1 > _SET_APART * row[0].size


def _hangs(first: list[Line], row: list[Line]) -> bool:
    """Whether ``row`` begins below the text of ``first``, which has a mark, number or name set apart in front."""
    size = row[0].size
    words = [word for line in first for word in line.words]
    return any(
        abs(right.box.x0 - row[0].box.x0) < 0.4 * size and right.box.x0 - left.box.x1 > _SET_APART * size
        for left, right in itertools.pairwise(words)
    )


def _is_next_item(block: list[list[Line]], row: list[Line]) -> bool:
    """Whether the row's number stands below that of the item the block is, or further out."""
    first = block[0]
    return bool(marker_of(first)) and row[0].box.x0 - first[0].box.x0 < 0.5 * row[0].size


def _is_reference(marker: str, before: list[Line], row: list[Line], right: float) -> bool:
    """Whether what looks like an item's number stands inside a sentence that was broken in front of it."""
    is_open = not before[-1].text.endswith((".", ";", ":", ",", "and", "or"))
    return any(map(str.isalnum, marker)) and is_open and is_wrapped(before[-1], row[0], right)


def _starts_sentence(row: list[Line]) -> bool:
    text = row[0].text
    return text[0].isupper() or text[0].isdigit() or not text[0].isalnum()


def is_marker(text: str) -> bool:
    """Whether ``text`` is a bullet or an item's number."""
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def marker_of(row: list[Line]) -> str:
    """The bullet or number a row starts with, or nothing."""
    first = row[0].words[0].text
    has_more = len(row[0].words) > 1 or len(row) > 1
    if has_more and is_marker(first):
        return first
    return ""


def _classify(rows: list[list[Line]]) -> TextBlock:
    if marker := marker_of(rows[0]):
        return TextBlock(BlockKind.LIST_ITEM, rows, marker)
    return TextBlock(BlockKind.PARAGRAPH, rows)
