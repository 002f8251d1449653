"""What agreements are asked, on a made one."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.fields.extractor import answer_fields
from docbeat.document.model import Document
from tests.unit.reading.build import Sheet, finished

_BANKS = [("Quay Bank, N.A.", "$400,000,000"), ("Bank of the Harbour plc", "$200,000,000"), ("Total", "$600,000,000")]


@pytest.fixture(scope="module")
def agreement() -> Document:
    cover = Sheet(1)
    cover.write(230, 90, "CREDIT AGREEMENT", bold=True, size=14)
    cover.write(240, 130, "dated as of")
    cover.write(240, 160, "January 31, 2020")
    cover.write(270, 190, "among")
    cover.lines_at(220, 220, ["DELPHI MATERIALS INC.,", "as Borrower,"])
    cover.write(220, 260, "the LENDERS party hereto,")
    cover.lines_at(220, 290, ["QUAY BANK, N.A.,", "as Administrative Agent"])
    cover.lines_at(220, 340, ["QUAY SECURITIES LLC", "HARBOUR CAPITAL, INC.,", "as Joint Lead Arrangers"])
    text = Sheet(2)
    text.write(60, 80, "“Authorized Signatory” means the chief executive officer or the treasurer of the Borrower.")
    text.write(60, 110, "“Commitment Expiry” means a day.")
    text.write(60, 140, "“Effective Date” means the date of this Agreement.")
    text.write(60, 170, "“Revolving Maturity Date” means the date that is three years after the Effective Date.")
    text.write(60, 200, "“Term Maturity Date” means the first anniversary of the Revolving Maturity Date.")
    text.write(60, 230, "5.1 Use of Proceeds. The proceeds will be used for working capital. No ships are bought.")
    text.write(60, 260, "This Agreement shall be governed by and construed under the laws of the State of Ohio.")
    schedule = Sheet(3)
    schedule.write(60, 80, "Schedule 2.01", bold=True)
    schedule.write(60, 110, "Lender", bold=True)
    schedule.write(400, 110, "Commitment", bold=True)
    for line, (name, amount) in enumerate(_BANKS):
        schedule.write(60, 126 + 14 * line, name)
        schedule.write_right(480, 126 + 14 * line, amount)
    return finished(cover, text, schedule)


def asked(document: Document, name: str, form: dict[str, Any]) -> Any:
    return answer_fields(document, {"type": "object", "properties": {name: form}}).values[name]


TEXT = {"type": "string"}
DATE = {"type": "string", "format": "date"}
NAMES = {"type": "array", "items": TEXT}


@pytest.mark.parametrize(
    ("name", "form", "value"),
    [
        ("borrower", TEXT, "DELPHI MATERIALS INC."),
        ("administrative_agent", TEXT, "QUAY BANK, N.A."),
        ("lead_arrangers", NAMES, ["QUAY SECURITIES LLC", "HARBOUR CAPITAL, INC."]),
        ("lenders", NAMES, ["Quay Bank, N.A.", "Bank of the Harbour plc"]),
        ("agreement_date", DATE, "2020-01-31"),
        ("governing_law", TEXT, "State of Ohio"),
        ("commitment_amount", {"type": "number"}, 600_000_000),
        ("use_of_proceeds", TEXT, "The proceeds will be used for working capital."),
        ("authorized_signatory_definition", TEXT, "the chief executive officer or the treasurer of the Borrower."),
        # Another name for much the same.
        ("empowered_signatory_definition", TEXT, "the chief executive officer or the treasurer of the Borrower."),
        ("eligible_ship_definition", TEXT, None),
    ],
)
def test_fields_are_found(agreement: Document, name: str, form: dict[str, Any], value: Any) -> None:
    assert asked(agreement, name, form) == value


def test_the_last_day_is_computed_and_quotes_what_says_so(agreement: Document) -> None:
    answer = answer_fields(agreement, {"type": "object", "properties": {"maturity_date": DATE}})
    assert answer.values["maturity_date"] == "2024-01-31"
    assert "first anniversary" in answer.citations["maturity_date"].quote


def test_other_papers_are_not_read_as_agreements() -> None:
    sheet = Sheet()
    sheet.write(60, 80, "Minutes", bold=True, size=14)
    sheet.lines_at(60, 120, ["DELPHI MATERIALS INC.,", "as Borrower,"])
    assert asked(finished(sheet), "borrowers", NAMES) == []
