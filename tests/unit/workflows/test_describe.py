from __future__ import annotations

from pathlib import Path

from docbeat.settings import ModelSettings
from docbeat.workflows.describe import Figure, describe
from tests.chat_server import ChatServer, said


def figures(tmp_path: Path, count: int) -> list[Figure]:
    (tmp_path / "a.png").write_bytes(b"png")
    return [Figure(f"fig-{number}", tmp_path / "a.png", f"Figure {number}. Ships") for number in range(1, count + 1)]


async def run(chat: ChatServer, tmp_path: Path, count: int) -> tuple[dict[str, str], list[str], list[int]]:
    heard: list[int] = []

    async def on_figure(done: int) -> None:
        heard.append(done)

    settings = ModelSettings(url=chat.url, name="eyes", retries=0, timeout=5.0)
    described, warnings = await describe(figures(tmp_path, count), settings, on_figure)
    return described, warnings, heard


async def test_each_figure_is_asked_for_with_its_text(chat: ChatServer, tmp_path: Path) -> None:
    described, warnings, heard = await run(chat, tmp_path, 2)
    assert described == {"fig-1": "A line that rises.", "fig-2": "A line that rises."}
    assert (warnings, heard) == ([], [1, 2])
    assert "Figure 2. Ships" in chat.asked[1]["messages"][0]["content"][0]["text"]


async def test_one_failure_costs_one_description(chat: ChatServer, tmp_path: Path) -> None:
    chat.answer = lambda _: (500, b"") if len(chat.asked) == 2 else (200, said("Fine."))
    described, warnings, _ = await run(chat, tmp_path, 3)
    assert sorted(described) == ["fig-1", "fig-3"]
    assert "1 of 3 figures" in warnings[0]


async def test_a_dead_endpoint_is_not_asked_for_every_figure(chat: ChatServer, tmp_path: Path) -> None:
    chat.answer = lambda _: (502, b"")
    described, warnings, _ = await run(chat, tmp_path, 9)
    assert described == {}
    assert len(chat.asked) == 2
    assert "status 502" in warnings[0]
    assert "9 of 9 figures" in warnings[0]
