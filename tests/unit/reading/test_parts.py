from __future__ import annotations

from pathlib import Path

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, DocumentSource, OutlineEntry, Page, Span, Word
from docbeat.reading.parts import Parts, PartWriter
from docbeat.reading.pipeline import PageReading

SOURCE = DocumentSource("application/pdf", 9)


def reading(number: int) -> PageReading:
    box = Box(1, 2, 3, 4)
    page = Page(number, 100, 200, words=[Word(f"word-{number}", box)])
    return PageReading(page, [Block(BlockKind.PARAGRAPH, number, box, [Span(0, 1)]) for _ in range(number)])


def write(path: Path, numbers: list[int], outline: list[OutlineEntry]) -> Path:
    with PartWriter(path, SOURCE, outline) as writer:
        for number in numbers:
            writer.add(reading(number))
    return path


def test_a_document_out_of_several_parts(tmp_path: Path) -> None:
    outline = [OutlineEntry(1, "Start", 1)]
    paths = [write(tmp_path / "a", [1, 2], outline), write(tmp_path / "b", [5], []), write(tmp_path / "c", [], [])]
    with Parts(paths) as parts:
        document, pages = parts.document()
        assert document.pages is pages
        assert document.source == SOURCE
        assert document.outline == outline
        assert list(document.pages) == [reading(number).page for number in (1, 2, 5)]
        assert [block.page for block in document.blocks] == [1, 2, 2, 5, 5, 5, 5, 5]


def test_pages_stay_in_the_file_until_they_are_looked_at(tmp_path: Path) -> None:
    path = write(tmp_path / "a", [*range(1, 30)], [])
    loaded: list[int] = []
    with Parts([path]) as parts:
        _, pages = parts.document()
        pages.on_load = loaded.append
        assert pages.numbered(20).words[0].text == "word-20"
    assert loaded == [19]
