"""The official Python SDK polls, cancels, follows large results and fetches images."""

from __future__ import annotations

import json
import socket
import time
import uuid
from typing import Any

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf
from pulse import Pulse
from pulse.core.api_error import ApiError
from pulse.errors import ForbiddenError, GoneError, NotFoundError, TooManyRequestsError, UnauthorizedError

from tests.contract.test_sdk_extract import error_code, pdf, wait_for

NO_RETRY: Any = {"max_retries": 0}
SLOW_PAGES = 400


@pytest.fixture(scope="module")
def long_document() -> bytes:
    """Long enough to be caught while it is being read."""
    page = "\n".join(f"Row {row}: some words to read on this line, and then some more." for row in range(52))
    return text_pdf([page] * SLOW_PAGES)


def test_an_unknown_job_is_not_found(pulse: Pulse) -> None:
    with pytest.raises(NotFoundError) as caught:
        pulse.jobs.get_job(job_id=str(uuid.uuid4()))
    assert error_code(caught.value) == "JOB_001"


@pytest.mark.parametrize("job_id", ["abc123-def456-ghi789", "%00", "a" * 5000, "..%2f..%2fetc"])
def test_an_odd_id_is_not_found_either(client: httpx.Client, job_id: str) -> None:
    assert client.get(f"/job/{job_id}").status_code == 404


def test_a_failed_job_says_why(pulse: Pulse) -> None:
    submitted = pulse.extract(file=pdf(b"%PDF-1.4 and then nothing"), async_=True)
    job = wait_for(pulse, submitted.job_id)
    assert job.status == "failed"
    assert job.error == "The file is corrupted or unreadable"
    assert job.result is None


def test_cancel_a_running_job(pulse: Pulse, long_document: bytes) -> None:
    submitted = pulse.extract(file=pdf(long_document), async_=True)
    until(lambda: pulse.jobs.get_job(job_id=submitted.job_id).status == "processing")
    answer = pulse.jobs.cancel_job(job_id=submitted.job_id)
    assert answer.message == "Job cancelled successfully"
    assert pulse.jobs.get_job(job_id=submitted.job_id).status == "canceled"
    time.sleep(1.0)
    assert pulse.jobs.get_job(job_id=submitted.job_id).status == "canceled"


def test_cancel_comes_too_late_for_a_finished_job(pulse: Pulse, one_page: bytes) -> None:
    job = wait_for(pulse, pulse.extract(file=pdf(one_page), async_=True).job_id)
    assert "completed" in pulse.jobs.cancel_job(job_id=job.job_id).message
    assert pulse.jobs.get_job(job_id=job.job_id).status == "completed"


def test_the_old_cancel_route(pulse: Pulse, client: httpx.Client, long_document: bytes) -> None:
    job_id = pulse.extract(file=pdf(long_document), async_=True).job_id
    assert client.post(f"/cancel/{job_id}").json() == {"job_id": job_id, "message": "Job cancelled successfully"}


def test_progress_grows_and_status_never_goes_back(client: httpx.Client, long_document: bytes) -> None:
    job_id = submit(client, long_document, data={"async": "true"})
    seen: list[tuple[int, int]] = []
    rank = {"pending": 0, "processing": 1, "completed": 2}
    while True:
        job = client.get(f"/job/{job_id}").json()
        progress = job.get("progress", {"pages_done": 0})
        seen.append((rank[job["status"]], progress["pages_done"]))
        if job["status"] == "completed":
            break
        time.sleep(0.02)
    assert seen == sorted(seen)
    assert len({done for _, done in seen}) > 2
    assert job["progress"]["pages_total"] == SLOW_PAGES


def test_a_long_poll_waits_for_the_end(client: httpx.Client, one_page: bytes) -> None:
    job_id = submit(client, one_page, data={"async": "true"})
    assert client.get(f"/job/{job_id}", params={"wait": 30}).json()["status"] == "completed"


def test_a_long_poll_is_never_longer_than_proxies_bear(client: httpx.Client, one_page: bytes) -> None:
    job_id = submit(client, one_page, data={"async": "true"})
    for seconds in ("3600", "-1", "nan", "inf"):
        assert client.get(f"/job/{job_id}", params={"wait": seconds}).status_code == 200


def test_events_tell_every_change(client: httpx.Client, one_page: bytes) -> None:
    job_id = submit(client, one_page, data={"async": "true"})
    with client.stream("GET", f"/job/{job_id}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        events = [json.loads(line[6:]) for line in stream.iter_lines() if line.startswith("data: ")]
    assert events[-1]["status"] == "completed"
    assert "result" not in events[-1]
    assert {event["job_id"] for event in events} == {job_id}


def test_somebody_elses_job_is_forbidden(server: LiveServer, pulse: Pulse, one_page: bytes) -> None:
    job_id = pulse.extract(file=pdf(one_page), async_=True).job_id
    other = Pulse(base_url=server.url, api_key=key_for(server, "other"))
    for call in (other.jobs.get_job, other.jobs.cancel_job):
        with pytest.raises(ForbiddenError) as caught:
            call(job_id=job_id, request_options=NO_RETRY)
        assert error_code(caught.value) == "AUTH_004"


def test_a_revoked_key_stops_working(server: LiveServer) -> None:
    from docbeat.database import open_engine
    from docbeat.settings import load
    from docbeat.tenants import Keys

    keys = Keys(open_engine(load({"DOCBEAT_DATA_DIR": str(server.data_dir)}).sql_url))
    key, secret = keys.create("short-lived")
    client = Pulse(base_url=server.url, api_key=secret)
    with pytest.raises(NotFoundError):
        client.jobs.get_job(job_id=str(uuid.uuid4()))
    keys.revoke(key.id)
    time.sleep(2.5)
    with pytest.raises(UnauthorizedError):
        client.jobs.get_job(job_id=str(uuid.uuid4()))


def test_no_key_is_auth_001(server: LiveServer) -> None:
    answer = httpx.get(f"{server.url}/job/{uuid.uuid4()}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "AUTH_001")
    assert httpx.get(f"{server.url}/pages", headers={"authorization": f"Bearer {API_KEY}"}).status_code == 200


def test_a_large_result_is_a_link_that_works_once(pulse: Pulse, many_pages: bytes) -> None:
    job = wait_for(pulse, pulse.extract(file=pdf(many_pages), async_=True).job_id)
    assert job.result["is_url"] is True
    assert job.result["page_count"] == 75
    assert job.result["extraction_id"]
    token = job.result["url"].rpartition("/")[2]
    result = pulse.large_results.get_large_result(job_id=token)
    assert "Page 75 of the long report." in str(result)
    with pytest.raises(GoneError) as caught:
        pulse.large_results.get_large_result(job_id=token)
    assert error_code(caught.value) == "STORAGE_003"


def test_a_large_result_needs_no_key_and_survives_a_broken_download(
    server: LiveServer, client: httpx.Client, many_pages: bytes
) -> None:
    data = {"extensions": json.dumps({"altOutputs": {"wlbb": True, "returnHtml": True}})}
    url = client.post("/extract", files={"file": ("a.pdf", many_pages)}, data=data).json()["url"]
    host, _, port = server.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port))) as broken:
        broken.sendall(f"GET {url.removeprefix(server.url)} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert broken.recv(20_000).startswith(b"HTTP/1.1 200")
    # The server needs a moment to learn of it, a longer one on a busy machine; the link is good again then.
    time.sleep(0.3)
    for _ in range(50):
        whole = httpx.get(url)
        if whole.status_code == 200:
            break
        time.sleep(0.2)
    assert whole.status_code == 200
    assert whole.json()["page_count"] == 75
    assert httpx.get(url).status_code == 410


def test_of_many_downloads_at_once_one_is_whole(client: httpx.Client, many_pages: bytes) -> None:
    from concurrent.futures import ThreadPoolExecutor

    url = client.post("/extract", files={"file": ("a.pdf", many_pages)}).json()["url"]

    def fetch(_: int) -> str:
        try:
            answer = httpx.get(url)
        except httpx.RemoteProtocolError:
            return "cut short"
        return "whole" if answer.status_code == 200 else str(answer.status_code)

    with ThreadPoolExecutor(12) as pool:
        outcomes = list(pool.map(fetch, range(12)))
    assert outcomes.count("whole") == 1
    assert set(outcomes) <= {"whole", "cut short", "410"}


def test_force_url_gives_a_fresh_link_each_time(client: httpx.Client, one_page: bytes) -> None:
    job_id = submit(client, one_page, data={"async": "true"})
    client.get(f"/job/{job_id}", params={"wait": 30})
    urls = [client.post(f"/job/{job_id}", json={"force_url": True}).json()["result"]["url"] for _ in range(2)]
    assert urls[0] != urls[1]
    for url in urls:
        assert "Revenue" in httpx.get(url).json()["markdown"]
        assert httpx.get(url).status_code == 410
    assert "markdown" in client.post(f"/job/{job_id}").json()["result"]


def test_an_unknown_link_is_not_found(client: httpx.Client) -> None:
    answer = client.get(f"/large_results/{uuid.uuid4()}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "STORAGE_001")


def test_page_images_are_drawn_when_asked_for(pulse: Pulse, client: httpx.Client, one_page: bytes) -> None:
    extraction_id = pulse.extract(file=pdf(one_page)).extraction_id
    picture = b"".join(pulse.results.get_image(job_id=extraction_id, filename="page-1.png"))
    assert picture.startswith(b"\x89PNG")
    assert client.get(f"/results/{extraction_id}/images/page-2.png").json()["error"]["code"] == "REQ_006"
    assert client.get(f"/results/{extraction_id}/images/fig-9.png").status_code == 404
    assert client.get(f"/results/{extraction_id}/images/..%2Fhead.json").status_code in {400, 404}
    assert client.get(f"/results/{extraction_id}/images/x.txt").status_code == 400


def test_an_upload_serves_as_file_url(client: httpx.Client, one_page: bytes) -> None:
    url = client.post("/uploads", files={"file": ("a.pdf", one_page)}).json()["url"]
    assert "Revenue" in client.post("/extract", json={"file_url": url}).json()["markdown"]


def test_pages_are_counted(client: httpx.Client, one_page: bytes) -> None:
    before = client.get("/pages").json()["total_pages_processed"]
    client.post("/extract", files={"file": ("a.pdf", one_page)})
    assert client.get("/pages").json() == {"total_pages_processed": before + 1}


def test_the_same_idempotency_key_is_the_same_job(server: LiveServer, one_page: bytes) -> None:
    from concurrent.futures import ThreadPoolExecutor

    headers = {"x-api-key": API_KEY, "idempotency-key": f"order-{uuid.uuid4()}"}

    def send(_: int) -> str:
        files = {"file": ("a.pdf", one_page)}
        answer = httpx.post(f"{server.url}/extract_async", headers=headers, files=files)
        job_id: str = answer.json()["job_id"]
        return job_id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(send, range(16)))) == 1


def test_an_empty_idempotency_key_is_none(client: httpx.Client, one_page: bytes) -> None:
    sent = [submit(client, one_page, data={"async": "true"}, headers={"idempotency-key": ""}) for _ in range(2)]
    assert sent[0] != sent[1]


def test_acknowledgements_have_the_status_pulse_gives_them(client: httpx.Client, one_page: bytes) -> None:
    files = {"file": ("a.pdf", one_page)}
    for path, data, status in (("/extract", {"async": "true"}, 200), ("/extract_async", {}, 202)):
        answer = client.post(path, files=files, data=data)
        assert answer.status_code == status
        assert answer.json()["message"] == "Job queued for processing"


def test_an_idempotency_key_belongs_to_its_tenant(server: LiveServer, client: httpx.Client, one_page: bytes) -> None:
    headers = {"idempotency-key": "shared"}
    ours = submit(client, one_page, data={"async": "true"}, headers=headers)
    other = {"x-api-key": key_for(server, "other"), **headers}
    theirs = httpx.post(f"{server.url}/extract_async", headers=other, files={"file": ("a.pdf", one_page)}).json()
    assert theirs["job_id"] != ours


def test_rate_limits_say_when_to_come_back(tmp_path: Any) -> None:
    with LiveServer(tmp_path / "data", workers=1, rate_limit="5/minute") as limited:
        client = Pulse(base_url=limited.url, api_key=API_KEY)
        for _ in range(5):
            with pytest.raises(NotFoundError):
                client.jobs.get_job(job_id=str(uuid.uuid4()), request_options=NO_RETRY)
        with pytest.raises(TooManyRequestsError) as caught:
            client.jobs.get_job(job_id=str(uuid.uuid4()), request_options=NO_RETRY)
        assert error_code(caught.value) == "RATE_001"
        headers: Any = caught.value.headers
        assert 0 < int(headers["retry-after"]) <= 60
        assert int(headers["x-ratelimit-reset"]) > time.time()


def test_errors_have_one_shape_everywhere(client: httpx.Client) -> None:
    for answer in (client.get("/nowhere"), client.put("/extract"), client.get("/job/x", params={"wait": "soon"})):
        assert 400 <= answer.status_code < 500
        assert set(answer.json()) == {"error"}
        assert set(answer.json()["error"]) == {"code", "message", "details"}


def submit(client: httpx.Client, content: bytes, **options: Any) -> str:
    answer = client.post("/extract", files={"file": ("a.pdf", content)}, **options)
    job_id: str = answer.raise_for_status().json()["job_id"]
    return job_id


def key_for(server: LiveServer, tenant: str) -> str:
    from docbeat.database import open_engine
    from docbeat.settings import load
    from docbeat.tenants import Keys

    settings = load({"DOCBEAT_DATA_DIR": str(server.data_dir)})
    return Keys(open_engine(settings.sql_url)).create("test", tenant)[1]


def until(condition: Any, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.01)


assert ApiError
