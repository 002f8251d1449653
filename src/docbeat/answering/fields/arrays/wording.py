"""Wording: what labels of rows say - sums, balances carried over, the sides of an account - by the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from docbeat.answering.terms import Terms, terms, weight
from docbeat.answering.vocabulary import table

# Words that weigh no more say nothing.
_LIGHT = 0.2
# Names of sums have no more words.
_SHORT = 4


@cache
def _phrases(kind: str) -> tuple[frozenset[Terms], frozenset[str]]:
    phrases = [terms(text) for text in table("rows")[kind]]
    return frozenset(phrases), frozenset(phrase[0] for phrase in phrases)


def is_one_of(label: str, kind: str) -> bool:
    """Whether a label is one of the phrases of the vocabulary, whatever follows in brackets or after a colon."""
    plain = label.split("(")[0].split(":")[0]
    return terms(plain) in _phrases(kind)[0]


def is_sum_label(label: str) -> bool:
    """Whether a label is the name of a sum, of a balance carried over or of a charge on the sum."""
    said = terms(label)
    is_total = len(said) <= _SHORT and said[-1:] == ("total",)
    return is_total or any(is_one_of(label, kind) for kind in ("total", "carried")) or begins(label, "charge")


def begins(label: str, kind: str) -> bool:
    """Whether a label begins with one of the phrases."""
    phrases, firsts = _phrases(kind)
    said = terms(label)
    if not said or said[0] not in firsts:
        # A rate before the word: "20 % VAT".
        said = tuple(word for word in said if not word.isdigit() and word not in {"percent", "%"})
    return any(said[:length] in phrases for length in range(1, len(said) + 1))


def sides(phrases: Iterable[str]) -> Iterator[str]:
    """Which side of an account some headings mean, ``incoming`` or ``outgoing``: their words say nothing else."""
    for text in phrases:
        said = [word for word in terms(text) if weight(word) > _LIGHT]
        for side in ("incoming", "outgoing"):
            if is_one_of(text, side) or (len(said) > 1 and set(said) <= _words(side)):
                yield side


# Beside the name of a side these change nothing: "Electronic withdrawals".
_ANY_SIDE = frozenset({"other", "account", "total", "electronic", "online", "automatic", "miscellaneous"})


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for phrase in _phrases(kind)[0] for word in phrase) | _ANY_SIDE
