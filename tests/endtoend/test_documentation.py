"""What README and docs say, held against what is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer

from docbeat import settings
from tests.statement import BALANCE, HOLDER, statement_pdf

PAGES = [Path("README.md"), Path("CONTRIBUTING.md"), Path("examples/README.md"), *sorted(Path("docs").rglob("*.md"))]
JOB_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_named_settings_and_targets_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = {name for name, _, _ in settings.reference()} | {"DOCBEAT_URL", "DOCBEAT_KEY"}
    known |= {"DOCBEAT_CORPUS", "DOCBEAT_CONTRACT"}  # of the tests, set by the Makefile
    assert set(re.findall(r"DOCBEAT_[A-Z_]*[A-Z]", text)) <= known
    makefile = Path("Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|    )make ([a-z-]+)", text):
        assert f"\n{target}:" in makefile


def test_every_route_of_the_readme_is_served(client: httpx.Client) -> None:
    served = {re.sub(r"\{\w+\}", "{}", path) for path in client.get("/openapi.json").json()["paths"]}
    table = re.search(r"\| route \|.*?\n\n", Path("README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert table is not None
    named = {re.sub(r"\{\w+\}", "{}", path) for path in re.findall(r"(/[a-z_/{}.-]+)", table[0].replace("`", " "))}
    assert named - {"/openapi.json"} <= served


@pytest.mark.skipif(not all(map(shutil.which, ("bash", "curl"))), reason="bash or curl is not installed")
def test_the_tutorial_runs_as_written(server: LiveServer) -> None:
    environment = {**os.environ, "DOCBEAT_URL": server.url, "DOCBEAT_KEY": API_KEY}
    text = Path("docs/tutorial/first-document.md").read_text(encoding="utf-8").replace("\\\n", "")
    commands = re.findall(r"^    (curl .*)$", text, re.MULTILINE)
    job_id, outputs = "", []
    for command in commands:
        line = JOB_ID.sub(job_id, command)
        ended = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment, check=True)
        outputs.append(ended.stdout)
        job_id = job_id or json.loads(ended.stdout)["job_id"]
    assert json.loads(outputs[1])["job_id"] == job_id
    assert "Table 2-1" in outputs[-1]


@pytest.mark.skipif(not all(map(shutil.which, ("bash", "curl"))), reason="bash or curl is not installed")
def test_the_questions_of_the_howto_are_answered(server: LiveServer, client: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / "statement.pdf").write_bytes(statement_pdf())
    (tmp_path / "schema.json").write_text('{"balance": "number"}')
    files = {"file": ("statement.pdf", statement_pdf())}
    environment = {**os.environ, "DOCBEAT_URL": server.url, "DOCBEAT_KEY": API_KEY}
    environment["EXTRACTION"] = client.post("/extract", files=files).json()["extraction_id"]
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    text = Path("docs/howto/ask-for-fields.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    ((?:curl|docbeat) (?:.*\n      )*.*)$", text, re.MULTILINE)
    answers = []
    for command in commands:
        ended = subprocess.run(
            ["bash", "-c", command], capture_output=True, text=True, env=environment, check=True, cwd=tmp_path
        )
        answers.append(json.loads(ended.stdout))
        environment["SPLIT"] = answers[-1].get("split_id") or environment.get("SPLIT", "")
    values, drafted, split, topics, tables, *local = answers
    assert values["schema_output"]["values"] == {"account_holder": HOLDER, "balance": BALANCE}
    assert "invoice_number" in drafted["schema"]
    assert split["split_output"]["splits"]["Terms and conditions"] == [2]
    assert topics["results"]["Bank statement"]["values"] == {"balance": BALANCE}
    assert tables["tables_output"]["tables"][0]["table_content"]["headers"][0] == "Date"
    assert local[0]["values"] == {"balance": BALANCE}
    assert local[1]["splits"]["Terms and conditions"] == [2]
    assert "Green Grocer" in local[2]["tables"][0]["table_content"]
