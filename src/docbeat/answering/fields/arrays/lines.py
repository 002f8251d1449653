"""Lines of a cell: properties that have no column, since they stand in a line of the texts of another.

Banks print the kind of a booking, who is at the other end and a reference under each other, in a column of details.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial

from docbeat.answering.fields.arrays.grids import Passage, passage
from docbeat.answering.fields.arrays.kinds import Kind, kind_of
from docbeat.answering.fields.arrays.parting import subpiece
from docbeat.answering.fields.arrays.rows import Record
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, terms
from docbeat.answering.vocabulary import table

# Takes what is meant out of a cell; None where the cell has none of it.
Part = Callable[[Passage], Passage | None]

# So many of the cells must show the same lines.
_SHARE, _LEAST_RECORDS = 0.7, 3
# Kinds come again: so many different ones there are at most among the first lines.
_VARIED = 0.7
_ORDINALS = {
    place: re.compile(rf"\b(?:{words})[ -](?:line|zeile|ligne|línea|riga|regel)\b", re.IGNORECASE)
    for place, words in (
        (0, r"first|1st|top|erste|première|1ère|primera|prima|eerste"),
        (1, r"second|2nd|zweite|deuxième|2e|segunda|seconda|tweede"),
        (2, r"third|3rd|dritte|troisième|tercera|terza|derde"),
        (-1, r"last|final|bottom|letzte|dernière|última|ultima|laatste"),
    )
}
# A code is no house number.
_CODE = re.compile(r"(?=(?:\D*\d){2})[A-Z0-9][A-Z0-9/.-]{3,}")


def parts_of(
    missing: Iterable[Wanted], records: Sequence[Record], column: int, notation: Notation
) -> Iterator[tuple[Wanted, Part]]:
    """What of ``missing`` stands in a part of the cells of ``column``, and in which."""
    cells = [record.cells[column] for record in records if column in record.cells]
    for wanted in missing:
        part = _part(wanted, cells, notation)
        if part is not None:
            yield wanted, part


def _part(wanted: Wanted, cells: Sequence[Passage], notation: Notation) -> Part | None:
    for place, said in _ORDINALS.items():
        if said.search(wanted.hint) and _most(cells, partial(_line, place=place)):
            return partial(_line, place=place)
    if len(cells) < _LEAST_RECORDS or not _most(cells, partial(_line, place=1)):
        return None
    if wanted.sense is Sense.ID and _most(cells, partial(_code, notation=notation)):
        return partial(_code, notation=notation)
    if wanted.concept == "transaction_kind" and _begins_with_kind(cells):
        return partial(_line, place=0)
    if _is_party(terms(wanted.field.name)):
        place = 1 if _begins_with_kind(cells) else 0
        if _most(cells, lambda cell: _is_words(_line(cell, place), notation)):
            return partial(_line, place=place)
    return None


def _most(cells: Sequence[Passage], part: Callable[[Passage], object]) -> bool:
    """Whether most of the cells have it."""
    return bool(cells) and sum(map(bool, map(part, cells))) >= _SHARE * len(cells)


def _begins_with_kind(cells: Sequence[Passage]) -> bool:
    firsts = {line.text.casefold() for cell in cells if (line := _line(cell, 0)) is not None}
    return len(firsts) <= _VARIED * len(cells)


def _line(cell: Passage, place: int) -> Passage | None:
    """One of the lines of a cell that has more than one."""
    lines = lines_in(cell)
    return lines[place] if len(lines) > 1 and -1 <= place < len(lines) else None


def lines_in(cell: Passage) -> list[Passage]:
    """The lines of a cell from the top, each with its pieces from left to right."""
    lines = [[cell.pieces[0]]]
    for piece in cell.pieces[1:]:
        last = lines[-1][-1]
        if piece.page is last.page and last.box.y0 < piece.box.center_y < last.box.y1 and piece.box.x0 >= last.box.x1:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [passage(line) for line in lines]


def _code(cell: Passage, notation: Notation) -> Passage | None:
    """The first code in a cell."""
    for piece in cell.pieces:
        for place in range(piece.stop - piece.start):
            word = subpiece(piece, place, place + 1)
            kind = kind_of(word.text, notation)
            if _CODE.fullmatch(word.text) and kind in {Kind.CODE, Kind.NUMBER}:
                return passage([word])
    return None


def _is_words(line: Passage | None, notation: Notation) -> bool:
    return line is not None and kind_of(line.text, notation) is Kind.WORDS and not any(map(str.isdigit, line.text))


@cache
def _parties() -> frozenset[Terms]:
    return frozenset(terms(text) for text in table("rows")["other_side"])


def _is_party(name: Terms) -> bool:
    return name in _parties()
