"""Fields are found in the vocabulary by their names, their place and their words."""

from __future__ import annotations

from typing import Any

import pytest

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.concepts import known_labels, wanted_leaves, wanted_of
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.schema import normalised, root_field
from docbeat.answering.terms import terms


def wanted(schema: dict[str, Any]) -> dict[str, Wanted]:
    return {".".join(one.path): one for one in wanted_leaves(root_field(normalised(schema)))}


@pytest.mark.parametrize(
    ("schema", "path", "concept", "sense"),
    [
        ({"invoiceNo": "string"}, "invoiceNo", "invoice_number", Sense.ID),
        ({"Due Date": "date"}, "Due Date", "due_date", Sense.DATE),
        ({"vendor": {"name": "string"}}, "vendor.name", "vendor.name", Sense.NAME),
        ({"billTo": "string"}, "billTo", "customer.name", Sense.NAME),
        ({"supplier_address": "string"}, "supplier_address", "vendor.address", Sense.ADDRESS),
        ({"address": "string"}, "address", "vendor.address", Sense.ADDRESS),
        ({"seller": {"vat_number": "string"}}, "seller.vat_number", "vendor.tax_id", Sense.ID),
        ({"balance": "number"}, "balance", "closing_balance", Sense.MONEY),
        ({"account_holder": "string"}, "account_holder", "account_holder.name", Sense.NAME),
        ({"statement": {"period": {"start_date": "date"}}}, "statement.period.start_date", "period_start", Sense.DATE),
        ({"taxRate": "number"}, "taxRate", "tax_rate", Sense.PERCENT),
        ({"iban": "string"}, "iban", "iban", Sense.IBAN),
        ({"paid": "boolean"}, "paid", "amount_paid", Sense.BOOLEAN),
        ({"currency": "enum(EUR, USD)"}, "currency", "currency", Sense.OPTION),
        ({"number_of_pages": "integer"}, "number_of_pages", "page_count", Sense.NUMBER),
        ({"favourite colour": "string"}, "favourite colour", "", Sense.TEXT),
    ],
)
def test_concepts(schema: dict[str, Any], path: str, concept: str, sense: Sense) -> None:
    found = wanted(schema)[path]
    assert (found.concept, found.sense) == (concept, sense)


def test_the_own_name_goes_first() -> None:
    phrases = wanted({"invoice_total": "number"})["invoice_total"].phrases
    assert phrases[0] == (terms("invoice total"), 1.0)
    assert all(weight < 1.0 for _, weight in phrases[1:])


def test_in_a_row_the_words_of_rows_are_meant() -> None:
    root = root_field(normalised({"lines": [{"amount": "number", "date": "date", "balance": "number"}]}))
    lines = root.fields[0]
    assert lines.items is not None
    found = [wanted_of(field, (root, lines, lines.items)).concept for field in lines.items.fields]
    assert found[1:] == ["transaction_date", "running_balance"]
    assert found[0] in {"line_amount", "transaction_amount"}


def test_title_and_description_help() -> None:
    schema = {
        "type": "object",
        "properties": {
            "f1": {"type": "string", "title": "Invoice number"},
            "f2": {"type": "string", "description": "Vessel name"},
        },
    }
    found = wanted(schema)
    assert found["f1"].concept == "invoice_number"
    assert (terms("vessel name"), 0.8) in found["f2"].phrases


def test_labels_are_known() -> None:
    assert {terms("Bill to"), terms("Kontoinhaber"), terms("Due date")} <= known_labels()


def test_fields_named_in_the_language_of_the_document() -> None:
    names = ("waehrung", "kontoinhaber", "rechnungssteller", "lieferant", "kunde")
    found = [wanted_of(Field(name, Shape.STRING), ()).concept for name in names]
    assert found == ["currency", "account_holder.name", "vendor.name", "vendor.name", "customer.name"]
