"""The official Python SDK extracts tables: sync and async, in every form."""

from __future__ import annotations

import uuid
from typing import Any

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer
from pulse import AsyncPulse, Pulse
from pulse.core.api_error import ApiError
from pulse.errors import BadRequestError, NotFoundError, UnauthorizedError

from tests.contract.test_sdk_extract import error_code, pdf, wait_for
from tests.contract.test_sdk_jobs import key_for
from tests.statement import statement_pdf


@pytest.fixture(scope="module")
def extraction(pulse: Pulse) -> Any:
    return pulse.extract(file=pdf(statement_pdf()))


def test_a_table_is_html_unless_asked_otherwise(pulse: Pulse, extraction: Any) -> None:
    answer: Any = pulse.tables(extraction_id=extraction.extraction_id)
    [table] = answer.tables_output.tables
    assert table.table_content.startswith("<table>")
    assert "Green Grocer" in table.table_content
    boxes = extraction.model_dump(by_alias=True)["bounding_boxes"]
    assert table.citations == [boxes["Tables"][0]["table_info"]["id"]]
    assert table.from_chart is False
    assert answer.tables_id
    assert answer.credits_used == 0.25


def test_tables_as_records(pulse: Pulse, extraction: Any) -> None:
    config: Any = {"table_format": "json", "merge": True}
    answer: Any = pulse.tables(extraction_id=extraction.extraction_id, tables_config=config)
    content = answer.tables_output.tables[0].table_content
    assert content["headers"] == ["Date", "Description", "Amount", "Balance"]
    assert content["rows"][1]["Description"] == "Green Grocer"
    assert answer.credits_used == 0.5


def test_tables_as_markdown(client: httpx.Client, extraction: Any) -> None:
    body = {"extraction_id": extraction.extraction_id, "tablesConfig": {"tableFormat": "markdown"}}
    content = client.post("/tables", json=body).json()["tables_output"]["tables"][0]["table_content"]
    assert content.startswith("|")


def test_async_is_acknowledged_with_both_ids(pulse: Pulse, client: httpx.Client, extraction: Any) -> None:
    submitted: Any = pulse.tables(extraction_id=extraction.extraction_id, async_=True)
    assert submitted.tables_id == submitted.job_id
    assert submitted.status == "pending"
    job = wait_for(pulse, submitted.tables_id)
    assert job.result["tables_id"] == submitted.tables_id
    assert len(job.result["tables_output"]["tables"]) == 1
    answer = client.post("/tables", json={"extraction_id": extraction.extraction_id, "async": True})
    assert answer.status_code == 202


async def test_the_async_client_works_too(server: LiveServer, extraction: Any) -> None:
    client = AsyncPulse(base_url=server.url, api_key=API_KEY)
    answer: Any = await client.tables(extraction_id=extraction.extraction_id)
    assert len(answer.tables_output.tables) == 1


def test_charts_need_a_model_and_say_so(pulse: Pulse, extraction: Any) -> None:
    answer: Any = pulse.tables(extraction_id=extraction.extraction_id, tables_config={"charts_to_tables": True})
    assert len(answer.tables_output.tables) == 1
    assert "charts_to_tables" in answer.warnings[0]


def test_a_split_limits_the_pages(pulse: Pulse, client: httpx.Client, extraction: Any) -> None:
    topics: Any = {"split_input": [{"name": "Bank statement"}, {"name": "Terms and conditions"}]}
    split: Any = pulse.split(extraction_id=extraction.extraction_id, split_config=topics)
    assert split.split_output.splits["Terms and conditions"] == [2]
    answer = client.post("/tables", json={"split_id": split.split_id}).json()
    assert len(answer["tables_output"]["tables"]) == 1


@pytest.mark.parametrize(
    ("request_fields", "code"),
    [
        ({}, "REQ_004"),
        ({"extraction_id": "x", "split_id": "y"}, "REQ_003"),
        ({"extraction_id": "x", "tables_config": {"table_format": "xml"}}, "REQ_003"),
        ({"extraction_id": "x", "tables_config": {"merge": "perhaps"}}, "REQ_003"),
    ],
)
def test_requests_that_make_no_sense(client: httpx.Client, request_fields: dict[str, Any], code: str) -> None:
    answer = client.post("/tables", json=request_fields)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


def test_what_has_the_tables_must_be_there(server: LiveServer, pulse: Pulse, extraction: Any) -> None:
    with pytest.raises(NotFoundError) as missing:
        pulse.tables(extraction_id=str(uuid.uuid4()))
    assert error_code(missing.value) == "JOB_001"
    other = Pulse(base_url=server.url, api_key=key_for(server, "other"))
    with pytest.raises(ApiError) as foreign:
        other.tables(extraction_id=extraction.extraction_id)
    assert foreign.value.status_code == 403
    with pytest.raises(UnauthorizedError):
        Pulse(base_url=server.url, api_key="wrong").tables(extraction_id=extraction.extraction_id)


def test_a_document_that_was_not_kept_has_no_tables(pulse: Pulse, client: httpx.Client) -> None:
    data = {"async": "true", "storage": '{"enabled": false}'}
    files = {"file": ("a.pdf", statement_pdf())}
    job_id = client.post("/extract", files=files, data=data).json()["job_id"]
    wait_for(pulse, job_id)
    with pytest.raises(BadRequestError) as caught:
        pulse.tables(extraction_id=job_id)
    assert "storage.enabled" in str(caught.value.body)
