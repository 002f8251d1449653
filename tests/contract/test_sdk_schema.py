"""The official Python SDK applies schemas: sync and async, to one extraction, several, and a split."""

from __future__ import annotations

import base64
import uuid
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf
from openpyxl import Workbook, load_workbook
from pulse import AsyncPulse, Pulse
from pulse.core.api_error import ApiError
from pulse.errors import BadRequestError, NotFoundError, UnauthorizedError

from tests.contract.test_sdk_extract import error_code, pdf, wait_for
from tests.contract.test_sdk_jobs import key_for
from tests.packet import EMPLOYEE, NUMBER, packet_pdf
from tests.statement import BALANCE, HOLDER, MOVEMENTS, statement_pdf

NO_RETRY: Any = {"max_retries": 0}
SCHEMA = {
    "type": "object",
    "properties": {"account_holder": {"type": "string"}, "balance": {"type": "number"}},
}
CONFIG: Any = {"input_schema": SCHEMA}
LETTER = text_pdf(["Leadership\n\nThe new chief executive is introduced.\nChief executive: Ann Holm"])


@pytest.fixture(scope="module")
def extraction_id(pulse: Pulse) -> str:
    extracted: str = pulse.extract(file=pdf(statement_pdf())).extraction_id
    return extracted


def extracted(pulse: Pulse, content: bytes) -> str:
    """A fresh extraction of ``content``."""
    made: str = pulse.extract(file=pdf(content)).extraction_id
    return made


def test_values_come_with_citations(pulse: Pulse, extraction_id: str) -> None:
    answer = pulse.schema(extraction_id=extraction_id, schema_config=CONFIG)
    output: Any = answer.schema_output
    assert output.values == {"account_holder": HOLDER, "balance": BALANCE}
    assert set(output.citations) == {"account_holder", "balance"}
    assert all(isinstance(leaf, str) and leaf for leaf in output.citations.values())
    assert answer.schema_id
    assert answer.credits_used == 2.0
    assert answer.plan_info.tier == "self_hosted"


def test_every_value_says_where_it_stands_and_how_sure_it_is(pulse: Pulse, extraction_id: str) -> None:
    output: Any = pulse.schema(extraction_id=extraction_id, schema_config=CONFIG).schema_output
    for name, quote in (("account_holder", HOLDER), ("balance", "4,312.65")):
        assert 0.0 < output.confidence[name] <= 1.0
        evidence = output.evidence[name]
        assert evidence["page_number"] == 1
        assert quote in evidence["quote"]
        assert all(len(box) == 8 and all(0 <= edge <= 1 for edge in box) for box in evidence["bounding_boxes"])


def test_async_is_acknowledged_and_polled(pulse: Pulse, client: httpx.Client, extraction_id: str) -> None:
    submitted: Any = pulse.schema(extraction_id=extraction_id, schema_config=CONFIG, async_=True)
    assert submitted.status == "pending"
    job = wait_for(pulse, submitted.job_id)
    assert job.status == "completed"
    assert job.result["schema_id"] == submitted.job_id
    assert job.result["schema_output"]["values"]["account_holder"] == HOLDER
    body = {"extraction_id": extraction_id, "schema_config": CONFIG, "async": True}
    assert client.post("/schema", json=body).status_code == 202


async def test_the_async_client_works_too(server: LiveServer, extraction_id: str) -> None:
    answer: Any = await AsyncPulse(base_url=server.url, api_key=API_KEY).schema(
        extraction_id=extraction_id, schema_config=CONFIG
    )
    assert answer.schema_output.values["account_holder"] == HOLDER


def test_runs_are_counted_for_each_extraction(pulse: Pulse) -> None:
    first, second = (extracted(pulse, statement_pdf()) for _ in range(2))
    versions = [pulse.schema(extraction_id=one, schema_config=CONFIG).version for one in (first, first, second, first)]
    assert versions == [1, 2, 1, 3]


def test_runs_at_once_are_counted_one_by_one(pulse: Pulse) -> None:
    extraction = extracted(pulse, statement_pdf())
    with ThreadPoolExecutor(6) as pool:
        runs = [pool.submit(pulse.schema, extraction_id=extraction, schema_config=CONFIG) for _ in range(6)]
        versions = sorted(run.result().version for run in runs)
    assert versions == [1, 2, 3, 4, 5, 6]


def test_arrays_are_cited_item_by_item(pulse: Pulse, extraction_id: str) -> None:
    item = {"type": "object", "properties": {"description": {"type": "string"}, "amount": {"type": "number"}}}
    schema = {"type": "object", "properties": {"transactions": {"type": "array", "items": item}}}
    output: Any = pulse.schema(extraction_id=extraction_id, schema_config={"input_schema": schema}).schema_output
    values, citations = output.values["transactions"], output.citations["transactions"]
    assert len(values) == len(citations) == len(output.confidence["transactions"])
    assert {row["description"] for row in values} >= {name for _, name, amount, _ in MOVEMENTS if amount}
    for row, cited in zip(values, citations, strict=True):
        assert all((row[name] is None) == (cited[name] is None) for name in row)


def test_several_extractions_are_answered_as_one(pulse: Pulse, extraction_id: str) -> None:
    other = extracted(pulse, LETTER)
    schema = {
        "type": "object",
        "properties": {"account_holder": {"type": "string"}, "chief_executive": {"type": "string"}},
    }
    answer: Any = pulse.schema(extraction_ids=[extraction_id, other], schema_config={"input_schema": schema})
    assert answer.extraction_ids == [extraction_id, other]
    assert answer.schema_output.values == {"account_holder": HOLDER, "chief_executive": "Ann Holm"}
    assert answer.schema_output.citations["account_holder"].startswith(f"{extraction_id}-")
    assert answer.schema_output.citations["chief_executive"].startswith(f"{other}-")
    assert answer.schema_output.evidence["chief_executive"]["extraction_id"] == other
    assert answer.credits_used == 3.0


@pytest.fixture(scope="module")
def split_id(pulse: Pulse) -> str:
    extraction = extracted(pulse, packet_pdf())
    topics: Any = {"split_input": [{"name": "Invoice"}, {"name": "Contract"}, {"name": "Astronomy"}]}
    split: Any = pulse.split(extraction_id=extraction, split_config=topics)
    assert split.split_output.splits["Astronomy"] == []
    made: str = split.split_id
    return made


ASKED = {"type": "object", "properties": {"invoice_number": {"type": "string"}}}


def test_a_split_is_answered_topic_by_topic(pulse: Pulse, split_id: str) -> None:
    configs: Any = {
        "Invoice": {"schema": ASKED, "schema_prompt": "As printed"},
        "Contract": {"schema": {"type": "object", "properties": {"employee": {"type": "string"}}}},
        "Astronomy": {"schema": ASKED},
        "Cooking": {"schema": ASKED},
    }
    answer: Any = pulse.schema(split_id=split_id, split_schema_config=configs)
    assert answer.split_id == split_id
    assert answer.results["Invoice"].values == {"invoice_number": NUMBER}
    assert answer.results["Contract"].values == {"employee": EMPLOYEE}
    assert answer.input_schemas["Invoice"] == ASKED
    assert answer.errors == {
        "Astronomy": "No pages were assigned to this topic",
        "Cooking": "The split has no such topic",
    }
    assert answer.credits_used == 3.0


def test_one_bad_topic_keeps_none_of_the_others_back(pulse: Pulse, split_id: str) -> None:
    configs: Any = {
        "Invoice": {"schema": ASKED},
        "Contract": {"schema": {"name": "sting"}},
        "Astronomy": {"schema_config_id": "saved"},
    }
    answer: Any = pulse.schema(split_id=split_id, split_schema_config=configs)
    assert set(answer.results) == {"Invoice"}
    assert "sting" in answer.errors["Contract"]
    assert "saved" in answer.errors["Astronomy"]


def test_one_schema_serves_every_topic(pulse: Pulse, split_id: str) -> None:
    answer: Any = pulse.schema(split_id=split_id, schema_config={"input_schema": ASKED})
    assert set(answer.results) == {"Invoice", "Contract"}
    assert answer.results["Contract"].values == {"invoice_number": None}
    assert set(answer.errors) == {"Astronomy"}


def test_a_prompt_alone_is_enough(pulse: Pulse, extraction_id: str) -> None:
    config: Any = {"schema_prompt": "account holder and closing balance"}
    answer: Any = pulse.schema(extraction_id=extraction_id, schema_config=config)
    assert HOLDER in answer.schema_output.values.values()
    assert set(answer.input_schema["properties"]) == set(answer.schema_output.values)


@pytest.mark.parametrize(
    "body",
    [
        {"schema_config": {"input_schema": {"account_holder": "string|null", "balance": "float"}}},
        {"structured_output": {"schema": SCHEMA}},
        {"schemaConfig": {"inputSchema": SCHEMA, "schemaPrompt": "As printed", "effort": None}},
        {"schema_config": {"input_schema": '{"account_holder": "string", "balance": "number"}'}},
    ],
)
def test_older_and_other_spellings(client: httpx.Client, extraction_id: str, body: dict[str, Any]) -> None:
    answer = client.post("/schema", json={"extractionId": extraction_id, **body})
    assert answer.json()["schema_output"]["values"] == {"account_holder": HOLDER, "balance": BALANCE}


def test_only_the_pages_asked_for_are_looked_at(pulse: Pulse, client: httpx.Client, extraction_id: str) -> None:
    body = {"extraction_id": extraction_id, "schema_config": CONFIG, "page_range": "2"}
    answer = client.post("/schema", json=body).json()
    assert answer["schema_output"]["values"] == {"account_holder": None, "balance": None}
    assert answer["credits_used"] == 1.0


def test_effort_costs_what_pulse_takes(pulse: Pulse, extraction_id: str) -> None:
    assert pulse.schema(extraction_id=extraction_id, schema_config={**CONFIG, "effort": True}).credits_used == 8.0


def template() -> str:
    """A workbook that asks for two single values and for rows."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Account holder:"])
    sheet.append(["Balance:"])
    sheet["B2"].number_format = "#,##0.00"
    sheet.append([])
    sheet.append(["Date", "Description", "Amount"])
    out = BytesIO()
    workbook.save(out)
    return base64.b64encode(out.getvalue()).decode()


def test_an_excel_template_is_filled(client: httpx.Client, extraction_id: str) -> None:
    body = {"extraction_id": extraction_id, "schema_config": {"excel_template": template()}}
    answer = client.post("/schema", json=body).json()
    assert answer["schema_output"]["values"]["account_holder"] == HOLDER
    assert answer["excel_output_url"] == f"/schema/{answer['schema_id']}/excel"
    download = client.get(answer["excel_output_url"])
    assert download.headers["content-type"].endswith("spreadsheetml.sheet")
    sheet = load_workbook(BytesIO(download.content)).active
    assert sheet is not None
    assert (sheet["B1"].value, sheet["B2"].value) == (HOLDER, BALANCE)
    assert "Green Grocer" in [sheet.cell(row, 2).value for row in range(5, 11)]


def test_no_workbook_without_a_template(client: httpx.Client, pulse: Pulse, extraction_id: str) -> None:
    schema_id = pulse.schema(extraction_id=extraction_id, schema_config=CONFIG).schema_id
    answer = client.get(f"/schema/{schema_id}/excel")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "STORAGE_001")
    assert client.get(f"/schema/{uuid.uuid4()}/excel").json()["error"]["code"] == "JOB_001"
    assert client.get(f"/schema/{extraction_id}/excel").json()["error"]["code"] == "JOB_001"


@pytest.mark.parametrize(
    ("request_fields", "code"),
    [
        ({}, "REQ_004"),
        ({"extraction_ids": []}, "REQ_004"),
        ({"extraction_id": "x", "split_id": "y"}, "REQ_003"),
        ({"extraction_id": "x", "schema_config": {}}, "REQ_004"),
        ({"extraction_id": "x", "schema_config": [1]}, "REQ_003"),
        ({"extraction_id": "x", "schema_config": {"excel_template": "no base64!"}}, "REQ_003"),
        ({"extraction_id": "x", "split_schema_config": {"a": {"schema": ASKED}}}, "REQ_004"),
        ({"split_id": "x", "schema_config": {"excel_template": "AAAA"}}, "REQ_003"),
        ({"extraction_id": 7, "schema_config": CONFIG}, "REQ_003"),
        ({"extraction_id": "x", "schema_config": CONFIG, "page_range": "2-1"}, "REQ_006"),
        ({"extraction_id": "x", "schema_config": CONFIG, "async": "maybe"}, "REQ_003"),
    ],
)
def test_requests_that_make_no_sense(client: httpx.Client, request_fields: dict[str, Any], code: str) -> None:
    answer = client.post("/schema", json=request_fields)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


@pytest.mark.parametrize(
    ("config", "code"),
    [
        ({"input_schema": {"name": "sting"}}, "SCHEMA_001"),
        ({"input_schema": {}}, "SCHEMA_001"),
        ({"input_schema": {"type": "object", "properties": {f"f{n}": {} for n in range(5000)}}}, "SCHEMA_002"),
        ({"excel_template": base64.b64encode(b"PK\x03\x04 and no workbook").decode()}, "SCHEMA_001"),
    ],
)
def test_schemas_that_cannot_be_answered(pulse: Pulse, extraction_id: str, config: Any, code: str) -> None:
    with pytest.raises(BadRequestError) as caught:
        pulse.schema(extraction_id=extraction_id, schema_config=config)
    assert error_code(caught.value) == code


def test_pages_past_the_end(client: httpx.Client, extraction_id: str) -> None:
    body = {"extraction_id": extraction_id, "schema_config": CONFIG, "page_range": "1-3"}
    assert client.post("/schema", json=body).json()["error"]["code"] == "REQ_006"


def test_a_failed_run_says_why_and_counts_no_version(pulse: Pulse) -> None:
    extraction = extracted(pulse, statement_pdf())
    submitted: Any = pulse.schema(extraction_id=extraction, schema_config={"input_schema": {"a": "sting"}}, async_=True)
    job = wait_for(pulse, submitted.job_id)
    assert job.status == "failed"
    assert "sting" in job.error
    assert pulse.schema(extraction_id=extraction, schema_config=CONFIG).version == 1


def test_what_is_asked_about_must_be_there(server: LiveServer, pulse: Pulse, extraction_id: str) -> None:
    with pytest.raises(NotFoundError) as missing:
        pulse.schema(extraction_id=str(uuid.uuid4()), schema_config=CONFIG)
    assert error_code(missing.value) == "JOB_001"
    with pytest.raises(NotFoundError):
        pulse.schema(split_id=extraction_id, schema_config=CONFIG)
    other = Pulse(base_url=server.url, api_key=key_for(server, "other"))
    with pytest.raises(ApiError) as foreign:
        other.schema(extraction_id=extraction_id, schema_config=CONFIG)
    assert foreign.value.status_code == 403
    with pytest.raises(UnauthorizedError):
        Pulse(base_url=server.url, api_key="wrong").schema(extraction_id=extraction_id, schema_config=CONFIG)


def test_a_saved_configuration_is_not_there(pulse: Pulse, extraction_id: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        pulse.schema(extraction_id=extraction_id, schema_config_id="saved")
    assert error_code(caught.value) == "STORAGE_001"


def test_extractions_that_cannot_be_asked_about(pulse: Pulse, client: httpx.Client, one_page: bytes) -> None:
    failed = wait_for(pulse, pulse.extract(file=pdf(b"%PDF-1.4"), async_=True).job_id).job_id
    data = {"async": "true", "storage": '{"enabled": false}'}
    forgotten = client.post("/extract", files={"file": ("a.pdf", one_page)}, data=data).json()["job_id"]
    wait_for(pulse, forgotten)
    for job_id, advice in ((failed, "failed: The file is corrupted"), (forgotten, "storage")):
        with pytest.raises(BadRequestError) as caught:
            pulse.schema(extraction_id=job_id, schema_config=CONFIG)
        assert error_code(caught.value) == "REQ_003"
        assert advice in str(caught.value.body)


def test_an_extraction_that_still_runs_cannot_be_asked_about(pulse: Pulse) -> None:
    page = "\n".join(f"Row {row}: some words to read on this line, and then some more." for row in range(52))
    submitted = pulse.extract(file=pdf(text_pdf([page] * 200)), async_=True)
    with pytest.raises(BadRequestError) as caught:
        pulse.schema(extraction_id=submitted.job_id, schema_config=CONFIG)
    assert "not completed yet" in str(caught.value.body)
    pulse.jobs.cancel_job(job_id=submitted.job_id)
    with pytest.raises(BadRequestError) as canceled:
        pulse.schema(extraction_id=submitted.job_id, schema_config=CONFIG)
    assert "canceled" in str(canceled.value.body)


def test_an_idempotency_key_is_good_for_one_kind_of_request(client: httpx.Client, extraction_id: str) -> None:
    headers = {"idempotency-key": f"order-{uuid.uuid4()}"}
    body = {"extraction_id": extraction_id, "schema_config": CONFIG}
    answers = [client.post("/schema", json=body, headers=headers).json() for _ in range(2)]
    assert answers[0] == answers[1]
    other = client.post("/tables", json={"extraction_id": extraction_id}, headers=headers)
    assert other.json()["error"]["code"] == "REQ_003"


def test_force_url_gives_a_link_to_any_answer(client: httpx.Client, extraction_id: str) -> None:
    body = {"extraction_id": extraction_id, "schema_config": CONFIG}
    schema_id = client.post("/schema", json=body).json()["schema_id"]
    stub = client.post(f"/job/{schema_id}", json={"force_url": True}).json()["result"]
    assert stub["schema_id"] == schema_id
    assert httpx.get(stub["url"]).json()["schema_output"]["values"]["account_holder"] == HOLDER
    assert httpx.get(stub["url"]).status_code == 410
