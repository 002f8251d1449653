"""Levels of headings: the outline first, then numbers, then size and weight."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, OutlineEntry
from docbeat.reading.stages.levels import Head, plain_title, set_levels


def head(
    text: str, ratio: float = 1.0, *, bold: bool = True, italic: bool = False, capitals: bool = False, page: int = 1
) -> Head:
    return Head(Block(BlockKind.HEADING, page, Box(0, 0, 1, 1)), text, ratio, bold, italic, capitals)


def levels(*heads: Head, outline: tuple[OutlineEntry, ...] = ()) -> list[int]:
    set_levels(heads, outline)
    return [one.block.level for one in heads]


def test_no_headings_have_no_levels() -> None:
    assert levels() == []


def test_capitals_are_above_bold_and_bold_above_italic() -> None:
    assert levels(head("OF PORTS", capitals=True), head("Of quays"), head("Of stones", bold=False, italic=True)) == [
        1,
        2,
        3,
    ]


def test_another_sort_of_number_in_the_same_look_is_below_the_first() -> None:
    texts = ["I. Ports", "A. Quays", "B. Walls", "II. Ships", "A. Brigs", "References"]
    assert levels(*(head(text) for text in texts)) == [1, 2, 2, 1, 2, 1]


def test_sections_are_below_their_chapter() -> None:
    assert levels(head("Chapter 3 Ports"), head("Section 3.1 Quays"), head("Chapter 4 Ships")) == [1, 2, 1]


def test_deeper_numbers_are_deeper_whatever_the_size() -> None:
    texts = ["1 Ports", "1.1 Quays", "1.1.1 Stones", "2 Ships"]
    assert levels(*(head(text, ratio) for text, ratio in zip(texts, (1.2, 1.0, 1.2, 1.2), strict=True))) == [1, 2, 3, 1]


def test_the_outline_knows_best() -> None:
    outline = (OutlineEntry(1, "Ports", 1), OutlineEntry(2, "Quays", 1), OutlineEntry(3, "Stones", 2))
    heads = (head("1 Ports", 1.2), head("Quays", 1.4), head("Stones", 1.2, page=2))
    assert levels(*heads, outline=outline) == [1, 2, 3]


def test_a_title_stands_above_the_outline() -> None:
    outline = (OutlineEntry(1, "Ports", 1), OutlineEntry(2, "Quays", 1))
    assert levels(head("Of it all", 2.0), head("Ports", 1.4), head("Quays", 1.2), outline=outline) == [1, 2, 3]


def test_what_the_outline_does_not_list_stands_below_what_it_lists() -> None:
    outline = (OutlineEntry(1, "Ports", 1), OutlineEntry(2, "Quays", 1), OutlineEntry(2, "Walls", 1))
    heads = (head("Ports", 1.6), head("Quays", 1.4), head("Stones", 1.1), head("Walls", 1.4), head("Gates", 1.4))
    assert levels(*heads, outline=outline) == [1, 2, 3, 2, 2]


def test_the_largest_heading_in_front_is_the_title() -> None:
    heads = (head("Of it all", 2.0), head("Ports", 1.4), head("Ships", 1.4))
    assert levels(*heads) == [1, 2, 2]
    assert [one.block.kind for one in heads] == [BlockKind.TITLE, BlockKind.HEADING, BlockKind.HEADING]


def test_one_of_several_chapters_is_no_title() -> None:
    heads = (head("Ports", 2.0), head("Ships", 2.0))
    levels(*heads)
    assert [one.block.kind for one in heads] == [BlockKind.HEADING] * 2


@pytest.mark.parametrize("text", ["3.1 Of quays", "Chapter 3: Of quays", "IV. OF QUAYS", "A. Of Quays", "Of quays"])
def test_titles_are_compared_without_numbers_and_signs(text: str) -> None:
    assert plain_title(text) == "ofquays"
