"""Shades as lines: what an eye sees at the edges of colour, and cells painted one by one."""

from __future__ import annotations

import itertools

from docbeat.reading.stages.ruled import find_ruled_tables
from docbeat.reading.stages.shades import shaded_edges
from docbeat.reading.stages.tables import FoundTable
from tests.unit.reading.build import Sheet, spans_of, texts_of, tiles

XS = (70.0, 170.0, 270.0, 370.0)


def uprights(sheet: Sheet) -> set[float]:
    return {edge.x0 for edge in shaded_edges(sheet.content.fills, sheet.words) if not edge.is_horizontal}


def paint(sheet: Sheet, y0: float, y1: float, color: str = "ccddee") -> None:
    """A band cell by cell."""
    for x0, x1 in itertools.pairwise(XS):
        sheet.fill(x0, y0, x1, y1, color)


def write_row(sheet: Sheet, y: float, texts: list[str]) -> None:
    for x, text in zip(XS, texts, strict=False):
        sheet.write(x + 5, y, text)


def only(sheet: Sheet) -> FoundTable:
    (table,) = find_ruled_tables(sheet.content, sheet.words, sheet.styles)
    assert tiles(table)
    return table


def test_a_shade_on_one_of_its_own_color_has_no_edges() -> None:
    sheet = Sheet()
    sheet.fill(70, 100, 370, 160, "009999")
    sheet.fill(80, 110, 300, 125, "009999")
    assert uprights(sheet) == {70.0, 370.0}


def test_a_shade_on_another_color_has_edges() -> None:
    sheet = Sheet()
    sheet.fill(70, 100, 370, 160, "009999")
    sheet.fill(80, 110, 300, 125, "ffff00")
    sheet.fill(90, 112, 200, 120, "009999")
    assert uprights(sheet) == {70.0, 370.0, 80.0, 300.0, 90.0, 200.0}


def test_one_band_painted_in_pieces_is_one_shade() -> None:
    sheet = Sheet()
    paint(sheet, 100, 120)
    assert uprights(sheet) == {70.0, 370.0}


def test_bands_painted_cell_by_cell_part_columns_through_the_white_between() -> None:
    sheet = Sheet()
    rows = [["Kind", "Landed", "Lost"], ["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "7", "8"]]
    paint(sheet, 100, 120, "0060a9")
    paint(sheet, 140, 160)
    for index, row in enumerate(rows):
        write_row(sheet, 114 + 20 * index, row)
    table = only(sheet)
    assert texts_of(table) == rows
    assert spans_of(table) == {}


def test_a_note_below_painted_bands_is_none_of_their_rows() -> None:
    sheet = Sheet()
    rows = [["Kind", "Landed", "Lost"], ["Ships", "12", "14"], ["Boats", "3", "5"]]
    paint(sheet, 100, 120)
    paint(sheet, 140, 160)
    for index, row in enumerate(rows):
        write_row(sheet, 114 + 20 * index, row)
    sheet.write(75, 174, "Source: the office of the harbour and its own books of the year before last")
    assert texts_of(only(sheet)) == rows


def test_a_painted_head_spans_the_columns_its_shade_does() -> None:
    sheet = Sheet()
    sheet.fill(70, 100, 170, 120, "0060a9")
    sheet.fill(170, 100, 370, 120, "0060a9")
    paint(sheet, 120, 140, "0060a9")
    paint(sheet, 160, 180)
    sheet.write_centered(270, 114, "Goods")
    for y, row in ((134, ["Kind", "Landed", "Lost"]), (154, ["Ships", "12", "14"]), (174, ["Boats", "3", "5"])):
        write_row(sheet, y, row)
    table = only(sheet)
    assert spans_of(table) == {"Goods": (1, 2)}
    assert texts_of(table)[1:] == [["Kind", "Landed", "Lost"], ["Ships", "12", "14"], ["Boats", "3", "5"]]
