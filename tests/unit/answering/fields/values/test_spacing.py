"""Spaces in names as reading leaves them."""

from __future__ import annotations

import pytest

from docbeat.answering.fields.values.spacing import respaced


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("PappaR i ch BMC", "PappaRich BMC"),
        ("HARBOURSTATIONERYSHOP", "HARBOUR STATIONERY SHOP"),
        ("Navigatorhardwaretrading Sdn Bhd", "Navigator hardware trading Sdn Bhd"),
        ("SUPERMARKET", "SUPERMARKET"),
        ("Casa e Cucina", "Casa e Cucina"),
        ("Maschinenbaugesellschaft mbH", "Maschinenbaugesellschaft mbH"),
        ("MR. D.I.Y. (KUCHAI) SDN BHD", "MR. D.I.Y. (KUCHAI) SDN BHD"),
    ],
)
def test_names_are_spaced_as_meant(read: str, meant: str) -> None:
    assert respaced(read) == meant
