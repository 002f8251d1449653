"""The official command line, unchanged but for its address, as a person would use it.

It polls every two seconds, so each call takes that long.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer

from tests.statement import BALANCE, HOLDER, statement_pdf

PROGRAM = Path(sys.executable).with_name("pulse")

pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="the official command line is not installed")

SCHEMA = {
    "type": "object",
    "properties": {"account_holder": {"type": "string"}, "balance": {"type": "number"}},
}


class Shell:
    """Runs the official command line in a folder of its own."""

    def __init__(self, server: LiveServer, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PULSE_")}
        self._environment = kept | {
            "PULSE_API_URL": server.url,
            "PULSE_API_KEY": API_KEY,
            "PULSE_CONFIG_DIR": str(folder / "config"),
            "COLUMNS": "500",
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(PROGRAM), *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, env=self._environment, cwd=self.folder, timeout=120, check=False
        )

    def json(self, *arguments: str) -> Any:
        """What a command that must succeed prints."""
        ended = self.run(*arguments)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return json.loads(ended.stdout)

    def write(self, name: str, value: Any) -> str:
        (self.folder / name).write_text(json.dumps(value))
        return name


@pytest.fixture
def shell(server: LiveServer, tmp_path: Path) -> Shell:
    (tmp_path / "statement.pdf").write_bytes(statement_pdf())
    return Shell(server, tmp_path)


@pytest.fixture(scope="module")
def extraction_id(client: httpx.Client) -> str:
    answer = client.post("/extract", files={"file": ("statement.pdf", statement_pdf())})
    extraction: str = answer.json()["extraction_id"]
    return extraction


def test_extract_with_a_schema(shell: Shell) -> None:
    ended = shell.run("extract", "statement.pdf", "--schema", shell.write("schema.json", SCHEMA))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    answer = json.loads(next(shell.folder.glob("*.schema.json")).read_text())
    assert answer["schema_output"]["values"] == {"account_holder": HOLDER, "balance": BALANCE}
    assert "Green Grocer" in next(shell.folder.glob("*.md")).read_text()


def test_schema_apply(shell: Shell, extraction_id: str) -> None:
    schema = shell.write("schema.json", SCHEMA)
    answer = shell.json("schema", "apply", extraction_id, "--schema", schema, "--pages", "1", "--effort")
    assert answer["schema_output"]["values"] == {"account_holder": HOLDER, "balance": BALANCE}
    assert answer["credits_used"] == 4.0


def test_schema_apply_to_several(shell: Shell, extraction_id: str) -> None:
    schema = shell.write("schema.json", SCHEMA)
    answer = shell.json("schema", "apply", "--extraction-ids", extraction_id, "--schema", schema)
    assert answer["extraction_ids"] == [extraction_id]
    assert answer["schema_output"]["citations"]["balance"].startswith(extraction_id)


def test_schema_apply_with_a_prompt_alone(shell: Shell, extraction_id: str) -> None:
    answer = shell.json("schema", "apply", extraction_id, "--prompt", "account holder, balance")
    assert HOLDER in answer["schema_output"]["values"].values()


def test_split_and_its_schemas(shell: Shell, extraction_id: str) -> None:
    job = shell.json(
        "split", extraction_id, "-t", "Bank statement:movements of an account", "-t", "Terms and conditions", "--json"
    )
    assert job["result"]["split_output"]["splits"]["Terms and conditions"] == [2]
    configs = shell.write("configs.json", {"Bank statement": {"schema": SCHEMA}, "Poems": {"schema": SCHEMA}})
    split_id = job["result"]["split_id"]
    answer = shell.json("schema", "apply", "--split-id", split_id, "--split-schema-config", configs)
    assert answer["results"]["Bank statement"]["values"]["account_holder"] == HOLDER
    assert "Poems" in answer["errors"]


@pytest.mark.parametrize("form", ["html", "json", "markdown"])
def test_tables(shell: Shell, extraction_id: str, form: str) -> None:
    output = shell.json("tables", extraction_id, "--format", form, "--merge")
    assert "Green Grocer" in json.dumps(output["tables"][0]["table_content"])


def test_schema_generate(shell: Shell) -> None:
    schema = shell.json("schema", "generate", "--prompt", "invoice number, invoice date, total")
    assert schema["type"] == "object"
    assert "invoice_number" in schema["properties"]


def test_schema_generate_from_a_schema(shell: Shell) -> None:
    current = shell.write("current.json", SCHEMA)
    schema = shell.json("schema", "generate", "--prompt", "statement date", "--from", current)
    assert {"account_holder", "balance"} < set(schema["properties"])
    assert shell.json("schema", "generate", "--from", current) == SCHEMA


def test_what_is_wrong_is_said(shell: Shell, extraction_id: str) -> None:
    schema = shell.write("schema.json", {"name": "sting"})
    ended = shell.run("schema", "apply", "no-such-extraction", "--schema", schema)
    assert ended.returncode != 0
    assert "No extraction has the id" in ended.stdout + ended.stderr
    failed = shell.json("schema", "apply", extraction_id, "--schema", schema)
    assert failed["status"] == "failed"
    assert "sting" in failed["error"]


def test_jobs_are_submitted_looked_at_and_canceled(shell: Shell, extraction_id: str) -> None:
    schema = shell.write("schema.json", SCHEMA)
    ended = shell.run("schema", "apply", extraction_id, "--schema", schema, "--no-wait")
    job_id = ended.stdout.split()[-1]
    assert shell.json("jobs", "get", job_id, "--watch", "--json")["status"] == "completed"
    assert "already completed" in shell.json("jobs", "cancel", job_id, "--json")["message"]
