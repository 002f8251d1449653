"""Excel templates: what their head cells ask for, and the same workbook with the answers filled in.

A sheet asks in two ways. A last row of heads with nothing below it asks for rows, which are written under it. A
label with an empty cell to its right asks for one value, which is written there. A cell format tells dates and
numbers from text; a field without one has no type. Only to be run in the sandbox: the workbook comes from a stranger.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docbeat.errors import SchemaInvalid, SchemaTooComplex

# A template larger than this is data and no template.
_MOST_ROWS, _MOST_COLUMNS = 2000, 100
# The property that holds the rows of a sheet that asks for single values too.
_ROWS = "rows"

Schema = dict[str, Any]


@dataclass(frozen=True)
class _Slot:
    """A head or label, and where its value goes: of heads the first of many rows."""

    key: str
    title: str
    row: int
    column: int
    format: str


@dataclass(frozen=True)
class _Form:
    """What a sheet asks for."""

    key: str
    title: str
    singles: list[_Slot]
    columns: list[_Slot]


def schema_of(template: Path, *, one_row: bool = False) -> Schema:
    """The schema the workbook ``template`` asks by; a property for each sheet when there are several.

    With ``one_row`` the rows of a sheet are one object instead of a list: a paper that is itself the row has no table
    to take rows from.

    Raises:
        SchemaInvalid: it is no Excel workbook, or it has neither heads nor labels.
        SchemaTooComplex: it is too large to be a template.
    """
    forms = _forms(_opened(template))
    if not forms:
        raise SchemaInvalid("The Excel template has neither a row of heads nor labels with an empty cell beside them")
    if len(forms) == 1 and forms[0].singles:
        return _sheet_schema(forms[0], one_row=one_row)
    return _object({form.key: _sheet_schema(form, one_row=one_row) for form in forms})


def fill(template: Path, values: dict[str, Any], target: Path) -> None:
    """Write the workbook ``template`` with ``values``, which fit its schema, to ``target``."""
    workbook = _opened(template)
    forms = _forms(workbook)
    for form in forms:
        given = values if len(forms) == 1 and form.singles else values.get(form.key)
        _fill_sheet(workbook[form.title], form, given)
    workbook.save(target)


def _opened(template: Path) -> Workbook:
    try:
        # As a stream: a path is judged by its ending.
        with template.open("rb") as stream:
            workbook = load_workbook(stream)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise SchemaInvalid("The Excel template is not a readable .xlsx file") from error
    if any(sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS for sheet in workbook.worksheets):
        raise SchemaTooComplex(f"An Excel template has at most {_MOST_ROWS} rows and {_MOST_COLUMNS} columns")
    return workbook


def _forms(workbook: Workbook) -> list[_Form]:
    found = []
    keys = _Keys()
    for sheet in workbook.worksheets:
        rows = [cells for cells in map(_contents, sheet.iter_rows()) if cells]
        heads = rows[-1] if rows and _is_heads(rows) else []
        labels = rows[:-1] if heads else rows
        columns = _slots(sheet, heads, down=1, right=0)
        singles = _slots(sheet, list(_labels(sheet, labels)), down=0, right=1)
        if columns or singles:
            found.append(_Form(keys.new(sheet.title), sheet.title, singles, columns))
    return found


def _contents(row: tuple[Cell | MergedCell, ...]) -> list[Cell]:
    return [cell for cell in row if isinstance(cell, Cell) and cell.value not in (None, "")]


def _is_heads(rows: list[list[Cell]]) -> bool:
    """Whether the last of ``rows`` names columns: texts, two side by side unless it is all there is, none a label."""
    last = rows[-1]
    if not all(isinstance(cell.value, str) for cell in last) or any(map(_ends_as_label, last)):
        return False
    beside = any(right.column == left.column + 1 for left, right in pairwise(last))
    return beside or len(rows) == 1


def _labels(sheet: Worksheet, rows: list[list[Cell]]) -> Iterator[Cell]:
    """Texts with an empty cell to their right; a title over everything is none."""
    for number, cells in enumerate(rows):
        is_title = number == 0 and len(cells) == 1 and len(rows) > 1 and not _ends_as_label(cells[0])
        for before, cell in zip([None, *cells], cells, strict=False):
            is_value = before is not None and before.column == cell.column - 1 and _ends_as_label(before)
            if _is_label(sheet, cell) and not is_value and not (is_title and _stands_apart(cell, rows)):
                yield cell


def _is_label(sheet: Worksheet, cell: Cell) -> bool:
    beside = sheet.cell(cell.row, cell.column + 1)
    return isinstance(cell.value, str) and isinstance(beside, Cell) and beside.value in (None, "")


def _ends_as_label(cell: Cell) -> bool:
    return str(cell.value).rstrip().endswith(":")


def _stands_apart(cell: Cell, rows: list[list[Cell]]) -> bool:
    return rows[1][0].row > cell.row + 1


def _slots(sheet: Worksheet, cells: list[Cell], *, down: int, right: int) -> list[_Slot]:
    keys = _Keys()
    slots = []
    for cell in cells:
        row, column, title = cell.row + down, cell.column + right, str(cell.value).strip().rstrip(":").strip()
        slots.append(_Slot(keys.new(title), title, row, column, str(sheet.cell(row, column).number_format)))
    return slots


class _Keys:
    """Makes names of properties out of texts, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, text: str) -> str:
        plain = re.sub(r"\W+", "_", text.casefold()).strip("_") or "field"
        key, count = plain, 1
        while key in self._taken:
            count += 1
            key = f"{plain}_{count}"
        self._taken.add(key)
        return key


def _sheet_schema(form: _Form, *, one_row: bool) -> Schema:
    columns = _object({slot.key: _leaf(slot) for slot in form.columns})
    rows = columns if one_row else {"type": "array", "items": columns}
    if not form.singles:
        return rows
    singles = {slot.key: _leaf(slot) for slot in form.singles}
    return _object(singles | ({_ROWS: rows} if form.columns else {}))


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties}


def _leaf(slot: _Slot) -> Schema:
    if is_date_format(slot.format):
        return {"type": "string", "format": "date", "title": slot.title}
    if slot.format == "General":
        return {"title": slot.title}
    is_number = any(sign in slot.format for sign in "0#")
    return {"type": "number" if is_number else "string", "title": slot.title}


def _fill_sheet(sheet: Worksheet, form: _Form, given: Any) -> None:
    rows = given
    if form.singles and isinstance(given, dict):
        for slot in form.singles:
            _put(sheet, slot.row, slot.column, given.get(slot.key))
        rows = given.get(_ROWS)
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        for slot in form.columns:
            _put(sheet, slot.row + number, slot.column, row.get(slot.key), slot.format)


def _put(sheet: Worksheet, row: int, column: int, value: Any, number_format: str | None = None) -> None:
    cell = sheet.cell(row, column)
    if value is None or not isinstance(cell, Cell):
        return
    if isinstance(value, str) and is_date_format(number_format or str(cell.number_format)):
        value = _day(value)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        # Never a formula, whatever the document says.
        cell.data_type = "s"
    if number_format is not None:
        cell.number_format = number_format


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
