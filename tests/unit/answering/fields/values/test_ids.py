"""Identifiers, accounts and times."""

from __future__ import annotations

import pytest

from docbeat.answering.fields.values.ids import find_accounts, find_ids
from docbeat.answering.fields.values.times import find_times


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("No. INV-2024-001", "INV-2024-001"), ("INVOICE # : OR18032902170347", "OR18032902170347"),
        ("(867388-U)", "867388-U"),
        ("GST ID : 000750673920", "000750673920"), ("216_01/21047", "216_01/21047"),
        ("VAT DE 123 456 789", "DE 123 456 789"),
        ("EIN 12-3456789", "12-3456789"), ("A12345", "A12345"), ("0012-3456", "0012-3456"), ("#47110815", "47110815"),
        ("CNPJ 12.345.678/0001-95", "12.345.678/0001-95"), ("SSN XXX-XX-1234", "XXX-XX-1234"),
        ("VAT GB 123 4567 89", "GB 123 4567 89"), ("CHE-123.456.789 MWST", "CHE-123.456.789 MWST"),
        ("BN 123456789 RT0001", "123456789 RT0001"),
        ("TVA FR 12 123 456 789", "FR 12 123 456 789"),
    ],
)  # fmt: skip
def test_identifiers(text: str, printed: str) -> None:
    found = [one for one in find_ids(text) if one.certainty > 0.5]
    assert [one.value for one in found] == [printed]


@pytest.mark.parametrize(
    "text", ["20/06/2018", "12:30:45", "36.00", "1,234.56", "me2@firm.com", "Total", "12 March 2024"]
)
def test_what_is_no_identifier(text: str) -> None:
    assert [one for one in find_ids(text) if one.certainty > 0.3] == []


def test_a_short_figure_is_hardly_an_identifier() -> None:
    assert find_ids("12")[0].certainty < find_ids("1234")[0].certainty < find_ids("1234567")[0].certainty


@pytest.mark.parametrize(
    ("text", "printed", "least"),
    [
        ("Card XXXX1234", "XXXX1234", 0.9), ("****-****-****-1234", "****-****-****-1234", 0.9),
        ("card ending in 4242", "4242", 0.9), ("Account …1234", "…1234", 0.9),
        ("Account 1234-5678-90", "1234-5678-90", 0.5),
        ("1234 5678 9012 3456", "1234 5678 9012 3456", 0.5),
    ],
)  # fmt: skip
def test_accounts(text: str, printed: str, least: float) -> None:
    [match] = find_accounts(text)
    assert (match.value, match.certainty) == (printed, least)


def test_dates_are_no_accounts() -> None:
    assert find_accounts("01-06-2018") == []
    assert find_accounts("1,234.56") == []


def test_a_row_of_figures_is_no_account() -> None:
    assert find_accounts("2024 2023 2024 2023") == []
    assert find_accounts("***** 100.0 **12,760") == []
    assert find_accounts("54 58 61 64 80") == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("rank 1 1:03.28", "1:03.28"), ("at 14:05", "14:05"), ("took 2h 30m", "2h 30m"),
        ("02/12/2017 08:44:00", "08:44:00"),
        ("12:53 PM", "12:53 PM"), ("at 5 pm", "5 pm"), ("within 30 days of", "30 days"), ("12h36", "12h36"),
        ("2:01:09.5", "2:01:09.5"),
    ],
)  # fmt: skip
def test_times(text: str, printed: str) -> None:
    assert [one.value for one in find_times(text)] == [printed]


@pytest.mark.parametrize("text", ["59.63", "1:2:3:4", "ratio 1:2", "no figures", "12/05"])
def test_what_is_no_time(text: str) -> None:
    assert find_times(text) == []
