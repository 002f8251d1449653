"""Every document of the corpus is asked what business documents are: no exception, no value without its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from bench.answers.citing import faults

from docbeat.answering.drafting import draft_schema
from docbeat.answering.fields import answer_fields
from docbeat.reading.pipeline import finish
from docbeat.reading.reader import ReadingOptions, open_document

SETS = frozenset({"odl", "icdar2013", "sroie", "olmocr", "extract_bench"})
# The first pages of a long document are as odd as all of them; `make bench-answers` asks the whole of some.
MOST_PAGES = 4
WISHES = (
    "everything from an invoice",
    "everything from a bank statement",
    "everything from a contract",
    "title, author, date, list of names, currency, total, country, percent, is it signed",
)


def schemas(document: dict[str, Any], corpus: Path) -> Iterator[dict[str, Any]]:
    """What is asked of a document: the same of all, and its own questions where it has some."""
    yield from (draft_schema(wish, None) for wish in WISHES)
    if "schema" in document:
        yield json.loads((corpus / document["schema"]).read_text())


def asked(path: Path, questions: list[dict[str, Any]]) -> list[str]:
    """What is wrong with the answers of one document."""
    with open_document(path, ReadingOptions()) as reader:
        pages = [reader.read(number) for number in range(1, min(reader.source.page_count, MOST_PAGES) + 1)]
        document = finish(pages, reader.source, reader.outline())
    found = []
    for question in questions:
        answer = answer_fields(document, question)
        found += [f"{path.name} {place}: {fault}" for place, fault in faults(document, answer).items()]
    return found


def test_nothing_breaks_and_everything_stands_where_it_is_cited(
    corpus: Path, corpus_documents: list[dict[str, Any]]
) -> None:
    wanted = [one for one in corpus_documents if one["set"] in SETS and one["kind"] in {"pdf", "image"}]
    questions = [list(schemas(one, corpus)) for one in wanted]
    with ProcessPoolExecutor(2) as pool:
        found = [
            fault
            for faults_of_one in pool.map(asked, [corpus / one["file"] for one in wanted], questions)
            for fault in faults_of_one
        ]
    assert len(wanted) > 150
    assert found == []


def test_the_check_finds_what_it_looks_for(corpus: Path, corpus_documents: list[dict[str, Any]]) -> None:
    receipt = next(one for one in corpus_documents if one["set"] == "sroie")
    with open_document(corpus / receipt["file"], ReadingOptions()) as reader:
        document = finish([reader.read(1)], reader.source, [])
    answer = answer_fields(document, {"total": "string"})
    assert answer.values["total"]
    answer.citations["total"] = None
    assert faults(document, answer) == {"total": "no citation"}
