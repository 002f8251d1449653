"""Finds in the document what a model says stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.values.amounts import find_amounts
from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.view import DocumentView, Joined, Piece, Quote, whole

# How sure a proposed value is: found in the words of the document, found but as one of many, not found.
SURE, ONE_OF_MANY, UNFOUND = 0.8, 0.65, 0.15
# More places than this and it may stand anywhere.
_MANY = 3
# Lines a value may run over.
_MOST_LINES = 6
# What JSON readers take for a number; no document says more.
_LARGEST = 2**63
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Ground:
    """The text of a document, to be searched for values in whatever notation."""

    def __init__(self, view: DocumentView, notation: Notation) -> None:
        self._pieces = view.pieces
        self._notation = notation

    def found(self, field: Field, value: Any) -> Found | None:
        """``value``, proposed for a single-value ``field``, with where it stands; None for none or of a wrong type.

        What stands nowhere keeps no quotes and little confidence.
        """
        value = _fitting(field, value)
        if value is None:
            return None
        places = list(self._places(field, value))
        if not places:
            return Found(value, (), UNFOUND)
        return Found(value, places[0], SURE if len(places) <= _MANY else ONE_OF_MANY)

    def tree(self, field: Field, proposal: Any) -> Tree:
        """``proposal`` in the shape of ``field``, every value grounded; what does not fit the shape is nothing."""
        if field.shape is Shape.OBJECT:
            values = proposal if isinstance(proposal, dict) else {}
            return {one.name: self.tree(one, values.get(one.name)) for one in field.fields}
        if field.shape is Shape.ARRAY:
            assert field.items is not None
            items = proposal if isinstance(proposal, list) else []
            trees = [self.tree(field.items, item) for item in items]
            return [tree for tree in trees if is_something(tree)]
        return self.found(field, proposal)

    def _places(self, field: Field, value: Any) -> Iterator[tuple[Quote, ...]]:
        if isinstance(value, bool):
            return iter(())
        if isinstance(value, int | float):
            return self._numbers(float(value))
        if field.format.startswith("date") or _ISO.fullmatch(value):
            return self._dates(value[:10])
        return self._texts(value)

    @cached_property
    def _amounts(self) -> dict[float, list[tuple[Quote, ...]]]:
        places: dict[float, list[tuple[Quote, ...]]] = {}
        for piece in self._pieces:
            for match in find_amounts(piece.text, self._notation.decimal):
                quote = (Quote(piece, match.start, match.stop),)
                places.setdefault(round(float(match.value.value), 4), []).append(quote)
        return places

    @cached_property
    def _days(self) -> dict[str, list[tuple[Quote, ...]]]:
        places: dict[str, list[tuple[Quote, ...]]] = {}
        for piece in self._pieces:
            for match in find_dates(piece.text, self._notation.order):
                places.setdefault(match.value.date.isoformat(), []).append((Quote(piece, match.start, match.stop),))
        return places

    def _numbers(self, value: float) -> Iterator[tuple[Quote, ...]]:
        rounded = round(value, 4)
        yield from self._amounts.get(rounded, [])
        if value < 0 or rounded not in self._amounts:
            yield from self._amounts.get(round(-value, 4), [])

    def _dates(self, value: str) -> Iterator[tuple[Quote, ...]]:
        yield from self._days.get(value, [])
        yield from self._texts(value)

    def _texts(self, value: str) -> Iterator[tuple[Quote, ...]]:
        """Where ``value`` stands, without difference of case, space or punctuation; over some lines if it must."""
        wanted = squeezed(value)
        if not wanted:
            return
        for piece, text in zip(self._pieces, self._squeezed, strict=True):
            if wanted in text:
                yield _quoted([piece], wanted)
        for index, text in enumerate(self._squeezed):
            if text and wanted.startswith(text) and len(text) < len(wanted):
                lines = self._continued(index, wanted)
                if lines:
                    yield _quoted(lines, wanted)

    def _continued(self, index: int, wanted: str) -> list[Piece]:
        """The pieces from ``index`` on that together begin with ``wanted``; none if they do not."""
        lines, text = [], ""
        for piece, more in zip(self._pieces[index : index + _MOST_LINES], self._squeezed[index:], strict=False):
            lines.append(piece)
            text += more
            if text.startswith(wanted):
                return lines
            if not wanted.startswith(text):
                return []
        return []

    @cached_property
    def _squeezed(self) -> list[str]:
        return [squeezed(piece.text) for piece in self._pieces]


def is_something(tree: Tree) -> bool:
    """Whether there is any value in ``tree``."""
    if isinstance(tree, dict):
        return any(map(is_something, tree.values()))
    if isinstance(tree, list):
        return any(map(is_something, tree))
    return tree is not None


def squeezed(text: str) -> str:
    """The letters and figures of ``text`` alone, small."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _quoted(pieces: Iterable[Piece], wanted: str) -> tuple[Quote, ...]:
    """The quotes of ``wanted`` in ``pieces``: from its first to its last letter."""
    joined = Joined(map(whole, pieces))
    letters = [(place, small) for place, letter in enumerate(joined.text) for small in squeezed(letter)]
    start = "".join(small for _, small in letters).find(wanted)
    if start < 0:
        return joined.part(0, len(joined.text))
    return joined.part(letters[start][0], letters[start + len(wanted) - 1][0] + 1)


def _fitting(field: Field, value: Any) -> Any:
    """``value`` if a field of this shape may have it, else None."""
    match field.shape:
        case Shape.BOOLEAN:
            return value if isinstance(value, bool) else None
        case Shape.INTEGER | Shape.NUMBER:
            return _fitting_number(field, value)
        case _:
            return _fitting_text(field, value)


def _fitting_number(field: Field, value: Any) -> Any:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if not abs(value) < _LARGEST:
            return None
        if field.shape is Shape.INTEGER:
            return int(value) if value == int(value) else None
        return value
    return _plain(value) or None if field.takes_text and isinstance(value, str) else None


def _fitting_text(field: Field, value: Any) -> Any:
    if field.options:
        return value if value in field.options else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return _plain(value) or None if isinstance(value, str) else None


def _plain(text: str) -> str:
    """``text`` without space around it and without halves of letters, which JSON can say and nobody can write."""
    return text.strip().encode("utf-8", "replace").decode()
