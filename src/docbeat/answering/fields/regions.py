"""Where on the page each party speaks: the lines under "Bill to" are the customer's, whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from docbeat.answering.fields.concepts import parties
from docbeat.answering.fields.labels import Label, labels_in
from docbeat.answering.terms import Terms
from docbeat.answering.view import DocumentView, PageView, Piece

# In line heights: what still follows the line above; and how far left edges may differ.
_GAP, _EDGE = 1.3, 0.8
_MOST_LINES = 12
# In a table of more rows only cells of so many lines hold the lines of a party.
_LONG_TABLE, _BLOCK = 8, 3
# Labels of parties that are also labels of a single value: a name stands behind them, and no block below.
_MOST_TERMS = 3


class Regions:
    """The pieces of ``view`` that belong to a party, by the label over or before them."""

    def __init__(self, view: DocumentView) -> None:
        self._owner: dict[int, str] = {}
        self._parties: set[str] = set()
        for page in view.pages:
            for key, label in _party_labels(page):
                self._parties.add(key)
                for piece in _lines(page, label):
                    self._owner.setdefault(id(piece), key)

    def owner(self, piece: Piece) -> str:
        """The key of the party whose lines ``piece`` is among, or nothing."""
        return self._owner.get(id(piece), "")

    def has(self, party: str) -> bool:
        """Whether some lines are this party's."""
        return party in self._parties


def _labels() -> dict[Terms, str]:
    found: dict[Terms, str] = {}
    for party in parties().values():
        for phrase in party.printed:
            found.setdefault(phrase, party.key)
    return found


def _party_labels(page: PageView) -> Iterator[tuple[str, Label]]:
    known = _labels()
    for piece in page.pieces:
        is_long = piece.block.table is not None and piece.block.table.rows > _LONG_TABLE
        if is_long and len(page.cell_of(piece)) < _BLOCK:
            continue
        for label in labels_in(piece):
            if label.start == 0 and label.terms in known and len(label.terms) <= _MOST_TERMS:
                yield known[label.terms], label
                break


def _lines(page: PageView, label: Label) -> Iterator[Piece]:
    """The label's own line and those below it, as long as they follow closely at the same edge."""
    yield label.piece
    last = first = label.piece
    beside = page.right_of(first)
    if label.rest is None and beside and not _next(page, first, first):
        last = first = beside[0]
        yield first
    for _ in range(_MOST_LINES):
        following = _next(page, last, first)
        if following is None or _is_party_label(following):
            return
        yield following
        yield from (piece for piece in page.right_of(following)[:1] if following.text.rstrip().endswith(":"))
        last = following


def _next(page: PageView, last: Piece, first: Piece) -> Piece | None:
    for under in page.below(last, _GAP * last.height):
        slack = _EDGE * last.height
        if abs(under.box.x0 - first.box.x0) < slack or abs(under.box.x1 - first.box.x1) < slack:
            return under
    return None


def _is_party_label(piece: Piece) -> bool:
    known = _labels()
    return any(label.start == 0 and label.rest is None and label.terms in known for label in labels_in(piece))
