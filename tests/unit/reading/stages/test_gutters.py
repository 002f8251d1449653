"""Lines that run on over a narrow gutter are cut where the column begins."""

from __future__ import annotations

from docbeat.document.model import BlockKind
from docbeat.reading.stages.gutters import cut_at_gutters
from tests.unit.reading.build import CHARACTER, SPACE, Sheet, finished, told, width_of

LEFT = (
    "a record of every ship in",
    "and of all the goods that",
    "so that whoever asks for",
    "may find what was here it",
    "at which price it was sold",
    "or who took it away again",
    "nothing was ever struck ou",
)
RIGHT = (
    "the clerk had made a plan",
    "he wrote the right figure",
    "beside the wrong one, and",
    "put his name to it, as th",
    "rules of the port had then",
    "asked since the great fir",
    "and none of it was wrong.",
)
X, GUTTER = 72.0, 9.0


def stretched(sheet: Sheet, x: float, y: float, text: str, width: float) -> None:
    """``text`` set to exactly ``width``, as justified lines are."""
    count = text.count(" ")
    letters = 10.0 * CHARACTER * len(text.replace(" ", ""))
    sheet.write(x, y, text, space=(width - letters) / count / 10.0 if count else SPACE)


def columns(*, right_from: int = 0) -> tuple[Sheet, float]:
    """Two justified columns with a gutter as narrow as a word space; the right one begins at a row."""
    sheet, width = Sheet(), max(width_of(text) for text in (*LEFT, *RIGHT))
    for row, text in enumerate(LEFT):
        stretched(sheet, X, 100 + 12 * row, text, width)
        if row >= right_from:
            stretched(sheet, X + width + GUTTER, 100 + 12 * row, RIGHT[row], width)
    return sheet, X + width + GUTTER


def test_columns_with_a_narrow_gutter_are_read_one_after_the_other() -> None:
    sheet, _ = columns()
    assert [text for _, text in told(finished(sheet))] == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_line_that_runs_over_a_gutter_is_cut_where_other_lines_begin() -> None:
    sheet, place = columns(right_from=3)
    cut = cut_at_gutters(sheet.lines(), sheet.styles)
    assert sorted(line.text for line in cut) == sorted((*LEFT, *RIGHT[3:]))
    assert sum(abs(line.box.x0 - place) < 1 for line in cut) == 4


def test_a_line_without_a_gap_there_leaves_all_lines_as_they_are() -> None:
    sheet, place = columns(right_from=1)
    sheet.write(X, 100 + 12 * 3 + 6, "x" * round((place + 60 - X) / 5.0))
    before = [line.text for line in sheet.lines()]
    assert sorted(line.text for line in cut_at_gutters(sheet.lines(), sheet.styles)) == sorted(before)


def test_one_column_has_no_gutter() -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, 300)
    lines = sheet.lines()
    assert cut_at_gutters(lines, sheet.styles) == lines


def test_a_list_is_one_column() -> None:
    document = finished(_list())
    assert [kind for kind, _ in told(document)] == [BlockKind.LIST_ITEM] * 6


def _list() -> Sheet:
    sheet = Sheet()
    for row in range(6):
        sheet.write(72, 100 + 14 * row, f"{row + 1}.")
        sheet.write(90, 100 + 14 * row, "boats and rafts that came in before noon")
    return sheet
