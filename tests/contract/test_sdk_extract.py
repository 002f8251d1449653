"""The official Python SDK extracts: sync and async, files and URLs, every option."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf
from pulse import AsyncPulse, Pulse
from pulse.core.api_error import ApiError
from pulse.errors import BadRequestError, UnauthorizedError

from tests.statement import HOLDER, statement_pdf

NO_RETRY: Any = {"max_retries": 0}


def pdf(content: bytes) -> Any:
    return ("report.pdf", content, "application/pdf")


def test_sync_file_gives_the_whole_answer(pulse: Pulse, one_page: bytes) -> None:
    answer = pulse.extract(file=pdf(one_page))
    assert "Revenue rose to 1,234 in the third quarter." in answer.markdown
    assert answer.page_count == 1
    assert answer.extraction_id
    assert answer.extraction_url.endswith(answer.extraction_id)
    assert answer.plan_info.tier == "self_hosted"
    assert answer.plan_info.pages_used >= 1
    assert answer.credits_used == 1.0
    assert answer.warnings == []


def test_boxes_have_the_contracts_shape(pulse: Pulse, one_page: bytes) -> None:
    boxes = pulse.extract(file=pdf(one_page)).model_dump(by_alias=True)["bounding_boxes"]
    items = boxes["Text"] + boxes["Title"]
    assert {name for name, value in boxes.items() if isinstance(value, list)} == {
        "Text", "Title", "Header", "Footer", "Page Number", "Tables", "Images",
    }  # fmt: skip
    for item in items:
        x1, y1, x2, y2, x3, y3, x4, y4 = item["bounding_box"]
        assert 0 <= x1 == x4 < x2 == x3 <= 1
        assert 0 <= y1 == y2 < y3 == y4 <= 1
        assert item["page_number"] == 1
        assert item["id"] in boxes["markdown_with_ids"]
        assert item["content"] == item["original_content"]


def test_a_nameless_stream_is_read_by_its_content(pulse: Pulse, one_page: bytes) -> None:
    assert "Revenue" in pulse.extract(file=BytesIO(one_page)).markdown


def test_async_is_acknowledged_and_polled(pulse: Pulse, one_page: bytes) -> None:
    submitted = pulse.extract(file=pdf(one_page), async_=True)
    assert submitted.status == "pending"
    job = wait_for(pulse, submitted.job_id)
    assert job.status == "completed"
    assert "Revenue" in job.result["markdown"]
    assert job.result["extraction_id"]
    assert job.result["plan-info"] == job.result["plan_info"]
    assert job.created_at <= job.updated_at


def test_extract_async_is_always_async(pulse: Pulse, one_page: bytes) -> None:
    submitted = pulse.extract_async(file=pdf(one_page))
    assert wait_for(pulse, submitted.job_id).status == "completed"


async def test_the_async_client_works_too(server: LiveServer, one_page: bytes) -> None:
    client = AsyncPulse(base_url=server.url, api_key=API_KEY)
    answer = await client.extract(file=pdf(one_page))
    assert "Revenue" in answer.markdown


def test_pages_select_and_keep_their_numbers(pulse: Pulse) -> None:
    content = text_pdf([f"This is sheet {name} of three." for name in ("one", "two", "three")])
    answer = pulse.extract(file=pdf(content), pages="2-3").model_dump(by_alias=True)
    assert answer["page_count"] == 2
    assert "sheet one" not in answer["markdown"]
    assert {item["page_number"] for item in answer["bounding_boxes"]["Text"]} == {2, 3}


def test_extensions_come_under_their_names(pulse: Pulse) -> None:
    content = text_pdf(["First page text that is long enough.", "", "Third page text that is long enough."])
    answer = pulse.extract(
        file=pdf(content),
        extensions={
            "chunking": {"chunk_types": ["page", "semantic", "header", "recursive"], "chunk_size": 200},
            "alt_outputs": {"return_html": True, "wlbb": True, "return_xml": True},
            "footnote_references": True,
        },
    )
    chunking = answer.extensions.chunking
    assert len(chunking.page) == 3
    assert chunking.page[1] == ""
    assert all(len(chunk) <= 200 for chunk in [*chunking.semantic, *chunking.header, *chunking.recursive])
    assert answer.extensions.footnote_references == []
    assert "First page" in answer.extensions.alt_outputs.html
    assert answer.extensions.alt_outputs.xml.startswith("<document>")
    words = answer.extensions.alt_outputs.wlbb.words
    assert [word.text for word in words[:2]] == ["First", "page"]
    assert words[0].id == "w-1"
    assert len(words[0].bounding_box) == 8


def test_old_options_work_and_say_so(pulse: Pulse, one_page: bytes) -> None:
    answer = pulse.extract(
        file=pdf(one_page), chunking="page,semantic", chunk_size=500, return_html=True, thinking=True
    )
    assert len(answer.chunks.page) == 1
    assert "Revenue" in answer.html
    assert sum("deprecated" in line for line in answer.warnings) == 3
    assert any("thinking" in line for line in answer.warnings)


def test_an_old_schema_is_answered_along_with_the_extraction(pulse: Pulse) -> None:
    schema: Any = {"type": "object", "properties": {"account_holder": {"type": "string"}}}
    for request in ({"schema": schema}, {"structured_output": {"schema": schema, "schema_prompt": "As printed"}}):
        answer: Any = pulse.extract(file=pdf(statement_pdf()), **request)
        assert answer.input_schema == schema
        assert answer.structured_output.values == {"account_holder": HOLDER}
        assert answer.structured_output.citations["account_holder"]
        assert answer.schema_error is None
        assert any("POST /schema" in line for line in answer.warnings)


def test_an_old_schema_that_makes_no_sense_has_an_error_of_its_own(pulse: Pulse, one_page: bytes) -> None:
    answer: Any = pulse.extract(file=pdf(one_page), schema='{"total": "numbr"}')
    assert "numbr" in answer.schema_error
    assert answer.structured_output is None
    assert "Revenue" in answer.markdown


def test_without_storage_there_is_no_handle(pulse: Pulse, client: httpx.Client, one_page: bytes) -> None:
    answer = pulse.extract(file=pdf(one_page), storage={"enabled": False})
    assert answer.extraction_id is None
    assert answer.extraction_url is None
    assert "Revenue" in answer.markdown


def test_file_url_is_fetched(pulse: Pulse, one_page: bytes, tmp_path: Path, web: Any) -> None:
    assert "Revenue" in pulse.extract(file_url=web.serve("/report.pdf", one_page)).markdown


def test_nothing_sent_is_req_001(pulse: Pulse) -> None:
    with pytest.raises(BadRequestError) as caught:
        pulse.extract(request_options=NO_RETRY)
    assert error_code(caught.value) == "REQ_001"


def test_a_bad_key_is_auth_002(server: LiveServer, one_page: bytes) -> None:
    with pytest.raises(UnauthorizedError) as caught:
        Pulse(base_url=server.url, api_key="wrong").extract(file=pdf(one_page))
    assert error_code(caught.value) == "AUTH_002"


def test_a_permanent_fault_is_never_sent_again(pulse: Pulse) -> None:
    """The SDK repeats 409 and 5xx, upload included; a bad document must be neither."""
    with pytest.raises(BadRequestError) as caught:
        pulse.extract(file=("a.pdf", b"%PDF-1.4 and then nothing", "application/pdf"))
    assert error_code(caught.value) == "FILE_003"


def test_a_file_of_no_known_type_names_those_we_read(pulse: Pulse) -> None:
    with pytest.raises(ApiError) as caught:
        pulse.extract(file=("a.exe", b"MZ" + bytes(100), "application/octet-stream"), request_options=NO_RETRY)
    body: Any = caught.value.body
    error = body["error"] if isinstance(body, dict) else body.error
    details = error["details"] if isinstance(error, dict) else error.details
    assert error_code(caught.value) == "FILE_001"
    assert "PDF" in details["supported_types"]
    assert details["received_type"] == "EXE"


def wait_for(pulse: Pulse, job_id: str) -> Any:
    import time

    for _ in range(600):
        job = pulse.jobs.get_job(job_id=job_id)
        if job.status in {"completed", "failed", "canceled"}:
            return job
        time.sleep(0.05)
    raise AssertionError(f"job {job_id} is still {job.status}")


def error_code(error: ApiError) -> str:
    body: Any = error.body
    if not isinstance(body, dict):
        body = body.model_dump()
    code: str = body["error"]["code"]
    return code
