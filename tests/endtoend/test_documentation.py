"""What README and docs say, held against what is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer

from docbeat import settings

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
    named = {re.sub(r"\{\w+\}", "{}", path) for path in re.findall(r"(/[a-z_/{}.]+)", table[0].replace("`", " "))}
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
