"""Letter-spaced words are joined; letters that mean themselves are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from docbeat.document.model import BlockKind
from docbeat.reading.stages.tracking import join_spaced
from docbeat.writing.markdown import to_markdown
from tests.unit.reading.build import Sheet, finished, of_kind
from tests.unit.reading.formats.pdf.drawn import read, show


def spaced(
    sheet: Sheet, x: float, y: float, text: str, *, gap: float = 0.3, between: float = 0.9, size: float = 10
) -> float:
    """``text`` letter by letter, ``gap`` ems apart and ``between`` at spaces."""
    for word in text.split():
        for letter in word:
            x = sheet.write(x, y, letter, size=size)[0].box.x1 + gap * size
        x += (between - gap) * size
    return x


def words_of(sheet: Sheet) -> list[str]:
    return [word.text for word in join_spaced(sheet.content).words]


@pytest.mark.parametrize(("gap", "between"), [(0.3, 0.9), (0.5, 1.3), (0.12, 0.5)])
def test_spaced_letters_are_words(gap: float, between: float) -> None:
    sheet = Sheet()
    spaced(sheet, 72, 100, "CHAPTER ONE", gap=gap, between=between)
    assert words_of(sheet) == ["CHAPTER", "ONE"]


def test_a_spaced_heading_is_a_heading() -> None:
    sheet = Sheet()
    spaced(sheet, 72, 80, "THE OLD HARBOUR", size=14, gap=0.35, between=1.1)
    sheet.paragraph(72, 110, 450)
    assert of_kind(finished(sheet), BlockKind.HEADING) == ["THE OLD HARBOUR"]


def test_a_single_letter_between_spaced_words_is_a_word() -> None:
    sheet = Sheet()
    spaced(sheet, 72, 100, "BEYOND A DOUBT")
    assert words_of(sheet) == ["BEYOND", "A", "DOUBT"]


def test_text_before_and_after_stays() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "see also")[-1].box.x1
    end = spaced(sheet, end + 10, 100, "NOTE")
    sheet.write(end + 6, 100, "below")
    assert words_of(sheet) == ["see", "also", "NOTE", "below"]


@pytest.mark.parametrize("text", ["A B C D E", "M T W T F S S", "X X X X", "3 5 7 9 4", "x y z"])
def test_letters_that_mean_themselves_stay(text: str) -> None:
    sheet = Sheet()
    sheet.write(72, 100, text, space=0.4)
    assert words_of(sheet) == text.split()


def test_letters_in_the_columns_of_a_table_stay() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Y E S N O", space=2.0)
    assert words_of(sheet) == ["Y", "E", "S", "N", "O"]


def test_letters_evenly_spaced_from_middle_to_middle_stay() -> None:
    sheet = Sheet()
    for x, text in ((72, "N"), (80, "O"), (90, "T"), (97.5, "E"), (106, "D")):
        sheet.write(x, 100, text)
    assert words_of(sheet) == ["N", "O", "T", "E", "D"]


def test_short_words_in_a_row_stay() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "it is as if I am to go on a")
    assert words_of(sheet) == ["it", "is", "as", "if", "I", "am", "to", "go", "on", "a"]


def test_a_file_with_tracked_text(tmp_path: Path) -> None:
    heading = show(20, 180, "CHAPTER ONE", size=12, font="F2", extra="5 Tc")
    page = read(tmp_path, heading + "0 Tc " + show(20, 150, "Nothing is spaced in here."))
    sheet = Sheet()
    sheet.content = page
    assert to_markdown(finished(sheet)).startswith("# CHAPTER ONE\n")


def test_a_file_with_spaces_between_letters(tmp_path: Path) -> None:
    heading = show(20, 180, "C H A P T E R   O N E", size=12, font="F2")
    page = read(tmp_path, heading + show(20, 150, "Nothing is spaced in here."))
    sheet = Sheet()
    sheet.content = page
    assert to_markdown(finished(sheet)).startswith("# CHAPTER ONE\n")
