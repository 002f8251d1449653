"""Superscripts and subscripts are told by size and place."""

from __future__ import annotations

import pytest

from docbeat.document.model import BlockKind
from docbeat.writing.footnotes import footnote_references
from docbeat.writing.markdown import to_markdown
from tests.unit.reading.build import Sheet, finished, of_kind


def rises(sheet: Sheet) -> list[tuple[str, int]]:
    return [(word.text, word.rise) for line in sheet.lines() for word in line.words]


def test_an_exponent_is_raised_and_hangs_on_its_number() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "10")[0].box.x1
    sheet.write(end + 0.5, 96.5, "3", size=6.5)
    assert rises(sheet) == [("10", 0), ("3", 1)]
    assert [line.text for line in sheet.lines()] == ["103"]


def test_an_index_is_lowered() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "CO")[0].box.x1
    sheet.write(end, 101.8, "2", size=6.5)
    assert rises(sheet) == [("CO", 0), ("2", -1)]


def test_an_initial_raises_nothing() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "I", size=30)[0].box.x1
    sheet.write(end + 1, 92, "ndia suffers from many rules and more", size=10)
    assert all(rise == 0 for _, rise in rises(sheet))


def test_small_capitals_are_not_raised() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "W", size=12)[0].box.x1
    end = sheet.write(end, 100, "HY", size=9)[0].box.x1
    end = sheet.write(end + 4, 100, "I", size=12)[0].box.x1
    sheet.write(end, 100, "S", size=9)
    assert all(rise == 0 for _, rise in rises(sheet))


def test_the_foot_is_told_by_the_neighbour_on_a_line_that_climbs() -> None:
    sheet = Sheet()
    x = 72.0
    for step, text in enumerate(["the", "quay", "runs", "north"]):
        x = sheet.write(x, 100 - step, text)[0].box.x1 + 3
    sheet.write(x - 2.8, 94.0, "7", size=6)
    sheet.write(72, 101.0, "", size=6)
    assert rises(sheet)[-1] == ("7", 1)
    assert [rise for _, rise in rises(sheet)[:-1]] == [0, 0, 0, 0]


@pytest.mark.parametrize("text", ["-", "–", "."])
def test_a_dash_alone_is_no_exponent(text: str) -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "Will")[0].box.x1
    sheet.write(end + 0.5, 96, text, size=6)
    assert rises(sheet)[-1] == (text, 0)


def test_a_minus_before_a_raised_figure_is_raised_with_it() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "10")[0].box.x1
    end = sheet.write(end + 0.2, 96.5, "−", size=6.5)[0].box.x1
    sheet.write(end + 0.2, 96.5, "3", size=6.5)
    assert rises(sheet) == [("10", 0), ("−", 1), ("3", 1)]


def test_long_raised_words_are_no_marks() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "Total")[0].box.x1
    sheet.write(end + 2, 96, "each", size=6)
    assert rises(sheet)[-1] == ("each", 0)


def test_a_footnote_mark_is_raised_and_binds_the_note() -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 80, 450)
    end = sheet.write(72, y, "as the treaty says")[-1].box.x1
    sheet.write(end + 0.4, y - 3.5, "1", size=6)
    sheet.write(72, 760, "1 Treaty of the harbour, second part, and its annex.", size=8)
    document = finished(sheet)
    assert of_kind(document, BlockKind.FOOTNOTE) == ["1 Treaty of the harbour, second part, and its annex."]
    assert "as the treaty says¹" in to_markdown(document)
    (reference,) = footnote_references(document)
    assert (reference["symbol"], len(reference["referenceTextIds"])) == ("1", 1)
