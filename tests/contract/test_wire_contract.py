"""Our answers against the contract's own OpenAPI document: real ones by schema, generated requests by fuzzing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
import yaml
from bench.live_server import API_KEY, LiveServer

from tests.contract.test_sdk_jobs import submit

PATHS = (
    "/extract",
    "/extract_async",
    "/job/{jobId}",
    "/cancel/{jobId}",
    "/large_results/{jobId}",
    "/results/{jobId}/images/{filename}",
    "/uploads",
    "/pages",
)


@pytest.fixture(scope="module")
def specification(contract: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((contract / "openapi.yaml").read_text())
    return loaded


def check(specification: dict[str, Any], name: str, value: Any) -> None:
    """``value`` fits the contract's schema ``name``."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": specification["components"]}
    jsonschema.Draft202012Validator(schema).validate(value)


def test_answers_fit_their_schemas(
    specification: dict[str, Any], client: httpx.Client, one_page: bytes, many_pages: bytes
) -> None:
    def extract(content: bytes, **data: str) -> Any:
        return client.post("/extract", files={"file": ("a.pdf", content)}, data=data).json()

    alternatives = '"altOutputs": {"wlbb": true, "returnHtml": true, "returnXml": true}'
    chunking = '"chunking": {"chunkTypes": "page, header, semantic, recursive"}'
    passes = f'"footnoteReferences": true, "mergeTables": true, {chunking}'
    options = {
        "extensions": f"{{{alternatives}, {passes}}}",
        "figureProcessing": '{"description": true, "showImages": true}',
    }
    check(specification, "ExtractResponse", extract(one_page, **options))
    check(specification, "ExtractLargeResultResponse", extract(many_pages))
    acknowledgement = extract(one_page, **{"async": "true"})
    check(specification, "AsyncSubmissionResponse", acknowledgement)
    job_id = acknowledgement["job_id"]
    check(specification, "JobStatusResponse", client.get(f"/job/{job_id}").json())
    completed = client.get(f"/job/{job_id}", params={"wait": 30}).json()
    check(specification, "JobStatusResponse", completed)
    check(specification, "ExtractResultCore", completed["result"])
    check(specification, "JobCancellationResponse", client.delete(f"/job/{job_id}").json())
    failed = submit(client, b"%PDF-1.4", data={"async": "true"})
    check(specification, "JobStatusResponse", client.get(f"/job/{failed}", params={"wait": 30}).json())
    check(specification, "UploadResponse", client.post("/uploads", files={"file": ("a.pdf", one_page)}).json())
    check(specification, "PagesResponse", client.get("/pages").json())
    check(specification, "ErrorResponse", client.get("/job/none").json())


def test_every_box_fits_its_schema(specification: dict[str, Any], client: httpx.Client, one_page: bytes) -> None:
    boxes = client.post("/extract", files={"file": ("a.pdf", one_page)}).json()["bounding_boxes"]
    check(specification, "BoundingBoxes", boxes)


def test_our_own_openapi_document_names_every_path(client: httpx.Client) -> None:
    ours = client.get("/openapi.json").json()
    spelled = {path.replace("{job_id}", "{jobId}").replace("{token}", "{jobId}") for path in ours["paths"]}
    assert set(PATHS) <= spelled
    assert "file_url" in str(ours["paths"]["/extract"]["post"]["requestBody"])


def test_generated_requests_meet_no_surprise(server: LiveServer, contract: Path) -> None:
    """schemathesis: no 5xx, no undocumented status, no body outside its schema, no way round the key."""
    checks = (
        "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,ignored_auth"
    )
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", str(contract / "openapi.yaml")]
    command += ["--url", server.url, "-H", f"x-api-key: {API_KEY}", "--checks", checks, "-n", "15"]
    command += ["--phases", "coverage,fuzzing", "--no-color", "--continue-on-failure", "--seed", "20261123"]
    for path in PATHS:
        command += ["--include-path", path]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-4000:]
