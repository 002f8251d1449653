from __future__ import annotations

import numpy as np
import pytest

from docbeat.reading.vision.recognise import Character, ReadLine
from docbeat.reading.vision.spacing import cut_words


def line(bars: list[tuple[int, int]], spaces: list[float], *, light: bool = False) -> ReadLine:
    """A strip of 400 columns with one bar of ink per character, and how likely a space stands before each."""
    strip = np.full((48, 400, 3), 20 if light else 250, np.uint8)
    for start, stop in bars:
        strip[12:36, start:stop] = 240 if light else 10
    characters = [
        Character(chr(97 + index), (start + stop) / 800, 0.9, space)
        for index, ((start, stop), space) in enumerate(zip(bars, spaces, strict=True))
    ]
    return ReadLine(characters, strip)


CLOSE = [(20, 36), (40, 56), (60, 76), (80, 96)]
APART = [(20, 36), (40, 56), (76, 92), (96, 112)]
LOOSE = [(20, 36), (52, 68), (88, 104), (120, 136)]


def test_words_end_where_the_ink_does() -> None:
    words = cut_words(line(APART, [0, 0, 0.9, 0]))
    assert [word.text for word in words] == ["ab", "cd"]
    assert [(round(word.start * 400), round(word.stop * 400)) for word in words] == [(20, 56), (76, 112)]


def test_light_print_on_dark_has_gaps_too() -> None:
    words = cut_words(line(APART, [0, 0, 0.9, 0], light=True))
    assert [(round(word.start * 400), round(word.stop * 400)) for word in words] == [(20, 56), (76, 112)]


@pytest.mark.parametrize(
    ("bars", "likely", "expected"),
    [
        (APART, 0.35, ["ab", "cd"]),  # doubtful, but the gap is wide
        (CLOSE, 0.35, ["abcd"]),
        (CLOSE, 0.55, ["abcd"]),  # the recogniser believes in it, the ink does not
        (CLOSE, 0.95, ["ab", "cd"]),  # it is sure
        (LOOSE, 0.0, ["abcd"]),  # spaced letters are no words
    ],
)
def test_likelihood_and_gap_decide_together(bars: list[tuple[int, int]], likely: float, expected: list[str]) -> None:
    assert [word.text for word in cut_words(line(bars, [0, 0, likely, 0]))] == expected


def test_a_gap_as_wide_as_a_letter_parts_without_likelihood() -> None:
    assert [word.text for word in cut_words(line([(20, 36), (40, 56), (60, 76), (110, 126)], [0, 0, 0, 0]))] == [
        "abc",
        "d",
    ]


def test_nothing_read_gives_no_words() -> None:
    assert cut_words(ReadLine([], np.zeros((48, 100, 3), np.uint8))) == []


def test_a_strip_without_contrast_still_places_its_words() -> None:
    words = cut_words(ReadLine([Character("x", 0.3, 0.9)], np.full((48, 100, 3), 128, np.uint8)))
    assert len(words) == 1
    assert 0 <= words[0].start < words[0].stop <= 1


# Twelve letters close to each other but for a gap in the middle, such as tight print has for a space.
TIGHT = [(20 + 18 * index + (4 if index > 5 else 0), 36 + 18 * index + (4 if index > 5 else 0)) for index in range(12)]


@pytest.mark.parametrize(
    ("letters", "likely", "expected"),
    [
        (12, 0.2, ["abcdef", "ghijkl"]),
        (12, 0.0, ["abcdefghijkl"]),  # the recogniser sees none
        (8, 0.2, ["abcdefgh"]),  # a word of such a length is nothing rare
    ],
)
def test_in_long_words_less_makes_a_space(letters: int, likely: float, expected: list[str]) -> None:
    spaces = [likely if index == 6 else 0.0 for index in range(letters)]
    assert [word.text for word in cut_words(line(TIGHT[:letters], spaces))] == expected


def test_figures_run_on_however_long() -> None:
    read = line(TIGHT, [0.2 if index == 6 else 0.0 for index in range(12)])
    figures = [Character("7", one.place, one.confidence, one.space) for one in read.characters]
    assert [word.text for word in cut_words(ReadLine(figures, read.strip))] == ["7" * 12]
