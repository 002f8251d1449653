"""What a format says about a page."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Lane
from docbeat.reading.content import PageContent, Ruling


@pytest.mark.parametrize(
    ("place", "is_horizontal"), [((0, 5, 90, 5), True), ((5, 0, 5, 90), False), ((0, 0, 90, 1), True)]
)
def test_a_ruling_knows_which_way_it_runs(place: tuple[float, float, float, float], is_horizontal: bool) -> None:
    assert Ruling(*place, 0.5).is_horizontal == is_horizontal


def test_the_page_has_a_box() -> None:
    assert PageContent(1, 300, 200).box == Box(0, 0, 300, 200)


def test_a_page_is_text_until_told_otherwise() -> None:
    content = PageContent(3, 300, 200)
    assert (content.lane, content.words, content.rotation, content.skew) == (Lane.TEXT, [], 0, 0.0)


def test_pages_share_nothing() -> None:
    first, second = PageContent(1, 300, 200), PageContent(2, 300, 200)
    first.images.append(Box(0, 0, 1, 1))
    assert second.images == []
