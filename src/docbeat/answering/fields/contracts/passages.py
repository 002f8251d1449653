"""Passages: the running text of a document, block by block, with what it defines; made once per document."""

from __future__ import annotations

import re
from functools import cached_property

from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import DocumentView, Joined, Piece, whole
from docbeat.document.model import BlockKind, Layer

_DEFINED = re.compile(r"[“\"]([^”\"]{2,70})[”\"]\s*(?:shall mean|means?|has the meaning|:)")
_AGREEMENT = re.compile(r"\b(?:agreement|contract|lease|indenture|deed)\b", re.IGNORECASE)
_SENTENCE = 90
# What agreements say of themselves stands on the pages before their articles.
_OPENING = 12
_NO_TEXT = frozenset({BlockKind.TABLE, BlockKind.CONTENTS, BlockKind.PAGE_NUMBER, BlockKind.HEADER, BlockKind.FOOTER})


class Passages:
    """The passages of ``view``."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view

    @cached_property
    def is_agreement(self) -> bool:
        """Whether one of the first pages bears the title of one."""
        lines = [piece.text for page in self.view.pages[:2] for piece in page.pieces]
        return any(_AGREEMENT.search(line) for line in lines if len(line) < _SENTENCE)

    @cached_property
    def all(self) -> list[Joined]:
        """Every block of running text."""
        blocks = [block for block in self.view.blocks if block.kind not in _NO_TEXT and block.layer is Layer.BODY]
        return [Joined(map(whole, self.view.pieces_of(block))) for block in blocks]

    @cached_property
    def lines(self) -> list[Piece]:
        """The lines of the cover and of the preamble."""
        first = self.view.pages[0].page.number if self.view.pages else 0
        return [
            piece
            for block in self.view.blocks
            if block.kind not in _NO_TEXT and block.layer is Layer.BODY and block.page < first + _OPENING
            for piece in self.view.pieces_of(block)
        ]

    @cached_property
    def opening(self) -> Joined:
        """Cover and preamble as one text."""
        return Joined(map(whole, self.lines))

    @cached_property
    def definitions(self) -> dict[Terms, tuple[Joined, int]]:
        """Where each defined term is explained, and where in the passage that begins."""
        found: dict[Terms, tuple[Joined, int]] = {}
        for passage in self.all:
            defined = _DEFINED.match(passage.text.strip())
            if defined:
                found.setdefault(terms(defined[1]), (passage, defined.end()))
        return found
