"""What running text looks like, and a block against it."""

from __future__ import annotations

from docbeat.document.model import Style
from docbeat.document.text import blocks_by_page
from docbeat.reading.stages.body import body_style, style_of
from tests.unit.reading.build import LOREM, Sheet, unfinished


def test_the_style_of_most_of_the_text_is_the_bodys() -> None:
    sheet = Sheet()
    sheet.write(72, 60, "A large title", size=20, bold=True)
    sheet.paragraph(72, 100, 400)
    style = body_style(unfinished(sheet))
    assert (style.size, style.bold, style.italic) == (10, False, False)


def test_paragraphs_outweigh_short_lines_that_hold_more_letters() -> None:
    sheet = Sheet()
    bottom = sheet.paragraph(72, 100, 400)
    for row in range(12):
        sheet.write(72, bottom + 40 + 48 * row, "one line of larger print that stands here alone", size=14)
    assert body_style(unfinished(sheet)).size == 10


def test_no_text_has_no_size() -> None:
    assert body_style(unfinished(Sheet())) == Style(size=0.0)


def test_a_bold_word_makes_no_bold_block() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Note", bold=True)
    sheet.write(95, 100, "that the port is closed at night and on holidays")
    document = unfinished(sheet)
    assert not style_of(document.pages[0], document.blocks[0]).bold


def test_blocks_are_listed_by_page_in_order() -> None:
    sheets = [Sheet(1), Sheet(2)]
    for sheet in sheets:
        sheet.write(72, 100, "Title", size=20)
        sheet.paragraph(72, 140, 400)
    document = unfinished(*sheets)
    found = blocks_by_page(document)
    assert list(found) == [1, 2]
    assert [*found[1], *found[2]] == document.blocks


def test_long_notes_at_the_foot_do_not_outweigh_the_text_above_them() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 400, LOREM)
    sheet.paragraph(72, 460, 400, LOREM * 5, size=8, step=10)
    assert body_style(unfinished(sheet)).size == 10
