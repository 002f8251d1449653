"""Names of fields and labels on pages come to the same words."""

from __future__ import annotations

import pytest

from docbeat.answering.terms import likeness, terms


@pytest.mark.parametrize(
    "text", ["invoiceNo", "Invoice #", "INVOICE NUMBER:", "invoice_number", "Inv. No.", "invoice-nr"]
)
def test_one_spelling(text: str) -> None:
    assert terms(text) == ("invoice", "number")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Account holder's name", ("account", "holder", "name")),
        ("A/C No", ("account", "number")),
        ("Deliveries", ("delivery",)),
        ("Tax (%)", ("tax", "percent")),
        ("e-Mail", ("email",)),
        ("Numéro", ("number",)),
        ("address", ("address",)),
        ("VATNumber", ("vat", "number")),
        ("status", ("status",)),
    ],
)
def test_words(text: str, found: tuple[str, ...]) -> None:
    assert terms(text) == found


def test_the_same_words_are_the_same() -> None:
    assert likeness(terms("due_date"), terms("Due Date")) == 1.0


def test_a_word_more_counts_against_it() -> None:
    date = terms("date")
    assert likeness(date, terms("Date")) > likeness(date, terms("Due date")) > likeness(date, terms("Amount"))
    assert likeness(terms("total"), terms("Total tax")) < 0.8
    assert likeness(terms("account holder"), terms("Name of the account holder")) > 0.8


def test_a_misread_letter_does_no_harm() -> None:
    assert likeness(terms("opening balance"), terms("Openlng balance")) == 1.0


def test_short_words_must_be_right() -> None:
    assert likeness(terms("tax"), terms("fax")) == 0.0


def test_shortened_words_are_the_words() -> None:
    assert likeness(terms("betragFremdwaehrung"), terms("Betrag Fremdwhg.")) == 1.0
    assert likeness(terms("year to date dividends"), terms("YTD dividends")) == 1.0
    assert likeness(terms("Rechnungsbetrag"), terms("Rechnung")) == 0.0
