"""Lines of a cell: properties that have no column, since they stand in a line of the texts of another.

Banks print the kind of a booking, who is at the other end and a reference under each other, in a column of details.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial

from docbeat.answering.field import Shape
from docbeat.answering.fields.arrays.elimination import TEXTS
from docbeat.answering.fields.arrays.grids import Passage, passage
from docbeat.answering.fields.arrays.kinds import Kind, kind_of
from docbeat.answering.fields.arrays.parting import subpiece
from docbeat.answering.fields.concepts import without_umlauts
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import Piece
from docbeat.answering.vocabulary import table

# Takes what is meant out of a cell; None where the cell has none of it.
Part = Callable[[Passage], Passage | None]

KIND = "transaction_kind"
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
# "Card: 5354": a name and what it names.
_LABELLED = re.compile(r"[^\W\d_][\w ./-]{1,24}:\s")
_SMALLER = 0.92
# What follows a name in a heading.
_BEHIND_NAME = re.compile(r"\s[-–—|·]\s|\s?[:(]|,\s")
# So much of a line that is only a period are its days.
_PERIOD = 0.75
# Any year will do to see that 3 March is a day.
_LEAP_YEAR = 2000
# A line is labelled by what names the wanted this well.
_NAMES = 0.8
_WITH_UNIT = re.compile(r"[\d.,'’ ]*\d\s+[^\W\d_]{1,8}\.?")
# A code is no house number.
_CODE = re.compile(r"(?=(?:\D*\d){2})[A-Z0-9][A-Z0-9/.-]{3,}")


def parts_of(missing: Iterable[Wanted], cells: Sequence[Passage], notation: Notation) -> Iterator[tuple[Wanted, Part]]:
    """What of ``missing`` stands in a part of ``cells``, which are those of one column, and in which."""
    for wanted in missing:
        part = _part(wanted, cells, notation)
        if part is not None:
            yield wanted, part


def _part(wanted: Wanted, cells: Sequence[Passage], notation: Notation) -> Part | None:
    place = _line_said(wanted)
    if place is not None:
        is_there = any(_line(cell, place) is not None for cell in cells) and _most(
            cells, partial(line_or_all, place=place)
        )
        return partial(line_or_all, place=place) if is_there else None
    if _most(cells, partial(_labelled, wanted=wanted)):
        return partial(_labelled, wanted=wanted)
    if len(cells) < _LEAST_RECORDS or not _most(cells, partial(_line, place=1)):
        return None
    if wanted.sense is Sense.ID and _most(cells, partial(_code, notation=notation)):
        return partial(_code, notation=notation)
    if wanted.concept == KIND and _begins_with_kind(cells):
        return partial(_line, place=0)
    if wanted.concept in TEXTS and _most(cells, partial(_words, notation=notation)):
        return partial(_words, notation=notation)
    if _is_party(terms(wanted.field.name)):
        place = 1 if _begins_with_kind(cells) else 0
        if _most(cells, lambda cell: _is_words(_line(cell, place), notation)):
            return partial(_line, place=place)
    return None


def line_asked(wanted: Wanted) -> int | None:
    """The line of a cell that is meant, if only one is; -1 is the last. A kind is never more than the first."""
    said = _line_said(wanted)
    return 0 if said is None and wanted.concept == KIND else said


def _line_said(wanted: Wanted) -> int | None:
    """The line the schema speaks of: "first line only"."""
    return next((place for place, words in _ORDINALS.items() if words.search(wanted.hint)), None)


def line_or_all(cell: Passage, place: int) -> Passage | None:
    """One of the lines of a cell; of one with a single line that, if it can be the one."""
    return _line(cell, place) if len(lines_in(cell)) > 1 else cell if place in {0, -1} else None


def told_apart(cell: Passage, notation: Notation, others_asked: Sequence[Wanted] = ()) -> Passage:
    """A description without the lines below it that tell something else.

    Those are a period, small ones with a name of their own, and what is asked for by itself.
    """
    first, *others = lines_in(cell)
    kept = [
        line
        for line in others
        if not _is_period(line.text, notation)
        and not (_LABELLED.match(line.text) and _is_smaller(line, first))
        and not any(_value_of(line.pieces[0], one) for one in others_asked)
    ]
    return passage(piece for line in (first, *kept) for piece in line.pieces) if len(kept) < len(others) else cell


def _is_smaller(line: Passage, first: Passage) -> bool:
    size, usual = (one.pieces[0].style(one.pieces[0].start).size for one in (line, first))
    return size < _SMALLER * usual


def _is_period(text: str, notation: Notation) -> bool:
    days = find_dates(text, notation.order, year=_LEAP_YEAR)
    return sum(day.stop - day.start for day in days) >= _PERIOD * len(text)


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


def _labelled(cell: Passage, wanted: Wanted) -> Passage | None:
    """What stands behind the name of what is wanted, below the first line: "Art.-Nr. 198418"."""
    for line in lines_in(cell)[1:]:
        piece = line.pieces[0]
        start = _value_of(piece, wanted)
        if start is not None and len(line.pieces) == 1:
            return passage([subpiece(piece, start, piece.stop - piece.start)])
    return None


def _value_of(piece: Piece, wanted: Wanted) -> int | None:
    """The word of a line with which the value begins whose name the words before it are."""
    for place in range(1, piece.stop - piece.start):
        named = terms(piece.text[: piece.offsets[place]])
        if any(worth >= _NAMES and phrase == named for phrase, worth in wanted.phrases):
            return place
    return None


def unit_in(cell: Passage) -> Passage | None:
    """The unit behind a figure: "19 Stk"."""
    found = _WITH_UNIT.fullmatch(cell.text.strip())
    piece = cell.pieces[-1]
    if found is None or piece.stop - piece.start < 2:
        return None
    return passage([subpiece(piece, piece.stop - piece.start - 1, piece.stop - piece.start)])


def units_of(cells: Sequence[Passage]) -> bool:
    """Whether most cells of a column of quantities tell the unit too."""
    return _most(cells, unit_in)


def code_in(cell: Passage, notation: Notation) -> Passage:
    """The code in a cell that says more below it, or all of it."""
    return (_code(cell, notation) if len(lines_in(cell)) > 1 else None) or cell


def _words(cell: Passage, notation: Notation) -> Passage | None:
    """The first line of words below a code."""
    first, *others = lines_in(cell)
    if _code(first, notation) is None:
        return None
    return next((line for line in others if _is_words(line, notation) and not _LABELLED.match(line.text)), None)


def _is_words(line: Passage | None, notation: Notation) -> bool:
    return line is not None and kind_of(line.text, notation) is Kind.WORDS


def names_section(wanted: Wanted) -> bool:
    """Whether it may be what the items below a heading share: who did the work, a category."""
    known = frozenset(terms(text) for text in table("rows")["shared"])
    return terms(wanted.field.name) in known and wanted.field.shape is Shape.STRING


def name_of_section(heading: Passage) -> Passage:
    """What a heading calls the items below it, without what it says of them: "Ada Byron - rate 240.00"."""
    found = _BEHIND_NAME.search(heading.text)
    if found is None or found.start() == 0:
        return heading
    pieces = []
    for piece, start in zip(heading.pieces, heading.starts, strict=True):
        words = sum(start + offset < found.start() for offset in piece.offsets)
        if words:
            pieces.append(subpiece(piece, 0, words))
    return passage(pieces)


@cache
def _parties() -> frozenset[Terms]:
    return frozenset(terms(text) for text in table("rows")["other_side"])


def _is_party(name: Terms) -> bool:
    return name in _parties() or tuple(map(without_umlauts, name)) in _parties()
