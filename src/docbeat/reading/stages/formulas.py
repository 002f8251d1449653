"""Formulas set apart from the text: lines of mathematics with their fractions, limits and number at the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.rows import RowGroup, to_text_rows

_FONTS = re.compile(r"cmmi|cmsy|cmex|msam|msbm|euex|eufm|math|symbol|mtsy|mtmi|mtex|rmtmi|stixs|txsy|pxsy", re.I)
_SYMBOLS = frozenset("=<>≤≥≈≡∝→⇒⇔∈∉∼≪≫≠±×÷·∑∏∫√∂∇∞∀∃∪∩⊂⊆∧∨¬+−*/^|ˆ˜²³¹⁰⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃")
_RELATIONS = frozenset("=≤≥≈≡∝→⇒⇔∈∼≪≫≠")
_GREEK = re.compile(r"[Α-ωϑϕϵ]")
_NUMBER = re.compile(r"^\((?:[A-Z]\.?)?\d{1,3}(?:[.-]\d{1,3})*[a-z]?\)$")
# Names of functions and words that stand in formulas.
_NAMES = frozenset({"otherwise", "where", "with", "sinh", "cosh", "tanh"})
_WORD = re.compile(r"[A-Za-z]{4,}")
# Of a formula this part is mathematics by its fonts or signs, and no more than so many words are prose.
_LEAST_SHARE, _MOST_WORDS = 0.35, 1
# With a number at the margin less of it says enough.
_LEAST_WITH_NUMBER = 0.1
# A formula is set in by this many sizes, unless it has a number; its parts are this near each other, in sizes.
_SET_IN, _NEAR = 1.2, 0.6
# Lines of the column stand within this many sizes above and below; a number may be this far to the right.
_BESIDE, _LONGEST = 4.0, 120


class Formula(RowGroup):
    """A formula with its parts and number."""


def find_formulas(lines: Sequence[Line], styles: Sequence[Style]) -> list[Formula]:
    """The formulas among the lines of a page that stand between paragraphs."""
    fonts = {index for index, style in enumerate(styles) if _FONTS.search(style.font)}
    found: list[Formula] = []
    taken: set[int] = set()
    for line in sorted(lines, key=lambda one: one.box.y0):
        if id(line) in taken or not _has_relation(line):
            continue
        number = _number_of(line, lines)
        if not _is_mathematics(line, fonts, _LEAST_SHARE if number is None else _LEAST_WITH_NUMBER):
            continue
        if number is not None or _is_set_in(line, lines, fonts):
            parts = _parts_of(line, [one for one in lines if id(one) not in taken and one is not number], fonts)
            parts += [number] if number is not None else []
            taken |= {id(part) for part in parts}
            found.append(Formula(tuple(to_text_rows(parts))))
    return found


def _has_relation(line: Line) -> bool:
    return any(word.text in "<>" or _RELATIONS & set(word.text) for word in line.words)


def _is_mathematics(line: Line, fonts: Set[int], least: float = _LEAST_SHARE) -> bool:
    """Whether most of the line is mathematics by its fonts and signs, or by its short names around signs."""
    text = line.text
    if len(text) > _LONGEST:
        return False
    words = [word for match in _WORD.finditer(text) if (word := match[0].lower()) not in _NAMES]
    if len(words) > _MOST_WORDS:
        return False
    mathematical = sum(len(word.text) for word in line.words if word.style in fonts or _is_sign(word.text))
    return mathematical >= least * sum(len(word.text) for word in line.words)


def _is_sign(text: str) -> bool:
    return bool(_SYMBOLS & set(text)) or _GREEK.search(text) is not None


def _number_of(line: Line, lines: Sequence[Line]) -> Line | None:
    """The number of the formula, at the margin to its right."""
    level = (one for one in lines if one.box.x0 > line.box.x1 and one.box.overlap_y(line.box) > 0.5 * one.box.height)
    return next((one for one in level if _NUMBER.match(one.text)), None)


def _is_set_in(line: Line, lines: Sequence[Line], fonts: Set[int]) -> bool:
    """Whether the line stands further in than the text above or below it, and by itself on its row."""
    around = [
        one
        for one in lines
        if one is not line
        and one.box.overlap_x(line.box) > 0
        and abs(one.box.center_y - line.box.center_y) < _BESIDE * line.size
        and not _is_mathematics(one, fonts)
    ]
    if not around:
        return False
    left, right = min(one.box.x0 for one in around), max(one.box.x1 for one in around)
    return line.box.x0 - left > _SET_IN * line.size and right - line.box.x1 > _SET_IN * line.size


def _parts_of(line: Line, lines: Sequence[Line], fonts: Set[int]) -> list[Line]:
    """``line`` and the pieces of the formula around it: numerators, denominators, limits."""
    parts, box = [line], line.box
    rest = [one for one in lines if one is not line and _is_piece(one, fonts)]
    while near := [one for one in rest if _touches(box, one.box, _NEAR * line.size)]:
        parts += near
        box = union([box, *(one.box for one in near)])
        rest = [one for one in rest if one not in near]
    return parts


def _is_piece(line: Line, fonts: Set[int]) -> bool:
    return not _WORD.search(line.text) and (len(line.text) <= 2 or _is_mathematics(line, fonts))


def _touches(box: Box, other: Box, slack: float) -> bool:
    """Whether the two are near; on one row a wide sign may stand between them."""
    is_level = box.overlap_y(other) > 0.5 * min(box.height, other.height)
    aside = (5 if is_level else 2) * slack
    return (
        other.x0 < box.x1 + aside
        and other.x1 > box.x0 - aside
        and other.y0 < box.y1 + slack
        and other.y1 > box.y0 - slack
    )
