"""Code: lines in a font whose letters are all of one width, set in and full of signs as programs are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from docbeat.document.model import Style
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.rows import RowGroup, TextRow, to_text_rows

_MONOSPACED = re.compile(
    r"courier|consol|menlo|monaco|inconsolata|typewriter|fixed|andale|cmtt|cmsltt|lmmono|sftt|nimbusmon|letter\s?gothic"
    r"|(?<!mono)mono(?!type)",
    re.I,
)
# Signs of programs, and the share of lines that hold some.
_SIGNS, _LEAST_SIGNED = re.compile(r"[{}();=<>#$\\_\[\]|]|//|(?<!-)--(?!-)|::"), 0.3
# Code has at least this many lines, no further apart than this, in sizes: blank lines stand between them.
_LEAST_LINES, _STEP = 2, 3.3
# A page of which this part is typed is a typed page; programs have to show more of themselves there.
_TYPED, _SIGNED_WHEN_TYPED = 0.8, 0.6
# So many rows of a typed page are in columns, where it is a list and no program.
_IN_COLUMNS = 0.2


class Code(RowGroup):
    """A piece of code."""


def find_code(lines: Sequence[Line], styles: Sequence[Style]) -> list[Code]:
    """The pieces of code among the lines of a page."""
    monospaced = {index for index, style in enumerate(styles) if _MONOSPACED.search(style.font)}
    if not monospaced:
        return []
    typed = [line for line in lines if all(word.style in monospaced for word in line.words)]
    is_typed_page = sum(len(line.text) for line in typed) > _TYPED * sum(len(line.text) for line in lines)
    least = _SIGNED_WHEN_TYPED if is_typed_page else _LEAST_SIGNED
    pieces: list[list[TextRow]] = []
    for row in to_text_rows(typed):
        piece = next((one for one in pieces if _goes_on(one[-1], row)), None)
        if piece is None:
            pieces.append([row])
        else:
            piece.append(row)
    return [
        Code(tuple(piece)) for piece in pieces if _is_code(piece, least) and not (is_typed_page and _is_list(piece))
    ]


def _goes_on(before: TextRow, row: TextRow) -> bool:
    step = row.baseline - before.baseline
    return 0 < step < _STEP * row.size and abs(row.size - before.size) < 1.0 and before.box.overlap_x(row.box) > 0


def _is_code(piece: Sequence[TextRow], least: float) -> bool:
    """Whether enough lines hold the signs of programs; lines set in by turns tell too."""
    if len(piece) < _LEAST_LINES:
        return False
    signed = sum(_SIGNS.search(" ".join(line.text for line in row.lines)) is not None for row in piece)
    steps = [abs(below.box.x0 - above.box.x0) for above, below in itertools.pairwise(piece)]
    indented = sum(step > row.size for step, row in zip(steps, piece, strict=False))
    return signed >= least * len(piece) or (signed > 0 and indented >= least * len(piece))


def _is_list(piece: Sequence[TextRow]) -> bool:
    """Whether what is typed stands in columns, as accounts do."""
    return sum(len(row.lines) > 1 for row in piece) >= _IN_COLUMNS * len(piece)
