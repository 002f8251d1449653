"""Terms: names of fields and labels on pages brought to the same words, and how alike they are.

``invoiceNo``, ``Invoice #`` and ``INVOICE NUMBER:`` all become ("invoice", "number").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from docbeat.answering.vocabulary import table

Terms = tuple[str, ...]

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+|[#№%]")
_WORDS = table("words")
_JOINED: dict[str, str] = _WORDS["joined"]
_SHORT = {short: long for long, shorts in _WORDS["short"].items() for short in shorts}
# Words that say little about which field it is.
_LIGHT, _BROAD = frozenset(_WORDS["weight"]["light"]), frozenset(_WORDS["weight"]["broad"])
# "T.V.A." and "P.O." are words.
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?(?![^\W_])")
_PLURALS = re.compile(r"(?<=[a-z]{2}[^su])s$|(?<=[a-z]{2})ies$")
_ALIKE = 0.8
# Longer endings make another word: "Rechnungsbetrag".
_ENDING = 3
# A label without the word that tells two fields apart: "Statement date" for a "statement start date".
_MISSING = 0.8


def terms(text: str) -> Terms:
    """The words of a name or a label in one spelling: lower case, no accents, short forms long, singular."""
    return _terms(text)


@lru_cache(maxsize=200_000)
def _terms(text: str) -> Terms:
    plain = unicodedata.normalize("NFKD", _HUMP.sub(" ", text).replace("’", "'").replace("_", " "))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", plain)
    for parted, word in _JOINED.items():
        plain = plain.replace(parted, f" {word} ")
    found = [_SHORT.get(word, word) for word in _WORD.findall(plain)]
    return tuple(dict.fromkeys(map(_singular, found)))


def _singular(word: str) -> str:
    if len(word) < 4:
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else _PLURALS.sub("", word)


@lru_cache(maxsize=100_000)
def weight(term: str) -> float:
    """How much a term says about which field is meant."""
    if term in _LIGHT:
        return 0.15
    return 0.6 if term in _BROAD else 1.0


@lru_cache(maxsize=200_000)
def likeness(wanted: Terms, label: Terms) -> float:
    """0 to 1: how far two phrases say the same. Words only one of them has count against it."""
    if not wanted or not label:
        return 0.0
    if wanted == label:
        return 1.0
    shared, missing = 0.0, False
    left = list(label)
    for term in wanted:
        match = _same(term, left)
        if match is None:
            missing = missing or weight(term) == 1.0
        else:
            shared += min(weight(term), weight(match))
            left.remove(match)
    alike = 2.0 * shared / (sum(map(weight, wanted)) + sum(map(weight, label)))
    return alike * _MISSING if missing else alike


def best_likeness(phrases: Iterable[Terms], label: Terms) -> float:
    """The likeness of the phrase that fits best."""
    return max((likeness(phrase, label) for phrase in phrases), default=0.0)


def _same(term: str, others: Sequence[str]) -> str | None:
    """The one among ``others`` that is ``term``, maybe misread or in another form."""
    if term in others:
        return term
    if len(term) < 5 or not term.isalpha():
        return None
    for other in others:
        if len(other) >= 5 and _alike(term, other):
            return other
    return None


@lru_cache(maxsize=100_000)
def _alike(term: str, other: str) -> bool:
    shorter, longer = sorted((term, other), key=len)
    if len(shorter) >= 6 and longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING:
        return True
    return Levenshtein.normalized_similarity(term, other) >= _ALIKE or _abbreviates(shorter, longer)


def _abbreviates(short: str, long: str) -> bool:
    """Whether a word is another with letters left out, neither at its start nor at its end: "fremdwhg"."""
    letters = iter(long)
    is_within = short[:3] == long[:3] and short[-1] == long[-1] and all(letter in letters for letter in short)
    return is_within and not long.startswith(short)
