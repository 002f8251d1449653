"""Our answers against the contract's own OpenAPI document: real ones by schema, generated requests by fuzzing."""

from __future__ import annotations

import re
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
from tests.statement import statement_pdf

PATHS = (
    "/extract",
    "/extract_async",
    "/job/{jobId}",
    "/cancel/{jobId}",
    "/large_results/{jobId}",
    "/results/{jobId}/images/{filename}",
    "/uploads",
    "/pages",
    "/schema",
    "/schema/{schemaId}/excel",
    "/split",
    "/tables",
    "/ai-schema-helper",
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


def test_answers_to_questions_fit_their_schemas(specification: dict[str, Any], client: httpx.Client) -> None:
    def ask(path: str, name: str, status: int = 200, **body: Any) -> Any:
        answer = client.post(path, json=body)
        assert answer.status_code == status, answer.text
        check(specification, name, answer.json())
        return answer.json()

    extraction = client.post("/extract", files={"file": ("a.pdf", statement_pdf())}).json()["extraction_id"]
    config = {"input_schema": {"type": "object", "properties": {"account_holder": {"type": "string"}}}}
    ask("/schema", "SingleSchemaResponse", extraction_id=extraction, schema_config=config)
    ask("/schema", "SingleSchemaResponse", extraction_ids=[extraction], schema_config=config)
    topics = {"split_input": [{"name": "Bank statement"}, {"name": "Poems"}]}
    split = ask("/split", "SplitResponse", extraction_id=extraction, split_config=topics)["split_id"]
    ask("/schema", "SplitSchemaResponse", split_id=split, schema_config=config)
    for form in ("html", "json"):
        ask("/tables", "TablesResponse", extraction_id=extraction, tables_config={"table_format": form})
    later = {"extraction_id": extraction, "async": True}
    ask("/tables", "TablesAsyncSubmissionResponse", 202, **later)
    ask("/split", "AsyncSubmissionResponse", 202, **later, split_config=topics)
    job = ask("/schema", "AsyncSubmissionResponse", 202, **later, schema_config=config)["job_id"]
    done = client.get(f"/job/{job}", params={"wait": 30}).json()
    check(specification, "JobStatusResponse", done)
    check(specification, "SingleSchemaResponse", done["result"])
    drafted = client.post("/ai-schema-helper", data={"prompt": "invoice number, total"})
    check(specification, "SchemaHelperResponse", drafted.json())


def test_every_box_fits_its_schema(specification: dict[str, Any], client: httpx.Client, one_page: bytes) -> None:
    boxes = client.post("/extract", files={"file": ("a.pdf", one_page)}).json()["bounding_boxes"]
    check(specification, "BoundingBoxes", boxes)


def test_our_own_openapi_document_names_every_path(client: httpx.Client) -> None:
    ours = client.get("/openapi.json").json()
    ids = {"{job_id}": "{jobId}", "{token}": "{jobId}", "{schema_id}": "{schemaId}"}
    spelled = {re.sub(r"\{\w+_id\}|\{token\}", lambda name: ids[name[0]], path) for path in ours["paths"]}
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
