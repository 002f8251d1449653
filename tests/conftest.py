"""What tests share: a live server for the whole run, the official SDK pointed at it, the corpus."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from bench.live_server import API_KEY, LiveServer
from bench.pdfs import text_pdf
from pulse import Pulse

from tests.chat_server import ChatServer
from tests.web import Web

CORPUS = Path(os.environ.get("DOCBEAT_CORPUS", "../shared/corpus"))
CONTRACT = Path(os.environ.get("DOCBEAT_CONTRACT", "../shared/contract"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for all tests that do not break it."""
    folder = tmp_path_factory.mktemp("server")
    with LiveServer(folder / "data", fetch_allow="127.0.0.1", page_timeout="20") as running:
        yield running


@pytest.fixture(scope="session")
def client(server: LiveServer) -> Iterator[httpx.Client]:
    with server.client() as open_client:
        yield open_client


@pytest.fixture(scope="session")
def pulse(server: LiveServer) -> Pulse:
    """The official client, unchanged but for its address."""
    return Pulse(base_url=server.url, api_key=API_KEY)


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    """A model endpoint of this test's own."""
    running = ChatServer()
    yield running
    running.close()


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server of this test's own."""
    running = Web()
    yield running
    running.close()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def one_page() -> bytes:
    return text_pdf(["Quarterly report\n\nRevenue rose to 1,234 in the third quarter."])


@pytest.fixture(scope="session")
def many_pages() -> bytes:
    """More pages than a result is sent inline for."""
    return text_pdf([f"Page {number} of the long report.\nIts text is short." for number in range(1, 76)])


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not (CORPUS / "manifest.json").is_file():
        pytest.skip("the corpus is not here; DOCBEAT_CORPUS names its folder")
    return CORPUS


@pytest.fixture(scope="session")
def corpus_documents(corpus: Path) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = json.loads((corpus / "manifest.json").read_text())["documents"]
    return documents


@pytest.fixture(scope="session")
def contract() -> Path:
    if not (CONTRACT / "openapi.yaml").is_file():
        pytest.skip("the wire contract is not here; DOCBEAT_CONTRACT names its folder")
    return CONTRACT
