"""Columns: where the head of a table is, and which of its columns holds which property of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from docbeat.answering.fields.arrays.assignment import best_assignment
from docbeat.answering.fields.arrays.elimination import TEXTS, by_elimination
from docbeat.answering.fields.arrays.grids import Grid, Row, passage
from docbeat.answering.fields.arrays.kinds import TYPED, Column, Kind, kind_of
from docbeat.answering.fields.arrays.parting import parted, parted_head, under
from docbeat.answering.fields.arrays.wording import is_sum_label
from docbeat.answering.fields.matching import PhraseIndex
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, terms, weight
from docbeat.answering.view import Piece

# The head is among the first rows, though reading may have taken what stands above a table for a part of it.
_HEAD_REACH = 40
# Longer texts are no heads.
_LONGEST_HEAD = 90
# A column of figures is no column of dates, whatever its head says.
_LEAST_SUIT = 0.25
# Nor is a column of dates one of numbers or words.
_DAYS = 0.7
# Cells of a row that is a sum.
_OF_SUM = 2
# A column that goes on with another holds the same.
# Of a column of text so many of its cells are words.
_WORDS = 0.7
_SAME_SUIT, _SAME_SHARE = 0.6, 0.6
# A head that is the very name of what is asked holds it, whatever the vocabulary says of it.
_OWN, _OWN_NAME = 0.99, 2.0
# Of a name that is only a part of the head: "Qty" in "Qty / Unit".
_PART = 0.9
# So many columns have to be known for others to be told by what is left; those are less sure.
_LEAST_KNOWN, _ELIMINATED = 2, 0.55
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_PARTING = re.compile(r"\s*[/&|+,]\s*|\s+(?:and|und|et|y|or)\s+")
_MONEY_MARK = re.compile(r"\b(?:in\s+)?(?:USD|EUR|GBP|CHF|CAD|AUD|MYR|RM|JPY|INR|SEK|NOK|DKK|PLN)\b|[$€£¥₹]")


@dataclass(frozen=True, slots=True)
class Held:
    """A property and the column that holds it; ``score`` is how surely."""

    wanted: Wanted
    column: int
    score: float


@dataclass(frozen=True, eq=False)
class Fit:
    """How a table suits what is wanted. ``below`` is the first row under the head; ``named`` the columns it names.

    ``titles`` say what the table is about, ``source`` which table of the document it is; ``shares`` are properties
    that stand in a column together with the one that ``held`` gives it to.
    """

    grid: Grid
    below: int
    heads: dict[int, str]
    held: list[Held]
    shares: list[Held]
    columns: dict[int, Column]
    titles: list[str]
    source: int = 0

    @property
    def rows(self) -> Sequence[Row]:
        """The rows under the head."""
        return self.grid.rows[self.below :]

    @property
    def has_days(self) -> bool:
        """Whether its rows are of some day, as movements of an account are."""
        return any(one.wanted.sense is Sense.DATE for one in self.held)

    @property
    def score(self) -> float:
        """How well all of it suits; the sum of its columns'."""
        return sum(one.score for one in self.held)

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """What its head says, to know it again on another page."""
        return tuple(" ".join(text.casefold().split()) for _, text in sorted(self.heads.items()))

    def column_of(self, concept: str) -> int | None:
        """The column that holds a concept of the vocabulary."""
        return next((one.column for one in self.held if one.wanted.concept == concept), None)


class Names:
    """What the heads of columns may mean, among what is ``asked`` and what else such tables have."""

    def __init__(self, asked: Iterable[Wanted], unasked: Iterable[Wanted] = ()) -> None:
        self.asked = list(asked)
        self.wanted = [*self.asked, *unasked]
        self._index = PhraseIndex(self.wanted)
        self._exact: dict[Terms, list[tuple[Wanted, float]]] = {}
        self._known: dict[str, dict[int, float]] = {}
        for one in self.wanted:
            for phrase, worth in one.phrases:
                self._exact.setdefault(phrase, []).append((one, worth))

    def of(self, head: str) -> dict[int, float]:
        """How well ``head`` names each of the wanted, by their place; those it does not name are left out."""
        if head not in self._known:
            self._known[head] = self._named(head)
        return self._known[head]

    def _named(self, head: str) -> dict[int, float]:
        places = {id(one): place for place, one in enumerate(self.wanted)}
        found: dict[int, float] = {}
        for text, worth in _wordings(head):
            label = terms(text)
            for one, score in (*self._index.names(label), *self._exact.get(label, ())):
                place = places[id(one)]
                found[place] = max(found.get(place, 0.0), score * worth)
        return found


def _wordings(head: str) -> Iterator[tuple[str, float]]:
    """The head as it stands, without what brackets and currencies add, and in its parts."""
    yield head, 1.0
    plain = _MONEY_MARK.sub(" ", _BRACKETS.sub(" ", head)).strip()
    if plain != head:
        yield plain, 0.98
    parts = [part for part in _PARTING.split(plain) if part.strip()]
    if len(parts) > 1:
        yield from ((part, _PART) for part in parts)


def fit_of(grid: Grid, names: Names, notation: Notation, source: int = 0) -> Fit | None:
    """How ``grid``, the table number ``source``, suits what is wanted; None where its head names none of it."""
    head = _head(grid, names, notation)
    if head is None:
        return None
    first, last = head
    grid = _under_head(grid, last) if grid.is_loose else parted(grid, last)
    grid = _without_headless(grid, first, last, notation)
    heads = _heads(grid.rows[first : last + 1])
    below = [row for row in grid.rows[last + 1 :] if not _is_sum(row)]
    columns = {
        column: Column((row.cells[column].text for row in below if column in row.cells and not row.is_wide), notation)
        for column in range(grid.columns)
    }
    held = _held(names, heads, columns)
    held += _left_over(names, held, columns, heads)
    titles = [*_lone(grid.rows[:first]), *(piece.text for piece in grid.titles)]
    return Fit(grid, last + 1, _shown(heads), held, _sharing(names, heads, held), columns, titles, source)


def _is_sum(row: Row) -> bool:
    """Whether a row is the name of a sum and the sum, which may stand in the columns of other things."""
    return len(row.cells) <= _OF_SUM and any(is_sum_label(text) for text in row.texts.values())


def _under_head(grid: Grid, number: int) -> Grid:
    """Loose lines in the columns of their head."""
    boxes = {column: cell.box for column, cell in parted_head(grid.rows[number]).cells.items()}
    return under(grid, boxes, len(boxes))


def _without_headless(grid: Grid, first: int, last: int, notation: Notation) -> Grid:
    """With the words of columns that have no head in the column they stand beside: a gap in a text parted them."""
    headed = {column for row in grid.rows[first : last + 1] for column in row.cells}
    below = grid.rows[last + 1 :]
    moved: dict[int, int] = {}
    for column in {column for row in below for column in row.cells} - headed:
        texts = [row.cells[column].text for row in below[:400] if column in row.cells]
        beside = max((other for other in headed if other < column), default=None)
        if beside is None or Column(texts, notation).share(Kind.WORDS) < _WORDS:
            continue
        near = [row.cells[beside].text for row in below[:400] if beside in row.cells]
        if not near or Column(near, notation).share(Kind.WORDS, Kind.CODE) >= _WORDS:
            moved[column] = beside
    return _merged(grid, moved) if moved else grid


def _merged(grid: Grid, moved: dict[int, int]) -> Grid:
    rows = []
    for row in grid.rows:
        cells: dict[int, list[Piece]] = {}
        for column, cell in row.cells.items():
            cells.setdefault(moved.get(column, column), []).extend(cell.pieces)
        for place in set(moved.values()) & cells.keys():
            cells[place] = _in_lines(cells[place])
        rows.append(Row({column: passage(found) for column, found in sorted(cells.items())}, row.role, row.is_wide))
    return replace(grid, rows=rows)


def _in_lines(pieces: list[Piece]) -> list[Piece]:
    """Pieces in the order they are read in: line by line, from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: one.box.center_y):
        if not lines or piece.box.center_y > lines[-1][0].box.y1:
            lines.append([])
        lines[-1].append(piece)
    return [piece for line in lines for piece in sorted(line, key=lambda one: one.box.x0)]


def _lone(rows: Sequence[Row]) -> Iterator[str]:
    """What the rows right above the head say that have one cell only: titles, the nearest first."""
    for row in reversed(rows):
        if len(row.cells) > 1:
            return
        yield row.first.text


def _head(grid: Grid, names: Names, notation: Notation) -> tuple[int, int] | None:
    """The first and the last row of the head: the row that names most, with those of the head above it."""
    best, score = None, 0.0
    for number, row in enumerate(grid.rows[:_HEAD_REACH]):
        worth = _naming(row, names)
        if worth > score + 0.05 and not _is_data(row, notation):
            best, score = number, worth
    if best is None:
        return None
    first = best
    while first > 0 and best - first < 2 and _belongs(grid.rows[first - 1], grid.rows[best], notation):
        first -= 1
    return first, best


def _belongs(above: Row, row: Row, notation: Notation) -> bool:
    """Whether a row above goes on with the head: it is one for reading too, and stands over columns of it."""
    return above.role is row.role and len(above.cells) > 1 and not _is_data(above, notation)


def _naming(row: Row, names: Names) -> float:
    """How much a row names of what is wanted, each once; a single name is only a word."""
    if any(len(text) > _LONGEST_HEAD for text in row.texts.values()):
        return 0.0
    row = parted_head(row)
    taken: dict[int, float] = {}
    for cell in row.cells.values():
        named = names.of(cell.text)
        if named:
            place = max(named, key=lambda one: named[one])
            taken[place] = max(taken.get(place, 0.0), named[place])
    few = min(2, len(names.wanted), len(row.cells))
    return sum(taken.values()) if len(taken) >= few else 0.0


def _is_data(row: Row, notation: Notation) -> bool:
    """Whether there are dates or sums in a row, which heads have none of."""
    return any(kind_of(cell.text, notation) in {Kind.DATE, Kind.MONEY, Kind.TIME} for cell in row.cells.values())


def _heads(rows: Sequence[Row]) -> dict[int, list[str]]:
    """By column what its head may be read as: the last of its rows, each of the others, all of them."""
    found: dict[int, list[str]] = {}
    for row in reversed(rows):
        for column, cell in row.cells.items():
            found.setdefault(column, []).append(cell.text)
    for texts in found.values():
        unique = list(dict.fromkeys(texts))
        texts[:] = unique if len(unique) == 1 else [" ".join(reversed(unique)), *unique]
    return found


def _shown(heads: dict[int, list[str]]) -> dict[int, str]:
    return {column: texts[0] for column, texts in heads.items()}


def _held(names: Names, heads: dict[int, list[str]], columns: dict[int, Column]) -> list[Held]:
    """The best way to give every property a column of its own."""
    order = sorted(heads)
    scores = [_scores(names, heads[column], columns[column]) for column in order]
    pairs = best_assignment([[row.get(place, 0.0) for place in range(len(names.wanted))] for row in scores])
    return [
        Held(names.wanted[place], order[row], min(scores[row][place], 1.0))
        for row, place in pairs
        if scores[row].get(place, 0.0)
    ]


def _left_over(
    names: Names, held: list[Held], columns: dict[int, Column], headed: Mapping[int, list[str]]
) -> list[Held]:
    """Properties that must stand in columns whose heads name nothing, in tables that are known by others."""
    if len(held) < _LEAST_KNOWN:
        return []
    owners = {one.wanted.concept: one.column for one in held}
    known = {id(one.wanted) for one in held}
    free = {column: cells for column, cells in sorted(columns.items()) if column not in {one.column for one in held}}
    missing = [one for one in names.asked if id(one) not in known]
    found = [*by_elimination(missing, names.wanted, owners, free), *_only_days(names, held, missing)]
    taken = {id(wanted) for wanted, _ in found} | {column for _, column in found}
    found += [(one, column) for one, column in _within(missing, free, headed) if taken.isdisjoint({id(one), column})]
    return [
        Held(wanted, column, _ELIMINATED) for wanted, column in found if column in headed or wanted.concept not in TEXTS
    ]


def _within(
    missing: list[Wanted], free: dict[int, Column], heads: Mapping[int, list[str]]
) -> Iterator[tuple[Wanted, int]]:
    """What the head of a free column names among other words: "charges" in "Accrued bank charges"."""
    for one in missing:
        name = {word for word in one.own if weight(word) == 1.0}
        columns = [column for column in free if column in heads and name and name <= set(terms(heads[column][0]))]
        if len(columns) == 1 and free[columns[0]].suits(one) >= _SAME_SUIT:
            yield one, columns[0]


def _only_days(names: Names, held: list[Held], missing: list[Wanted]) -> Iterator[tuple[Wanted, int]]:
    """The one day that is asked for, in the one column of days, though its head calls it something else."""
    asked = [one for one in names.asked if one.sense is Sense.DATE]
    days = [one for one in held if one.wanted.sense is Sense.DATE]
    if len(asked) == len(days) == 1 and asked[0] in missing:
        yield asked[0], days[0].column


def _scores(names: Names, heads: Sequence[str], column: Column) -> dict[int, float]:
    found: dict[int, float] = {}
    for index, head in enumerate(heads):
        for place, naming in names.of(head).items():
            suit = column.suits(names.wanted[place])
            if suit < _LEAST_SUIT and (names.wanted[place].sense in TYPED or column.share(Kind.DATE) > _DAYS):
                continue
            score = naming * (0.45 + 0.55 * suit) * (1.0 if index == 0 else 0.97)
            if naming > _OWN and names.wanted[place].own == terms(head):
                score = max(score, _OWN_NAME)
            found[place] = max(found.get(place, 0.0), score)
    return found


def _sharing(names: Names, heads: dict[int, list[str]], held: list[Held]) -> list[Held]:
    """Properties without a column of their own that the head of another names beside its own."""
    owned = {id(one.wanted) for one in held}
    found = []
    for place, one in enumerate(names.wanted):
        if id(one) in owned:
            continue
        ways = [
            (naming, column)
            for column, texts in heads.items()
            if len(_PARTING.split(_BRACKETS.sub("", texts[0]))) > 1
            for naming in [names.of(texts[0]).get(place, 0.0)]
            if naming
        ]
        if ways:
            naming, column = max(ways)
            found.append(Held(one, column, 0.6 * naming))
    return found


def continued(fit: Fit, grid: Grid, notation: Notation) -> Fit | None:
    """``grid`` without a head as what goes on with the table before it; None where it holds something else."""
    ways = [grid] if fit.grid.columns == grid.columns else []
    for way in [*ways, under(grid, fit.grid.boxes, fit.grid.columns)]:
        columns = {
            column: Column((row.cells[column].text for row in way.rows if column in row.cells), notation)
            for column in range(way.columns)
        }
        if _holds_the_same(fit.held, columns):
            return Fit(way, 0, fit.heads, fit.held, fit.shares, columns, fit.titles)
    return None


def _holds_the_same(held: Sequence[Held], columns: dict[int, Column]) -> bool:
    filled = [one for one in held if columns[one.column].texts]
    suits = all(columns[one.column].suits(one.wanted) >= _SAME_SUIT for one in filled if one.wanted.sense in TYPED)
    return suits and len(filled) >= _SAME_SHARE * len(held)
