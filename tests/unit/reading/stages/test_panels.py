"""Panels at the side of a page keep their lines to themselves; shaded columns of tables do not."""

from __future__ import annotations

from docbeat.document.model import BlockKind
from docbeat.reading.stages.lines import CELL_SPACE
from docbeat.reading.stages.panels import apart_from_panels
from tests.unit.reading.build import Sheet, finished, of_kind

SOLD = (
    ("44", "Basil", "35.35"),
    ("36", "Parmesan", "46.53"),
    ("31", "Olive oil", "57.00"),
    ("45", "Espresso", "47.26"),
)


def page(panel_step: float) -> Sheet:
    sheet = Sheet()
    sheet.fill(40, 60, 180, 60 + 6 * panel_step, "1d2630")
    for number, text in enumerate(("Merritt & Co", "Food for towns", "INVOICE", "HA666533", "ROUTE")):
        sheet.write(50, 82 + panel_step * number, text)
    for number, row in enumerate((("Qty", "Description", "Price"), *SOLD)):
        y = 82 + 16 * number
        sheet.write_right(230, y, row[0])
        sheet.write(250, y, row[1])
        sheet.write_right(440, y, row[2])
    return sheet


def test_lines_of_a_panel_are_in_no_row_beside_it() -> None:
    sheet = page(panel_step=13.3)
    panel, rest = apart_from_panels(sheet.lines(CELL_SPACE), sheet.content.fills, 595)
    assert [line.text for line in panel] == ["Merritt & Co", "Food for towns", "INVOICE", "HA666533", "ROUTE"]
    assert len(rest) == 15
    (table,) = (block.table for block in finished(sheet).blocks if block.kind is BlockKind.TABLE)
    assert table is not None
    assert (table.rows, table.columns) == (5, 3)


def test_a_shaded_column_is_part_of_its_table() -> None:
    sheet = page(panel_step=16.0)
    assert len(apart_from_panels(sheet.lines(CELL_SPACE), sheet.content.fills, 595)) == 1


def test_a_page_without_shades_has_no_panel() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300)
    assert len(apart_from_panels(sheet.lines(CELL_SPACE), sheet.content.fills, 595)) == 1
    assert of_kind(finished(sheet), BlockKind.TABLE) == []
