"""Names of companies and persons by their shape, and postal addresses."""

from __future__ import annotations

import pytest

from docbeat.answering.fields.values.names import is_legal_form, is_running_text, looks_like_company, looks_like_person
from docbeat.answering.fields.values.postal import address_score, find_address, find_addresses


@pytest.mark.parametrize(
    "name",
    [
        "UNIHAKKA INTERNATIONAL SDN BHD", "Acme Systems Incorporated", "ABN BANK N.V.", "Acme GmbH",
        "Müller & Söhne KG",
        "Sakura K.K.", "Royal Bank plc", "Dupont S.A.", "Rossi S.p.A.", "Kowalski sp. z o.o.", "Smith & Jones LLP",
        "Acme, Inc.",
        "Muster AG (Stamford Branch)", "Ironwood Lebensmittel SA", "Volksbank Talheim eG", "Textiles DAC",
    ],
)  # fmt: skip
def test_legal_forms_make_companies(name: str) -> None:
    assert looks_like_company(name) >= 0.85
    assert looks_like_person(name) < 0.5


def test_a_legal_form_alone_is_the_end_of_a_name() -> None:
    assert all(map(is_legal_form, ("COMPANY SDN BHD", "& Co. KG", "Holdings Ltd")))
    assert not any(map(is_legal_form, ("Company No", "Harbour Ltd", "12", "")))


def test_running_text_is_told_from_names() -> None:
    assert is_running_text("petroleum refineries, factories and power plants. Area sources are small")
    assert is_running_text("again, what I have to say here should be treated as a brief introduction")
    assert not any(map(is_running_text, ("Museum of the History of Science", "Avenue de la République 7", "mmm co.")))


@pytest.mark.parametrize(
    "name",
    [
        "AA PHARMACY",
        "Green Valley Restaurant",
        "SYARIKAT PERNIAGAAN MAJU",
        "City Council",
        "Sparkasse Talheim",
        "Nordbank",
        "Lakeside Credit Union",
    ],
)
def test_trades_may_be_companies(name: str) -> None:
    assert looks_like_company(name) >= 0.6


@pytest.mark.parametrize(
    "name",
    [
        "John Smith",
        "Mr. John Smith",
        "John A. Smith, Jr.",
        "Ali bin Abu",
        "María del Carmen López",
        "O'Brien-Smith, Mary",
    ],
)
def test_persons(name: str) -> None:
    assert looks_like_person(name) >= 0.7
    assert looks_like_company(name) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Invoice Number",
        "Total Amount",
        "Due Date",
        "THANK YOU, PLEASE COME AGAIN",
        "12.50",
        "",
        "2018-01-01",
        "please pay",
    ],
)
def test_labels_are_nobody(text: str) -> None:
    assert looks_like_company(text) < 0.3
    assert looks_like_person(text) < 0.3


@pytest.mark.parametrize(
    "line",
    [
        "216, MACALISTER ROAD, 10400 PENANG.", "12, JALAN TAMPOI 7/4,KAWASAN PERINDUSTRIAN",
        "TAMPOI,81200 JOHOR BAHRU,JOHOR",
        "53200, KUALA LUMPUR,", "123 Main Street", "Springfield, IL 62704", "London SW1A 2AA", "Hauptstraße 5",
        "10115 Berlin",
        "12 rue de la Paix, 75002 Paris", "1015 CN Amsterdam", "Calle Mayor 5", "LOT 5, GROUND FLOOR, WISMA MAJU",
        "Singapore 238801", "Am Alten Markt 12", "90 Albert Embankment", "Gewerbering 5", "Galway H91 X619",
        "Ottawa, ON K1A 0B1",
        "1600 Main Parkway, Mountain View, CA 94043", "P.O. Box 12, 8001 Zürich",
        "Toronto ON M5V 2T6",
    ],
)  # fmt: skip
def test_lines_of_addresses(line: str) -> None:
    assert address_score(line) >= 0.5


@pytest.mark.parametrize(
    "line",
    [
        "TOTAL 12345", "TEL: 04-227 2222", "Invoice date 2018", "GST 000750673920",
        "4 TAU PNEAH (S) 16PCS @9.00 36.00 SR", "",
        "RM 5.00", "Harbor Engineering Limited", "Plaza Holdings Ltd", "Spring catering",
        "Thank you for your business", "Acme Inc.", "no further action is needed", "Page 1 of 2",
    ],
)  # fmt: skip
def test_other_lines(line: str) -> None:
    assert address_score(line) < 0.5


def test_the_lines_of_an_address_go_together() -> None:
    lines = [
        "ACME TRADING SDN BHD",
        "(81109-A)",
        "NO 290, JALAN AIR PANAS.",
        "SETAPAK,",
        "53200, KUALA LUMPUR,",
        "TEL: 03-40210276",
    ]
    found = find_address(lines)
    assert found is not None
    assert found[:2] == (2, 5)
    assert found[2] > 0.8
    american = ["Acme Inc.", "123 Main Street", "Suite 400", "Springfield, IL 62704", "Invoice 5"]
    found = find_address(american)
    assert found is not None
    assert found[:2] == (1, 4)


def test_no_address_where_none_is() -> None:
    assert find_address(["Invoice", "Total 5.00"]) is None
    assert find_address([]) is None


def test_of_two_addresses_the_first_is_whose_paper_it_is() -> None:
    letterhead = ["LOT 3, JALAN BATU,", "40300 SHAH ALAM, SELANGOR."]
    lines = [*letterhead, "Bill to", "Miss Lee", "GROUND FLOOR, NO. 4, JALAN SS 15/4B,", "47500 SUBANG"]
    assert [one[:2] for one in find_addresses(lines)] == [(0, 2), (4, 6)]
    found = find_address(lines)
    assert found is not None
    assert found[:2] == (0, 2)


def test_the_name_above_an_address_is_no_part_of_it() -> None:
    lines = [
        "CITY BAKERIES (KL) SDN BHD",
        "(139386 X)",
        "LOT 3, JALAN BATU 23/1,",
        "40300 SHAH ALAM, SELANGOR.",
        "TEL: 03-5542",
    ]
    found = find_address(lines)
    assert found is not None
    assert found[:2] == (2, 4)


def test_a_house_and_its_street_without_a_word_for_street() -> None:
    for street, town in (("134 Broad Oak", "Leeds LS1 4AP"), ("Lange Reihe 12", "20099 Hamburg")):
        assert address_score(street) < 0.5
        found = find_address(["Maya A. Yates", street, town])
        assert found is not None
        assert found[:2] == (1, 3)


def test_the_letters_of_a_dutch_postcode_are_no_legal_form() -> None:
    assert looks_like_company("Ericsson AB") >= 0.85
    assert looks_like_company("3511 AB Utrecht") < 0.5
