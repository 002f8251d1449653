"""Escapes only where markdown would see a mark."""

from __future__ import annotations

import pytest

from docbeat.rendering.escaping import escape_start, escaper


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a *pair* of stars", r"a \*pair\* of stars"),
        ("**kwargs and **more**", r"\*\*kwargs and \*\*more\*\*"),
        ("call __init__ first", r"call \_\_init\_\_ first"),
        ("``quoted'' and ``again''", r"\`\`quoted'' and \`\`again''"),
        ("~~struck~~ in the source", r"\~\~struck\~\~ in the source"),
        ("write <b>bold</b> text", r"write \<b>bold\</b> text"),
        ("R&amp;D is spelt so", r"R\&amp;D is spelt so"),
        ("a [link](target) shown", r"a \[link](target) shown"),
        (r"the path C:\*", r"the path C:\\*"),
    ],
)
def test_what_would_be_read_as_a_mark_is_escaped(text: str, escaped: str) -> None:
    assert escaper(text)(text) == escaped


@pytest.mark.parametrize(
    "text",
    [
        "p < .05*, and q < .01",
        "5 * 3 * 2 = 30",
        "a footnote* and no other",
        "snake_case_name and other_name",
        "Name ______ Date ______",
        "about ~5 and ~10",
        "AT&T and R&D; yes",
        "if a < b and c > d",
        "see [1] and [2]",
        "it's `one tick only",
        r"C:\harbour",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert escaper(text)(text) == text


def test_beside_marks_of_our_own_every_clinging_sign_is_escaped() -> None:
    text = "Total* of 5 * 3"
    assert escaper(text, has_marks=True)(text) == r"Total\* of 5 * 3"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("# no heading", r"\# no heading"), ("> so it is", r"\> so it is"), ("* * *", r"\* * *"), ("---", r"\---")],
)
def test_the_start_of_a_block_is_no_mark(text: str, escaped: str) -> None:
    assert escape_start(text) == escaped


@pytest.mark.parametrize("text", ["#1 of all", "-5 degrees", "1. first", "*starred", ""])
def test_starts_that_mark_nothing_stay(text: str) -> None:
    assert escape_start(text) == text
