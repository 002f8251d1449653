"""Letter-spaced words: "C H A P T E R" is one word.

Tracked letters stand at even distances, edge to edge; wider gaps part the words. Rows of single letters that mean
themselves (answers, days, axes) are evenly spaced from middle to middle, further apart, or in the order of the
alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec

from docbeat.document.geometry import Box, union
from docbeat.document.model import Style, Word
from docbeat.reading.content import PageContent

# Pieces of a spaced word have no more characters than this; where kerning pulled two together, they are one piece.
_LONGEST = 2
# Most of its pieces have one.
_SINGLE = 0.75
# A spaced word has this many letters at least; small letters stand alone in formulas and have to be more.
_LEAST, _LEAST_SMALL = 4, 6
# How far letters and words may stand apart, in ems.
_WIDEST_LETTER, _WIDEST_WORD = 0.8, 2.5
# Gaps of letters differ by less than this, in ems; gaps of words are wider by this factor and this much, in ems.
_EVEN, _WIDER, _MORE = 0.08, 1.5, 0.15
# Letters share this part of their height with the next.
_LEVEL = 0.8
# Scripts from here on are set without spaces anyway.
_IDEOGRAPHS = 0x2E80
_VOWELS = frozenset("aeiouyäöüåæøáéíóúàèìòùâêîôû")


def join_spaced(content: PageContent) -> PageContent:
    """``content`` with the letters of spaced words joined."""
    words: list[Word] = []
    is_changed = False
    for run in _runs(content.words, content.styles):
        joined = _joined(run, content.styles[run[0].style].size) if len(run) >= _LEAST else run
        is_changed |= joined is not run
        words += joined
    return replace(content, words=words) if is_changed else content


def _runs(words: Iterable[Word], styles: Sequence[Style]) -> Iterable[list[Word]]:
    """Consecutive pieces short enough and near enough for a spaced word; all others one by one."""
    run: list[Word] = []
    for word in words:
        if run and not (len(word.text) <= _LONGEST and _is_next(run[-1], word, styles)):
            yield run
            run = []
        run.append(word)
        if len(word.text) > _LONGEST:
            yield run
            run = []
    if run:
        yield run


def _is_next(before: Word, word: Word, styles: Sequence[Style]) -> bool:
    if before.style != word.style or word.angle or word.glued:
        return False
    gap, size = word.box.x0 - before.box.x1, styles[word.style].size
    return 0 < gap < _WIDEST_WORD * size and before.box.overlap_y(word.box) > _LEVEL * word.box.height


def _joined(run: list[Word], size: float) -> list[Word]:
    """The words a run of letters spells, or ``run`` itself where it spells none."""
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 3]
    most = max(usual * _WIDER, usual + _MORE * size)
    between = [gap for gap in gaps if gap <= most]
    is_even = max(between) - min(between) < _EVEN * size and usual < _WIDEST_LETTER * size
    singles = sum(len(word.text) == 1 for word in run)
    if not is_even or singles < _SINGLE * len(run) or not _is_spelt("".join(word.text for word in run)):
        return run
    groups = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap <= most:
            groups[-1].append(word)
        else:
            groups.append([word])
    # Someone's initials, a letter before a word: no group of letters, no word.
    if len(groups) * 2 > len(run):
        return run
    return [_whole(group, usual) for group in groups]


def _is_spelt(text: str) -> bool:
    """Whether single letters that read ``text`` can be the letters of words."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < (_LEAST if text.isupper() else _LEAST_SMALL) or 4 * len(letters) < 3 * len(text):
        return False
    if any(ord(letter) >= _IDEOGRAPHS for letter in letters) or len(set(letters)) == 1:
        return False
    is_latin = max(letters) < "\u0250"
    is_alphabet = all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))
    return not is_alphabet and not (is_latin and _VOWELS.isdisjoint(text.lower()))


def _whole(group: Sequence[Word], gap: float) -> Word:
    """The letters as one word; the space after each is part of it, after the last as well."""
    if len(group) == 1:
        return group[0]
    box = union(word.box for word in group)
    box = Box(box.x0, box.y0, box.x1 + gap, box.y1)
    return msgspec.structs.replace(group[0], text="".join(word.text for word in group), box=box)
