"""Words as they are compared: their stems, alone and in short runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

# A word or a few words in a row, as stems.
Gram = tuple[str, ...]
LONGEST_GRAM = 5

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’]s?\b")
# Several of what goes by capitals: "POs".
_CAPITALS = re.compile(r"\b([A-Z]{2,})s\b")
# The hyphen of "e-mail".
_HYPHENATED = re.compile(r"(?<=\be)[-‑](?=\w)")
_VOWEL = re.compile(r"[aeiouyäöüéèáíóú]")
# Endings taken off, longest first, with what takes their place.
_ENDINGS = (
    ("ships", ""),
    ("uals", ""),
    ("ual", ""),
    ("ments", ""),
    ("ship", ""),
    ("ment", ""),
    ("ials", ""),
    ("ings", ""),
    ("ies", "y"),
    ("ial", ""),
    ("ing", ""),
    ("als", ""),
    ("ers", ""),
    ("al", ""),
    ("ed", ""),
    ("er", ""),
    ("es", ""),
    ("s", ""),
)
_SHORTEST_STEM = 3
_NO_ENDINGS = ("ss", "us", "is")
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "has",
        "have",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "such",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "will",
        "with",
        "you",
        "your",
        "all",
        "about",
        "other",
        "each",
        "per",
        "via",
        "e",
        "g",
        "i",
        "page",
        "pages",
        "document",
        "documents",
        "section",
        "sections",
        "part",
        "parts",
        "contain",
        "contains",
        "containing",
        "include",
        "includes",
        "including",
        "relate",
        "related",
        "relating",
        "describe",
        "describes",
        "describing",
        "show",
        "shows",
        "showing",
        "etc",
    ]
)


def stems(text: str) -> list[str]:
    """The stems of all words of ``text``, in order."""
    return [stem(word) for word in _words(text)]


def telling_stems(text: str) -> list[str]:
    """The stems of the words of ``text`` that say what it is about."""
    return [stem(word) for word in _words(text) if word not in STOP_WORDS]


def _words(text: str) -> list[str]:
    text = _CAPITALS.sub(r"\1", text).casefold()
    return _WORD.findall(_APOSTROPHE.sub("", _HYPHENATED.sub("", text)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """``word``, in small letters, without the endings of English: "invoicing" and "invoices" are the same."""
    for ending, instead in () if word.endswith(_NO_ENDINGS) else _ENDINGS:
        rest = word.removesuffix(ending)
        if (
            rest != word
            and len(rest) >= _SHORTEST_STEM
            and _VOWEL.search(rest)
            and not word.endswith(("ss", "us", "is"))
        ):
            word = rest + instead
            break
    word = word.removesuffix("e") if len(word) > _SHORTEST_STEM else word
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "0123456789" else word


def grams(words: Sequence[str], longest: int = LONGEST_GRAM) -> set[Gram]:
    """All runs of up to ``longest`` of ``words``."""
    return {
        tuple(words[start : start + size]) for size in range(1, longest + 1) for start in range(len(words) - size + 1)
    }


def outermost(found: Iterable[Gram]) -> list[Gram]:
    """Those of ``found`` that are not inside a longer one."""
    runs = list(found)
    return [run for run in runs if not any(len(run) < len(other) and run in grams(other) for other in runs)]


def phrases(texts: Iterable[str]) -> list[Gram]:
    """Each of ``texts`` as the run of stems it is found by."""
    return [tuple(stems(text)) for text in texts]
