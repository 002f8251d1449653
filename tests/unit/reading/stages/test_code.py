"""Code: typed lines with the signs of programs, their indentation kept."""

from __future__ import annotations

from collections.abc import Sequence

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Style, Word
from docbeat.reading.stages.code import find_code
from docbeat.reading.stages.lines import CELL_SPACE
from docbeat.writing.markdown import to_markdown
from tests.unit.reading.build import LOREM, Sheet, broken, finished, of_kind

PROGRAM = (
    "def landed(ships):",
    "    for ship in ships:",
    "        if ship.is_old:   # before 1804",
    "            continue",
    "",
    "    return len(ships)",
)


def typed(sheet: Sheet, x: float, y: float, lines: Sequence[str], *, font: str = "CourierNewPSMT") -> float:
    """``lines`` in letters of one width."""
    sheet.styles.append(Style(font, 10.0))
    style = len(sheet.styles) - 1
    for line in lines:
        place = 0
        for piece in line.split(" "):
            if piece:
                left = x + 6.0 * place
                sheet.words.append(Word(piece, Box(left, y - 8, left + 6.0 * len(piece), y + 2), style))
            place += len(piece) + 1
        y += 12
    return y


def with_program(*lines: str, font: str = "CourierNewPSMT") -> Sheet:
    sheet = Sheet()
    bottom = sheet.paragraph(72, 100, 420)
    bottom = typed(sheet, 90, bottom + 12, lines, font=font)
    sheet.paragraph(72, bottom + 12, 420)
    return sheet


def test_a_program_keeps_its_lines_and_how_far_they_are_set_in() -> None:
    document = finished(with_program(*PROGRAM))
    assert of_kind(document, BlockKind.CODE) == ["\n".join(PROGRAM)]
    assert "\n".join(("```", *PROGRAM, "```")) in to_markdown(document)
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH]


def test_lists_and_tables_in_code_are_code() -> None:
    lines = ("- name: quay    # the first", "- name: wall    # the next", "- name: gate    # the last")
    assert of_kind(finished(with_program(*lines)), BlockKind.CODE) == ["\n".join(lines)]


def test_typed_words_in_a_sentence_are_no_code() -> None:
    sheet = Sheet()
    words = sheet.write(72, 100, "The word")
    typed(sheet, words[-1].box.x1 + 3, 100, ["len(ships)"])
    assert of_kind(finished(sheet), BlockKind.CODE) == []


def test_a_typed_letter_is_no_code() -> None:
    sheet = Sheet()
    typed(sheet, 72, 100, broken(LOREM, 300))
    assert find_code(sheet.lines(), sheet.styles) == []


def test_a_quotation_in_typed_print_is_no_code() -> None:
    lines = ("so that whoever asks for them in later", "years may find what was landed here and", "at which price")
    assert of_kind(finished(with_program(*lines)), BlockKind.CODE) == []


def test_fonts_are_told_by_name() -> None:
    assert of_kind(finished(with_program(*PROGRAM, font="Helvetica")), BlockKind.CODE) == []
    assert of_kind(finished(with_program(*PROGRAM, font="MonotypeCorsiva")), BlockKind.CODE) == []
    assert len(of_kind(finished(with_program(*PROGRAM, font="DejaVuSansMono")), BlockKind.CODE)) == 1


def test_a_typed_account_in_columns_is_no_code() -> None:
    sheet = Sheet()
    rows = [
        line
        for day in range(1, 20)
        for line in (f" {day:02}.07.   Transfer {' ' * 30} {day}38,32-", "          Ada Byron #7")
    ]
    typed(sheet, 72, 100, [*rows, "-" * 60])
    assert find_code(sheet.lines(CELL_SPACE), sheet.styles) == []
