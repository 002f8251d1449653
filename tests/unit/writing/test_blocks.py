from __future__ import annotations

from typing import Any

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Document, Layer, Page
from docbeat.document.streaming import whole
from docbeat.writing.blocks import bounding_boxes, figure_html, quad
from docbeat.writing.markdown import to_markdown
from tests.unit.writing.build import DocumentBuilder


def boxes_of(document: Document, images: dict[str, str]) -> Any:
    return whole(bounding_boxes(document, images))


def test_a_quad_runs_clockwise_from_top_left_in_fractions() -> None:
    assert quad(Box(10, 20, 30, 50), Page(1, 100, 200)) == [0.1, 0.1, 0.3, 0.1, 0.3, 0.25, 0.1, 0.25]


def test_every_block_has_its_class_order_and_id() -> None:
    builder = DocumentBuilder(pages=2)
    builder.add(BlockKind.HEADER, "Annual report", layer=Layer.HEADER)
    builder.add(BlockKind.HEADING, "Results", level=2)
    builder.add(BlockKind.PARAGRAPH, "Good ones.")
    builder.add_table([["a", "b"], ["1", "2"]])
    builder.add(BlockKind.LIST_ITEM, "- one", page=2)
    builder.add(BlockKind.FIGURE, page=2)
    builder.add(BlockKind.PAGE_NUMBER, "7", page=2, layer=Layer.FOOTER)
    boxes = boxes_of(builder.finish(), {})
    ids = {
        name: [item.get("id") or item["table_info"]["id"] for item in boxes[name]]
        for name in boxes
        if name != "markdown_with_ids"
    }
    assert ids == {
        "Text": ["txt-1", "txt-2"],
        "Title": ["ttl-1"],
        "Header": ["hdr-1"],
        "Footer": [],
        "Page Number": ["pn-1"],
        "Tables": ["tbl-1"],
        "Images": ["fig-1"],
    }
    orders = [item["order"] for name in ids for item in boxes[name]]
    assert sorted(orders) == list(range(7))
    assert boxes["Title"][0]["level"] == 2
    assert boxes["Text"][1]["sub_type"] == "list_item"
    assert boxes["Text"][0]["average_word_confidence"] == 0.5
    assert boxes["Images"][0]["visual_type"] == "image"
    assert "image_url" not in boxes["Images"][0]


def test_table_cells_carry_ids_counted_from_one() -> None:
    builder = DocumentBuilder()
    builder.add_table([["Item", "Price"], ["Tea", "3"]])
    table = boxes_of(builder.finish(), {})["Tables"][0]
    assert table["table_info"]["dimensions"] == [2, 2]
    assert [cell["id"] for cell in table["cell_data"]] == ["tbl-1-r1c1", "tbl-1-r1c2", "tbl-1-r2c1", "tbl-1-r2c2"]
    assert [cell["is_header"] for cell in table["cell_data"]] == [True, True, False, False]
    assert [(cell["row"], cell["column"]) for cell in table["cell_data"]][3] == (1, 1)
    assert table["cell_data"][2]["text"] == "Tea"
    assert "data-bb" not in table["content"]


def test_markdown_with_ids_names_every_element() -> None:
    builder = DocumentBuilder()
    builder.add(BlockKind.HEADING, "A < B", level=1)
    builder.add(BlockKind.PARAGRAPH, "Text & more")
    builder.add_table([["a"]])
    builder.add(BlockKind.FIGURE)
    assert boxes_of(builder.finish(), {"fig-1": "http://x/fig-1.png"})["markdown_with_ids"] == "\n\n".join(
        [
            '<h1 data-bb-title-id="ttl-1">A &lt; B</h1>',
            '<p data-bb-text-id="txt-1">Text &amp; more</p>',
            '<table data-bb-table-id="tbl-1"><tr><th data-bb-cell-id="tbl-1-r1c1">a</th></tr></table>',
            '<figure data-bb-image-id="fig-1"><img src="http://x/fig-1.png" alt=""><figcaption></figcaption></figure>',
        ]
    )


def test_a_figure_shows_the_caption_bound_to_it() -> None:
    builder = DocumentBuilder()
    figure = builder.add(BlockKind.FIGURE)
    caption = builder.add(BlockKind.CAPTION, 'Figure 1: a "view"')
    document = builder.finish()
    caption.caption_of = figure.id
    assert figure_html(document, figure, None) == (
        "<figure><figcaption>Figure 1: a &quot;view&quot;</figcaption></figure>"
    )
    assert boxes_of(document, {})["Images"][0]["content"] == 'Figure 1: a "view"'


def test_pictures_say_what_they_are_and_what_is_on_them() -> None:
    builder = DocumentBuilder()
    chart, silent = builder.add(BlockKind.FIGURE, "Ships 2001"), builder.add(BlockKind.FIGURE)
    chart.is_chart = True
    images = whole(bounding_boxes(builder.finish(), {}, described=True))["Images"]
    assert [image["visual_type"] for image in images] == ["chart", "image"]
    assert images[0]["description"] == "Ships 2001"
    assert "description" not in images[1]
    assert images[1]["description_error"]
    silent.description = "A tower"
    assert whole(bounding_boxes(builder.document, {}, described=True))["Images"][1]["description"] == "A tower"


def test_a_formula_has_its_picture_beside_its_text() -> None:
    builder = DocumentBuilder()
    formula = builder.add(BlockKind.FORMULA, "e = mc")
    document = builder.finish()
    images = {formula.id: "/results/1/images/f.png"}
    (item,) = whole(bounding_boxes(document, images))["Text"]
    assert (item["sub_type"], item["image_url"], item["content"]) == ("formula", "/results/1/images/f.png", "e = mc")
    assert to_markdown(document, images).endswith("</figure>\n\ne = mc")
    assert to_markdown(document) == "e = mc"
