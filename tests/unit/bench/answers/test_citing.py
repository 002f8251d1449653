"""Citations that do not hold what they are for are found."""

from __future__ import annotations

from typing import Any

import pytest
from bench.answers.citing import faults

from docbeat.answering.answer import Answer
from docbeat.answering.citation import Citation
from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Document, DocumentSource, Page, Span, Word

TOTAL, SUM = Box(0, 0, 40, 10), Box(50, 0, 90, 10)


@pytest.fixture
def document() -> Document:
    page = Page(1, 600, 800, words=[Word("Total", TOTAL), Word("12.50", SUM)])
    block = Block(BlockKind.PARAGRAPH, 1, Box(0, 0, 90, 10), [Span(0, 2)], id="txt-1")
    return Document(DocumentSource("application/pdf", 1), [page], [block])


def fault(document: Document, value: Any, citation: Citation | None) -> str | None:
    return faults(document, Answer({"total": value}, {"total": citation})).get("total")


def test_a_citation_of_the_very_words_is_right(document: Document) -> None:
    citation = Citation(1, ("txt-1",), (SUM,), "12.50", 0.9)
    assert fault(document, 12.5, citation) is None
    assert fault(document, "12.50", citation) is None


def test_figures_in_millions_hold_what_they_mean(document: Document) -> None:
    document.pages[0].words[1].text = "$34M"
    assert fault(document, 34_000_000, Citation(1, ("txt-1",), (SUM,), "$34M", 0.9)) is None
    assert fault(document, 35_000_000, Citation(1, ("txt-1",), (SUM,), "$34M", 0.9)) is not None


def test_null_needs_no_citation(document: Document) -> None:
    assert faults(document, Answer({"total": None}, {"total": None})) == {}


@pytest.mark.parametrize(
    ("value", "citation", "said"),
    [
        (12.5, None, "no citation"),
        (12.5, Citation(1, ("txt-9",), (SUM,), "12.50", 0.9), "no such element"),
        (12.5, Citation(1, ("txt-1",), (SUM,), "99.50", 0.9), "the element does not hold the quote"),
        (12.5, Citation(1, ("txt-1",), (TOTAL,), "12.50", 0.9), "the boxes hold other words"),
        (12.7, Citation(1, ("txt-1",), (SUM,), "12.50", 0.9), "the quote does not hold the value"),
        ("Acorn", Citation(1, ("txt-1",), (SUM,), "12.50", 0.9), "the quote does not hold the value"),
    ],
)
def test_faults_are_named(document: Document, value: Any, citation: Citation | None, said: str) -> None:
    assert fault(document, value, citation) == said
