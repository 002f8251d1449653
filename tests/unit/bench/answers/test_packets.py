"""Packets: the truth says of every page what it is."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from bench.answers.packets import KINDS, make
from bench.answers.splitting import run


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_a_topic_that_is_asked_or_none(kind: str, tmp_path: Path) -> None:
    packet = make(kind, 3, tmp_path / "packet.pdf")
    with pdfium.PdfDocument(tmp_path / "packet.pdf") as file:
        assert len(file) == len(packet.truth) == len(packet.parts)
    assert set(packet.truth) <= {topic.name for topic in packet.topics} | {None}


def test_a_seed_gives_the_same_packet_again(tmp_path: Path) -> None:
    assert make("many", 5, tmp_path / "one.pdf") == make("many", 5, tmp_path / "two.pdf")


def test_pages_of_packets_come_to_their_topics() -> None:
    figures = run([11], kinds=["plain", "reworded"])
    assert figures["all"] >= 0.97
    assert set(figures) == {"plain", "reworded", "all"}
