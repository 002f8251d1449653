"""Markdown of single kinds of blocks."""

from __future__ import annotations

from docbeat.document.model import BlockKind
from docbeat.rendering.escaping import fenced
from docbeat.writing.markdown import to_markdown
from tests.unit.writing.build import DocumentBuilder


def written(*items: tuple[int, str]) -> str:
    builder = DocumentBuilder()
    for level, text in items:
        builder.add(BlockKind.LIST_ITEM, text, level=level).marker = text.split()[0]
    return to_markdown(builder.finish())


def test_items_are_set_in_below_the_text_of_the_item_they_are_part_of() -> None:
    assert written((0, "• ships"), (1, "◦ brigs"), (2, "▪ old"), (0, "• rafts")) == (
        "- ships\n  - brigs\n    - old\n- rafts"
    )


def test_numbers_stay_and_what_is_below_them_is_set_in_further() -> None:
    assert written((0, "10. ships"), (1, "• brigs"), (0, "11. rafts")) == "10. ships\n    - brigs\n11. rafts"


def test_numbers_markdown_does_not_know_are_part_of_the_text() -> None:
    assert written((0, "(a) ships"), (0, "(b) rafts")) == "- (a) ships\n- (b) rafts"


def test_a_list_that_begins_deep_begins_at_the_margin() -> None:
    assert written((2, "• ships"), (2, "• rafts")) == "- ships\n- rafts"


def test_fences_are_longer_than_the_ticks_in_code() -> None:
    assert fenced("a ``` b") == "````\na ``` b\n````"
