"""The workflows of answers on twins, with a real child behind them."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook, load_workbook

from docbeat.jobs.engine import Job, JobStatus
from docbeat.jobs.kind import (
    DraftInput,
    JobKind,
    Question,
    SchemaInput,
    SplitInput,
    StoredDocument,
    TablesInput,
    Topic,
    Wish,
)
from docbeat.storage import MemoryBlobs
from docbeat.workflows.schema import take_version
from tests.statement import BALANCE, HOLDER, statement_pdf
from tests.unit.workflows.test_extract import Bench

SCHEMA = {"type": "object", "properties": {"account_holder": {"type": "string"}, "balance": {"type": "number"}}}


class Desk(Bench):
    """A workshop with one extraction in it."""

    document: StoredDocument

    async def read(self, content: bytes) -> StoredDocument:
        job = await self.run(content)
        assert job.outcome is not None
        return StoredDocument(job.id, job.outcome["document"], job.outcome["pages"])

    async def ask(self, *questions: Question, **how: Any) -> Job:
        self.blobs.put("questions", msgspec.json.encode(questions))
        documents = how.pop("documents", (self.document,))
        return await self.finish(JobKind.SCHEMA, SchemaInput(documents, "questions", **how))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path)
    made.document = await made.read(statement_pdf())
    yield made
    await made.slot.close()


async def test_a_schema_is_answered_and_billed(desk: Desk) -> None:
    job = await desk.ask(Question(SCHEMA))
    result = desk.result(job)
    assert result["schema_output"]["values"] == {"account_holder": HOLDER, "balance": BALANCE}
    assert (result["schema_id"], result["version"]) == (job.id, 1)
    assert result["plan_info"] == {"tier": "self_hosted", "total_credits_used": 4.0, "pages_used": 2}
    assert job.progress is not None
    assert job.progress.stage == "answering"


async def test_the_result_lies_under_the_attempts_own_key(desk: Desk) -> None:
    jobs = [await desk.ask(Question(SCHEMA)) for _ in range(2)]
    assert [desk.result(job)["version"] for job in jobs] == [1, 2]
    for job in jobs:
        assert job.outcome is not None
        _, job_id, attempt, name = job.outcome["result"].split("/")
        assert (job_id, name) == (job.id, "result.json")
        assert attempt


async def test_documents_are_answered_as_one(desk: Desk) -> None:
    both = (desk.document, await desk.read(statement_pdf()))
    result = desk.result(await desk.ask(Question(SCHEMA), documents=both, is_combined=True, page_range="1"))
    assert result["extraction_ids"] == [one.extraction_id for one in both]
    assert result["schema_output"]["citations"]["balance"].startswith(both[0].extraction_id)
    assert result["credits_used"] == 2.0


async def test_each_of_several_papers_is_a_row_of_a_template(desk: Desk, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Account holder", "Balance"])
    workbook.save(tmp_path / "template.xlsx")
    desk.blobs.put("template", (tmp_path / "template.xlsx").read_bytes())
    both = (desk.document, await desk.read(statement_pdf()))
    job = await desk.ask(Question(), documents=both, is_combined=True, template="template")
    result = desk.result(job)
    rows = result["schema_output"]["values"]["sheet"]
    assert [row["account_holder"] for row in rows] == [HOLDER, HOLDER]
    assert result["input_schema"]["properties"]["sheet"]["items"]["properties"] == {
        "account_holder": {"type": "string", "title": "Account holder"},
        "balance": {"type": "number", "title": "Balance"},
    }
    assert result["credits_used"] == 4.0
    assert result["excel_output_url"] == f"/schema/{job.id}/excel"
    assert job.outcome is not None
    filled = load_workbook(BytesIO(desk.blobs.get(job.outcome["workbook"]))).active
    assert filled is not None
    assert [filled.cell(row, 1).value for row in (1, 2, 3, 4)] == ["Account holder", HOLDER, HOLDER, None]


async def test_topics_are_answered_one_by_one(desk: Desk) -> None:
    questions = (
        Question(SCHEMA, topic="Head", pages=(1,), effort=True),
        Question(SCHEMA, topic="Terms", pages=(2,)),
        Question(SCHEMA, topic="Nothing", pages=()),
        Question(topic="Broken", fault="Out of order"),
    )
    result = desk.result(await desk.ask(*questions, split_id="s"))
    assert result["results"]["Head"]["values"]["account_holder"] == HOLDER
    assert result["results"]["Terms"]["values"] == {"account_holder": None, "balance": None}
    assert result["errors"] == {"Nothing": "No pages were assigned to this topic", "Broken": "Out of order"}
    assert result["credits_used"] == 5.0
    assert "version" not in result


async def test_topics_outside_the_range_say_so(desk: Desk) -> None:
    questions = (Question(SCHEMA, topic="Head", pages=(1,)), Question(SCHEMA, topic="Terms", pages=(2,)))
    result = desk.result(await desk.ask(*questions, split_id="s", page_range="1"))
    assert set(result["results"]) == {"Head"}
    assert "page_range" in result["errors"]["Terms"]


@pytest.mark.parametrize("page_range", ["3", "1-3"])
async def test_a_range_past_the_end_fails(desk: Desk, page_range: str) -> None:
    for how in ({}, {"split_id": "s"}):
        job = await desk.ask(Question(SCHEMA, topic="Head", pages=(1,)), page_range=page_range, **how)
        assert job.error is not None
        assert job.error["code"] == "REQ_006"
        assert "`page_range`" in job.error["message"]


async def test_a_failed_answer_stores_and_counts_nothing(desk: Desk) -> None:
    job = await desk.ask(Question({"a": "sting"}))
    assert job.status is JobStatus.FAILED
    assert desk.blobs.keys(f"jobs/{job.id}") == []
    assert desk.result(await desk.ask(Question(SCHEMA)))["version"] == 1


async def test_pages_are_split(desk: Desk) -> None:
    desk.blobs.put("topics", msgspec.json.encode([Topic("Bank statement"), Topic("Terms and conditions")]))
    job = await desk.finish(JobKind.SPLIT, SplitInput(desk.document, "topics"))
    result = desk.result(job)
    assert (result["split_id"], result["credits_used"]) == (job.id, 4.0)
    assert result["split_output"]["splits"]["Terms and conditions"] == [2]


async def test_tables_are_billed_by_number_and_form(desk: Desk) -> None:
    job = await desk.finish(JobKind.TABLES, TablesInput(desk.document, "json", merge=True, charts=True))
    result = desk.result(job)
    assert (result["tables_id"], result["credits_used"]) == (job.id, 0.5)
    assert len(result["tables_output"]["tables"]) == 1
    assert "charts_to_tables" in result["warnings"][0]
    none = desk.result(await desk.finish(JobKind.TABLES, TablesInput(desk.document, pages=(2,))))
    assert (none["tables_output"], none["credits_used"]) == ({"tables": []}, 0.0)


async def test_a_schema_is_drafted_as_text(desk: Desk) -> None:
    desk.blobs.put("wish", msgspec.json.encode(Wish("invoice number, total")))
    result = desk.result(await desk.finish(JobKind.DRAFT, DraftInput("wish")))
    assert "invoice_number" in msgspec.json.decode(result["schema"])["properties"]


async def test_a_schema_without_words_is_wanted_as_it_is(desk: Desk) -> None:
    desk.blobs.put("wish", msgspec.json.encode(Wish(current={"total": "float"})))
    result = desk.result(await desk.finish(JobKind.DRAFT, DraftInput("wish")))
    assert msgspec.json.decode(result["schema"]) == {"type": "object", "properties": {"total": {"type": "number"}}}


def test_a_run_that_is_tried_again_keeps_its_version() -> None:
    blobs = MemoryBlobs()
    jobs = [str(uuid.uuid4()) for _ in range(3)]
    assert [take_version(blobs, ["e"], job) for job in (jobs[0], jobs[1], jobs[0], jobs[2], jobs[1])] == [1, 2, 1, 3, 2]


def test_of_two_runs_at_once_each_gets_its_own_version(monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = MemoryBlobs()
    take_version(blobs, ["e"], "first")
    looked = blobs.keys("jobs/e/schema-runs")
    # Another run takes the next number between our look and our try.
    take_version(blobs, ["e"], "other")
    monkeypatch.setattr(blobs, "keys", lambda _: looked)
    assert take_version(blobs, ["e"], "ours") == 3


def test_versions_of_a_set_do_not_depend_on_its_order() -> None:
    blobs = MemoryBlobs()
    versions = [take_version(blobs, ids, str(n)) for n, ids in enumerate((["a", "b"], ["b", "a"], ["a"], ["b", "c"]))]
    assert versions == [1, 2, 1, 1]
