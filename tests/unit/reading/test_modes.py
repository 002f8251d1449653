from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Document, DocumentSource, Lane, Page, PageImage, Style, Word
from docbeat.document.options import OcrMode, VisionOptions
from docbeat.reading.content import PageContent
from docbeat.reading.modes import gather_notes, notes_on, route_for

PHOTOGRAPH, ORNAMENT = Box(100, 300, 300, 500), Box(10, 10, 20, 20)
TEXT = "The harbour authority reports that traffic through the northern basin rose by twelve percent over the year"


def page(*images: Box, words: str = TEXT, hidden: bool = False) -> PageContent:
    placed = [Word(text, Box(50, 50 + 10 * row, 90, 58 + 10 * row)) for row, text in enumerate(words.split())]
    count = sum(map(len, words.split()))
    content = PageContent(1, 595.0, 842.0, words=placed, styles=[Style()], images=list(images), characters=count)
    content.hidden = count if hidden else 0
    return content


def route(content: PageContent, ocr: OcrMode = OcrMode.AUTO, *, careful: bool = False) -> tuple[Lane, list[Box]]:
    found = route_for(content, VisionOptions(ocr, careful))
    return found.lane, found.regions


def test_off_is_off() -> None:
    scan = page(Box(0, 0, 595, 842), words="")
    assert route(scan)[0] is Lane.SCAN
    assert route(scan, OcrMode.OFF) == (Lane.TEXT, [])
    assert route(page(PHOTOGRAPH), OcrMode.OFF, careful=True) == (Lane.TEXT, [])


def test_force_reads_every_page() -> None:
    assert route(page())[0] is Lane.TEXT
    assert route(page(), OcrMode.FORCE)[0] is Lane.SCAN


def test_missing_only_never_replaces_text() -> None:
    letters = "xkq vvbn wrtz ptkr mnbv zzkl qwrt plkj hgfd dfgh jklm nbvc xcvb " * 2
    garbage = page(Box(0, 0, 595, 842), words=letters, hidden=True)
    assert route(garbage)[0] is Lane.SCAN
    assert route(garbage, OcrMode.MISSING_ONLY)[0] is Lane.TEXT
    assert route(page(PHOTOGRAPH, ORNAMENT), OcrMode.MISSING_ONLY) == (Lane.MIXED, [PHOTOGRAPH])
    assert route(page(Box(0, 0, 595, 842), words=""), OcrMode.MISSING_ONLY)[0] is Lane.SCAN


def test_careful_reading_looks_at_every_image() -> None:
    content = page(PHOTOGRAPH, ORNAMENT, Box(40, 40, 200, 200))
    assert route(content)[0] is Lane.TEXT
    # Text stands on the third image, and the second is small.
    assert route(content, careful=True) == (Lane.MIXED, [PHOTOGRAPH])
    assert route(page(), careful=True)[0] is Lane.TEXT


@pytest.mark.parametrize(
    ("lane", "characters", "legible", "ocr", "expected"),
    [
        (Lane.SCAN, 0, 1.0, OcrMode.AUTO, []),
        (Lane.SCAN, 40, 1.0, OcrMode.AUTO, ["instead of the file's text: because"]),
        (Lane.SCAN, 0, 0.3, OcrMode.AUTO, ["script"]),
        (Lane.MIXED, 40, 1.0, OcrMode.AUTO, ["images read by OCR"]),
        (Lane.TEXT, 0, 1.0, OcrMode.OFF, ["OCR is off"]),
        (Lane.TEXT, 0, 1.0, OcrMode.AUTO, []),
    ],
)
def test_what_is_said_of_a_page(lane: Lane, characters: int, legible: float, ocr: OcrMode, expected: list[str]) -> None:
    read = Page(1, 595.0, 842.0, lane=lane, lane_reason="because", images=[PageImage(PHOTOGRAPH)])
    notes = notes_on(read, characters, legible, VisionOptions(ocr))
    assert len(notes) == len(expected)
    assert all(part in note for part, note in zip(expected, notes, strict=True))


def test_pages_of_one_note_are_told_together() -> None:
    pages = [Page(number, 100.0, 100.0, notes=["dark"] if number in (1, 2, 3, 7) else []) for number in range(1, 9)]
    pages[4].notes = ["torn"]
    document = Document(DocumentSource("application/pdf", 8), pages, [])
    gather_notes(document)
    assert document.warnings == ["Pages 1-3, 7: dark", "Page 5: torn"]


def test_many_notes_are_cut_short() -> None:
    pages = [Page(number, 100.0, 100.0, notes=[f"quality {number}"]) for number in range(1, 61)]
    document = Document(DocumentSource("application/pdf", 60), pages, [])
    gather_notes(document)
    assert len(document.warnings) == 51
    assert document.warnings[-1] == "10 more remarks of this kind"
