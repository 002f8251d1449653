"""Whose statement it is and who gets it, where no label says so."""

from __future__ import annotations

from docbeat.answering.fields import answer_fields
from docbeat.answering.fields.banks import is_bank
from tests.unit.reading.build import Sheet, finished

ASKED = {"bank_name": {"type": "string"}, "account_holder": {"type": "string"}, "total_deposits": {"type": "number"}}


def statement() -> Sheet:
    sheet = Sheet()
    sheet.write(50, 60, "Old Harbor Trust Company", size=18, bold=True)
    for y, line in ((120, "Ida Falk"), (132, "147 Marquez Street"), (144, "Bethany, MN 51771")):
        sheet.write(50, y, line)
    sheet.write(360, 60, "Account: XXXXXX6872")
    return sheet


def test_the_bank_is_not_its_customer() -> None:
    values = answer_fields(finished(statement()), {"type": "object", "properties": ASKED}).values
    assert (values["bank_name"], values["account_holder"]) == ("Old Harbor Trust Company", "Ida Falk")


def test_a_count_is_no_sum() -> None:
    sheet = statement()
    sheet.write(50, 220, "Total deposits")
    sheet.write(200, 220, "5 items")
    sheet.write(300, 220, "$19,731.12")
    values = answer_fields(finished(sheet), {"type": "object", "properties": ASKED}).values
    assert values["total_deposits"] == 19731.12


def test_names_of_banks() -> None:
    assert all(map(is_bank, ("Nordlicht Bank AG", "Banque de l'Estuaire", "Marlborough Building Society")))
    assert not any(map(is_bank, ("Bankside Hardware Ltd", "Statement of account", "Ida Falk")))


def test_what_sort_of_bank_it_is_is_not_its_name() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Castlegate", size=16, bold=True)
    sheet.write(50, 76, "Business Banking")
    sheet.write(50, 160, "Opening balance")
    sheet.write(200, 160, "1.00")
    asked = {"type": "object", "properties": {"bank_name": {"type": "string"}}}
    assert answer_fields(finished(sheet), asked).values == {"bank_name": "Castlegate"}


def test_a_name_may_begin_with_a_word_that_labels_have() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Banque de l'Estuaire", size=14, bold=True)
    sheet.write(50, 120, "Relevé de compte")
    asked = {"type": "object", "properties": {"banque": {"type": "string"}}}
    assert answer_fields(finished(sheet), asked).values == {"banque": "Banque de l'Estuaire"}
