"""Asking about extractions, on in-memory twins."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from docbeat.errors import ArtifactNotFound, BadParameter, JobNotFound, NotPermitted
from docbeat.jobs.engine import Job, Priority, Submission
from docbeat.jobs.kind import (
    ExtractInput,
    JobKind,
    Question,
    SchemaInput,
    Source,
    SplitInput,
    StoredDocument,
    TablesInput,
    Topic,
)
from docbeat.services import documents, result, schema, split, tables
from docbeat.services.house import House
from docbeat.services.schema import Inquiry
from docbeat.services.split import Splitting
from docbeat.services.tables import TableSearch
from tests.unit.services.test_extract import house

DOCUMENT = StoredDocument("e", "jobs/e/a/document.json", 7)
SCHEMA = {"type": "object", "properties": {"total": {"type": "number"}}}

assert house  # the fixture


async def have(house: House, job_id: str, kind: JobKind, job_input: msgspec.Struct, outcome: Any) -> None:
    """A completed job; an outcome that is an error makes it a failed one."""
    house.engine.submit(Submission(job_id, kind, "t", job_input))

    async def run(_job: Any, _input: Any) -> Any:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    await house.engine.work({kind: run})  # type: ignore[attr-defined]


async def have_extraction(house: House, **changes: Any) -> None:
    outcome = {"document": DOCUMENT.key, "pages": 7, "result": "r", **changes}
    await have(house, "e", JobKind.EXTRACT, ExtractInput(Source(key="k")), outcome)


async def have_split(house: House) -> None:
    house.blobs.put("r", msgspec.json.encode({"split_output": {"splits": {"Bill": [3, 1], "Poem": []}}}))
    await have(house, "s", JobKind.SPLIT, SplitInput(DOCUMENT, "topics"), {"result": "r"})


def ask(house: House, **fields: Any) -> tuple[Job, SchemaInput, list[Question]]:
    """What was submitted, and the questions beside it."""
    job = schema.submit(house, "t", Inquiry(**{"priority": Priority.NORMAL, "question": Question(SCHEMA), **fields}))
    asked = house.engine.input_of(job.id)
    assert isinstance(asked, SchemaInput)
    return job, asked, msgspec.json.decode(house.blobs.get(asked.questions), type=list[Question])


async def test_the_questions_lie_beside_the_row(house: House) -> None:
    await have_extraction(house)
    job, asked, questions = ask(house, extraction_ids=("e",), template=b"PK", page_range="1")
    assert asked.documents == (DOCUMENT,)
    assert questions == [Question(SCHEMA)]
    assert "total" not in str(asked)
    assert house.blobs.get(asked.template or "") == b"PK"
    assert (asked.page_range, asked.is_combined, job.kind) == ("1", False, JobKind.SCHEMA)


async def test_a_split_asks_by_topic(house: House) -> None:
    await have_split(house)
    topics = {"Bill": Question(SCHEMA), "Song": Question(SCHEMA), "Poem": Question(fault="Nothing is asked")}
    _, asked, questions = ask(house, split_id="s", topics=topics)
    assert asked.documents == (DOCUMENT,)
    assert [(one.topic, one.pages, one.fault) for one in questions] == [
        ("Bill", (3, 1), None),
        ("Song", None, "The split has no such topic"),
        ("Poem", (), "Nothing is asked"),
    ]


async def test_without_topics_every_one_is_asked(house: House) -> None:
    await have_split(house)
    _, _, questions = ask(house, split_id="s")
    assert [(one.topic, one.schema) for one in questions] == [("Bill", SCHEMA), ("Poem", SCHEMA)]


async def test_the_tables_of_a_split_are_those_of_its_pages(house: House) -> None:
    await have_split(house)
    job = tables.submit(house, "t", TableSearch(Priority.NORMAL, split_id="s"))
    assert house.engine.input_of(job.id) == TablesInput(DOCUMENT, pages=(1, 3))


async def test_topics_lie_beside_the_row_too(house: House) -> None:
    await have_extraction(house)
    job = split.submit(house, "t", Splitting("e", (Topic("Bill", "Invoices"),), Priority.NORMAL))
    asked = house.engine.input_of(job.id)
    assert isinstance(asked, SplitInput)
    assert msgspec.json.decode(house.blobs.get(asked.topics)) == [{"name": "Bill", "description": "Invoices"}]


async def test_an_idempotency_key_makes_one_run(house: House) -> None:
    await have_extraction(house)
    runs = {ask(house, extraction_ids=("e",), idempotency_key="k")[0].id for _ in range(3)}
    assert len(runs) == 1
    with pytest.raises(BadParameter, match="idempotency"):
        tables.submit(house, "t", TableSearch(Priority.NORMAL, extraction_id="e", idempotency_key="k"))


async def test_only_completed_extractions_that_were_kept(house: House) -> None:
    with pytest.raises(JobNotFound, match="No extraction"):
        documents.extracted(house, "t", "e")
    house.engine.submit(Submission("e", JobKind.EXTRACT, "t", ExtractInput(Source(key="k"))))
    with pytest.raises(NotPermitted):
        documents.extracted(house, "u", "e")
    with pytest.raises(BadParameter, match="GET /job/e"):
        documents.extracted(house, "t", "e")
    house.engine.cancel("e")
    with pytest.raises(BadParameter, match="canceled"):
        documents.extracted(house, "t", "e")


async def test_what_failed_or_was_not_kept_is_said(house: House) -> None:
    await have(house, "f", JobKind.EXTRACT, ExtractInput(Source(key="k")), BadParameter("Torn in two"))
    with pytest.raises(BadParameter, match="Torn in two"):
        documents.extracted(house, "t", "f")
    await have(house, "e", JobKind.EXTRACT, ExtractInput(Source(key="k")), {"result": "r", "pages": 1})
    with pytest.raises(BadParameter, match=r"storage\.enabled"):
        documents.extracted(house, "t", "e")


async def test_an_id_of_another_kind_is_none(house: House) -> None:
    await have_extraction(house)
    with pytest.raises(JobNotFound):
        documents.split(house, "t", "e")
    with pytest.raises(JobNotFound):
        schema.workbook(house, "t", "e")


async def test_the_workbook_of_a_run(house: House) -> None:
    house.blobs.put("w", b"PK")
    asked = SchemaInput((DOCUMENT,), "q")
    await have(house, "one", JobKind.SCHEMA, asked, {"result": "r", "workbook": "w"})
    await have(house, "two", JobKind.SCHEMA, asked, {"result": "r"})
    assert schema.workbook(house, "t", "one") == b"PK"
    with pytest.raises(ArtifactNotFound):
        schema.workbook(house, "t", "two")
    with pytest.raises(NotPermitted):
        schema.workbook(house, "u", "one")


async def test_answers_are_links_only_when_that_is_asked_for(house: House) -> None:
    house.blobs.put("r", b"{}" + b" " * 6_000_000)
    await have(house, "one", JobKind.SCHEMA, SchemaInput((DOCUMENT,), "q"), {"result": "r"})
    job = house.engine.get("one")
    assert job is not None
    assert len(result.content(house, job, "http://here")) > 6_000_000
    stub = msgspec.json.decode(result.content(house, job, "http://here", force_link=True))
    assert stub["is_url"] is True
    link = result.LargeResult(house, stub["url"].rpartition("/")[2])
    assert link.size > 6_000_000
