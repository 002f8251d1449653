"""What must hold of every answer, looked at on a real document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from docbeat.library import extract

CLASSES = ("Text", "Title", "Header", "Footer", "Page Number", "Tables", "Images")


@pytest.fixture(scope="module")
def boxes() -> Any:
    return extract(Path("examples/sample.pdf"), isolate=False).result["bounding_boxes"]


def items(boxes: Any) -> list[tuple[str, dict[str, Any]]]:
    """Every item with its id."""
    return [(item.get("id") or item["table_info"]["id"], item) for name in CLASSES for item in boxes[name]]


def test_ids_are_unique_and_the_order_has_no_gap(boxes: Any) -> None:
    found = items(boxes)
    assert len({name for name, _ in found}) == len(found) > 10
    assert sorted(item["order"] for _, item in found) == [*range(len(found))]


def test_the_markdown_with_ids_names_every_item_in_order(boxes: Any) -> None:
    named = re.findall(r'data-bb-(?!cell)[a-z-]+-id="([^"]+)"', boxes["markdown_with_ids"])
    assert named == [name for name, _ in sorted(items(boxes), key=lambda pair: pair[1]["order"])]


def test_quads_lie_on_the_page_clockwise(boxes: Any) -> None:
    quads = [item["bounding_box"] for _, item in items(boxes)]
    quads += [cell["location"]["coordinates"] for table in boxes["Tables"] for cell in table["cell_data"]]
    for x0, y0, x1, y1, x2, y2, x3, y3 in quads:
        assert 0 <= x0 == x3 <= x1 == x2 <= 1
        assert 0 <= y0 == y1 <= y2 == y3 <= 1


def test_cells_tile_their_table_and_stand_in_the_markdown(boxes: Any) -> None:
    assert boxes["Tables"]
    for table in boxes["Tables"]:
        rows, columns = table["table_info"]["dimensions"]
        places = [
            (row, column)
            for cell in table["cell_data"]
            for row in range(cell["row"], cell["row"] + cell["row_span"])
            for column in range(cell["column"], cell["column"] + cell["col_span"])
        ]
        assert sorted(places) == [(row, column) for row in range(rows) for column in range(columns)]
        assert all(f'data-bb-cell-id="{cell["id"]}"' in boxes["markdown_with_ids"] for cell in table["cell_data"])


def test_every_item_says_where_it_comes_from_and_how_sure_it_is(boxes: Any) -> None:
    for _, item in items(boxes):
        assert item["source"] in ("file", "ocr", "mixed")
        sure = item.get("average_word_confidence", item.get("confidence", item.get("table_info", {}).get("confidence")))
        assert 0 < sure <= 1
