"""How wide letters are on their strips, and by how much a strip is widened or narrowed before it is read.

The recogniser looks at a strip in steps of eight pixels, and tells letters and spaces best when a letter has two of
them. In narrow print it drops thin letters and spaces, in loose print it sees spaces between letters. How wide the
letters of a line are is known only when it has been read; but most lines of a page are set in the type of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from docbeat.reading.vision.recognise import Character

# Pixels of strip from letter to letter, spaces counted, that are read best, and how far strips are changed for it.
_BEST, _NARROWEST, _WIDEST = 16.5, 0.75, 1.4
# Narrowing lets two thin letters run into one, so it is only for print that is clearly loose.
_LOOSE = 0.9
# Lines whose heights differ by less than this part are of one type; so many of them tell.
_ALIKE, _LATEST = 0.15, 15
# A line of fewer letters tells nothing.
_LEAST_LETTERS = 8
# A space is one when the recogniser gives it more than this.
_SPACE = 0.5


class Pitches:
    """The lines of a picture read so far, by their height on it."""

    def __init__(self) -> None:
        self._known: list[tuple[float, float]] = []

    def stretch(self, height: float) -> float:
        """By how much the strip of a line of this height is to be widened."""
        alike = [pitch for known, pitch in self._known if abs(known / height - 1.0) < _ALIKE]
        return stretch_for(median(alike[-_LATEST:])) if alike else 1.0

    def learn(self, height: float, characters: Sequence[Character], width: int) -> None:
        """Take note of a line of this height whose strip was ``width`` wide as cut out."""
        if len(characters) >= _LEAST_LETTERS:
            self._known.append((height, pitch_of(characters, width)))


def pitch_of(characters: Sequence[Character], width: float) -> float:
    """Pixels from letter to letter, spaces counted."""
    return width / max(1, len(characters) + sum(character.space > _SPACE for character in characters))


def stretch_for(pitch: float) -> float:
    """By how much a strip with letters so far apart is to be widened."""
    stretch = min(max(_BEST / max(pitch, 1.0), _NARROWEST), _WIDEST)
    return 1.0 if _LOOSE < stretch < 1.0 else stretch
