from __future__ import annotations

from lxml import etree

from docbeat.document.model import BlockKind, Layer
from docbeat.writing.elements import to_html, to_xml
from tests.unit.writing.build import DocumentBuilder


def test_html_holds_the_running_text_only() -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.HEADER, "head", layer=Layer.HEADER)
    builder.add(BlockKind.HEADING, "A & B", level=3)
    builder.add(BlockKind.LIST_ITEM, "one")
    builder.add(BlockKind.LIST_ITEM, "two")
    builder.add(BlockKind.PARAGRAPH, "<script>")
    builder.add(BlockKind.LIST_ITEM, "three")
    assert to_html(builder.finish(), {}) == (
        "<h3>A &amp; B</h3><ul><li>one</li><li>two</li></ul><p>&lt;script&gt;</p><ul><li>three</li></ul>"
    )


def test_xml_is_well_formed_and_has_a_page_each() -> None:
    builder = DocumentBuilder(pages=2)
    builder.add(BlockKind.PARAGRAPH, "a < b & c")
    builder.add_table([["x", "<y>"]], page=2)
    root = etree.fromstring(to_xml(builder.finish()))
    assert [page.get("n") for page in root] == ["1", "2"]
    assert root[0][0].text == "a < b & c"
    assert root[1].find(".//th").text == "x"


def test_lists_are_nested_and_numbers_are_kept() -> None:
    builder = DocumentBuilder()
    for level, text in ((0, "3. ships"), (1, "• brigs"), (1, "• sloops"), (0, "4. rafts"), (1, "(a) logs")):
        builder.add(BlockKind.LIST_ITEM, text, level=level).marker = text.split()[0]
    builder.add(BlockKind.PARAGRAPH, "The end.")
    assert to_html(builder.finish(), {}) == (
        '<ol><li value="3">ships<ul><li>brigs</li><li>sloops</li></ul></li>'
        '<li value="4">rafts<ul><li>(a) logs</li></ul></li></ol><p>The end.</p>'
    )


def test_a_list_of_another_sort_is_a_list_of_its_own() -> None:
    builder = DocumentBuilder()
    for text in ("1. ships", "• boats"):
        builder.add(BlockKind.LIST_ITEM, text).marker = text.split()[0]
    assert to_html(builder.finish(), {}) == '<ol><li value="1">ships</li></ol><ul><li>boats</li></ul>'
