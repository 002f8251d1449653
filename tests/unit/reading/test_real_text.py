"""Marks and spacing on real pages of the corpus: what a careful reader expects of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docbeat.document.model import BlockKind, Document
from docbeat.reading.pipeline import finish
from docbeat.reading.reader import ReadingOptions, open_document
from docbeat.writing.footnotes import footnote_references
from docbeat.writing.markdown import to_markdown

ODL = "odl/docs/01030000000{}.pdf"


def page_of(corpus: Path, name: str, number: int = 1) -> Document:
    with open_document(corpus / name, ReadingOptions()) as reader:
        return finish([reader.read(number)], reader.source, [])


def text_of(document: Document) -> str:
    return "".join(to_markdown(document))


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        (ODL.format("163"), 1, "HOW CAN YOU HELP?"),
        (ODL.format("071"), 1, "various countries.⁹⁴"),
        (ODL.format("142"), 1, "0 ≤ dᵢ < β"),
        (ODL.format("138"), 1, "*Arapaima*"),
        (ODL.format("117"), 1, "the <u>**Question**</u> that"),
        (ODL.format("186"), 1, "**Depthwise scaling.** "),
        ("extract_bench/docs/adbe_credit_agreement_2000_08_09.pdf", 5, "<u>“Affiliate”</u>"),
    ],
)
def test_marks_and_spaces(corpus: Path, name: str, number: int, expected: str) -> None:
    assert expected in text_of(page_of(corpus, name, number))


def test_footnote_marks_bind_their_notes(corpus: Path) -> None:
    document = page_of(corpus, ODL.format("071"))
    bound = {one["symbol"]: len(one["referenceTextIds"]) for one in footnote_references(document)}
    assert bound == {"94": 1, "95": 1, "96": 1}


def test_a_page_of_underlined_terms_has_no_table(corpus: Path) -> None:
    document = page_of(corpus, "extract_bench/docs/adbe_credit_agreement_2000_08_09.pdf", 5)
    assert all(block.kind is not BlockKind.TABLE for block in document.blocks)


@pytest.mark.parametrize("name", ["124", "156", "163"])
def test_marks_of_the_file_are_no_marks_of_ours(corpus: Path, name: str) -> None:
    headings = [line for line in text_of(page_of(corpus, ODL.format(name))).splitlines() if line.startswith("#")]
    assert not any("**" in line or "<sup>" in line for line in headings)
