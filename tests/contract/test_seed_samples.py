"""The samples of the contract's own poll-job page, run as printed: only address, key, job and document differ."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer

from tests.contract.test_sdk_jobs import submit
from tests.statement import BALANCE, HOLDER, statement_pdf
from tests.web import Web

needs_shell_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "curl", "jq", "bc"))), reason="bash, curl, jq or bc is not installed"
)


@pytest.fixture(scope="module")
def samples(contract: Path) -> dict[str, list[str]]:
    """Code blocks of the page by language, in order."""
    text = (contract / "seed" / "poll-job.md").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for language, code in re.findall(r"```(\w+) (?:Python SDK|curl)[^\n]*\n(.*?)```", text, re.DOTALL):
        found.setdefault(language, []).append(textwrap.dedent("  " + code.lstrip(" ")))
    return found


def adapted(code: str, server: LiveServer, job_id: str = "", url: str = "") -> str:
    """``code`` pointed at ``server``."""
    code = code.replace('Pulse(api_key="', f'Pulse(base_url="{server.url}", api_key="')
    code = code.replace("https://api.runpulse.com", server.url).replace("YOUR_API_KEY", API_KEY)
    return re.sub(r"https://www[^\"]+\.pdf", url, code.replace("abc123-def456-ghi789", job_id))


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


@pytest.fixture
def job_id(client: httpx.Client, one_page: bytes) -> str:
    return submit(client, one_page, data={"async": "true"})


@needs_shell_tools
def test_shell(server: LiveServer, samples: dict[str, list[str]], job_id: str, web: Web, one_page: bytes) -> None:
    poll, look, workflow = samples["bash"]
    assert "Revenue rose" in run("bash", "-c", adapted(poll, server, job_id))
    assert '"status":"completed"' in run("bash", "-c", adapted(look, server, job_id))
    shown = run("bash", "-c", adapted(workflow, server, url=web.serve("/statement.pdf", one_page)))
    assert "Extraction complete!" in shown
    assert re.search(r"Extraction ID: [0-9a-f-]{36}", shown)


def test_python(server: LiveServer, samples: dict[str, list[str]], job_id: str, web: Web, one_page: bytes) -> None:
    poll, look, workflow = samples["python"]
    assert "Extraction complete! Markdown:" in run(sys.executable, "-c", adapted(poll, server, job_id))
    assert "Status: completed" in run(sys.executable, "-c", adapted(look, server, job_id))
    shown = run(sys.executable, "-c", adapted(workflow, server, url=web.serve("/statement.pdf", statement_pdf())))
    assert "Extraction complete!" in shown
    assert "Extraction ID: " in shown
    assert HOLDER in shown
    assert str(BALANCE) in shown
