"""Agreements say who, when and by which law in running text."""

from __future__ import annotations

from typing import Any

from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from tests.unit.reading.build import Sheet, finished

COVER = (
    "CREDIT AGREEMENT",
    "dated as of March 24, 2021",
    "among",
    "NORTHWIND SHIPPING INC. and HARBOUR LOGISTICS LLC,",
    "as Borrowers",
    "The Several Lenders from Time to Time Parties Hereto",
    "FIRST RIVER BANK, N.A.,",
    "as Administrative Agent",
    "FIRST RIVER SECURITIES LLC",
    "OAK NATIONAL BANK",
    "and HILL BANK AG, NEW YORK BRANCH",
    "as Joint Lead Arrangers and Joint Bookrunners",
)
TERMS = (
    '"Revolving Maturity Date" means March 24, 2026.',
    '"Responsible Officer" means the Treasurer and any Vice President of the Company.',
    "The Borrower shall deliver each Beneficial Ownership Certification that a Lender requires.",
)
LAW = (
    "This Agreement shall be governed by, and construed in accordance with, the laws of the State of New York without "
    "regard to conflicts of law."
)
LEASE = (
    'This lease is made on 4 May 2023 between Mill Lane Estates Ltd (the "Landlord") and Quay Coffee Ltd '
    '(the "Tenant") for the shop at 4 Mill Lane.'
)


def agreement() -> tuple[Sheet, Sheet]:
    cover, terms = Sheet(1), Sheet(2)
    for number, line in enumerate(COVER):
        cover.write_centered(297, 120 + 30 * number, line, size=14 if number == 0 else 11)
    y = 80.0
    for text in (*TERMS, LAW):
        y = terms.paragraph(60, y, 460, text) + 20
    return cover, terms


def answer(*sheets: Sheet, **fields: Any) -> Answer:
    return answer_fields(finished(*sheets), fields)


def test_parties_by_their_roles() -> None:
    found = answer(
        *agreement(),
        administrative_agent="string",
        agreement_date="date",
        governing_law="string",
        maturity_date="date",
        responsible_officer_definition="string",
        beneficial_ownership_certification_required="boolean",
    )
    assert found.values == {
        "administrative_agent": "FIRST RIVER BANK, N.A.",
        "agreement_date": "2021-03-24",
        "governing_law": "State of New York",
        "maturity_date": "2026-03-24",
        "responsible_officer_definition": "the Treasurer and any Vice President of the Company.",
        "beneficial_ownership_certification_required": True,
    }
    assert found.citations["administrative_agent"].page == 1
    assert found.citations["governing_law"].quote == "State of New York"


def test_all_in_one_role() -> None:
    schema = {
        "type": "object",
        "properties": {
            "agreement": {"type": "string"},
            "lead_arranger": {
                "type": "array",
                "items": {"type": "string"},
                "description": "The institutions that structure the credit",
            },
        },
    }
    assert answer_fields(finished(*agreement()), schema).values["lead_arranger"] == [
        "FIRST RIVER SECURITIES LLC",
        "OAK NATIONAL BANK",
        "HILL BANK AG, NEW YORK BRANCH",
    ]


def test_lenders_from_the_schedule() -> None:
    cover, terms = agreement()
    schedule = Sheet(3)
    schedule.write_centered(297, 80, "SCHEDULE 2.01 Commitments")
    rows = [
        ("Lender", "Commitment"),
        ("First River Bank, N.A.", "$145,000,000"),
        ("Oak National Bank", "$95,000,000"),
        ("Compagnie Generale", "$60,000,000"),
        ("Total", "$300,000,000"),
    ]
    schedule.table(120, (70, 380), rows)
    lenders = {"type": "array", "items": {"type": "string"}, "description": "All entities that lend"}
    schema = {"type": "object", "properties": {"lenders": lenders}}
    found = answer_fields(finished(cover, terms, schedule), schema)
    assert found.values == {"lenders": ["First River Bank, N.A.", "Oak National Bank", "Compagnie Generale"]}
    assert all(citation.page == 3 for citation in found.citations["lenders"])


def test_a_tenant_in_brackets() -> None:
    sheet = Sheet()
    sheet.write(60, 60, "LEASE AGREEMENT", size=16)
    sheet.paragraph(40, 100, 520, LEASE)
    assert answer(sheet, landlord="string", tenant="string", agreement_date="date").values == {
        "landlord": "Mill Lane Estates Ltd",
        "tenant": "Quay Coffee Ltd",
        "agreement_date": "2023-05-04",
    }
