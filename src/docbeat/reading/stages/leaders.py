"""Dot leaders: dots that lead the eye from a label to its figure and say nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docbeat.document.model import Word
from docbeat.reading.stages.lines import Line

_DOTS = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|_{4,})$")
_DOT = frozenset({".", "..", "…", "·"})
# Single dots are leaders when so many follow each other.
_LEAST_DOTS = 4


def find_leaders(lines: Sequence[Line]) -> list[Word]:
    """The words of ``lines`` that are leaders before or after other words of their line."""
    leaders: list[Word] = []
    for line in lines:
        run: list[Word] = []
        for word in (*line.words, None):
            if word is not None and word.text in _DOT:
                run.append(word)
                continue
            if len(run) >= _LEAST_DOTS:
                leaders += run
            run = []
            if word is not None and _DOTS.match(word.text):
                leaders.append(word)
    return leaders
