"""Yes and no, in words and in boxes."""

from __future__ import annotations

import pytest

from docbeat.answering.fields.values.booleans import find_booleans


@pytest.mark.parametrize(
    "text", ["Yes", "TRUE", "ja", "oui", "sí", "Sim", "ya", "checked", "☒", "[x]", "( X )", "✓", "はい"]
)
def test_yes(text: str) -> None:
    [match] = find_booleans(text)
    assert match.value is True
    assert match.certainty >= 0.9


@pytest.mark.parametrize(
    "text", ["No", "False", "nein", "NON", "não", "tidak", "unchecked", "☐", "[ ]", "( )", "いいえ"]
)
def test_no(text: str) -> None:
    [match] = find_booleans(text)
    assert match.value is False
    assert match.certainty >= 0.9


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("Yes ☒ No ☐", "Yes ☒", True),
        ("☐ Yes ☒ No", "☒ No", False),
        ("[ ] Yes [X] No", "[X] No", False),
        ("Oui [x] Non [ ]", "Oui [x]", True),
    ],
)
def test_the_ticked_box_answers(text: str, printed: str, value: bool) -> None:
    [match] = find_booleans(text)
    assert (match.printed(text), match.value) == (printed, value)


def test_nothing_ticked_or_both_is_no_answer() -> None:
    assert find_booleans("Yes ☐ No ☐") == []
    assert find_booleans("Yes ☒ No ☒") == []


def test_a_letter_or_a_word_in_a_sentence_is_less_sure() -> None:
    assert find_booleans("Y")[0].certainty < 0.5
    assert find_booleans("the answer is yes")[0].certainty <= 0.5
    assert find_booleans("there is no way")[0].certainty < 0.2


@pytest.mark.parametrize("text", ["No. 5", "NO 290, JALAN", "No: 4711", "number", "noyes"])
def test_a_number_is_no_refusal(text: str) -> None:
    assert find_booleans(text) == []


def test_bullets_and_numbered_parts_answer_nothing() -> None:
    assert find_booleans("● To understand") == []
    assert find_booleans("● Yes ○ No")[0].value is True
    assert all(one.certainty < 0.5 for one in find_booleans("notwithstanding, (x) the non-default margin"))
