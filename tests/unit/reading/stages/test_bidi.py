"""Right-to-left scripts, from words on a page and from files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from docbeat.document.model import BlockKind, Document, Lane
from docbeat.document.text import lines_text
from docbeat.reading.pipeline import read_page
from docbeat.reading.route import choose_lane
from docbeat.reading.stages.bidi import has_right_to_left, lay_out
from docbeat.writing.elements import to_html
from docbeat.writing.markdown import to_markdown
from tests.unit.reading.build import CHARACTER, SPACE, Sheet, finished, told, width_of
from tests.unit.reading.formats.pdf.drawn import read, script_font, show_codes

SENTENCE = "המשרד בנמל שומר רשימה של כל אנייה שנכנסה לפני הצהריים ושל כל הסחורות שהביאה"


def write_from_right(sheet: Sheet, right: float, y: float, text: str, *, size: float = 10.0) -> None:
    """Words of ``text`` one to the left of the other, from ``right`` on."""
    for word in text.split():
        sheet.write_right(right, y, word, size=size)
        right -= width_of(word, size) + SPACE * size


def write_letters(sheet: Sheet, right: float, y: float, text: str) -> None:
    """The letters of ``text`` each a word of its own, as PDFium hands them over."""
    for letter in text:
        if letter != " ":
            sheet.write_right(right, y, letter)
        right -= 10 * (SPACE if letter == " " else CHARACTER)


def texts(document: Document) -> list[str]:
    return [text for _, text in told(document)]


def drawn(folder: Path, lines: Iterable[tuple[float, float, str]], more: str = "") -> Document:
    """A file whose lines are painted glyph by glyph from the left, as they look."""
    placed = list(lines)
    letters = sorted({letter for _, _, text in placed for letter in text})
    content = "".join(show_codes(x, y, [letters.index(one) + 1 for one in text]) for x, y, text in placed)
    page = read(folder, content + more, objects=script_font(letters))
    sheet = Sheet()
    sheet.content = page
    return finished(sheet)


def test_letters_that_touch_are_words() -> None:
    sheet = Sheet()
    write_letters(sheet, 500, 100, "שלום עולם טוב")
    assert texts(finished(sheet)) == ["שלום עולם טוב"]


def test_words_keep_the_places_they_have_on_paper() -> None:
    sheet = Sheet()
    write_letters(sheet, 500, 100, "שלום עולם")
    first, second = finished(sheet).pages[0].words
    assert (first.text, first.box.x0, first.box.x1) == ("שלום", 480, 500)
    assert second.box.x1 < first.box.x0


def test_numbers_stay_what_they_are() -> None:
    sheet = Sheet()
    write_from_right(sheet, 500, 100, "בשנת 2024 נכנסו 1,250 אניות")
    assert texts(finished(sheet)) == ["בשנת 2024 נכנסו 1,250 אניות"]


def test_latin_words_in_a_hebrew_line_stay_in_their_order() -> None:
    sheet = Sheet()
    write_from_right(sheet, 500, 100, "האנייה")
    sheet.write_right(500 - 35, 100, "Northern Star 2")
    write_from_right(sheet, 500 - 115, 100, "נכנסה לנמל")
    assert texts(finished(sheet)) == ["האנייה Northern Star 2 נכנסה לנמל"]


def test_a_line_of_numbers_on_a_hebrew_page_is_read_as_it_stands() -> None:
    sheet = Sheet()
    write_from_right(sheet, 500, 100, SENTENCE)
    sheet.write_right(500, 200, "+972 3 555 0100")
    assert texts(finished(sheet))[-1] == "+972 3 555 0100"


def test_a_hebrew_phrase_in_an_english_line() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "the inscription reads")[-1].box.x1
    write_from_right(sheet, end + 60, 100, "שלום עולם")
    sheet.write(end + 64, 100, "and nothing else of note")
    assert texts(finished(sheet)) == ["the inscription reads שלום עולם and nothing else of note"]


def test_columns_are_read_from_the_right() -> None:
    sheet = Sheet()
    for row in range(12):
        y = 100 + 12 * row
        write_from_right(sheet, 540, y, f"ימין {row} " + SENTENCE[:34])
        write_from_right(sheet, 280, y, f"שמאל {row} " + SENTENCE[:34])
    text = " ".join(texts(finished(sheet)))
    assert text.index("ימין 11") < text.index("שמאל 0")


def test_a_paragraph_runs_on_over_its_lines() -> None:
    sheet = Sheet()
    for row in range(4):
        write_from_right(sheet, 530 if row else 510, 100 + 12 * row, SENTENCE)
    assert told(finished(sheet)) == [(BlockKind.PARAGRAPH, " ".join([SENTENCE] * 4))]


def test_tables_begin_at_the_right_and_say_so() -> None:
    sheet = Sheet()
    rows = [["אנייה", "מטען", "משקל"], ["כוכב", "תבואה", "120"], ["שחר", "עץ", "75"]]
    sheet.grid([100, 200, 300, 400], [100, 120, 140, 160])
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            sheet.write_right(390 - 100 * x, 114 + 20 * y, text)
    document = finished(sheet)
    (table,) = [block.table for block in document.blocks if block.table is not None]
    assert [cell.box.x1 for cell in table.cells if cell.row == 0] == [400, 300, 200]
    assert to_markdown(document) == (
        '<table dir="rtl"><tr><th>אנייה</th><th>מטען</th><th>משקל</th></tr>'
        "<tr><td>כוכב</td><td>תבואה</td><td>120</td></tr><tr><td>שחר</td><td>עץ</td><td>75</td></tr></table>"
    )


def test_html_says_the_direction_where_it_is_not_the_usual_one() -> None:
    sheet = Sheet()
    write_from_right(sheet, 500, 100, SENTENCE)
    sheet.write(72, 200, "A line of English.")
    assert to_html(finished(sheet), {}) == f'<p dir="rtl">{SENTENCE}</p><p>A line of English.</p>'


def test_pages_without_such_letters_are_left_alone() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "plain words, Ελληνικά, по-русски, 日本語")
    assert not has_right_to_left(sheet.content)


def test_raised_marks_hang_on_the_word_at_their_right() -> None:
    sheet = Sheet()
    sheet.write_right(500, 100, "משרד")
    sheet.write(476.5, 96.5, "1", size=6)
    write_from_right(sheet, 470, 100, "בנמל שומר")
    assert to_markdown(finished(sheet)) == "משרד¹ בנמל שומר"


@pytest.mark.parametrize(("shapes", "letters"), [("ﺳﻼﻡ", "سلام"), ("שּׁ", "שּׁ"), ("ﷲ", "الله")])
def test_shapes_are_written_as_letters(shapes: str, letters: str) -> None:
    sheet = Sheet()
    sheet.write(72, 100, shapes)
    assert [word.text for word in lay_out(sheet.content).content.words] == [letters]


def test_invisible_direction_marks_are_no_text() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "\u200fשלום\u200e \u200f")
    assert [word.text for word in lay_out(sheet.content).content.words] == ["שלום"]


def test_a_file_painted_from_the_left_is_read_from_the_right(tmp_path: Path) -> None:
    document = drawn(tmp_path, [(50, 150, "בוט 2024 םלוע םולש"), (50, 130, "(ןושאר) קרפ")])
    assert " ".join(texts(document)) == "שלום עולם 2024 טוב פרק (ראשון)"


@pytest.mark.parametrize("ligature", ["ﻼ", "لا", "ال"])
def test_lam_and_alef_are_in_their_order_whatever_the_file_says(tmp_path: Path, ligature: str) -> None:
    codes = ["م", ligature, "س"]
    page = read(tmp_path, show_codes(50, 150, [1, 2, 3]), objects=script_font(codes))
    sheet = Sheet()
    sheet.content = page
    assert texts(finished(sheet)) == ["سلام"]


def test_a_persian_table_from_a_file(tmp_path: Path) -> None:
    rows = [["نام کالا", "تعداد", "قیمت"], ["چای سیاه", "۱۲", "۳۴۰"], ["برنج", "۷", "۸۵"], ["سلام", "۹", "۱۱"]]
    lines = [
        (288 - 90 * x - 6 * len(text), 166 - 20 * y, text if text[0] in "۰۱۲۳۴۵۶۷۸۹" else text[::-1])
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
    ]
    # A text object of one character has no width here: a space goes with it.
    placed = [(x - 6, y, f" {text}") if len(text) == 1 else (x, y, text) for x, y, text in lines]
    grid = "".join(f"20 {y} m 290 {y} l S\n" for y in range(100, 200, 20))
    grid += "".join(f"{x} 100 m {x} 180 l S\n" for x in range(20, 300, 90))
    document = drawn(tmp_path, placed, grid)
    (table,) = [block.table for block in document.blocks if block.table is not None]
    page = document.pages[0]
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    assert [lines_text(page, cell.lines) for cell in cells] == [text for row in rows for text in row]


def test_such_a_page_is_read_from_its_text(tmp_path: Path) -> None:
    letters = sorted(set(SENTENCE))
    codes = [letters.index(one) + 1 for one in SENTENCE[::-1]]
    content = "".join(show_codes(10, y, codes, size=5) for y in range(20, 190, 8))
    page = read(tmp_path, content, objects=script_font(letters))
    assert choose_lane(page).lane is Lane.TEXT
    assert len(read_page(page).blocks) == 1
