from __future__ import annotations

import numpy as np
import pytest

from docbeat.reading.vision.letters import common_sizes, heavy, measure
from docbeat.reading.vision.recognise import read_line
from docbeat.reading.vision.spacing import cut_words
from tests.unit.reading.pictures import note


def measured(text: str, letters: float) -> float:
    """The size found for ``text`` drawn with letters of that many pixels."""
    height = 2 * letters
    quad = np.array([(30, 40 - 0.3 * letters), (1000, 40 - 0.3 * letters), (1000, 40 + 1.7 * letters)], np.float32)
    quad = np.vstack([quad, [(30, 40 + 1.7 * letters)]]).astype(np.float32)
    line = read_line(np.asarray(note([text], (1100, 300), letters)), quad, "tiny")
    return measure(line.strip, cut_words(line)).size * height


@pytest.mark.parametrize("text", ["Size of these letters", "nose cream sauce", "TOTAL 1,234.50", "gypsy jig, quay"])
@pytest.mark.parametrize("letters", [24.0, 48.0])
def test_the_size_does_not_depend_on_what_is_written(text: str, letters: float) -> None:
    assert measured(text, letters) == pytest.approx(letters, rel=0.17)


def test_sizes_that_differ_as_measured_become_one() -> None:
    assert common_sizes([10.1, 9.8, 10.3, 14.0], [50, 60, 40, 20]) == [10.0, 10.0, 10.0, 14.0]


def test_what_most_of_the_page_has_is_settled_first() -> None:
    # 10.6 is near both; most letters are 10.1, so it goes there.
    assert common_sizes([10.1, 10.6, 11.3], [500, 10, 20]) == [10.0, 10.0, 11.5]


def test_no_lines_have_no_sizes() -> None:
    assert common_sizes([], []) == []


BODY = [0.119, 0.121, 0.118, 0.122, 0.120, 0.117]


def bold(weights: list[float], sizes: list[float], letters: list[int]) -> list[bool]:
    return heavy([*BODY, *weights], [10.0] * len(BODY) + sizes, [60] * len(BODY) + letters)[len(BODY) :]


def test_what_stands_out_from_even_print_is_bold() -> None:
    assert bold([0.138, 0.125], [10.0, 10.0], [20, 20]) == [True, False]


def test_small_print_looks_heavier_than_it_is_and_large_print_lighter() -> None:
    assert bold([0.137, 0.125], [8.0, 14.0], [20, 20]) == [False, True]


def test_few_letters_must_be_plainly_heavier() -> None:
    assert bold([0.137, 0.145, 0.2], [10.0] * 3, [6, 6, 3]) == [False, True, False]


def test_on_uneven_print_little_more_weight_tells_nothing() -> None:
    uneven = [0.10, 0.11, 0.12, 0.13, 0.14, 0.145]
    assert heavy(uneven, [10.0] * 6, [30] * 6) == [False] * 6
    assert heavy([], [], []) == []
