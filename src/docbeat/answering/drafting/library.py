"""The usual documents with their fields, and the usual lists with their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from docbeat.answering.drafting.property import Spec
from docbeat.answering.terms import Terms, terms
from docbeat.answering.vocabulary import table


def template(text: str) -> Mapping[str, Spec] | None:
    """The fields of the document that ``text`` names, whatever stands around the name; the longest name counts."""
    words = terms(text)
    found = [name for name in _templates() if _position(name, words) is not None]
    return _templates()[max(found, key=len)] if found else None


def without_documents(text: str) -> str:
    """``text`` without the words that only say which document is meant."""
    words = list(terms(text))
    for name in sorted(_templates(), key=len, reverse=True):
        place = _position(name, tuple(words))
        if place is not None:
            del words[place : place + len(name)]
    return " ".join(word for word in words if word not in _set("document"))


def is_everything(text: str) -> bool:
    """Whether ``text`` asks for the usual fields and names none."""
    return all(word in _set("everything") or word in _FILLERS for word in terms(text))


def entry(name: str) -> Mapping[str, Spec] | None:
    """What each entry of the list ``name`` usually has."""
    words = terms(name)
    lists: Mapping[str, Mapping[str, Spec]] = table("library")["lists"]
    return lists.get(words[-1]) if words and words[0] not in _SUMMED else None


def is_plural(name: str) -> bool:
    """Whether a field with this name is a list."""
    last = re.findall(r"[^\W_]+", name)[-1:] or [""]
    word = last[0].casefold()
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _set("singular"):
        return word in _COLLECTIVE
    return terms(name)[0] not in _SUMMED


# Names that begin so are of one figure: "total taxes".
_SUMMED = frozenset({"total", "gross", "net", "sum", "average", "number", "count", "subtotal", "grand", "is", "has"})
_COLLECTIVE = frozenset({"education", "experience", "people", "staff"})
_FILLERS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "from",
        "for",
        "and",
        "with",
        "to",
        "this",
        "that",
        "there",
        "these",
        "my",
        "our",
        "your",
        "every",
        "each",
        "any",
        "out",
        "as",
        "me",
        "please",
    ]
)


def _position(name: Terms, words: Terms) -> int | None:
    places = (place for place in range(len(words) - len(name) + 1) if words[place : place + len(name)] == name)
    return next(places, None)


@cache
def _templates() -> dict[Terms, Mapping[str, Spec]]:
    documents: Mapping[str, Mapping[str, Mapping[str, Spec]]] = table("library")["documents"]
    return {terms(str(name)): entry["fields"] for entry in documents.values() for name in entry["names"]}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(word for text in table("library")["words"][name] for word in (text, *terms(text)))
