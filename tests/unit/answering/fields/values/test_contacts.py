"""E-mail and web addresses, telephone numbers, bank accounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.answering.fields.values.contacts import find_emails, find_phones, find_urls
from docbeat.answering.fields.values.iban import find_bics, find_ibans, is_iban


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mail: info@firm.co.uk, or call", "info@firm.co.uk"),
        ("a.b+c @ firm.com", "a.b+c@firm.com"),
        ("<first_last@my-firm.com.my>", "first_last@my-firm.com.my"),
    ],
)
def test_emails(text: str, address: str) -> None:
    assert [one.value for one in find_emails(text)] == [address]


def test_what_is_no_email() -> None:
    assert find_emails("TAX@6% and joe@here, posts of @firm.com") == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://a.example/b/c?d=1.", "https://a.example/b/c?d=1"),
        ("www.shop.com.my", "www.shop.com.my"),
        ("LIKE FACEBOOK.COM/SHOPRICE!", "FACEBOOK.COM/SHOPRICE"),
        ("Visit firm.de", "firm.de"),
    ],
)
def test_urls(text: str, address: str) -> None:
    assert [one.value for one in find_urls(text)] == [address]


def test_neither_mail_nor_the_end_of_a_sentence_is_a_url() -> None:
    assert find_urls("info@firm.com. The end.It was. 12.50 v1.2") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TEL: 04-227 2222", ["04-227 2222"]),
        ("Tel 03-40210276 Fax 03-40210277", ["03-40210276", "03-40210277"]),
        ("Tel: 03-1234567 / 03-7654321", ["03-1234567", "03-7654321"]),
        ("+60 3-4021 0276", ["+60 3-4021 0276"]),
        ("+49 (0)30 1234567", ["+49 (0)30 1234567"]),
        ("(555) 123-4567", ["(555) 123-4567"]),
        ("555-123-4567 ext 12", ["555-123-4567 ext 12"]),
        ("05.22.95.66.66", ["05.22.95.66.66"]),
        ("Phone: 22956666", ["22956666"]),
    ],
)
def test_phones(text: str, numbers: list[str]) -> None:
    assert [one.value for one in find_phones(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "20/06/2018 12:53",
        "GST 001315377152",
        "1,234.56",
        "192.168.1.100",
        "INV-2024-001",
        "91532846",
        "12-34",
        "total F) - 2 000 2 000",
        "S-T (§232.405",
    ],
)
def test_other_figures_are_no_phones(text: str) -> None:
    assert find_phones(text) == []


def test_a_number_called_a_telephone_is_surer() -> None:
    assert find_phones("Tel: 0123456789")[0].certainty > find_phones("0123456789")[0].certainty


def test_ibans_are_checked_by_their_digits() -> None:
    right = find_ibans("IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX")
    assert [(one.value, one.certainty) for one in right] == [("DE89370400440532013000", 0.99)]
    wrong = find_ibans("IBAN DE88 3704 0044 0532 0130 00")
    assert wrong[0].certainty < 0.5
    assert find_ibans("GB82WEST12345698765432.")[0].value == "GB82WEST12345698765432"
    assert find_ibans("DE89 3704 0044") == []
    assert not is_iban("DE89")


@given(st.integers(10**17, 10**18 - 1), st.integers(0, 17))
def test_one_wrong_digit_is_noticed(account: int, place: int) -> None:
    check = 98 - int(f"{account}131400") % 97
    good = f"DE{check:02}{account}"
    digit = good[4 + place]
    bad = good[: 4 + place] + str((int(digit) + 1) % 10) + good[5 + place :]
    assert find_ibans(good)[0].certainty > 0.9
    assert find_ibans(bad)[0].certainty < 0.5


def test_bics_beside_their_name_are_sure_and_words_are_not() -> None:
    assert find_bics("SWIFT: DEUTDEFF")[0].certainty > 0.9
    assert find_bics("DEUTDEFF500")[0].certainty > 0.5
    assert all(one.certainty < 0.3 for one in find_bics("MARKETING BUSINESS DISCOUNT"))
