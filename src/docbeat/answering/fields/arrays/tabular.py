"""Items out of tables: every record of the tables that fit, as a tree of what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docbeat.answering.fields.arrays.cells import cell_value
from docbeat.answering.fields.arrays.choosing import fitting_tables
from docbeat.answering.fields.arrays.columns import Fit, Held
from docbeat.answering.fields.arrays.elimination import TEXTS
from docbeat.answering.fields.arrays.headless import headless_tables
from docbeat.answering.fields.arrays.kinds import Kind
from docbeat.answering.fields.arrays.lines import (
    KIND,
    Part,
    code_in,
    line_asked,
    line_or_all,
    name_of_section,
    names_section,
    parts_of,
    told_apart,
    unit_in,
    units_of,
)
from docbeat.answering.fields.arrays.movements import Movements, side_of_name
from docbeat.answering.fields.arrays.request import Path, Request
from docbeat.answering.fields.arrays.rows import Record, records_of
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.wanted import Sense, Wanted

# So much of a column nobody asked for is words, where it is one of texts.
_TEXT = 0.7
# A value out of a part of a cell is less sure.
_OF_PART = 0.85
Values = dict[int, Found | None]


def table_items(request: Request) -> list[Tree]:
    """The items of an array of objects in tables with heads."""
    wanted = [one for _, one in request.leaves]
    paths = [path for path, _ in request.leaves]
    side = side_of_name(request.array)
    items: list[Tree] = []
    fits = fitting_tables(request, wanted) or headless_tables(request, wanted)
    tables = list(records_of(fits, request.notation))
    for fit, records in tables:
        alike = [record for other, more in tables if other.signature == fit.signature for record in more]
        reader = RecordReader(fit, wanted, request.notation, alike)
        one_sided = side is not None and fit.has_days
        ours = (record for record in records if not one_sided or reader.side(record) in {None, side})
        found = (reader.values(record) for record in ours)
        items.extend(tree_of(paths, values) for values in found if any(values.values()))
    return items


class RecordReader:
    """Reads the values of the records of one table; ``records`` are those of all tables with its head."""

    def __init__(self, fit: Fit, wanted: Sequence[Wanted], notation: Notation, records: Sequence[Record]) -> None:
        self._notation = notation
        self._places = {id(one): place for place, one in enumerate(wanted)}
        self._held = [one for one in (*fit.held, *fit.shares) if id(one.wanted) in self._places]
        self._parts = self._parts_of(fit, wanted, records)
        known = {id(one.wanted) for one in self._held} | {id(one) for one, _, _ in self._parts}
        self._shared = [one for one in wanted if id(one) not in known and names_section(one)]
        self._undated = [one for one in wanted if id(one) not in known and one.sense is Sense.DATE]
        self._movements = Movements(fit, wanted, notation)
        self._confidence = min(0.98, 0.5 + 0.5 * fit.score / max(len(fit.held), 1))

    def values(self, record: Record) -> Values:
        """By the place of what is wanted, what the record says of it."""
        found: Values = {}
        for one in self._held:
            found[self._places[id(one.wanted)]] = self._value(one, record)
        for wanted, column, part in self._parts:
            cell = part(record.cells[column]) if column in record.cells else None
            if cell is not None:
                value = cell_value(wanted, cell, self._notation, self._confidence * _OF_PART)
                found[self._places[id(wanted)]] = value
        if record.section is not None:
            heading = name_of_section(record.section)
            for wanted in (*self._shared, *self._undated):
                value = cell_value(wanted, heading, self._notation, self._confidence * _OF_PART)
                found[self._places[id(wanted)]] = value
        self._movements.fill(record, found, self._confidence)
        return found

    def _parts_of(
        self, fit: Fit, wanted: Sequence[Wanted], records: Sequence[Record]
    ) -> list[tuple[Wanted, int, Part]]:
        """What has no column of its own and stands in a line of the texts."""
        known = {id(one.wanted) for one in self._held}
        missing = [one for one in wanted if id(one) not in known]
        held = {one.column for one in fit.held}
        texts = [one.column for one in fit.held if one.wanted.concept in {*TEXTS, KIND} or one.wanted.sense is Sense.ID]
        texts += [
            column for column, cells in fit.columns.items() if column not in held and cells.share(Kind.WORDS) >= _TEXT
        ]
        cells = {column: [record.cells[column] for record in records if column in record.cells] for column in texts}
        found = [
            (one, column, part) for column in texts for one, part in parts_of(missing, cells[column], self._notation)
        ]
        return [*found, *_units(fit, missing, records)]

    def side(self, record: Record) -> str | None:
        """Which way the money of a record went, where it says so."""
        return self._movements.side(record)

    def _value(self, held: Held, record: Record) -> Found | None:
        cell = record.cells.get(held.column)
        place = line_asked(held.wanted)
        if cell is not None and place is not None:
            cell = line_or_all(cell, place)
        elif cell is not None and held.wanted.concept in TEXTS:
            cell = told_apart(cell, self._notation, [one for one, _, _ in self._parts])
        elif cell is not None and held.wanted.sense is Sense.ID:
            cell = code_in(cell, self._notation)
        if cell is None:
            return None
        return cell_value(held.wanted, cell, self._notation, self._confidence * (0.6 + 0.4 * min(held.score, 1.0)))


def _units(fit: Fit, missing: Sequence[Wanted], records: Sequence[Record]) -> Iterator[tuple[Wanted, int, Part]]:
    """Units that have no column, and stand behind the quantities."""
    column = fit.column_of("quantity")
    if column is not None and units_of([record.cells[column] for record in records if column in record.cells]):
        yield from ((one, column, unit_in) for one in missing if one.concept == "unit")


def tree_of(paths: Sequence[Path], values: Values) -> Tree:
    """The values of one item in the shape of the schema."""
    if list(paths) == [()]:
        return values.get(0)
    tree: dict[str, Tree] = {}
    for place, path in enumerate(paths):
        inner = tree
        for step in path[:-1]:
            following = inner.setdefault(step, {})
            assert isinstance(following, dict)
            inner = following
        inner[path[-1]] = values.get(place)
    return tree
