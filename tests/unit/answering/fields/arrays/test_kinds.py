"""What cells hold."""

from __future__ import annotations

import pytest

from docbeat.answering.fields.arrays.kinds import Kind, kind_of
from docbeat.answering.fields.notation import Notation


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Consulting", Kind.WORDS),
        ("12 March 2025", Kind.DATE),
        ("3 Mar", Kind.DATE),
        ("1,250.00", Kind.MONEY),
        ("$ 40", Kind.MONEY),
        ("(12.50)", Kind.MONEY),
        ("12", Kind.NUMBER),
        ("7.5 %", Kind.PERCENT),
        ("1:02.35", Kind.TIME),
        ("AB-4711", Kind.CODE),
        ("-", Kind.DASH),
        ("Invoice 4711 of last week, partly paid", Kind.WORDS),
    ],
)
def test_cells_are_told_by_all_of_their_text(text: str, kind: Kind) -> None:
    assert kind_of(text, Notation()) is kind
