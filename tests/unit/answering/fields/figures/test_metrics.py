"""Arrays of figures, out of made statements."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.fields.extractor import answer_fields
from docbeat.document.model import Document
from tests.unit.reading.build import Sheet, finished

_ENTRY = {
    "type": "object",
    "properties": {
        "data_period": {"type": "string"},
        "segment": {"type": "string", "description": "Name of the segment; 'NA' for company-level metrics."},
        "unit": {"type": "string"},
        "scale": {"type": "integer"},
        "value": {"type": "number"},
    },
}
_INCOME = [
    ("Net sales", "$ 5,210", "$ 4,800"),
    ("Cost of sales", "3,126", "3,000"),
    ("Gross profit", "2,084", "1,800"),
    ("Total operating expenses", "1,100", "1,000"),
    ("Interest expense", "(12)", "(14)"),
    ("Income before income taxes", "972", "786"),
    ("Provision for income taxes", "243", "157"),
    ("Net income", "$ 729", "$ 629"),
    ("Net income per share:", "", ""),
    ("Basic", "$ 1.46", "$ 1.24"),
    ("Diluted", "$ 1.44", "$ 1.22"),
    ("Shares used in calculation:", "", ""),
    ("Basic", "499", "507"),
]
_BALANCE = [
    ("Cash and cash equivalents", "$ 700", "$ 650"),
    ("Total current assets", "2,400", "2,200"),
    ("Total assets", "$ 9,000", "$ 8,500"),
    ("Short-term debt", "300", "250"),
    ("Long-term debt", "1,200", "—"),
]


def statement(number: int, title: str, heads: list[str], rows: list[tuple[str, str, str]]) -> Sheet:
    sheet = Sheet(number)
    sheet.write(180, 80, title, bold=True, size=12)
    sheet.write(220, 96, "(in millions, except per share data)")
    for line, (left, right) in enumerate(zip(heads[::2], heads[1::2], strict=True)):
        sheet.write(340, 125 + 13 * line, left, bold=True)
        sheet.write(460, 125 + 13 * line, right, bold=True)
    for line, (head, left, right) in enumerate(rows):
        y = 129 + 6.5 * len(heads) + 14 * line
        sheet.write(60, y, head)
        if left:
            sheet.write_right(430, y, left)
            sheet.write_right(550, y, right)
    return sheet


@pytest.fixture(scope="module")
def filing() -> Document:
    cover = Sheet(1)
    cover.write(250, 100, "FORM 10-Q", bold=True, size=14)
    cover.write(150, 140, "For the quarterly period ended September 30, 2023")
    cover.write(230, 180, "Delphi Materials, Inc.", bold=True, size=14)
    cover.write(170, 200, "(Exact name of registrant as specified in its charter)", size=8)
    heads = ["Three Months Ended", "Three Months Ended", "September 30, 2023", "September 30, 2022"]
    income = statement(2, "STATEMENTS OF INCOME", heads, _INCOME)
    balance = statement(3, "BALANCE SHEETS", ["September 30, 2023", "December 31, 2022"], _BALANCE)
    return finished(cover, income, balance)


def asked(document: Document, name: str) -> list[Any]:
    schema = {"type": "object", "properties": {name: {"type": "array", "items": _ENTRY}}}
    values: list[Any] = answer_fields(document, schema).values[name]
    return values


def told(document: Document, name: str) -> list[tuple[str, float]]:
    return [(entry["data_period"], entry["value"]) for entry in asked(document, name)]


def test_every_period_of_a_row_is_an_item(filing: Document) -> None:
    assert asked(filing, "cost_of_revenue") == [
        {"data_period": "FY2023 Q3", "segment": "NA", "unit": "USD", "scale": 1_000_000, "value": 3126},
        {"data_period": "FY2022 Q3", "segment": "NA", "unit": "USD", "scale": 1_000_000, "value": 3000},
    ]


def test_figures_per_share_are_not_scaled_and_not_counts_of_shares(filing: Document) -> None:
    assert [(entry["scale"], entry["value"]) for entry in asked(filing, "basic_eps")] == [(1, 1.46), (1, 1.24)]


def test_days_of_the_balance_sheet_are_periods(filing: Document) -> None:
    assert told(filing, "total_assets") == [("FY2023 Q3", 9000), ("FY2022", 8500)]


def test_a_dash_is_no_figure(filing: Document) -> None:
    assert told(filing, "long_term_debt") == [("FY2023 Q3", 1200)]


def test_what_is_paid_is_told_without_its_sign(filing: Document) -> None:
    assert told(filing, "interest_expense") == [("FY2023 Q3", 12), ("FY2022 Q3", 14)]


def test_what_no_row_says_is_computed_from_those_that_do(filing: Document) -> None:
    assert told(filing, "effective_tax_rate") == [("FY2023 Q3", 25), ("FY2022 Q3", 20)]
    assert told(filing, "total_debt") == [("FY2023 Q3", 1500)]
    assert told(filing, "revenue_growth") == [("FY2023 Q3", 9)]


def test_what_is_computed_quotes_its_parts(filing: Document) -> None:
    schema = {"type": "object", "properties": {"total_debt": {"type": "array", "items": _ENTRY}}}
    citation = answer_fields(filing, schema).citations["total_debt"][0]["value"]
    assert (citation.page, citation.quote) == (3, "300 1,200")


def test_what_no_statement_has_is_nothing(filing: Document) -> None:
    assert asked(filing, "goodwill") == []


def test_the_cover_says_whose_and_when(filing: Document) -> None:
    fields = {name: {"type": "string"} for name in ("company", "report_period", "report_period_end_date")}
    assert answer_fields(filing, {"type": "object", "properties": fields}).values == {
        "company": "Delphi Materials, Inc.",
        "report_period": "FY2023 Q3",
        "report_period_end_date": "2023-09-30",
    }
