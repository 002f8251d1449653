"""Options of a field, and what documents say for them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.answering.fields.values.enums import match_enum


@pytest.mark.parametrize(
    ("text", "options", "meant"),
    [
        ("IN PROGRESS", ["in_progress", "done"], "in_progress"),
        ("Invoices", ["invoice", "receipt"], "invoice"),
        ("MEN", ["male", "female"], "male"),
        ("M", ["Male", "Female"], "Male"),
        ("Women's 50m", ["men", "women"], "women"),
        ("Cr", ["credit", "debit"], "credit"),
        ("Not paid", ["paid", "unpaid"], "unpaid"),
        ("status: not paid yet", ["paid", "unpaid"], "unpaid"),
        ("US$", ["USD", "EUR"], "USD"),
        ("cred", ["credit", "debit"], "credit"),
        ("N.A.", ["Not Applicable", "Other"], "Not Applicable"),
        ("freestyIe", ["Freestyle", "Backstroke"], "Freestyle"),
        ("Überweisung", ["cash", "bank transfer"], "bank transfer"),
        ("50m Breaststroke", ["Freestyle", "Breaststroke"], "Breaststroke"),
        ("2", [1, 2, 3], 2),
    ],
)
def test_the_option_a_text_means(text: str, options: list[Any], meant: Any) -> None:
    match = match_enum(text, options)
    assert match is not None
    assert match.value == meant


@pytest.mark.parametrize(
    ("text", "options"),
    [("credit and debit", ["credit", "debit"]), ("xyz", ["a", "b"]), ("", ["a"]), ("cat", ["dog", None])],
)
def test_what_fits_two_or_none_means_nothing(text: str, options: list[Any]) -> None:
    assert match_enum(text, options) is None


def test_the_option_alone_is_surest() -> None:
    options = ["credit", "debit"]
    alone, within, misread = (match_enum(text, options) for text in ("Credit", "a credit of", "credlt"))
    assert alone is not None
    assert within is not None
    assert misread is not None
    assert alone.certainty > within.certainty > misread.certainty
    assert within.printed("a credit of") == "credit"


def test_descriptions_add_names() -> None:
    options = ["A1", "B2"]
    match = match_enum("Express", options, {"A1": "standard post", "B2": "express delivery"})
    assert match is not None
    assert match.value == "B2"


@given(st.text(), st.lists(st.text(), max_size=4))
def test_no_text_is_too_odd(text: str, options: list[str]) -> None:
    match = match_enum(text, options)
    assert match is None or match.value in options


@given(
    st.lists(st.from_regex(r"[a-z]{5,9}_[a-z]{5,9}", fullmatch=True), min_size=1, max_size=5, unique=True), st.data()
)
def test_an_option_in_capitals_is_that_option(options: list[str], data: st.DataObject) -> None:
    option = data.draw(st.sampled_from(options))
    match = match_enum(option.upper().replace("_", " "), options)
    assert match is None or match.value == option
