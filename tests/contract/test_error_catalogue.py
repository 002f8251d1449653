"""Every error code a document or a request can meet, as a client sees it."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf

from tests.locked_pdf import OPEN_PASSWORD, locked_pdf
from tests.web import Web


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def send(client: httpx.Client, content: bytes, **data: str) -> httpx.Response:
    return client.post("/extract", files={"file": ("a.pdf", content)}, data=data)


@pytest.mark.parametrize(
    "request_options",
    [{}, {"json": {}}, {"data": {"pages": "1"}}, {"json": {"fileUrl": None}}, {"json": {"file_url": ""}}],
)
def test_req_001_nothing_to_read(client: httpx.Client, request_options: dict[str, Any]) -> None:
    assert code_of(client.post("/extract", **request_options)) == (400, "REQ_001")


@pytest.mark.parametrize("boundary_only", [b"--x--\r\n", b"--x--", b"\r\n--x--\r\n"])
def test_req_001_a_form_of_a_closing_boundary(client: httpx.Client, boundary_only: bytes) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert code_of(client.post("/extract", content=boundary_only, headers=headers)) == (400, "REQ_001")


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"{", "application/json"),
        (b"[1]", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"extensions": ' + b'{"a": ' * 500 + b"1" + b"}" * 501, "application/json"),
        (b'{"file_url": "http://127.0.0.1/", "password": "\\ud800"}', "application/json"),
        (b"no form at all", "multipart/form-data; boundary=x"),
        (b"no boundary", "multipart/form-data"),
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nnever closed', "multipart/form-data; boundary=x"),
        (b"%PDF-1.4", "application/pdf"),
    ],
)
def test_req_002_no_readable_body(client: httpx.Client, content: bytes, content_type: str) -> None:
    answer = client.post("/extract", content=content, headers={"content-type": content_type})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] in {"REQ_001", "REQ_002"}


@pytest.mark.parametrize(
    "fields",
    [
        {"model": "another"},
        {"extensions": "not json"},
        {"extensions": json.dumps({"chunking": {"chunk_types": ["fancy"]}})},
        {"figure_processing": "[1]"},
        {"async": "perhaps"},
        {"priority": "urgent"},
        {"extraction_config_id": "preset"},
        {"extensions": '{"a": ' * 500 + "1" + "}" * 500},
        {"schema": '{"type": "\\ud800"}'},
    ],
)
def test_req_003_a_value_we_do_not_take(client: httpx.Client, one_page: bytes, fields: dict[str, str]) -> None:
    assert code_of(send(client, one_page, **fields)) == (400, "REQ_003")


def test_req_003_both_file_and_url(client: httpx.Client, one_page: bytes) -> None:
    assert code_of(send(client, one_page, file_url="http://127.0.0.1/a.pdf")) == (400, "REQ_003")


def test_req_004_an_upload_without_its_file_is_a_missing_parameter(client: httpx.Client) -> None:
    assert code_of(client.post("/uploads", data={"name": "x"})) == (400, "REQ_004")


@pytest.mark.parametrize("size", ["99", "10001", "0", "-5"])
def test_req_005_chunk_size(client: httpx.Client, one_page: bytes, size: str) -> None:
    assert code_of(send(client, one_page, chunkSize=size, chunking="page")) == (400, "REQ_005")
    nested = json.dumps({"chunking": {"chunk_types": ["semantic"], "chunkSize": int(size)}})
    assert code_of(send(client, one_page, extensions=nested)) == (400, "REQ_005")


@pytest.mark.parametrize("pages", ["0", "2-1", "1-", "a", "1,,2", "", "1-2-3", "99", "1,2", "9" * 40])
def test_req_006_pages(client: httpx.Client, one_page: bytes, pages: str) -> None:
    assert code_of(send(client, one_page, pages=pages)) == (400, "REQ_006")


@pytest.mark.parametrize(
    ("content", "received"),
    [(b"MZ\x90\x00", "EXE"), (b"just some text", "UNKNOWN"), (b"PK\x03\x04rest", "ZIP or Office")],
)
def test_file_001_a_type_we_do_not_read(client: httpx.Client, content: bytes, received: str) -> None:
    answer = send(client, content)
    assert code_of(answer) == (400, "FILE_001")
    assert answer.json()["error"]["details"]["received_type"] == received


def test_file_002_too_large(tmp_path: Any) -> None:
    with LiveServer(tmp_path / "data", workers=1, max_upload_bytes="100000") as small, small.client() as client:
        assert code_of(send(client, b"%PDF-" + bytes(150_000))) == (413, "FILE_002")
        assert code_of(send(client, b"%PDF-" + bytes(5_000_000))) == (413, "FILE_002")
        assert code_of(client.post("/uploads", files={"file": ("a", b"%PDF-" + bytes(150_000))})) == (413, "FILE_002")


def test_file_003_damaged(client: httpx.Client, one_page: bytes) -> None:
    assert code_of(send(client, one_page[:300])) == (400, "FILE_003")


def test_file_004_empty(client: httpx.Client) -> None:
    assert code_of(send(client, b"")) == (400, "FILE_004")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/a.pdf",
        "file:///etc/passwd",
        "http://",
        "nonsense",
        "http://10.0.0.1/a.pdf",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:9/a.pdf",
        "http://[::ffff:10.0.0.1]/a.pdf",
        "http://0x7f.1:81/",
        "http://no-such-host.invalid/a.pdf",
    ],
)
def test_file_005_addresses_we_do_not_go_to(client: httpx.Client, url: str) -> None:
    assert code_of(client.post("/extract", json={"file_url": url})) == (400, "FILE_005")


def test_file_005_answers_that_are_no_document(client: httpx.Client, web: Web) -> None:
    for url in (web.status("/gone", 404), web.redirect("/loop", "/loop"), web.redirect("/in", "http://10.0.0.1/")):
        assert code_of(client.post("/extract", json={"file_url": url})) == (400, "FILE_005")
    assert web.seen.count("/loop") == 6


def test_file_002_a_download_without_end(client: httpx.Client, web: Web) -> None:
    assert code_of(client.post("/extract", json={"file_url": web.endless("/flood")})) == (413, "FILE_002")


def test_redirects_are_followed(client: httpx.Client, web: Web, one_page: bytes) -> None:
    web.serve("/real.pdf", one_page)
    answer = client.post("/extract", json={"file-url": web.redirect("/moved", "/real.pdf")})
    assert "Revenue" in answer.json()["markdown"]


def test_loopback_is_refused_unless_allowed(tmp_path: Any, web: Web, one_page: bytes) -> None:
    url = web.serve("/secret.pdf", one_page)
    with LiveServer(tmp_path / "data", workers=1) as strict, strict.client() as client:
        assert code_of(client.post("/extract", json={"file_url": url})) == (400, "FILE_005")
    assert web.seen == []


def test_file_006_locked(client: httpx.Client) -> None:
    document = locked_pdf("The secret figure is 42.")
    assert code_of(send(client, document)) == (400, "FILE_006")
    assert code_of(send(client, document, password="wrong")) == (400, "FILE_006")
    assert "secret figure is 42" in send(client, document, password=OPEN_PASSWORD).json()["markdown"]


def test_a_password_is_not_kept(server: LiveServer, client: httpx.Client) -> None:
    job = client.post(
        "/extract_async",
        files={"file": ("a.pdf", locked_pdf("Some text."))},
        data={"password": "wrong-but-long-enough-to-find", "storage": '{"enabled": false}'},
    ).json()
    assert client.get(f"/job/{job['job_id']}", params={"wait": 30}).json()["error_code"] == "FILE_006"
    kept = [path for path in server.data_dir.rglob("*") if path.is_file()]
    assert not [path for path in kept if b"wrong-but-long-enough-to-find" in path.read_bytes()]
    assert "wrong-but-long-enough-to-find" not in server.log.read_text()


def test_several_spellings_may_be_mixed(client: httpx.Client) -> None:
    options = {
        "figureProcessing": json.dumps({"show_images": True, "showImages": False}),
        "extensions": json.dumps(
            json.dumps({"altOutputs": {"return_html": "true"}, "chunking": {"chunkTypes": "page"}})
        ),
        "pages": " 1 , 2 ",
    }
    answer = send(client, text_pdf(["One page of text.", "Two pages of text."]), **options).json()
    assert answer["page_count"] == 2
    assert "One page" in answer["extensions"]["altOutputs"]["html"]
    assert len(answer["extensions"]["chunking"]["page"]) == 2


def test_unknown_fields_are_ignored(client: httpx.Client, one_page: bytes) -> None:
    assert send(client, one_page, future_option="yes", experimental_return_table="true").status_code == 200


def test_a_base_url_with_a_prefix_in_front_of_us(server: LiveServer, one_page: bytes) -> None:
    headers = {"x-api-key": API_KEY, "x-forwarded-proto": "https", "x-forwarded-host": "docs.example.com"}
    answer = httpx.post(f"{server.url}/extract", headers=headers, files={"file": ("a.pdf", one_page)})
    assert answer.json()["extraction_url"].startswith("https://docs.example.com/")
