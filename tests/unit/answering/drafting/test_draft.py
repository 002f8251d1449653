"""Prompts and the schemas drafted from them."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docbeat.answering.drafting import draft_schema
from docbeat.errors import BadParameter


def shape(schema: dict[str, Any]) -> Any:
    """A schema in short: formats or types by name, lists in brackets, options in a tuple."""
    if "enum" in schema:
        return tuple(schema["enum"])
    if schema.get("type") == "array":
        return [shape(schema["items"])]
    if schema.get("type") == "object":
        return {name: shape(inner) for name, inner in schema["properties"].items()}
    return schema.get("format", schema["type"])


def drafted(prompt: str, current: dict[str, Any] | None = None) -> Any:
    schema = draft_schema(prompt, current)
    Draft202012Validator.check_schema(schema)
    return shape(schema)


TEXT, NUMBER, DATE = "string", "number", "date"
ITEMS = [{"description": TEXT, "quantity": NUMBER, "price": NUMBER}]

LISTS: list[tuple[str, Any]] = [
    ("invoice number, date, total", {"invoice_number": TEXT, "date": DATE, "total": NUMBER}),
    (
        "invoice number, date, line items with description, quantity and price",
        {"invoice_number": TEXT, "date": DATE, "line_items": ITEMS},
    ),
    (
        "invoice number, line items with description, quantity and price, and the total",
        {"invoice_number": TEXT, "line_items": ITEMS, "total": NUMBER},
    ),
    (
        "line items (description, quantity, price), subtotal, tax rate and grand total",
        {"line_items": ITEMS, "subtotal": NUMBER, "tax_rate": NUMBER, "grand_total": NUMBER},
    ),
    (
        "line items with description, quantity, price, due date",
        {"line_items": ITEMS, "due_date": DATE},
    ),
    (
        "Extract the vendor name, invoice date, due date and total amount from this invoice.",
        {"vendor_name": TEXT, "invoice_date": DATE, "due_date": DATE, "total_amount": NUMBER},
    ),
    (
        "I need the account holder, opening and closing balance, and all transactions with date, description, amount.",
        {
            "account_holder": TEXT,
            "opening_balance": NUMBER,
            "closing_balance": NUMBER,
            "transactions": [{"date": DATE, "description": TEXT, "amount": NUMBER}],
        },
    ),
    ("transactions: date, debit, credit", {"transactions": [{"date": DATE, "debit": NUMBER, "credit": NUMBER}]}),
    (
        "For each employee: name, salary and start date",
        {"employees": [{"name": TEXT, "salary": NUMBER, "start_date": DATE}]},
    ),
    ("name and email of each attendee", {"attendees": [{"name": TEXT, "email": "email"}]}),
    (
        "For every transaction extract the date, the amount and the counterparty",
        {"transactions": [{"date": DATE, "amount": NUMBER, "counterparty": TEXT}]},
    ),
    ("names of all directors", {"directors": [TEXT]}),
    (
        "List of products with name, price and weight; supplier name; delivery date",
        {"products": [{"name": TEXT, "price": NUMBER, "weight": NUMBER}], "supplier_name": TEXT, "delivery_date": DATE},
    ),
    ("customer with name and address", {"customer": {"name": TEXT, "address": TEXT}}),
    ("buyer's name and seller's address", {"buyer_name": TEXT, "seller_address": TEXT}),
    (
        "Please get me the name of the landlord and the start date of the lease",
        {"landlord_name": TEXT, "lease_start_date": DATE},
    ),
    ("What is the invoice number and who is the vendor?", {"invoice_number": TEXT, "vendor": TEXT}),
    (
        "Extract the following:\n- Patient name\n- Date of birth\n- Diagnosis codes (list)\n- Is insured (boolean)",
        {"patient_name": TEXT, "date_of_birth": DATE, "diagnosis_codes": [TEXT], "is_insured": "boolean"},
    ),
    ("1. title\n2. authors\n3. publication year", {"title": TEXT, "authors": [TEXT], "publication_year": "integer"}),
    ("status (paid, unpaid or overdue)", {"status": ("paid", "unpaid", "overdue")}),
    ("priority: one of low, medium, high", {"priority": ("low", "medium", "high")}),
    ("total as a number, reference (text)", {"total": NUMBER, "reference": TEXT}),
    (
        "whether the contract is signed, the effective date, and the parties",
        {"is_signed": "boolean", "effective_date": DATE, "parties": [{"name": TEXT, "role": TEXT, "address": TEXT}]},
    ),
    (
        "number of employees, revenue, net income, and earnings per share",
        {"number_of_employees": "integer", "revenue": NUMBER, "net_income": NUMBER, "earnings_per_share": NUMBER},
    ),
    ("How many pages does it have, and what is the title?", {"number_of_pages": "integer", "title": TEXT}),
    (
        "invoiceNumber, issueDate, totalAmount, isPaid",
        {"invoiceNumber": TEXT, "issueDate": DATE, "totalAmount": NUMBER, "isPaid": "boolean"},
    ),
    (
        "I run a clinic and want to read forms that patients fill out. I need their name and phone number.",
        {"name": TEXT, "phone_number": TEXT},
    ),
    (
        "skills, work experience",
        {
            "skills": [TEXT],
            "work_experience": [
                {"company": TEXT, "position": TEXT, "start_date": TEXT, "end_date": TEXT, "description": TEXT}
            ],
        },
    ),
    ("from this invoice, get the invoice number and total", {"invoice_number": TEXT, "total": NUMBER}),
    ("payment terms, payment method, payment", {"payment_terms": TEXT, "payment_method": TEXT, "payment": NUMBER}),
    ("tax id, tax, total hours, website", {"tax_id": TEXT, "tax": NUMBER, "total_hours": NUMBER, "website": "uri"}),
    ("receipt: merchant, date", {"merchant": TEXT, "date": DATE}),
]


@pytest.mark.parametrize(("prompt", "expected"), LISTS)
def test_fields_are_those_the_prompt_names(prompt: str, expected: Any) -> None:
    assert drafted(prompt) == expected


DOCUMENTS = [
    ("Extract everything from a bank statement", {"account_holder", "opening_balance", "transactions"}),
    ("invoice", {"invoice_number", "line_items", "total_amount"}),
    ("schema for a purchase order", {"purchase_order_number", "line_items", "supplier"}),
    ("Create a schema for payslips", {"employee_name", "gross_pay", "net_pay", "deductions"}),
    ("extract key information from the lease agreement", {"landlord_name", "monthly_rent", "start_date"}),
    ("all the data on a credit card statement", {"credit_limit", "minimum_payment"}),
    ("Get all invoice fields plus the delivery address", {"invoice_number", "delivery_address"}),
    ("CV", {"work_experience", "education", "skills"}),
    ("What fields should I extract from a utility bill?", {"meter_number", "amount_due"}),
]


@pytest.mark.parametrize(("prompt", "some"), DOCUMENTS)
def test_a_kind_of_document_has_its_usual_fields(prompt: str, some: set[str]) -> None:
    assert some <= set(drafted(prompt))


def test_what_is_said_of_a_field_becomes_its_description() -> None:
    fields = draft_schema("due date - when it must be paid\nnotes: anything written by hand", None)["properties"]
    assert fields["due_date"] == {"type": "string", "format": "date", "description": "when it must be paid"}
    assert fields["notes"]["description"] == "anything written by hand"


def test_json_is_a_schema_or_an_example() -> None:
    assert drafted('{"no": "A1", "total": 1.5, "lines": [{"qty": 2, "ok": true}]}') == {
        "no": TEXT,
        "total": NUMBER,
        "lines": [{"qty": "integer", "ok": "boolean"}],
    }
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert draft_schema('{"type": "object", "properties": {"a": {"type": "string"}}}', None) == schema


@pytest.mark.parametrize(
    "prompt",
    ["", "   ", "?!", "hello", "How are you today?", "make it better", "Extract all the data", "Thanks, that is great"],
)
def test_nothing_to_derive_is_said_politely(prompt: str) -> None:
    with pytest.raises(BadParameter, match="Name those you want"):
        draft_schema(prompt, None)
