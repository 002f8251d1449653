"""What forms call things, by language and concept; the words lie in ``wordings/``.

Each line there is a concept and its wordings: first those both halves know, after ``//`` those of the bench.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

Wordings = dict[str, tuple[list[str], list[str]]]
_LANGUAGES = ("en", "de", "fr", "es")


def _read(form: str, language: str) -> Wordings:
    table = {}
    text = (Path(__file__).parent / "wordings" / f"{form}-{language}.txt").read_text(encoding="utf-8")
    for line in text.strip().splitlines():
        concept, _, wordings = line.partition(": ")
        shared, _, more = wordings.partition(" // ")
        table[concept] = (shared.split("|"), more.split("|") if more else [])
    return table


INVOICE = {language: _read("invoice", language) for language in _LANGUAGES}
BANK = {language: _read("statement", language) for language in _LANGUAGES}


class Labels:
    """The wordings one document uses: chosen once for each concept."""

    def __init__(self, random: Random, table: Wordings, *, bench: bool) -> None:
        self._chosen: dict[str, str] = {}
        for concept, (shared, more) in table.items():
            # Half of what the bench sees are wordings the tests never show.
            self._chosen[concept] = random.choice(more if bench and more and random.random() < 0.5 else shared)

    def __getitem__(self, concept: str) -> str:
        return self._chosen[concept]

    def avoid(self, random: Random, concept: str, words: tuple[str, ...], table: Wordings) -> None:
        """Word ``concept`` without any of the words, if that can be."""
        if any(word in self[concept].lower() for word in words):
            choices = [text for text in table[concept][0] if not any(word in text.lower() for word in words)]
            self._chosen[concept] = random.choice(choices or [self[concept]])

    def differ(self, random: Random, concept: str, other: str, table: Wordings) -> None:
        """Word ``concept`` otherwise where both would read alike."""
        if self[concept].lower() == self[other].lower():
            choices = [text for text in table[concept][0] if text.lower() != self[other].lower()]
            self._chosen[concept] = random.choice(choices)
