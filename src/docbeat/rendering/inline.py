"""The text of blocks and cells with its marks: raised and lowered signs, emphasis, struck and underlined words.

A mark is kept where it tells something: emphasis of some words of a paragraph or list item, not of all of them and
not in headings, which stand out as such. Cells carry what changes a value (exponents, note marks, struck figures)
as tags and no emphasis: bold totals and heads are said by the table itself. Owns how marks look in markdown and
HTML; which words have them is for reading to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import NamedTuple

from docbeat.document.model import Block, BlockKind, Document, Page, Span, Style, Word
from docbeat.document.text import LINE_BY_LINE, is_cut, line_text, page_of, runs_left
from docbeat.rendering.escaping import escape_start, escaper


class Mark(StrEnum):
    """What is special about a stretch of text."""

    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    BOLD = "strong"
    ITALIC = "em"
    STRUCK = "s"
    UNDERLINED = "u"


_RISES = frozenset({Mark.SUPERSCRIPT, Mark.SUBSCRIPT})
_IN_CELLS = _RISES | {Mark.STRUCK}
# Kinds in which some words may be emphasised.
_EMPHATIC = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
_PLAIN = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CODE, BlockKind.CONTENTS, BlockKind.FIGURE})
# From this part of a block on, emphasis is the look of the block and not of words in it.
_WHOLE = 0.8
# Emphasised stretches hold a word; single slanted or heavy letters are variables.
_WORD = {Mark.ITALIC: re.compile(r"[^\W\d_]{3}"), Mark.BOLD: re.compile(r"\w\w|[^\x00-\u2fff]")}
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|o|a|er|ème)\.?$", re.I)
# Characters that are raised or lowered by themselves: short, seen everywhere, and plain again under NFKC.
_RAISED = dict(
    zip("0123456789+-−–=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_LOWERED = dict(zip("0123456789+-−–=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
# Markdown has a sign of its own for these.
_SIGNS = {Mark.BOLD: "**", Mark.ITALIC: "*", Mark.STRUCK: "~~"}
# How tags nest, outermost first.
_ORDER = (Mark.UNDERLINED, Mark.STRUCK, Mark.BOLD, Mark.ITALIC, Mark.SUPERSCRIPT, Mark.SUBSCRIPT)


class Run(NamedTuple):
    """A stretch of text with the same marks."""

    text: str
    marks: frozenset[Mark] = frozenset()


def block_runs(document: Document, block: Block, *, with_bullet: bool = False) -> list[Run]:
    """The text of ``block`` with the marks that tell something; a list item's bullet only where it is asked for."""
    page = page_of(document, block.page)
    if block.kind in LINE_BY_LINE:
        lines = [_line_runs(page, span) for span in block.lines]
        runs = [run for line in lines for run in (*line, Run("\n"))][:-1]
    else:
        runs = lines_runs(page, block.lines)
    if block.kind in _PLAIN:
        return _merged(Run(run.text) for run in runs)
    if block.kind is BlockKind.LIST_ITEM and not with_bullet:
        runs = _without_marker(runs, block.marker)
    kept = _telling(runs) if block.kind in _EMPHATIC else _IN_CELLS
    return _weighty(_merged(Run(run.text, run.marks & kept) for run in runs))


def cell_runs(page: Page, lines: Iterable[Span]) -> list[Run]:
    """The text of lines of a cell; what changes a value is marked, emphasis is not."""
    return _merged(Run(run.text, run.marks & _IN_CELLS) for run in lines_runs(page, lines))


def lines_runs(page: Page, lines: Iterable[Span]) -> list[Run]:
    """The running text of ``lines`` with all its marks."""
    runs: list[Run] = []
    for span in lines:
        line = _line_runs(page, span)
        if runs and line:
            _join(runs, line[0])
        runs += line
    return runs


def direction(text: str) -> str:
    """The attribute an element with ``text`` needs when that is written from the right, or nothing."""
    return ' dir="rtl"' if runs_left(text) else ""


def to_markdown(runs: Sequence[Run]) -> str:
    """``runs`` as markdown, with tags where it has no sign."""
    escape_text = escaper("".join(run.text for run in runs), has_marks=any(run.marks - _RISES for run in runs))
    text = "".join(
        _wrapped("".join(_risen(run, escape_text) for run in group), marks, _markdown_sign)
        for marks, group in groupby(runs, key=lambda run: run.marks - _RISES)
    )
    return text if runs and runs[0].marks else escape_start(text)


def to_html(runs: Iterable[Run]) -> str:
    """``runs`` as HTML."""
    return "".join(
        _wrapped(
            "".join(_wrapped(escape(run.text, quote=False), run.marks & _RISES, _tag) for run in group), marks, _tag
        )
        for marks, group in groupby(runs, key=lambda run: run.marks - _RISES)
    )


def _line_runs(page: Page, span: Span) -> list[Run]:
    words = page.words[span.start : span.stop]
    kinds = {(word.style, word.rise) for word in words}
    if len(kinds) == 1 and (kind := kinds.pop())[1] == 0:
        return [Run(line_text(page, span), _looks(page.styles[kind[0]]) if page.styles else frozenset())]
    runs: list[Run] = []
    for token in _tokens(words):
        emphasis = _emphasis(page, token)
        pieces = [Run(word.text, emphasis | _rise(token, index)) for index, word in enumerate(token)]
        if runs:
            runs.append(Run(" ", runs[-1].marks & pieces[0].marks))
        runs += pieces
    return runs


def _tokens(words: Iterable[Word]) -> list[list[Word]]:
    """Words with those glued to them: what stands between two spaces."""
    tokens: list[list[Word]] = []
    for word in words:
        if tokens and word.glued:
            tokens[-1].append(word)
        else:
            tokens.append([word])
    return tokens


def _emphasis(page: Page, token: Sequence[Word]) -> frozenset[Mark]:
    """What most of the token's characters have; raised signs have the looks of the word they hang on."""
    if not page.styles:
        return frozenset()
    styles = {page.styles[word.style] for word in token if not word.rise}
    if len(styles) == 1:
        return _looks(styles.pop())
    styled = [(_looks(page.styles[word.style]), len(word.text)) for word in token if not word.rise]
    half = sum(length for _, length in styled) / 2
    return frozenset(mark for mark in Mark if sum(length for looks, length in styled if mark in looks) > half)


@lru_cache(maxsize=512)
def _looks(style: Style) -> frozenset[Mark]:
    looks = {
        Mark.BOLD: style.bold,
        Mark.ITALIC: style.italic,
        Mark.UNDERLINED: style.underlined,
        Mark.STRUCK: style.struck,
    }
    return frozenset(mark for mark, is_so in looks.items() if is_so)


def _rise(token: Sequence[Word], index: int) -> frozenset[Mark]:
    word = token[index]
    if not word.rise or (index and token[index - 1].text[-1:].isdigit() and _ORDINAL.match(word.text)):
        return frozenset()
    return frozenset({Mark.SUPERSCRIPT if word.rise > 0 else Mark.SUBSCRIPT})


def _join(runs: list[Run], following: Run) -> None:
    """Make ``runs`` end so that a line beginning with ``following`` can go on: with a space, or the cut undone."""
    if is_cut("".join(run.text for run in runs[-3:]), following.text):
        last = runs.pop()
        runs.append(Run(last.text[:-1], last.marks))
    else:
        runs.append(Run(" ", runs[-1].marks & following.marks))


def _without_marker(runs: list[Run], marker: str) -> list[Run]:
    """``runs`` of a list item without its bullet; a number stays, but is no part of what is emphasised."""
    runs = _merged(runs)
    if not marker or not runs or not runs[0].text.startswith(marker):
        return runs
    rest = runs[0].text.removeprefix(marker)
    if rest and not rest[0].isspace():
        return runs
    following = [Run(rest, runs[0].marks), *runs[1:]] if rest else runs[1:]
    following[:1] = [Run(run.text.lstrip(), run.marks) for run in following[:1]]
    return [Run(marker), Run(" "), *following] if any(map(str.isalnum, marker)) else following


def _telling(runs: Sequence[Run]) -> frozenset[Mark]:
    """The marks that set some words of a block off from the others."""
    most = _WHOLE * sum(len(run.text) for run in runs)
    emphasis = {Mark.BOLD, Mark.ITALIC, Mark.UNDERLINED}
    whole = {mark for mark in emphasis if sum(len(run.text) for run in runs if mark in run.marks) >= most}
    return frozenset(Mark) - whole


def _weighty(runs: list[Run]) -> list[Run]:
    """``runs`` without the emphasis of stretches too short to be words."""
    for mark, word in _WORD.items():
        light: set[int] = set()
        for has_mark, group in groupby(range(len(runs)), key=lambda index: mark in runs[index].marks):
            stretch = list(group)
            text = " ".join(runs[index].text for index in stretch if not runs[index].marks & _RISES)
            if has_mark and not word.search(text):
                light.update(stretch)
        runs = [Run(run.text, run.marks - {mark}) if index in light else run for index, run in enumerate(runs)]
    return _merged(runs)


def _merged(runs: Iterable[Run]) -> list[Run]:
    groups = groupby(runs, key=lambda run: run.marks)
    return [Run("".join(run.text for run in group), marks) for marks, group in groups]


def _wrapped(text: str, marks: Iterable[Mark], sign: Callable[[Mark], tuple[str, str]]) -> str:
    """``text`` in ``marks``; spaces at its ends stay outside."""
    inner = text.strip()
    if not inner or not marks:
        return text
    start = text.index(inner)
    signs = [sign(mark) for mark in _ORDER if mark in marks]
    opening, closing = "".join(one for one, _ in signs), "".join(one for _, one in reversed(signs))
    return text[:start] + opening + inner + closing + text[start + len(inner) :]


def _tag(mark: Mark) -> tuple[str, str]:
    return f"<{mark}>", f"</{mark}>"


def _markdown_sign(mark: Mark) -> tuple[str, str]:
    sign = _SIGNS.get(mark)
    return (sign, sign) if sign else _tag(mark)


def _risen(run: Run, escape_text: Callable[[str], str]) -> str:
    """A run raised or lowered: with the characters made for it where there are any, else in tags."""
    for mark, characters in ((Mark.SUPERSCRIPT, _RAISED), (Mark.SUBSCRIPT, _LOWERED)):
        if mark in run.marks and run.text and all(character in characters for character in run.text):
            return "".join(characters[character] for character in run.text)
    return _wrapped(escape_text(run.text), run.marks & _RISES, _tag)
