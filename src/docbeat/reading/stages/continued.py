"""Tables that run over pages: finds those that go on with the last table of the page before.

Two tables are never made one on a guess: the later one must be the first thing on its page, the earlier one the
last on its own, their columns in the same places, and the head repeated or absent, unless the page says that the
table goes on. What has another head, another caption, stands after a total, or looks like the same form filled in
again, stays a table of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from docbeat.document.model import Block, BlockKind, CellRole, Document, Layer, Page, Table
from docbeat.document.tables import head_rows, repeated_rows
from docbeat.document.text import block_text, blocks_by_page, blocks_on, lines_text, page_of

# A table that goes on reaches below this part of its page; the next one begins above that part of its own.
_REACHES, _BEGINS = 0.7, 0.35
# Columns are the same when their edges differ by less than this, in points; by more where the head is repeated.
_SAME_EDGE, _ALIKE_EDGE = 4.0, 14.0
# The same form once more has this part of its labels in common with the one before.
_SAME_LABELS = 0.5
# The labels of a form are distinct but for this part of them.
_DISTINCT = 0.8
# Patterns that this part of the values of a column have are common.
_COMMON = 0.25
# Left and right pages may have their text this far apart, in points.
_LARGEST_SHIFT = 40.0
# Short text in this outer part of a page belongs to the page, even where nothing repeats it.
_EDGE, _MOST_EDGE_LINES = 0.09, 2
_CONTINUED = re.compile(
    r"\bcontinue[ds]?\b|\bcont(?:'d|’d|d)?\.?(?:\W|$)|\bcarried forward\b|\bnotes? at end of (?:the )?table\b", re.I
)
_MOST_NOTE_WORDS = 12
# Where a column begins and ends.
Extent = tuple[float, float]
_TOTAL = re.compile(r"^(?:grand |net )?totals?\b", re.I)


def find_continued(document: Document) -> None:
    """Say of each table that goes on with another which one that is."""
    pages = blocks_by_page(document)
    starts: dict[int, Block] = {}
    for before, number in pairwise(sorted(pages)):
        earlier, later = _table_at(document, pages[before], -1), _table_at(document, pages[number], 0)
        if number != before + 1 or earlier is None or later is None:
            continue
        start = starts.get(id(earlier), earlier)
        if _goes_on(document, start, earlier, later):
            assert later.table is not None
            later.table.continues = earlier.id
            starts[id(later)] = start
            _drop_false_head(document, start, later)


def _table_at(document: Document, blocks: Sequence[Block], end: int) -> Block | None:
    """The table at the start (0) or end (-1) of a page's text, if there is one."""
    height = page_of(document, blocks[0].page).height
    flow = [block for block in blocks if _is_flow(document, block) and not _is_at_edge(block, height)]
    return flow[end] if flow and flow[end].table is not None else None


def _is_flow(document: Document, block: Block) -> bool:
    """Whether the block stands between tables, unlike what belongs to the page or to a table."""
    if block.layer is not Layer.BODY or block.kind is BlockKind.FOOTNOTE or block.caption_of is not None:
        return False
    return block.table is not None or not _is_continued_note(block_text(document, block))


def _is_at_edge(block: Block, height: float) -> bool:
    """Whether the block is a head or foot of its page; a heading at the top heads what follows."""
    if not 0 < len(block.lines) <= _MOST_EDGE_LINES:
        return False
    is_top = block.box.y1 < _EDGE * height and block.kind not in (BlockKind.TITLE, BlockKind.HEADING)
    return is_top or block.box.y0 > (1 - _EDGE) * height


def _is_continued_note(text: str) -> bool:
    return len(text.split()) <= _MOST_NOTE_WORDS and _CONTINUED.search(text) is not None


def _goes_on(document: Document, start: Block, earlier: Block, later: Block) -> bool:
    page, next_page = page_of(document, earlier.page), page_of(document, later.page)
    assert start.table is not None
    assert earlier.table is not None
    assert later.table is not None
    if earlier.box.y1 < _REACHES * page.height or later.box.y0 > _BEGINS * next_page.height:
        return False
    head = head_rows(next_page, later.table)
    is_repeated = repeated_rows(head_rows(page_of(document, start.page), start.table), head) > 0
    is_sure = is_repeated or _is_announced(document, later)
    if head and not is_sure and not _is_false_head(document, start, later):
        return False
    is_alike = _have_same_sorts(_sorts_of_values(page, earlier.table), _sorts_of_values(next_page, later.table))
    return (
        _have_same_columns(earlier.table, later.table, _ALIKE_EDGE if is_sure or is_alike else _SAME_EDGE)
        and not _TOTAL.match(_labels(page, earlier.table)[-1])
        and not _is_same_form(_labels(page, earlier.table), _labels(next_page, later.table))
        and _caption_allows(document, start, later)
    )


def _drop_false_head(document: Document, start: Block, later: Block) -> None:
    """Make the first row of a table data when it was taken for a head only because it is the first."""
    assert later.table is not None
    if _is_false_head(document, start, later):
        below = {cell.column: cell.role for cell in later.table.cells if cell.row == 1}
        for cell in later.table.cells:
            if cell.row == 0:
                cell.role = below.get(cell.column, CellRole.DATA)


def _is_false_head(document: Document, start: Block, later: Block) -> bool:
    """Whether the head of the later table is of the same sort as the rows below it, and the first one's is not."""
    assert start.table is not None
    assert later.table is not None
    page = page_of(document, later.page)
    heads, first = head_rows(page, later.table), head_rows(page_of(document, start.page), start.table)
    sorts = _sorts_of_values(page, later.table)
    if len(heads) != 1 or not first or not sorts:
        return False
    return all(_sort_of_value(heads[0].get(column, "")) in known for column, known in sorts.items()) and not any(
        _sort_of_value(first[-1].get(column, "")) in known for column, known in sorts.items()
    )


def _sorts_of_values(page: Page, table: Table) -> dict[int, set[str]]:
    """By column the patterns that most values follow, of columns whose values have figures."""
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row > 0 and (text := lines_text(page, cell.lines).strip()):
            texts.setdefault(cell.column, []).append(_sort_of_value(text))
    common = {column: _common(sorts) for column, sorts in texts.items()}
    return {column: sorts for column, sorts in common.items() if sorts and all("9" in sort for sort in sorts)}


def _have_same_sorts(first: dict[int, set[str]], second: dict[int, set[str]]) -> bool:
    """Whether figures stand in the same columns, two at least, and look alike."""
    return first.keys() == second.keys() and len(first) > 1 and all(first[column] & second[column] for column in first)


def _common(sorts: Sequence[str]) -> set[str]:
    return {sort for sort, count in Counter(sorts).items() if count >= _COMMON * len(sorts)}


def _sort_of_value(text: str) -> str:
    """A value with 9 for figures and a for letters: all amounts are 9.9, all dates 9/9/9."""
    plain = re.sub(r"(?<=\d)[,. '](?=\d{3}\b)", "", text.casefold())
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", plain))


def _is_announced(document: Document, later: Block) -> bool:
    """Whether something above the table says that it goes on."""
    above = (block for block in blocks_on(document, later.page) if block.box.y1 < later.box.center_y)
    return any(_is_continued_note(block_text(document, block)) for block in above if block.table is None)


def _have_same_columns(first: Table, second: Table, tolerance: float) -> bool:
    """Whether the columns begin, or end, in the same places: figures set flush right begin anywhere."""
    columns, others = _extents(first), _extents(second)
    if first.columns != second.columns or columns.keys() != others.keys():
        return False
    shifts = [others[0][0] - columns[0][0], max(map(_end, others.values())) - max(map(_end, columns.values()))]
    return any(
        abs(shift) <= _LARGEST_SHIFT
        and all(_is_moved(columns[column], others[column], shift, tolerance) for column in columns)
        for shift in shifts
    )


def _is_moved(before: Extent, after: Extent, shift: float, tolerance: float) -> bool:
    return any(abs(new - old - shift) <= tolerance for old, new in zip(before, after, strict=True))


def _end(extent: Extent) -> float:
    return extent[1]


def _extents(table: Table) -> dict[int, Extent]:
    """Where each column begins and ends; cells that span several say one of both of each."""
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for cell in table.cells:
        last = cell.column + cell.column_span - 1
        starts[cell.column] = min(cell.box.x0, starts.get(cell.column, cell.box.x0))
        ends[last] = max(cell.box.x1, ends.get(last, cell.box.x1))
    return {column: (start, ends[column]) for column, start in starts.items() if column in ends}


def _labels(page: Page, table: Table) -> list[str]:
    """The texts of the first column below the head, top to bottom."""
    head = len(head_rows(page, table))
    cells = sorted((cell for cell in table.cells if cell.column == 0 and cell.row >= head), key=lambda cell: cell.row)
    return [lines_text(page, cell.lines).strip() for cell in cells] or [""]


def _is_same_form(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the same labels come again; labels that come again and again in one table are entries of a list."""
    labels = {label for label in second if any(map(str.isalpha, label))}
    if len(set(first)) < _DISTINCT * len(first):
        return False
    return bool(labels) and len(labels & set(first)) > _SAME_LABELS * len(labels)


def _caption_allows(document: Document, start: Block, later: Block) -> bool:
    """Whether the later table has no caption, that of the first part again, or one that says it goes on."""
    caption = _caption(document, later)
    return not caption or caption == _caption(document, start) or _is_continued_note(caption)


def _caption(document: Document, table: Block) -> str:
    bound = (block for block in blocks_on(document, table.page) if block.caption_of == table.id)
    return " ".join(block_text(document, block) for block in bound)
