"""What kind of document is asked, and what kind it is: told by its heads and by the names in the schema."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from docbeat.answering.field import Field
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import DocumentView
from docbeat.answering.vocabulary import table

# How much a head is worth against a name in the schema.
_HEAD = 3.0


@cache
def kind_words() -> dict[Terms, str]:
    """The kind each word or phrase stands for."""
    return {terms(word): kind for kind, words in table("kinds").items() for word in words}


def kind_of(view: DocumentView, root: Field) -> str:
    """The kind, in the words of the vocabulary; empty when nothing tells it."""
    votes: dict[str, float] = defaultdict(float)
    for page in view.pages[:1]:
        for piece in page.pieces:
            kind = kind_words().get(terms(piece.text)) if len(piece.text) < 40 else None
            if kind:
                votes[kind] += _HEAD * piece.height / 10
    for name in _names(root):
        for word, kind in kind_words().items():
            if set(word) <= set(terms(name)):
                votes[kind] += 1
    return max(votes, key=lambda kind: votes[kind], default="")


def _names(field: Field) -> list[str]:
    inner = [*field.fields, *([field.items] if field.items else [])]
    return [field.name, field.title, *(name for one in inner for name in _names(one))]
