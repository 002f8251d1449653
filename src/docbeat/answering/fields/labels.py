"""Labels: stretches of text that may name the value beside or below them.

A piece can be read in several ways: ``Total 12.00`` is a label with its value behind it, ``Invoice number`` a label
whose value stands elsewhere, ``Date: 1 May Time: 10:30`` two labels with theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docbeat.answering.fields.concepts import known_labels
from docbeat.answering.fields.values.names import is_legal_form, looks_like_company
from docbeat.answering.terms import Terms, terms, weight
from docbeat.answering.view import Piece, Quote

# Longer ones are sentences.
MOST_WORDS = 9
# What looks this much like the name of a firm is one: "Company" in "Harbour Company Ltd" is no label.
_FIRM = 0.8
_COLON = re.compile(r"(?<=[^\W\d_])[)\].#°]{0,2}\s?[:：](?!//)|(?<=[\d)])\s?:(?=\s|$)")
_LEADER = re.compile(r"\s*(?:[.·…_]\s?){4,}\s*|\s*…{2,}\s*|\s+[=]\s+")
_CURRENCY = r"(?:US\$|[$€£¥₹]|RM|USD|EUR|GBP|CHF|Rs\.?)"
# "Total CHF", "Betrag in EUR": what is counted in is no part of the name, nor a value.
_CODE = r"(?:US\$|[$€£¥₹]|USD|EUR|GBP|CHF|CAD|AUD|INR|SEK|NOK|DKK|PLN|CZK|JPY|MYR|RM|SGD|ZAR)"
_COUNTED_IN = re.compile(rf"\s+(?:in\s+)?\(?{_CODE}\)?\s*\Z")
_CURRENCY_ALONE = re.compile(rf"\s*\(?{_CODE}\)?\s*")
_VALUE_BEGINS = re.compile(rf"(?<!\S)(?:[-+(]{{0,2}}\s?{_CURRENCY}?\s?[-(]?\d|[A-Z]{{1,6}}[-/]?\d[\w/-]{{2,}})")
# "VAT 20%" and "19 % MwSt" name the tax, whatever its rate.
_RATE = re.compile(r"[(@]?\s?\d{1,2}(?:[.,]\d{1,3})?\s?%\s?\)?")
# "(8.75% on $289.32)": behind the name of a tax, what it is a tax of.
RATE_OF = re.compile(r"\s*\([^()]*\d\s?%[^()]*\d[^()]*\)\s*")
# "to" and "from" begin lines of text too often to be labels without a mark.
_LIGHT = 0.2
# What goes on with a name: "Banque de l'Estuaire".
_PARTICLE = re.compile(r"\s+(?:de|du|des|della|del|di|da|do|of|für|van|von)(?=\s|\Z)|\s+d[’']|\s+de\s")
# What a label adds in brackets: "Expenses (receipts attached)".
_REMARK = re.compile(r"\s+\((?!\d)[^()]{3,40}\)\s*\Z")
_WORD = re.compile(r"\S+")
_TRAILING = re.compile(r"[\s:：.…_=|-]+$")


@dataclass(frozen=True, slots=True)
class Label:
    """The characters ``start`` to ``stop - 1`` of a piece as a label; ``rest`` is what follows in the piece.

    ``is_marked`` is true where a colon, dots or the style say that it is one; ``last`` is the piece it ends in where
    it takes several lines of a table's cell.
    """

    piece: Piece
    start: int
    stop: int
    terms: Terms
    is_marked: bool
    rest: Quote | None
    last: Piece

    @property
    def text(self) -> str:
        """What it says."""
        return self.piece.text[self.start : self.stop]


def labels_in(piece: Piece, cell: Sequence[Piece] = ()) -> Iterator[Label]:
    """The ways to read ``piece`` as a label, the surest first; ``cell`` are the pieces of its table cell."""
    if len(cell) > 1 and piece is cell[0]:
        yield from _cell_label(cell)
    marks = [mark for mark in _COLON.finditer(piece.text) if mark.start() > 0]
    if marks:
        yield from _marked_labels(piece, marks)
        return
    leader = _LEADER.search(piece.text)
    if leader and leader.start() > 1:
        yield from _label(piece, 0, leader.start(), leader.end(), is_marked=True)
        return
    styled = _styled_end(piece)
    if styled:
        yield from _label(piece, 0, styled, styled, is_marked=True)
    rate = _RATE.match(piece.text)
    value = _VALUE_BEGINS.search(piece.text, rate.end() if rate else 0)
    if value and value.start() > 0:
        yield from _unmarked_labels(piece, value.start())
    yield from _known_prefix(piece)
    yield from _label(piece, 0, len(piece.text), len(piece.text), is_marked=False)


def is_label(piece: Piece) -> bool:
    """Whether ``piece`` says that it is a label, or all of it is a common one."""
    text = piece.text.rstrip()
    if text.endswith((":", "：")):
        return True
    return len(text) < 48 and terms(text) in known_labels()


def begins_label(piece: Piece) -> bool:
    """Whether ``piece`` begins with a label that says so."""
    return is_label(piece) or any(label.is_marked and label.start == 0 for label in labels_in(piece))


def _cell_label(cell: Sequence[Piece]) -> Iterator[Label]:
    """All lines of a cell as one label."""
    text = " ".join(piece.text for piece in cell)
    found = terms(text)
    if len(found) <= MOST_WORDS and not any(map(str.isdigit, text)):
        yield Label(cell[0], 0, len(cell[0].text), found, text.rstrip().endswith(":"), None, cell[-1])


def _marked_labels(piece: Piece, marks: list[re.Match[str]]) -> Iterator[Label]:
    """One label per colon; between two colons the last words are the second's."""
    starts = [0]
    for mark, following in pairwise(marks):
        starts.append(_label_start(piece.text, mark.end(), following.start()))
    for index, mark in enumerate(marks):
        rest = starts[index + 1] if index + 1 < len(marks) else len(piece.text)
        yield from _label(piece, starts[index], mark.end(), mark.end(), rest, is_marked=True)


def _unmarked_labels(piece: Piece, value: int) -> Iterator[Label]:
    """A label with its value from ``value`` on, and common ones that follow with theirs: "Sort code 1 Account 2"."""
    start = 0
    while True:
        following = _next_label(piece.text, value)
        end = following[0] if following else len(piece.text)
        yield from _label(piece, start, value, value, end, is_marked=False)
        if following is None:
            return
        start, value = following


def _next_label(text: str, start: int) -> tuple[int, int] | None:
    """Where behind a value a common label begins that is followed by a figure, and where the figure does."""
    words = [found.start() + start for found in _WORD.finditer(text[start:])]
    for place in range(1, len(words)):
        value = _VALUE_BEGINS.search(text, words[place])
        if value is None:
            return None
        found = terms(text[words[place] : value.start()])
        if found in known_labels() and max(map(weight, found)) == 1.0:
            return words[place], value.start()
    return None


def _label_start(text: str, start: int, stop: int) -> int:
    """Where between a value and the next colon the next label begins: the longest common label, else the last word."""
    words = [found.start() + start for found in _WORD.finditer(text[start:stop])]
    for begin in words[1:]:
        if terms(text[begin:stop]) in known_labels():
            return begin
    return words[-1] if words else stop


def _styled_end(piece: Piece) -> int:
    """Where bold words at the start give way to words that are not bold; 0 where they do not."""
    if piece.stop - piece.start < 2 or not piece.style(piece.start).bold:
        return 0
    for place in range(1, piece.stop - piece.start):
        if not piece.style(piece.start + place).bold:
            return piece.offsets[place]
    return 0


def _known_prefix(piece: Piece) -> Iterator[Label]:
    """The longest common label at the start with something behind it that is not a figure, nor all of it a name."""
    if terms(piece.text) in known_labels() or looks_like_company(piece.text) >= _FIRM or is_legal_form(piece.text):
        return
    words = list(_WORD.finditer(piece.text))
    for count in range(min(5, len(words) - 1), 0, -1):
        stop = words[count - 1].end()
        found = terms(piece.text[:stop])
        if _PARTICLE.match(piece.text, stop):
            return
        if found in known_labels() and any(weight(term) > _LIGHT for term in found):
            yield from _label(piece, 0, stop, stop, is_marked=False)
            return


def _label(
    piece: Piece, start: int, stop: int, rest: int, end: int | None = None, *, is_marked: bool
) -> Iterator[Label]:
    text = _TRAILING.sub("", piece.text[start:stop])
    named = _RATE.sub(" ", text)
    named = _COUNTED_IN.sub("", named) or named
    if terms(named) not in known_labels():
        named = _REMARK.sub("", named) or named
    found = terms(named) or terms(text)
    if not found or len(found) > MOST_WORDS or (not is_marked and sum(map(str.isdigit, named)) > 2):
        return
    end = len(piece.text) if end is None else end
    behind = piece.text[rest:end]
    begin = rest + len(behind) - len(behind.lstrip(" \t:.…_=|"))
    finish = rest + len(behind.rstrip(" ,;|"))
    is_said = begin < finish and not _CURRENCY_ALONE.fullmatch(piece.text[begin:finish])
    value = Quote(piece, begin, finish) if is_said else None
    yield Label(piece, start, start + len(text), found, is_marked, value, piece)
