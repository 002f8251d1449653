from __future__ import annotations

from pathlib import Path

import pytest

from docbeat.errors import DownloadFailed, FileTooLarge
from docbeat.outbound import download
from docbeat.settings import FetchSettings
from tests.web import Web

OPEN = FetchSettings(allow="127.0.0.1", timeout=5.0)


async def test_bytes_arrive_as_they_are(web: Web, tmp_path: Path) -> None:
    await download(web.serve("/a", b"\x1f\x8bnot to be unpacked"), tmp_path / "a", OPEN, limit=100)
    assert (tmp_path / "a").read_bytes() == b"\x1f\x8bnot to be unpacked"


async def test_relative_redirects(web: Web, tmp_path: Path) -> None:
    web.serve("/deep/b", b"here")
    await download(web.redirect("/deep/a", "b"), tmp_path / "a", OPEN, limit=100)
    assert (tmp_path / "a").read_bytes() == b"here"


async def test_every_redirect_is_checked_again(web: Web, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="private"):
        await download(web.redirect("/a", "http://192.168.0.1/"), tmp_path / "a", OPEN, limit=100)
    with pytest.raises(DownloadFailed, match="Only http"):
        await download(web.redirect("/b", "file:///etc/passwd"), tmp_path / "a", OPEN, limit=100)


async def test_too_many_redirects(web: Web, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="more than 5 times"):
        await download(web.redirect("/a", "/a"), tmp_path / "a", OPEN, limit=100)


async def test_too_much(web: Web, tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        await download(web.endless("/a"), tmp_path / "a", OPEN, limit=1_000_000)
    assert (tmp_path / "a").stat().st_size <= 1_000_000


async def test_too_slow(web: Web, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match=r"longer than 0\.3 seconds"):
        await download(web.stall("/a", 2), tmp_path / "a", FetchSettings(allow="127.0.0.1", timeout=0.3), limit=100)


async def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="ConnectError"):
        await download("http://127.0.0.1:9/", tmp_path / "a", OPEN, limit=100)


async def test_proxies_of_the_machine_are_not_asked(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    await download(web.serve("/a", b"x"), tmp_path / "a", OPEN, limit=100)
