"""The official Python SDK splits: sync and async."""

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
from tests.packet import packet_pdf

TOPICS: Any = {
    "split_input": [
        {"name": "Invoice", "description": "Bills with an invoice number and a total"},
        {"name": "Contract"},
        {"name": "Astronomy", "description": "Stars and planets"},
    ]
}


@pytest.fixture(scope="module")
def extraction_id(pulse: Pulse) -> str:
    extracted: str = pulse.extract(file=pdf(packet_pdf())).extraction_id
    return extracted


def test_pages_go_to_topics(pulse: Pulse, extraction_id: str) -> None:
    answer: Any = pulse.split(extraction_id=extraction_id, split_config=TOPICS)
    assert answer.split_output.splits == {"Invoice": [1], "Contract": [2, 3], "Astronomy": []}
    assert answer.split_id
    assert answer.credits_used == 6.0
    assert answer.plan_info.tier == "self_hosted"


def test_async_is_acknowledged_and_polled(pulse: Pulse, client: httpx.Client, extraction_id: str) -> None:
    submitted: Any = pulse.split(extraction_id=extraction_id, split_config=TOPICS, async_=True)
    assert submitted.status == "pending"
    job = wait_for(pulse, submitted.job_id)
    assert job.result["split_id"] == submitted.job_id
    assert job.result["split_output"]["splits"]["Invoice"] == [1]
    body = {"extraction_id": extraction_id, "split_config": TOPICS, "async": True}
    assert client.post("/split", json=body).status_code == 202


async def test_the_async_client_works_too(server: LiveServer, extraction_id: str) -> None:
    answer: Any = await AsyncPulse(base_url=server.url, api_key=API_KEY).split(
        extraction_id=extraction_id, split_config=TOPICS
    )
    assert answer.split_output.splits["Invoice"] == [1]


def test_older_and_other_spellings(client: httpx.Client, extraction_id: str) -> None:
    topics = TOPICS["split_input"]
    for body in ({"topics": topics}, {"splitConfig": {"splitInput": topics}}):
        answer = client.post("/split", json={"extractionId": extraction_id, **body}).json()
        assert answer["split_output"]["splits"]["Contract"] == [2, 3]


@pytest.mark.parametrize(
    ("request_fields", "code"),
    [
        ({"split_config": TOPICS}, "REQ_004"),
        ({"extraction_id": "x"}, "REQ_004"),
        ({"extraction_id": "x", "split_config": {"split_input": []}}, "REQ_003"),
        ({"extraction_id": "x", "split_config": {"split_input": [{"name": ""}]}}, "REQ_003"),
        ({"extraction_id": "x", "split_config": {"split_input": [{"name": "a"}, {"name": "a"}]}}, "REQ_003"),
        ({"extraction_id": "x", "topics": "invoice"}, "REQ_003"),
        ({"extraction_id": "x", "split_config": "text"}, "REQ_003"),
    ],
)
def test_requests_that_make_no_sense(client: httpx.Client, request_fields: dict[str, Any], code: str) -> None:
    answer = client.post("/split", json=request_fields)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


def test_what_is_split_must_be_there(server: LiveServer, pulse: Pulse, extraction_id: str) -> None:
    for call in ({"split_config": TOPICS}, {"split_config_id": "saved"}):
        with pytest.raises(NotFoundError) as missing:
            pulse.split(extraction_id=str(uuid.uuid4()), **call)
        assert error_code(missing.value) in {"JOB_001", "STORAGE_001"}
    other = Pulse(base_url=server.url, api_key=key_for(server, "other"))
    with pytest.raises(ApiError) as foreign:
        other.split(extraction_id=extraction_id, split_config=TOPICS)
    assert foreign.value.status_code == 403
    with pytest.raises(UnauthorizedError):
        Pulse(base_url=server.url, api_key="wrong").split(extraction_id=extraction_id, split_config=TOPICS)


def test_a_failed_extraction_cannot_be_split(pulse: Pulse) -> None:
    failed = wait_for(pulse, pulse.extract(file=pdf(b"%PDF-1.4"), async_=True).job_id).job_id
    with pytest.raises(BadRequestError) as caught:
        pulse.split(extraction_id=failed, split_config=TOPICS)
    assert error_code(caught.value) == "REQ_003"
