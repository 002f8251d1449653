"""Letters are brought to the width at which they are read best."""

from __future__ import annotations

import numpy as np

from docbeat.reading.vision.detect import find_lines
from docbeat.reading.vision.pitch import Pitches, pitch_of, stretch_for
from docbeat.reading.vision.recognise import Character, read_line
from tests.unit.reading.pictures import note


def line(letters: int, spaces: int = 0) -> list[Character]:
    return [Character("x", place / letters, 1.0, float(place < spaces)) for place in range(letters)]


def test_spaces_take_as_much_room_as_letters() -> None:
    assert pitch_of(line(10), 200) == 20
    assert pitch_of(line(10, spaces=2), 240) == 20
    assert pitch_of([], 50) == 50


def test_narrow_print_is_widened_and_loose_print_narrowed_within_bounds() -> None:
    assert stretch_for(16.5) == 1.0
    assert 1.0 < stretch_for(14.0) < 1.4
    assert stretch_for(5.0) == 1.4
    assert 0.75 < stretch_for(20.0) < 1.0
    assert stretch_for(60.0) == 0.75


def test_a_line_is_stretched_as_those_of_its_height_need() -> None:
    pitches = Pitches()
    assert pitches.stretch(30) == 1.0
    pitches.learn(30, line(20), 20 * 12)
    pitches.learn(60, line(20), 20 * 22)
    assert pitches.stretch(31) == stretch_for(12)
    assert pitches.stretch(58) == stretch_for(22)
    assert pitches.stretch(100) == 1.0


def test_a_short_line_teaches_nothing() -> None:
    pitches = Pitches()
    pitches.learn(30, line(3), 18)
    assert pitches.stretch(30) == 1.0


def test_a_widened_strip_says_the_same_in_the_same_places() -> None:
    picture = np.asarray(note(["Total 1,234.50 EUR"]))
    (quad, *_) = find_lines(picture, "tiny")
    plain, wide = (read_line(picture, quad, "tiny", stretch) for stretch in (1.0, 1.3))
    assert [one.text for one in plain.characters] == [one.text for one in wide.characters]
    assert all(abs(a.place - b.place) < 0.02 for a, b in zip(plain.characters, wide.characters, strict=True))
