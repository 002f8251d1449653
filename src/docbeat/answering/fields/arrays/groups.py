"""Lists in groups: "Age group 90-94", a row of heads, the entries of that group, then the next group.

Entries may take several lines and stand in no table that reading could tell; what holds them together is the row of
heads over them. An item of the array is a group: what its label says, and the list of its entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.concepts import wanted_of
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.labels import labels_in
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.terms import Terms, likeness
from docbeat.answering.view import DocumentView, PageView, Piece, whole
from docbeat.document.model import Layer

# A row of heads names so many of the fields of an entry, each as well as this.
_LEAST_HEADS, _ALIKE = 3, 0.75
# Values may begin this much left of their head, in letter heights.
_LEFT = 1.2
_SURE = 0.8
# Steps between the lines of entries that end the list.
_FAR = 2.5


@dataclass(eq=False)
class _Column:
    """What an entry's ``wanted`` field stands under: from ``left`` to the next column."""

    wanted: Wanted
    left: float
    right: float


@dataclass(eq=False)
class _Group:
    """What a group's labels say, and the lines of its entries."""

    values: dict[str, Found] = field(default_factory=dict)
    entries: list[list[Piece]] = field(default_factory=list)
    columns: list[_Column] = field(default_factory=list)

    def says(self, name: str) -> object:
        """The value of one of its labels."""
        return self.values[name].value if name in self.values else None


def grouped_items(request: Request) -> list[Tree]:
    """The groups of an array whose items hold a list of entries themselves; nothing for any other array."""
    item = request.item
    inner = next((one for one in item.fields if _holds_objects(one)), None)
    if inner is None:
        return []
    parents = (*request.parents, request.array, item)
    own = [wanted_of(one, parents) for one in item.fields if one.is_leaf]
    entry = _entry_fields(inner, parents)
    groups = _groups(request.view, own, entry, request.notation)
    return [
        {**group.values, inner.name: [_entry(lines, group.columns, inner, request.notation) for lines in group.entries]}
        for group in groups
        if group.entries
    ]


def _holds_objects(one: Field) -> bool:
    return one.shape is Shape.ARRAY and one.items is not None and one.items.shape is Shape.OBJECT


def _entry_fields(inner: Field, parents: tuple[Field, ...]) -> list[Wanted]:
    """The single values of an entry, also of the objects in it."""
    assert inner.items is not None
    return list(_leaves(inner.items, (*parents, inner)))


def _leaves(one: Field, parents: tuple[Field, ...]) -> Iterator[Wanted]:
    for part in one.fields:
        if part.is_leaf:
            yield wanted_of(part, (*parents, one))
        elif part.shape is Shape.OBJECT:
            yield from _leaves(part, (*parents, one))


def _groups(view: DocumentView, own: Sequence[Wanted], entry: Sequence[Wanted], notation: Notation) -> list[_Group]:
    """The document from top to bottom, cut where a group's label stands, its entries where their first column does."""
    groups = [_Group()]
    for page in view.pages:
        columns: list[_Column] = []
        last = step = 0.0
        for row in _rows(page):
            gap, last = row[0].box.center_y - last, row[0].box.center_y
            labels = list(_labels(row, own, notation))
            if labels:
                # A page that begins within a group tells its label and its heads again.
                if groups[-1].entries and any(groups[-1].says(name) != found.value for name, found in labels):
                    groups.append(_Group())
                groups[-1].values |= dict(labels)
            elif heads := _heads(row, entry):
                columns, step = heads, 0.0
                groups[-1].columns = heads
            elif columns and step and gap > _FAR * step:
                # What stands so far below the last entry is none.
                columns = []
            elif columns:
                step = max(step, gap)
                _add(groups[-1], row)
    return [group for group in groups if group.columns]


def _rows(page: PageView) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    taken: set[int] = set()
    body = [piece for piece in page.pieces if piece.block.layer is Layer.BODY]
    for piece in sorted(body, key=lambda one: one.box.center_y):
        if id(piece) not in taken:
            row = [other for other in page.row_of(piece) if id(other) not in taken]
            taken.update(map(id, row))
            rows.append(row)
    return rows


def _labels(row: Sequence[Piece], own: Sequence[Wanted], notation: Notation) -> Iterator[tuple[str, Found]]:
    """What a row says of the group itself, behind labels that say that they are some."""
    for piece in row:
        for label in labels_in(piece):
            for one in own:
                if label.rest is None or not label.is_marked or _fit(one, label.terms) < _ALIKE:
                    continue
                for reading in readings(one, (label.rest,), notation):
                    yield one.field.name, Found(reading.value, reading.quotes, _SURE)


def _fit(wanted: Wanted, said: Terms) -> float:
    return max((worth * likeness(phrase, said) for phrase, worth in wanted.phrases), default=0.0)


def _heads(row: Sequence[Piece], entry: Sequence[Wanted]) -> list[_Column]:
    """The columns that a row of heads opens; nothing where it is none."""
    named: list[tuple[Piece, Wanted | None]] = []
    left = list(entry)
    for piece in row:
        said = next(iter(labels_in(piece)), None)
        ranked = (
            [(max((w * likeness(p, said.terms) for p, w in one.phrases), default=0.0), one) for one in left]
            if said
            else []
        )
        worth, best = max(ranked, key=lambda one: one[0], default=(0.0, None))
        if best is not None and worth >= _ALIKE:
            left.remove(best)
            named.append((piece, best))
        else:
            named.append((piece, None))
    if sum(one is not None for _, one in named) < _LEAST_HEADS:
        return []
    edges = [piece.box.x0 - _LEFT * piece.height for piece, _ in named]
    rights = [*edges[1:], float("inf")]
    return [
        _Column(wanted, start, stop)
        for (_, wanted), start, stop in zip(named, edges, rights, strict=True)
        if wanted is not None
    ]


def _add(group: _Group, row: list[Piece]) -> None:
    """A row to the last entry, or as a new one where something stands in the first columns."""
    first = group.columns[: max(2, len(group.columns) // 2)]
    is_new = sum(any(_is_in(piece, column) for piece in row) for column in first) >= len(first) - 1
    if is_new:
        group.entries.append(list(row))
    elif group.entries:
        group.entries[-1].extend(row)


def _is_in(piece: Piece, column: _Column) -> bool:
    return column.left <= piece.box.x0 < column.right


def _entry(pieces: Sequence[Piece], columns: Sequence[_Column], inner: Field, notation: Notation) -> Tree:
    """An entry in the shape of the schema."""
    found: dict[tuple[str, ...], Found] = {}
    for column in columns:
        for piece in pieces:
            values = readings(column.wanted, (whole(piece),), notation) if _is_in(piece, column) else []
            if values:
                found[column.wanted.path] = Found(values[0].value, values[0].quotes, _SURE)
                break
    assert inner.items is not None
    depth = len(columns[0].wanted.path) - 1 if columns else 0
    base = next((column.wanted.path[:depth] for column in columns), ())
    return _shaped(inner.items, base, found)


def _shaped(one: Field, path: tuple[str, ...], found: dict[tuple[str, ...], Found]) -> Tree:
    tree: dict[str, Tree] = {}
    for part in one.fields:
        if part.shape is Shape.OBJECT:
            tree[part.name] = _shaped(part, (*path, part.name), found)
        elif part.is_leaf:
            tree[part.name] = found.get((*path, part.name))
        else:
            tree[part.name] = []
    return tree
