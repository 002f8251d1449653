from __future__ import annotations

import numpy as np
import pytest

from docbeat.reading.vision import again
from docbeat.reading.vision.recognise import Character, ReadLine

LETTER, SPACE = 10, 20


@pytest.fixture
def strips(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The widths of the strips the small model is given; it reads an X in the middle of each."""
    widths: list[int] = []

    def read(strip: np.ndarray, model: str, stretch: float) -> list[Character]:
        assert model == "small"
        assert stretch > 1.0, "letters ten pixels wide are widened"
        widths.append(strip.shape[1])
        return [Character("X", 0.5, 1.0)]

    monkeypatch.setattr(again, "read_strip", read)
    return widths


def printed(text: str, unsure: str, least: float = 0.5) -> ReadLine:
    """A line with a bar of ink for each letter; ``unsure`` letters were read with confidence ``least``."""
    strip = np.full((48, sum(SPACE if letter == " " else LETTER for letter in text) + SPACE, 3), 255, np.uint8)
    x, space, characters = SPACE // 2, 0.0, []
    for letter in text:
        if letter == " ":
            x, space = x + SPACE, 1.0
            continue
        strip[12:36, x + 1 : x + 8] = 0
        sure = least if letter in unsure else 1.0
        characters.append(Character(letter, (x + 4.5) / strip.shape[1], sure, space))
        x, space = x + LETTER, 0.0
    return ReadLine(characters, strip)


def said(line: ReadLine) -> str:
    return "".join(" " * (character.space > 0.5) + character.text for character in line.characters)


LONG = "these words make a line that is much longer than most"


def test_only_the_doubtful_word_of_a_long_line_is_read_again(strips: list[int]) -> None:
    (line,) = again.read_unsure_again([printed(LONG, "k")])
    assert said(line) == LONG.replace("make", "X")
    assert len(strips) == 1
    assert 4 * LETTER < strips[0] < 6 * LETTER + SPACE


def test_what_was_read_again_stands_where_it_is_on_the_line(strips: list[int]) -> None:
    before = printed(LONG, "k")
    (line,) = again.read_unsure_again([before])
    place = line.characters[said(line).replace(" ", "").index("X")].place
    word = before.characters[10:14]
    assert word[0].place < place < word[-1].place
    assert strips


def test_doubtful_neighbours_are_read_together(strips: list[int]) -> None:
    (line,) = again.read_unsure_again([printed(LONG, "kw")])
    assert said(line) == LONG.replace("words make", "X")
    assert len(strips) == 1


def test_a_short_line_is_read_again_as_a_whole(strips: list[int]) -> None:
    line = printed("Total 10", "0")
    assert said(again.read_unsure_again([line])[0]) == "X"
    assert strips == [line.strip.shape[1]]


def test_sure_lines_stay(strips: list[int]) -> None:
    lines = [printed(LONG, ""), printed("Total", "")]
    assert again.read_unsure_again(lines) == lines
    assert strips == []


def test_noise_is_not_read_again(strips: list[int]) -> None:
    noise = printed("abab", "ab", 0.2)
    assert again.read_unsure_again([noise, ReadLine([], noise.strip)])[0] is noise
    assert strips == []


def test_the_most_doubtful_come_first(strips: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [printed("Total", "T", 0.9), printed("Gross", "G", 0.4)]
    monkeypatch.setattr(again, "_MOST_AGAIN", lines[1].strip.shape[1])
    assert [said(line) for line in again.read_unsure_again(lines)] == ["Total", "X"]
    assert len(strips) == 1
