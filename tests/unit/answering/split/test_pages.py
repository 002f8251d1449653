"""Topics to pages of small documents."""

from __future__ import annotations

from docbeat.answering.split import Topic, split_pages
from docbeat.document.model import BlockKind, Document
from tests.unit.writing.build import DocumentBuilder


def document(*pages: str) -> Document:
    """One block of text per page."""
    build = DocumentBuilder(pages=len(pages))
    for number, text in enumerate(pages, start=1):
        heading, _, rest = text.partition(" | ")
        build.add(BlockKind.HEADING, heading, page=number)
        build.add(BlockKind.PARAGRAPH, rest, page=number)
    return build.finish()


INVOICE = "Invoice | Invoice number 7 Bill to Acme Quantity Unit price Subtotal Amount due 90"
STATEMENT = "Account statement | Opening balance 5 Deposits Withdrawals Closing balance 7 Statement period May"
LETTER = "Ms Jones | Dear Ms Jones, thank you for your visit. Yours sincerely"


def test_pages_go_to_the_topic_they_are_about() -> None:
    topics = [Topic("Invoices"), Topic("Bank statements"), Topic("Contracts")]
    assert split_pages(document(INVOICE, STATEMENT, INVOICE), topics) == {
        "Invoices": [1, 3],
        "Bank statements": [2],
        "Contracts": [],
    }


def test_what_fits_no_topic_is_left_out() -> None:
    assert split_pages(document(INVOICE, LETTER), [Topic("Invoices")]) == {"Invoices": [1]}


def test_only_the_pages_asked_for_are_given_out() -> None:
    assert split_pages(document(INVOICE, INVOICE), [Topic("Invoices")], [2]) == {"Invoices": [2]}


def test_no_pages_give_topics_without_pages() -> None:
    assert split_pages(document(INVOICE), [Topic("Invoices")], []) == {"Invoices": []}
