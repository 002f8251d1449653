"""The server's own life: first start, second server, Ctrl-C, kill -9 of everything, in loops."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest
from bench import chaos
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf

from docbeat.jobs.engine import Priority
from docbeat.jobs.kind import ExtractOptions
from docbeat.services import extract
from docbeat.services.extract import Extraction
from docbeat.services.house import open_house
from docbeat.settings import load
from tests.contract.test_sdk_jobs import until

LONG = text_pdf(["\n".join(f"Row {row} of a page that takes a moment to read." for row in range(52))] * 300)


def submit(server: LiveServer, content: bytes) -> str:
    with server.client() as client:
        job_id: str = client.post("/extract_async", files={"file": ("a.pdf", content)}).json()["job_id"]
        return job_id


def job(server: LiveServer, job_id: str) -> dict[str, object]:
    with server.client() as client:
        seen: dict[str, object] = client.get(f"/job/{job_id}").json()
        return seen


def test_the_first_start_shows_a_key_once_and_keeps_only_its_hash(tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DOCBEAT_")}
    shown, secret = [], ""
    for _ in range(2):
        command = [sys.executable, "-m", "docbeat", "serve", "--data-dir", str(data), "--port", "0", "--workers", "1"]
        log = tmp_path / "log"
        with log.open("w") as out:
            server = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
            until(lambda log=log: "worker.ready" in log.read_text())
            url = re.search(r"listens on (http://\S+)", log.read_text())[1]  # type: ignore[index]
            secrets = set(re.findall(r"dbk_\S+", log.read_text()))
            shown.append(len(secrets))
            secret = secrets.pop() if secrets else secret
            until(lambda url=url: httpx.get(f"{url}/healthz").is_success)
            assert httpx.get(f"{url}/pages", headers={"x-api-key": secret}).status_code == 200
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0
    assert shown == [1, 0]
    assert not [path for path in data.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


def test_two_servers_do_not_share_a_folder(server: LiveServer) -> None:
    command = [sys.executable, "-m", "docbeat", "serve", "--data-dir", str(server.data_dir), "--port", "0"]
    second = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1
    assert "Another server runs" in second.stderr


def test_a_taken_port_is_said_plainly(server: LiveServer, tmp_path: Path) -> None:
    port = server.url.rpartition(":")[2]
    command = [sys.executable, "-m", "docbeat", "serve", "--data-dir", str(tmp_path / "other"), "--port", port]
    second = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1
    assert "another --port" in second.stderr


def test_ctrl_c_keeps_the_job_and_the_next_start_finishes_it(tmp_path: Path) -> None:
    with LiveServer(tmp_path / "data", workers=1, slice_seconds="0.3") as server:
        job_id = submit(server, LONG)
        until(lambda: job(server, job_id).get("progress", {}).get("pages_done", 0) > 0)  # type: ignore[attr-defined]
        family = server.family()
        server.stop()
        assert not [process for process in family if process.is_running()]
        server.start()
        assert job(server, job_id)["status"] == "processing"
        until(lambda: job(server, job_id)["status"] == "completed", 60)


def test_a_power_cut_loses_nothing(tmp_path: Path) -> None:
    with LiveServer(tmp_path / "data", slice_seconds="0.3") as server:
        job_ids = [submit(server, LONG if number == 0 else text_pdf([f"Job {number}."])) for number in range(8)]
        family = server.family()
        server.kill()
        until(lambda: not [process for process in family if process.is_running()], 5)
        server.start()
        for job_id in job_ids:
            until(lambda job_id=job_id: job(server, job_id)["status"] == "completed", 60)


@pytest.mark.parametrize("part", ["docbeat api", "docbeat worker", "sandbox.child"])
def test_a_killed_process_comes_back_and_the_job_ends(tmp_path: Path, part: str) -> None:
    with LiveServer(tmp_path / "data", workers=1, slice_seconds="0.3") as server:
        job_id = submit(server, LONG)
        until(lambda: job(server, job_id).get("progress", {}).get("pages_done", 0) > 0)  # type: ignore[attr-defined]
        victim = server.processes(part)[0]
        victim.kill()
        until(lambda: job(server, job_id)["status"] == "completed", 90)
        assert victim.pid not in {process.pid for process in server.family()}


def test_cancel_frees_the_child_within_seconds(tmp_path: Path) -> None:
    with LiveServer(tmp_path / "data", workers=1) as server, server.client() as client:
        job_id = submit(server, LONG)
        until(lambda: "progress" in job(server, job_id))
        child = server.processes("sandbox.child")[0]
        client.delete(f"/job/{job_id}")
        until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE, 3)
        assert client.post("/extract", files={"file": ("a.pdf", text_pdf(["Next."]))}).status_code == 200
        assert client.get(f"/job/{job_id}").json()["status"] == "canceled"


def test_after_a_cancel_the_next_job_gets_its_own_result(tmp_path: Path) -> None:
    """Canceled at random moments, also while a progress report is on its way."""
    chance = random.Random(20261124)
    with LiveServer(tmp_path / "data", workers=1) as server, server.client() as client:
        for number in range(10):
            job_id = submit(server, LONG)
            until(lambda job_id=job_id: job(server, job_id)["status"] == "processing")
            time.sleep(chance.choice((0.0, 0.01, 0.05, 0.5)) * chance.random())
            client.delete(f"/job/{job_id}")
            files = {"file": ("a.pdf", text_pdf([f"Only document {number} says {number * 1001}."]))}
            assert f"says {number * 1001}." in client.post("/extract", files=files).json().get("markdown", "")
            assert job(server, job_id)["status"] == "canceled"


def test_a_document_that_crashes_the_child_three_times_is_given_up(tmp_path: Path) -> None:
    with LiveServer(tmp_path / "data", workers=1) as server:
        job_id = submit(server, LONG)
        killed: set[int] = set()
        while job(server, job_id)["status"] != "failed":
            for child in server.processes("sandbox.child"):
                if len(killed) < 3 and child.pid not in killed and child.cpu_times().user > 0.6:
                    killed.add(child.pid)
                    child.kill()
            assert job(server, job_id)["status"] != "completed"
            time.sleep(0.05)
        assert len(killed) == 3
        assert job(server, job_id)["error"] == "The document crashes the reader"
        assert job(server, job_id)["error_code"] == "FILE_003"
        with server.client() as client:
            assert client.post("/extract", files={"file": ("a.pdf", text_pdf(["Next."]))}).status_code == 200


def test_workers_alone_run_the_jobs_of_a_folder(tmp_path: Path) -> None:
    house = open_house(load({"DOCBEAT_DATA_DIR": str(tmp_path / "data")}))
    document = tmp_path / "a.pdf"
    document.write_bytes(text_pdf(["Work without a server."]))
    wanted = Extraction(ExtractOptions(), Priority.NORMAL, "http://here", file=document)
    submitted = extract.submit(house, "t", wanted)
    command = [sys.executable, "-m", "docbeat", "worker", "--data-dir", str(tmp_path / "data"), "--workers", "2"]
    workers = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until(lambda: house.engine.get(submitted.id).status == "completed")  # type: ignore[union-attr]
    family = psutil.Process(workers.pid).children(recursive=True)
    assert len(family) >= 2
    workers.send_signal(signal.SIGINT)
    assert workers.wait(20) == 0
    assert not [process for process in family if process.is_running()]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs /proc")
def test_the_api_process_never_loads_a_reader(server: LiveServer, client: httpx.Client) -> None:
    """What it has mapped after a document went through, not only what its modules import."""
    content = text_pdf(["Read elsewhere."])
    extraction_id = client.post("/extract", files={"file": ("a.pdf", content)}).json()["extraction_id"]
    assert client.get(f"/results/{extraction_id}/images/page-1.png").status_code == 200
    mapped = {part: Path(f"/proc/{server.processes(part)[0].pid}/maps").read_text() for part in ("api", "sandbox")}
    assert "pdfium" in mapped["sandbox"]
    for library in ("pdfium", "onnxruntime", "numpy", "cv2"):
        assert library not in mapped["api"]


def test_kills_at_random_do_no_harm(tmp_path: Path) -> None:
    """The short form of `make chaos`."""
    tally = chaos.run(tmp_path, jobs=30, kills=6, seed=20261123)
    assert tally.kills.total() == 6
    assert tally.is_clean, tally


def test_the_log_names_jobs_and_no_content(tmp_path: Path) -> None:
    with LiveServer(tmp_path / "data", workers=1) as server, server.client() as client:
        files = {"file": ("Geheimnis.pdf", text_pdf(["The word is xylophone."]))}
        job_id = client.post("/extract_async", files=files).json()["job_id"]
        client.get(f"/job/{job_id}", params={"wait": 30})
        client.post("/extract", files={"file": ("Geheimnis.pdf", b"%PDF-xylophone")})
        log = server.log.read_text()
    assert job_id in log
    for secret in ("xylophone", "Geheimnis", API_KEY):
        assert secret not in log
