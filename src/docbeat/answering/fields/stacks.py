"""Stacks: lines that stand close below each other, as names and addresses do; a row of parts is parted first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docbeat.answering.view import PageView, Piece, Quote
from docbeat.document.geometry import Box, union
from docbeat.document.model import WordSource

# In letter heights: words of one line are nearer to each other than this, lines of one stack nearer than that.
_WIDE, _CLOSE = 1.6, 1.15
# Of the narrower of two lines, what must lie over the other.
_OVER = 0.3
# Signs that part a name from a street and a street from a town in one line.
_PARTED = re.compile(r"\s+[·•|∙‧●■▪–—]\s+|\s{2,}|\s*[|•●■▪]\s*")
_LED = re.compile(
    r"(?<=[^\s&/])[\s,;]+(?=\(?(?:tel|t[ée]l[ée]phone|telephone|phone|fax|telefax|mobile|h/?p|e-?mail|website|www\.|gst|vat|sst)"
    r"\b[\w\s./&]{0,12}[:.#])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Quotes on one height that belong together."""

    quotes: tuple[Quote, ...]
    box: Box

    @property
    def text(self) -> str:
        """What they say."""
        return " ".join(quote.text.strip() for quote in self.quotes)

    @property
    def is_scanned(self) -> bool:
        """Whether it was read from a picture, so that sizes are not exact."""
        first = self.quotes[0].piece
        return first.page.words[first.start].source is WordSource.OCR

    @property
    def is_bold(self) -> bool:
        """Whether all of it is."""
        return all(quote.piece.is_bold for quote in self.quotes)

    @property
    def height(self) -> float:
        """Of its letters, in points."""
        return max(self.box.height, 1.0)


def line_of(quotes: Sequence[Quote]) -> Line:
    """The line that some quotes make."""
    return Line(tuple(quotes), union(_box(quote) for quote in quotes))


def _box(quote: Quote) -> Box:
    words = quote.piece.words_between(quote.start, quote.stop)
    return union(quote.piece.page.words[index].box for index in words)


def stacks(page: PageView) -> list[list[Line]]:
    """The lines of a page in stacks, each from the top down; the highest stack first."""
    found: list[list[Line]] = []
    for row in _rows(page):
        open_stacks = [stack for stack in found if _follows(stack[-1].box, row.box)]
        nearest = min(open_stacks, key=lambda stack: row.box.y0 - stack[-1].box.y1, default=None)
        if nearest is None:
            nearest = []
            found.append(nearest)
        nearest.extend(parts_of(row))
    return found


def _rows(page: PageView) -> Iterator[Line]:
    """Pieces side by side that nothing wide parts, from the top down."""
    seen: set[int] = set()
    for piece in sorted(page.pieces, key=lambda one: (one.box.y0, one.box.x0)):
        if id(piece) in seen:
            continue
        row = list(_beside(page.row_of(piece), piece))
        seen.update(map(id, row))
        yield line_of([Quote(one, 0, len(one.text)) for one in row])


def _beside(row: Iterable[Piece], piece: Piece) -> Iterator[Piece]:
    """The pieces of ``row`` that hang together with ``piece``."""
    groups: list[list[Piece]] = []
    for one in row:
        if groups and _is_next(groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    yield from next(group for group in groups if piece in group)


def _is_next(piece: Piece, other: Piece) -> bool:
    height = min(piece.height, other.height)
    return -0.5 * height < other.box.x0 - piece.box.x1 < _WIDE * height


def _follows(above: Box, below: Box) -> bool:
    near = below.y0 - above.y1 < _CLOSE * max(min(above.height, below.height), 0.5 * max(above.height, below.height))
    return near and above.overlap_x(below) > _OVER * min(above.width, below.width)


def parts_of(line: Line) -> list[Line]:
    """``line`` cut where a sign parts it, or where a word leads to a telephone or a register."""
    parts = [line_of([part]) for quote in line.quotes for part in _parts(quote)] if _is_parted(line) else []
    return parts or [line]


def _is_parted(line: Line) -> bool:
    return any(pattern.search(quote.text) for quote in line.quotes for pattern in (_PARTED, _LED))


def _parts(quote: Quote) -> Iterator[Quote]:
    text, start = quote.text, 0
    cuts = sorted([found.span() for pattern in (_PARTED, _LED) for found in pattern.finditer(text)])
    for begin, end in [*cuts, (len(text), len(text))]:
        if begin > start and text[start:begin].strip():
            yield Quote(quote.piece, quote.start + start, quote.start + begin)
        start = max(end, start)
