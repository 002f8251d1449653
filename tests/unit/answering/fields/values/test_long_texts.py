"""No text makes a finder slow: its work grows with the length of the text, not with its square."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from docbeat.answering.fields.values.amounts import find_amounts
from docbeat.answering.fields.values.booleans import find_booleans
from docbeat.answering.fields.values.contacts import find_emails, find_phones, find_urls
from docbeat.answering.fields.values.dates import day_order, find_dates
from docbeat.answering.fields.values.iban import find_bics, find_ibans
from docbeat.answering.fields.values.ids import find_accounts, find_ids
from docbeat.answering.fields.values.names import looks_like_company, looks_like_person
from docbeat.answering.fields.values.numbers import decimal_mark
from docbeat.answering.fields.values.postal import address_score
from docbeat.answering.fields.values.render import tidy
from docbeat.answering.fields.values.times import find_times


def days_of_a_year(text: str) -> Any:
    return find_dates(text, year=2024, years=True)


def order(text: str) -> Any:
    return day_order([text])


def mark(text: str) -> Any:
    return decimal_mark([text])


FINDERS: list[Callable[[str], Any]] = [
    find_amounts, find_booleans, find_emails, find_phones, find_urls, days_of_a_year, order, mark, find_bics,
    find_ibans, find_accounts, find_ids, looks_like_company, looks_like_person, address_score, tidy, find_times,
]  # fmt: skip
ODD = [
    "1", "1 ", "1,", "1.", "1-", "1/", "1:", "-", "(", "( ", "(1", " ", "a", "A", "a.", "A1", "A1 ", "a@", "a@a.",
    "a-", "O",
    "lO.", "Mar ", "12 Mar ", "Mar 1, ", "1 de ", "1h ", "1h1", "X", "XXXX ", "X-", "DE00 ", "www.", "http://a/",
    "1,234,",
    "1 234 ", "RM ", "$", "$1", "no ", "No 1, ", "12345 Ab ", "[ ] ", "yes ☒ ", "+1", ",", "'", "S1.", "1.1.1.",
    "ext", "Tel ",
]  # fmt: skip


def spent(finder: Callable[[str], Any], text: str) -> float:
    """Processor time of the fastest of three calls."""
    times = []
    for _ in range(3):
        begun = process_time()
        finder(text)
        times.append(process_time() - begun)
    return min(times)


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.__name__)
def test_work_grows_with_the_length(finder: Callable[[str], Any]) -> None:
    for piece in ODD:
        short, long = (piece * (length // len(piece)) + "!" for length in (500, 4000))
        assert spent(finder, long) < 24 * spent(finder, short) + 0.005, piece
