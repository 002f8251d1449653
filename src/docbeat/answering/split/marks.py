"""What the shape of a page tells of its kind, in any language: salutations, numbered clauses, rows with dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from docbeat.document.model import Block, BlockKind, Document, Layer, Page
from docbeat.document.text import block_text, line_text, lines_text


class Mark(StrEnum):
    """One of these on a page."""

    SALUTATION = "salutation"
    CLOSING = "closing"
    CLAUSES = "clauses"
    DATED_ROWS = "dated_rows"
    NARROW = "narrow"


# Paper narrower than this, in points, and higher than wide comes from a till.
_NARROW = 320.0
# "Hello Mr Smith," stands alone above a paragraph, "All the best," alone below it.
_MOST_SALUTATION, _MOST_CLOSING, _LEAST_PARAGRAPH = 7, 5, 10
_ALONE = re.compile(r"[^\W\d_][^\d,;:]*,")
# Clauses: so many numbered paragraphs at least of so many words.
_LEAST_CLAUSES, _LEAST_CLAUSE = 3, 12
_NUMBERED = re.compile(r"\(?(?:\d+(?:\.\d+)*[.)]?|§ ?\d+|[a-z]\)|(?:article|section|clause) \d+)(?=\W)", re.I)
_LEAST_DATED = 4
_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|avr|abr|ma[iy]|jun|jul|juil|aug|ago|ao[uû]|sep|o[ck]t|nov|de[cz]|dic|d[ée]c|ene|f[ée]v)"
    r"\w*\.?"
)
_DAY = r"\d{1,2}"
_DATE = re.compile(
    rf"(?:{_DAY}[./-]{_DAY}(?:[./-]\d{{2,4}})?|\d{{4}}-\d\d-\d\d|{_DAY}\.? ?{_MONTH}|{_MONTH} ?{_DAY})(?=\W|$)", re.I
)


def marks(document: Document, page: Page, blocks: Sequence[Block]) -> frozenset[Mark]:
    """The marks of one page."""
    texts = [block_text(document, block) for block in blocks if block.layer is Layer.BODY and block.table is None]
    found = {
        Mark.SALUTATION: _has_salutation(texts),
        Mark.CLOSING: _has_closing(texts),
        Mark.CLAUSES: _clauses(document, blocks) >= _LEAST_CLAUSES,
        Mark.DATED_ROWS: sum(_DATE.match(row) is not None for row in _rows(page, blocks)) >= _LEAST_DATED,
        Mark.NARROW: page.width < min(_NARROW, page.height),
    }
    return frozenset(mark for mark, is_there in found.items() if is_there)


def _has_salutation(texts: Sequence[str]) -> bool:
    return any(
        _stands_alone(text, _MOST_SALUTATION) and len(following.split()) >= _LEAST_PARAGRAPH
        for text, following in pairwise(texts)
    )


def _has_closing(texts: Sequence[str]) -> bool:
    """Whether a short line that ends with a comma stands near the end, below a paragraph."""
    for index in range(1, len(texts)):
        is_below = len(texts[index - 1].split()) >= _LEAST_PARAGRAPH
        is_last = all(len(text.split()) < _LEAST_PARAGRAPH for text in texts[index:])
        if is_below and is_last and _stands_alone(texts[index].partition(",")[0] + ",", _MOST_CLOSING):
            return "," in texts[index]
    return False


def _stands_alone(text: str, most: int) -> bool:
    return len(text.split()) <= most and _ALONE.fullmatch(text) is not None


def _clauses(document: Document, blocks: Sequence[Block]) -> int:
    """How many paragraphs are numbered, or stand under a numbered heading."""
    count, is_under = 0, False
    for block in blocks:
        if block.layer is not Layer.BODY or block.table is not None:
            continue
        text = block_text(document, block)
        is_numbered = _NUMBERED.match(text) is not None
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING) or len(text.split()) < _LEAST_CLAUSE:
            is_under = is_numbered
        else:
            count += is_numbered or is_under
    return count


def _rows(page: Page, blocks: Sequence[Block]) -> Iterator[str]:
    """The texts that stand at the left of rows of tables, and lines."""
    for block in blocks:
        if block.table is None:
            yield from (line_text(page, span) for span in block.lines)
            continue
        for _, row in groupby(block.table.cells, key=lambda cell: cell.row):
            yield from (lines_text(page, cell.lines) for cell in list(row)[:2])
