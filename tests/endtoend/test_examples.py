"""The samples a user would copy, run as they are against a live server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer

from tests.statement import BALANCE, HOLDER, statement_pdf
from tests.web import Web

EXAMPLES = Path("examples")
SAMPLE = EXAMPLES / "sample.pdf"

needs_shell_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "curl", "jq", "bc"))), reason="bash, curl, jq or bc is not installed"
)


def run(server: LiveServer, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DOCBEAT_URL": server.url, "DOCBEAT_KEY": API_KEY}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.fixture(scope="module")
def job_id(client: httpx.Client) -> str:
    submitted: str = client.post("/extract_async", files={"file": SAMPLE.open("rb")}).json()["job_id"]
    return submitted


@pytest.fixture(scope="module")
def failed_job_id(client: httpx.Client) -> str:
    submitted: str = client.post("/extract_async", files={"file": ("a.pdf", b"%PDF-1.7 broken")}).json()["job_id"]
    return submitted


@needs_shell_tools
def test_poll_job_in_shell(server: LiveServer, job_id: str) -> None:
    ended = run(server, "examples/poll_job.sh", job_id)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["page_count"] == 3


@needs_shell_tools
def test_poll_job_in_shell_tells_failure(server: LiveServer, failed_job_id: str) -> None:
    ended = run(server, "examples/poll_job.sh", failed_job_id)
    assert ended.returncode == 1
    assert "job failed: The file is corrupted" in ended.stderr


@needs_shell_tools
def test_poll_job_in_shell_does_not_poll_a_job_that_is_not_there(server: LiveServer) -> None:
    ended = run(server, "examples/poll_job.sh", "00000000-0000-0000-0000-000000000000")
    assert ended.returncode == 1
    assert "JOB_001" in ended.stderr


@needs_shell_tools
def test_the_whole_way_in_shell(server: LiveServer) -> None:
    ended = run(server, "examples/workflow.sh", str(SAMPLE))
    assert ended.returncode == 0, ended.stderr
    assert "pages: 3" in ended.stdout


@needs_shell_tools
def test_the_whole_way_in_shell_tells_what_is_not_accepted(server: LiveServer) -> None:
    ended = run(server, "examples/workflow.sh", "Makefile")
    assert ended.returncode == 1
    assert "Invalid file type" in ended.stderr


def test_poll_job_in_python(server: LiveServer, job_id: str, failed_job_id: str) -> None:
    ended = run(server, sys.executable, "examples/poll_job.py", job_id)
    assert ended.returncode == 0, ended.stderr
    assert "Simulated fuel savings" in ended.stdout
    assert (
        "job failed: The file is corrupted" in run(server, sys.executable, "examples/poll_job.py", failed_job_id).stderr
    )


def test_the_whole_way_in_python(server: LiveServer) -> None:
    ended = run(server, sys.executable, "examples/workflow.py", str(SAMPLE))
    assert ended.returncode == 0, ended.stderr
    assert "extraction: " in ended.stderr
    assert "Eliminate stop-and-go" in ended.stdout


def test_values_out_of_a_statement_at_an_address(server: LiveServer, web: Web) -> None:
    ended = run(server, sys.executable, "examples/answers.py", web.serve("/statement.pdf", statement_pdf()))
    assert ended.returncode == 0, ended.stderr
    shown = ended.stdout.splitlines()
    assert f"account_holder: {HOLDER}" in shown
    assert f"balance: {BALANCE}" in shown
    assert "  reads: '4,312.65' on page 1" in shown
    assert sum(line.startswith("  cited: txt-") for line in shown) == 2


def test_values_out_of_nothing_tell_failure(server: LiveServer, web: Web) -> None:
    ended = run(server, sys.executable, "examples/answers.py", web.status("/gone", 404))
    assert ended.returncode == 1
    assert "job ended as failed" in ended.stderr


def test_the_demo_shows_a_result_and_leaves_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "COLUMNS": "200"}
    ended = subprocess.run(
        [sys.executable, "examples/demo.py"], capture_output=True, text=True, env=environment, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "accepted in" in ended.stdout
    assert "Calculate the trip distance" in ended.stdout
    assert "<table>" in ended.stdout
    assert "Console" in ended.stdout
    assert list(tmp_path.iterdir()) == []
