"""The tasks of the child, run in this process."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docbeat.document import stored
from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, DocumentSource, Page, Span, Style, Word
from docbeat.document.options import OutputOptions
from docbeat.reading.parts import PartWriter
from docbeat.reading.pipeline import PageReading
from docbeat.workflows import tasks

WORDS, BLOCKS = 600, 6


def page_of_words(number: int) -> PageReading:
    """A full page of words that are nowhere else."""
    box = Box(10, 100, 90, 110)
    words = [Word(f"word{index}of{number}", box) for index in range(WORDS)]
    share = WORDS // BLOCKS
    spans = [Span(start, start + share) for start in range(0, WORDS, share)]
    blocks = [Block(BlockKind.PARAGRAPH, number, box, [span]) for span in spans]
    return PageReading(Page(number, 100, 200, words=words, styles=[Style("Arial", 10.0)]), blocks)


def write(folder: Path, pages: int, output: OutputOptions) -> list[dict[str, Any]]:
    """Write the result of so many pages; what was reported on the way."""
    folder.mkdir()
    with PartWriter(folder / "part", DocumentSource("application/pdf", pages), []) as part:
        for number in range(1, pages + 1):
            part.add(page_of_words(number))
    heard: list[dict[str, Any]] = []
    tasks.write(
        path="",
        parts=[str(folder / "part")],
        options={},
        output=msgspec.to_builtins(output),
        head={},
        notices=[],
        image_prefix="",
        descriptions={},
        folder=str(folder),
        report=heard.append,
    )
    return heard


def peak_of_writing(folder: Path, pages: int) -> int:
    tracemalloc.start()
    try:
        write(folder, pages, OutputOptions(html=True, xml=True, word_boxes=True, footnotes=True))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_KEPT", 3)
    short, long = peak_of_writing(tmp_path / "short", 8), peak_of_writing(tmp_path / "long", 40)
    # Blocks stay in memory; their words, which alone would make it five times as much, do not.
    assert long < 2 * short


def test_pages_move_the_progress_of_every_stage(tmp_path: Path) -> None:
    heard = write(tmp_path / "a", 200, OutputOptions())
    for stage in ("assembling", "writing"):
        done = [message["done"] for message in heard if message["stage"] == stage]
        assert done == sorted(done)
        assert len(done) > 50
