"""Formulas: mathematics set apart from the text, with what belongs to it."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Style, Word
from docbeat.reading.stages.formulas import find_formulas
from tests.unit.reading.build import Sheet, finished, of_kind


def mathematics(sheet: Sheet, x: float, y: float, text: str, *, font: str = "CMMI10") -> None:
    """``text`` in a font of mathematics."""
    style = Style(font, 10.0)
    if style not in sheet.styles:
        sheet.styles.append(style)
    for piece in text.split():
        width = 5.0 * len(piece)
        sheet.words.append(Word(piece, Box(x, y - 8, x + width, y + 2), sheet.styles.index(style)))
        x += width + 3


def between_text(*formula: tuple[float, float, str], number: str = "", font: str = "CMMI10") -> Sheet:
    """Pieces of a formula, each set in so far and so far below the paragraph, between two paragraphs."""
    sheet = Sheet()
    bottom = sheet.paragraph(72, 100, 400)
    for x, y, text in formula:
        mathematics(sheet, 72 + x, bottom + y, text, font=font)
    if number:
        sheet.write_right(470, bottom + 16, number)
    sheet.paragraph(72, bottom + 50, 400)
    return sheet


def formulas(sheet: Sheet) -> list[str]:
    return of_kind(finished(sheet), BlockKind.FORMULA)


def test_mathematics_set_in_between_paragraphs_is_a_formula() -> None:
    document = finished(between_text((150, 16, "e = mc")))
    assert of_kind(document, BlockKind.FORMULA) == ["e = mc"]
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.FORMULA, BlockKind.PARAGRAPH]


def test_the_number_at_the_margin_is_part_of_it() -> None:
    assert formulas(between_text((150, 16, "e = mc"), number="(4.1)")) == ["e = mc (4.1)"]
    assert formulas(between_text((0, 16, "e = mc"), number="(4.1)")) == ["e = mc (4.1)"]


def test_the_parts_of_a_fraction_are_one_formula() -> None:
    sheet = between_text((150, 16, "v ="), (170, 9, "k + 1"), (178, 24, "r"))
    assert len(formulas(sheet)) == 1
    assert sorted(formulas(sheet)[0].split()) == sorted(["v", "=", "k", "+", "1", "r"])


def test_signs_without_a_font_of_mathematics_do_as_well() -> None:
    assert formulas(between_text((150, 16, "a² + b² = c²"), font="Face")) == ["a² + b² = c²"]


def test_mathematics_in_a_sentence_is_no_formula() -> None:
    sheet = Sheet()
    words = sheet.write(72, 100, "where the force of the current is")
    mathematics(sheet, words[-1].box.x1 + 3, 100, "f = ma")
    sheet.paragraph(72, 112, 400)
    assert formulas(sheet) == []


def test_words_with_a_sign_between_them_are_no_formula() -> None:
    sheet = Sheet()
    bottom = sheet.paragraph(72, 100, 400)
    sheet.write(200, bottom + 16, "harbour office = port authority")
    sheet.paragraph(72, bottom + 50, 400)
    assert formulas(sheet) == []


def test_a_page_without_text_has_no_formulas() -> None:
    assert find_formulas([], []) == []
