"""Brings labels and wanted fields together: which labels may name which field, and how well they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from docbeat.answering.fields.kinds import kind_words
from docbeat.answering.fields.labels import Label, labels_in
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.terms import Terms, likeness, weight
from docbeat.answering.view import DocumentView, PageView, told_apart
from docbeat.document.model import BlockKind

# Less alike is not alike.
LEAST = 0.62
# Letters at either end by which misread words still find each other.
_EDGE = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """A label that may name a wanted field. ``score`` is how well, from 0 to 1."""

    label: Label
    page: PageView
    wanted: Wanted
    score: float


class PhraseIndex:
    """The phrases of all wanted fields, found by the words of a label."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        self._phrases: dict[str, list[tuple[Terms, float, Wanted]]] = defaultdict(list)
        for one in wanted:
            for phrase, worth in one.phrases:
                for key in _keys(phrase):
                    self._phrases[key].append((phrase, worth, one))

    def names(self, label: Terms) -> Iterator[tuple[Wanted, float]]:
        """The fields ``label`` may name and how well, each once."""
        best: dict[int, tuple[Wanted, float]] = {}
        seen: set[tuple[int, Terms]] = set()
        for key in _keys(label):
            for phrase, worth, wanted in self._phrases.get(key, ()):
                if (id(wanted), phrase) in seen:
                    continue
                seen.add((id(wanted), phrase))
                score = worth * likeness(phrase, label)
                if score >= LEAST and score > best.get(id(wanted), (wanted, 0.0))[1]:
                    best[id(wanted)] = (wanted, score)
        return iter(best.values())


@lru_cache(maxsize=50_000)
def _keys(phrase: Terms) -> frozenset[str]:
    """What a phrase is found by: its words that say something, and their ends, since a letter may be misread."""
    telling = [term for term in phrase if weight(term) > 0.5] or phrase
    ends = [end for term in telling if len(term) >= _EDGE + 2 for end in (f"{term[:_EDGE]}*", f"*{term[-_EDGE:]}")]
    return frozenset((*telling, *ends))


def namings(view: DocumentView, wanted: Iterable[Wanted]) -> list[Naming]:
    """Every label of the document that may name a wanted field. "Invoice" over a page names the page and no party."""
    index = PhraseIndex(wanted)
    return [
        Naming(label, page, one, score)
        for page in view.pages
        for whole_piece in page.pieces
        if whole_piece.block.kind is not BlockKind.CONTENTS
        for piece in told_apart(whole_piece)
        for label in labels_in(piece, page.cell_of(piece))
        for one, score in index.names(label.terms)
        if not (label.terms in kind_words() and "." in one.concept)
    ]
