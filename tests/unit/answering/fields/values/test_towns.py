"""Addresses taken apart."""

from __future__ import annotations

import pytest

from docbeat.answering.fields.values.towns import address_parts


def parts(*lines: str) -> dict[str, str]:
    found = address_parts(lines)
    return {name: ", ".join(lines[one.line][one.start : one.stop] for one in all_) for name, all_ in found.items()}


@pytest.mark.parametrize(
    ("lines", "street", "city", "postcode"),
    [
        (("160 Commerce Street, Suite 117", "Austin, TX 86607"), "160 Commerce Street, Suite 117", "Austin", "86607"),
        (("22 Portage Avenue", "Winnipeg, MB N1J 2S7"), "22 Portage Avenue", "Winnipeg", "N1J 2S7"),
        (("Lindenallee 41", "39966 Berlin"), "Lindenallee 41", "Berlin", "39966"),
        (("Kade 12", "1017 AB Amsterdam"), "Kade 12", "Amsterdam", "1017 AB"),
        (("140 Station Road", "Norwich NR1 4DY"), "140 Station Road", "Norwich", "NR1 4DY"),
        (("18 Shop Street", "Galway H91 P486"), "18 Shop Street", "Galway", "H91 P486"),
        (("182 rue de la République, 65240 Strasbourg",), "182 rue de la République", "Strasbourg", "65240"),
        (("1 Raffles Place", "Singapore 048616"), "1 Raffles Place", "Singapore", "048616"),
    ],
)  # fmt: skip
def test_street_town_and_code(lines: tuple[str, ...], street: str, city: str, postcode: str) -> None:
    found = parts(*lines)
    assert (found["street"], found["city"], found["postcode"]) == (street, city, postcode)


def test_states_and_countries() -> None:
    assert parts("12, Jalan Tampoi 7/4", "Taman Daya", "81200 Johor Bahru, Johor", "Malaysia") == {
        "street": "12, Jalan Tampoi 7/4, Taman Daya",
        "city": "Johor Bahru",
        "postcode": "81200",
        "state": "Johor",
        "country": "Malaysia",
    }
    assert parts("9 Oak Street, Tampa, FL 33601, USA")["state"] == "FL"
    assert parts("9 Oak Street, Tampa, FL 33601, USA")["country"] == "USA"


def test_without_a_code_nothing_is_told() -> None:
    assert parts("somewhere", "over the sea") == {}
