"""Reading order: columns before strips, and what crosses a gutter parts them."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.reading.stages.lines import Line
from docbeat.reading.stages.order import read_in_order
from tests.unit.reading.build import LOREM, Sheet

Named = tuple[str, Box]
LEFT, RIGHT = 60.0, 310.0


def order(items: list[Named]) -> list[str]:
    return ["".join(name for name, _ in region) for region in read_in_order(items, lambda item: item[1], 10.0)]


def column(names: str, x0: float, x1: float, y: float = 100.0, step: float = 12.0) -> list[Named]:
    return [(name, Box(x0, y + step * index, x1, y + step * index + 10)) for index, name in enumerate(names)]


def test_nothing_has_no_regions() -> None:
    assert order([]) == []


def test_one_column_is_one_region_from_top_to_bottom() -> None:
    assert order(column("abcdef", 60, 500)[::-1]) == ["abcdef"]


def test_the_left_column_is_read_first() -> None:
    assert order([*column("uvwxy", 310, 530), *column("abcde", 60, 280)]) == ["abcde", "uvwxy"]


def test_three_columns_are_read_left_to_right() -> None:
    items = [*column("uvwx", 400, 540), *column("klmn", 230, 370), *column("abcd", 60, 200)]
    assert order(items) == ["abcd", "klmn", "uvwx"]


def test_a_title_over_both_columns_comes_first() -> None:
    items = [("T", Box(60, 60, 530, 80)), *column("abcde", 60, 280), *column("uvwxy", 310, 530)]
    assert order(items) == ["T", "abcde", "uvwxy"]


def test_a_wide_figure_parts_the_page_into_strips() -> None:
    items = [
        *column("abcd", 60, 280),
        *column("uvwx", 310, 530),
        ("F", Box(60, 160, 530, 300)),
        *column("efgh", 60, 280, 320),
        *column("yzwv", 310, 530, 320),
    ]
    assert order(items) == ["abcd", "uvwx", "F", "efgh", "yzwv"]


def test_a_figure_in_one_column_stays_in_it() -> None:
    items = [
        *column("ab", 60, 280),
        ("F", Box(60, 126, 280, 220)),
        *column("cd", 60, 280, 230),
        *column("klmnopqrstuv", 310, 530),
    ]
    assert order(items) == ["abFcd", "klmnopqrstuv"]


def test_a_short_last_column_is_read_last() -> None:
    assert order([*column("abcdefgh", 60, 280), *column("uvw", 310, 530)]) == ["abcdefgh", "uvw"]


def test_a_full_width_foot_is_read_last() -> None:
    items = [("Z", Box(60, 400, 530, 412)), *column("abcde", 60, 280), *column("uvwxy", 310, 530)]
    assert order(items) == ["abcde", "uvwxy", "Z"]


def test_figures_beside_their_labels_are_no_column() -> None:
    items = [*column("abcde", 60, 200), *column("12345", 260, 285)]
    assert order(items) == ["a1b2c3d4e5"]


def test_a_label_beside_one_line_is_no_column() -> None:
    assert order([*column("a", 60, 280), *column("u", 310, 530)]) == ["au"]


def test_a_margin_note_off_the_lines_is_a_column_of_its_own() -> None:
    items = [*column("abcdefgh", 60, 400), *column("uvwx", 440, 470, 105.0, 11.0)]
    assert order(items) == ["abcdefgh", "uvwx"]


def test_columns_begin_where_the_gutter_does_and_not_before() -> None:
    items = [
        *column("abc", 60, 530),
        *column("defg", 60, 280, 160),
        *column("uvwx", 310, 530, 160),
    ]
    assert order(items) == ["abc", "defg", "uvwx"]


def lines_in_order(sheet: Sheet) -> list[Line]:
    return [line for region in read_in_order(sheet.lines(), lambda line: line.box, 10.0) for line in region]


def test_a_paper_of_two_ragged_columns_reads_down_each() -> None:
    sheet = Sheet()
    sheet.write_centered(297, 60, "On the keeping of harbour books", size=18)
    sheet.paragraph(RIGHT, 100, 225, "right " + LOREM)
    sheet.paragraph(LEFT, 100, 225, "left " + LOREM)
    text = " ".join(line.text for line in lines_in_order(sheet))
    assert text == f"On the keeping of harbour books left {LOREM}right {LOREM}".strip()


def test_paragraph_gaps_at_one_height_do_not_part_columns() -> None:
    sheet = Sheet()
    for x, name in ((LEFT, "left"), (RIGHT, "right")):
        y = sheet.paragraph(x, 100, 225, name + " " + LOREM[:200])
        sheet.paragraph(x, y + 12, 225, name + " again " + LOREM[:200])
    starts = [line.words[0].text for line in lines_in_order(sheet) if line.words[0].text in ("left", "right")]
    assert starts == ["left", "left", "right", "right"]


def test_many_ragged_starts_still_leave_one_gutter() -> None:
    items: list[Named] = []
    for index in range(70):
        y = 20 + 11 * index
        items.append((f"a{index} ", Box(40 + index % 35, y, 280, y + 10)))
        items.append((f"b{index} ", Box(310 + index % 35 * 3, y, 560, y + 10)))
    first, *_ = order(items)
    assert "b" not in first
