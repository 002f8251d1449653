"""Excel templates ask and are filled."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docbeat.errors import SchemaInvalid, SchemaTooComplex
from docbeat.writing.xlsx import fill, schema_of

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Saves sheets of rows as a template."""

    def saved(*sheets: list[list[Any]], **formats: str) -> Path:
        workbook = Workbook()
        for number, rows in enumerate(sheets):
            sheet: Any = workbook.active if number == 0 else workbook.create_sheet(f"Part {number}")
            for row in rows:
                sheet.append(row)
            for place, number_format in formats.items():
                sheet[place].number_format = number_format
        path = tmp_path / "template.xlsx"
        workbook.save(path)
        return path

    return saved


def filled(template: Path, values: dict[str, Any]) -> Worksheet:
    target = template.with_name("filled.xlsx")
    fill(template, values, target)
    sheet = load_workbook(target).active
    assert sheet is not None
    return sheet


def test_a_row_of_heads_asks_for_rows(save: Save) -> None:
    template = save([["Date", "Item", "Net amount"]], A2="yyyy-mm-dd", C2="#,##0.00")
    columns = schema_of(template)["properties"]["sheet"]["items"]["properties"]
    assert columns == {
        "date": {"type": "string", "format": "date", "title": "Date"},
        "item": {"title": "Item"},
        "net_amount": {"type": "number", "title": "Net amount"},
    }
    rows = [{"date": "2026-03-04", "item": "Bolts", "net_amount": 2.5}, {"date": None, "item": "Nuts"}]
    sheet = filled(template, {"sheet": rows})
    assert [cell.value for cell in sheet[2]] == [datetime(2026, 3, 4), "Bolts", 2.5]
    assert [cell.value for cell in sheet[3]] == [None, "Nuts", None]


def test_a_cell_of_text_is_text(save: Save) -> None:
    assert schema_of(save([["Number:"]], B1="@"))["properties"]["number"]["type"] == "string"


def test_labels_ask_for_values_beside_them(save: Save) -> None:
    template = save([["Invoice number:", None], ["Total", None, "EUR"], ["Paid by:", "card"]], B2="0.00")
    assert schema_of(template)["properties"] == {
        "invoice_number": {"title": "Invoice number"},
        "total": {"type": "number", "title": "Total"},
        "eur": {"title": "EUR"},
    }
    sheet = filled(template, {"invoice_number": "17", "total": 8.25, "eur": None})
    assert (sheet["B1"].value, sheet["B2"].value, sheet["B3"].value) == ("17", 8.25, "card")


def test_labels_above_heads(save: Save) -> None:
    template = save([["Invoice report"], [], ["Number:"], ["Date:"], [], ["Item", "Price"]])
    properties = schema_of(template)["properties"]
    assert list(properties) == ["number", "date", "rows"]
    assert list(properties["rows"]["items"]["properties"]) == ["item", "price"]
    sheet = filled(template, {"number": "4", "rows": [{"item": "Bolts", "price": "1"}]})
    assert sheet["B3"].value == "4"
    assert [cell.value for cell in sheet[7]] == ["Bolts", "1"]


def test_every_sheet_is_a_property_of_its_own(save: Save) -> None:
    template = save([["Number:"]], [["Item", "Item"]])
    schema = schema_of(template)
    assert schema["properties"]["sheet"]["properties"] == {"number": {"title": "Number"}}
    assert list(schema["properties"]["part_1"]["items"]["properties"]) == ["item", "item_2"]


def test_the_rows_of_a_sheet_may_be_one_object(save: Save) -> None:
    schema = schema_of(save([["Item", "Price"]]), one_row=True)
    assert list(schema["properties"]["sheet"]["properties"]) == ["item", "price"]


def test_a_value_is_never_a_formula(save: Save) -> None:
    sheet = filled(save([["Name", "Note"]]), {"sheet": [{"name": "=1+1", "note": "bell \x07"}]})
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert sheet["B2"].value == "bell "


def test_a_date_that_is_none_stays_text(save: Save) -> None:
    sheet = filled(save([["Due", "Item"]], A2="dd.mm.yyyy"), {"sheet": [{"due": "soon"}]})
    assert sheet["A2"].value == "soon"
    assert not isinstance(sheet["A2"].value, date)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(content)
    with pytest.raises(SchemaInvalid):
        schema_of(path)


def test_an_archive_without_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<not closed")
    with pytest.raises(SchemaInvalid):
        schema_of(path)


def test_an_empty_workbook_asks_nothing(save: Save) -> None:
    with pytest.raises(SchemaInvalid, match="neither"):
        schema_of(save([[1, 2], [3]]))


def test_data_is_no_template(save: Save) -> None:
    with pytest.raises(SchemaTooComplex):
        schema_of(save([["Item"], *([[n] for n in range(3000)])]))
