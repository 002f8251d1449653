"""Tables that only alignment shows, with or without rules across, and what looks like them and is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docbeat.document.model import CellRole, WordSource
from docbeat.reading.content import Ruling
from docbeat.reading.stages.aligned import find_aligned_tables, group_rules
from docbeat.reading.stages.lines import CELL_SPACE
from docbeat.reading.stages.rows import to_text_rows
from docbeat.reading.stages.tables import FoundTable
from tests.unit.reading.build import Sheet, spans_of, texts_of, tiles

XS = (72.0, 220.0, 320.0, 420.0)
HEAD = ["Kind of craft", "Landed", "Shipped", "Lost"]
ROWS = [
    ["Ships of the line", "12", "1,400", "3"],
    ["Boats", "3", "95", "0"],
    ["Rafts", "40", "410", "12"],
    ["Canoes", "7", "19", "1"],
    ["Barges", "21", "2,730", "2"],
]
NARROW = [["Ships", "12", "14"], ["Boats", "3", "5"], ["Rafts", "40", "41"], ["Canoes", "7", "9"], ["Barges", "1", "0"]]


def found(sheet: Sheet) -> list[FoundTable]:
    tables = find_aligned_tables(sheet.lines(CELL_SPACE), sheet.content.rulings, sheet.styles)
    assert all(map(tiles, tables))
    return tables


def only(sheet: Sheet) -> FoundTable:
    (table,) = found(sheet)
    return table


def test_an_empty_page_has_no_table() -> None:
    assert find_aligned_tables([], [], []) == []


def test_rows_of_labels_and_figures_are_a_table() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, *ROWS])
    table = only(sheet)
    assert texts_of(table) == [HEAD, *ROWS]
    assert 0.6 < table.confidence <= 0.95


def test_figures_only_are_a_table() -> None:
    sheet = Sheet()
    rows = [[str(7 * row + 13 * column) for column in range(4)] for row in range(1, 7)]
    sheet.table(100, XS, rows)
    assert texts_of(only(sheet)) == rows


def test_words_only_are_a_table() -> None:
    sheet = Sheet()
    rows = [
        ["Ships", "Timber and tar", "North gate"],
        ["Boats", "Fish", "South"],
        ["Rafts", "Nothing at all", "None"],
        ["Barges", "Coal", "West"],
    ]
    sheet.table(100, (72, 200, 340), [["Kind", "What they bring", "Where they land"], *rows], step=18)
    assert texts_of(only(sheet))[1:] == rows


def test_two_columns_of_keys_and_values_are_a_table() -> None:
    sheet = Sheet()
    rows = [
        ["Tonnage", "212"],
        ["Name of the ship", "Aurora"],
        ["Master", "J. Holm"],
        ["Crew", "14"],
        ["Built", "1804"],
    ]
    for y, (key, value) in enumerate(rows):
        sheet.write(72, 100 + 18 * y, key)
        sheet.write(220, 100 + 18 * y, value)
    table = only(sheet)
    assert texts_of(table) == rows
    assert table.columns == 2


def test_prose_around_a_table_stays_outside() -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, 450)
    y = sheet.table(y + 20, XS, [HEAD, *ROWS])
    sheet.paragraph(72, y + 20, 450)
    assert texts_of(only(sheet)) == [HEAD, *ROWS]


def test_a_table_right_of_prose_does_not_mix_with_it() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, 230)
    sheet.table(104, (320, 400, 460), [["Kind", "Landed", "Lost"], *NARROW])
    assert texts_of(only(sheet)) == [["Kind", "Landed", "Lost"], *NARROW]


def test_a_table_left_of_prose_does_not_mix_with_it() -> None:
    sheet = Sheet()
    sheet.paragraph(330, 100, 230)
    sheet.table(104, (60, 140, 200), [["Kind", "Landed", "Lost"], *NARROW])
    assert texts_of(only(sheet)) == [["Kind", "Landed", "Lost"], *NARROW]


def test_two_tables_one_below_the_other_stay_two() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, *ROWS])
    sheet.table(300, XS, [HEAD, *ROWS])
    assert [table.rows for table in found(sheet)] == [6, 6]


def test_tables_side_by_side_whose_rows_do_not_line_up_are_two() -> None:
    sheet = Sheet()
    rows = [["Kind", "Tons", "Men"], *NARROW]
    sheet.table(100, (60, 140, 200), rows)
    sheet.table(105, (330, 410, 470), rows)
    assert [texts_of(table) for table in found(sheet)] == [rows, rows]


def test_a_caption_between_parts_tables() -> None:
    sheet = Sheet()
    y = sheet.table(100, XS, [HEAD, *ROWS])
    sheet.write(72, y + 6, "Table 2: The same for the year after")
    sheet.table(y + 22, XS, [HEAD, *ROWS])
    assert [texts_of(table)[0] for table in found(sheet)] == [HEAD, HEAD]


def test_a_caption_whose_title_stands_a_tab_further_is_no_row() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Table 1.4.")
    sheet.write(160, 100, "The same for the year after")
    sheet.table(116, XS, [HEAD, *ROWS])
    assert texts_of(only(sheet)) == [HEAD, *ROWS]


def test_a_source_line_ends_a_table() -> None:
    sheet = Sheet()
    y = sheet.table(100, XS, [HEAD, *ROWS])
    sheet.write(72, y, "Source: the harbour office")
    assert texts_of(only(sheet))[-1] == ROWS[-1]


def test_rows_far_apart_are_no_table() -> None:
    sheet = Sheet()
    sheet.table(100, XS, ROWS, step=80)
    assert found(sheet) == []


def test_a_booktabs_table_has_its_rules_and_spans() -> None:
    sheet = Sheet()
    sheet.rule(72, 90, 480, 1.0)
    sheet.write_centered(290, 100, "Goods by sea")
    sheet.rule(220, 104, 360)
    sheet.table(116, XS, [HEAD])
    sheet.rule(72, 121, 480)
    y = sheet.table(134, XS, ROWS)
    sheet.rule(72, y - 8, 480, 1.0)
    table = only(sheet)
    assert spans_of(table)["Goods by sea"] == (1, 2)
    assert spans_of(table)["Kind of craft"] == (2, 1)
    assert texts_of(table)[2:] == ROWS
    assert {cell.row for cell in table.cells if cell.role is CellRole.COLUMN_HEADER} == {0, 1}


def test_rules_speak_for_a_table_that_alignment_alone_would_not_show() -> None:
    sheet = Sheet()
    rows = [["Ships", "from the north"], ["Boats", "from the south"], ["Rafts", "from the river"]]
    sheet.table(110, (72, 200), rows, step=18)
    assert found(sheet) == []
    for y in (96, 116, 134, 152):
        sheet.rule(72, y, 300)
    assert [row[0] for row in texts_of(only(sheet))] == ["Ships", "Boats", "Rafts"]


def test_rules_typed_with_dashes_are_rules() -> None:
    sheet = Sheet()
    sheet.write(72, 96, "-" * 80)
    sheet.table(110, XS, [HEAD])
    sheet.write(72, 120, "-" * 80)
    y = sheet.table(132, XS, ROWS)
    sheet.write(72, y, "=" * 80)
    table = only(sheet)
    assert texts_of(table) == [HEAD, *ROWS]


def test_sentences_between_rules_stand_in_cells() -> None:
    sheet, top = Sheet(), 100.0
    sentence = "brings timber and tar from the far north and takes back salt and fish of any kind there is in the port"
    sheet.rule(72, top - 12, 500)
    records = [["Ships", sentence, "12"], ["Boats", sentence, "14"], ["Rafts", "brings nothing", "0"]]
    for name, text, count in records:
        sheet.write(72, top, name)
        sheet.write(440, top, count)
        top = sheet.paragraph(200, top, 180, text) + 8
        sheet.rule(72, top - 12, 500)
    assert texts_of(only(sheet)) == records


def test_a_section_row_stays_in_the_table() -> None:
    sheet = Sheet()
    y = sheet.table(100, XS, [HEAD, *ROWS])
    sheet.write(72, y + 4, "Small craft")
    sheet.table(y + 22, XS, ROWS)
    rows = texts_of(only(sheet))
    assert rows[6] == ["Small craft", "", "", ""]
    assert rows[7:] == ROWS


@pytest.mark.parametrize("markers", ["•••••", ["1.", "2.", "3.", "4.", "5."], ["(a)", "(b)", "(c)", "(d)", "(e)"]])
def test_a_list_is_no_table(markers: Sequence[str]) -> None:
    sheet = Sheet()
    items = ["bring the ship in", "moor it to the quay", "tell the office", "wait for the clerk", "unload the goods"]
    for index, (marker, item) in enumerate(zip(markers, items, strict=True)):
        sheet.write(72, 100 + 14 * index, marker)
        sheet.write(100, 100 + 14 * index, item)
    assert found(sheet) == []


def test_numbered_formulas_are_no_table() -> None:
    sheet = Sheet()
    for index in range(5):
        sheet.write(200, 100 + 24 * index, f"y = a x + {index}")
        sheet.write(480, 100 + 24 * index, f"({index + 1})")
    assert found(sheet) == []


def test_contents_with_leader_dots_are_no_table() -> None:
    sheet = Sheet()
    for index, title in enumerate(("The port", "The ships", "The goods", "The men", "The books")):
        sheet.write(72, 100 + 16 * index, f"{title} {'.' * 60}")
        sheet.write_right(500, 100 + 16 * index, str(4 + 7 * index))
    assert found(sheet) == []


def test_columns_of_prose_are_no_table() -> None:
    sheet = Sheet()
    for x in (50, 220, 390):
        sheet.paragraph(x, 100, 150)
    assert found(sheet) == []


def test_a_lone_pair_of_lines_is_no_table() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Port of Anholt")
    sheet.write_right(500, 100, "14 May 1804")
    assert found(sheet) == []


def test_an_address_beside_a_date_is_no_table() -> None:
    sheet = Sheet()
    sheet.lines_at(72, 100, ["The harbour office", "Quay 4", "Anholt"])
    sheet.lines_at(400, 100, ["14 May 1804"])
    assert found(sheet) == []


def test_rules_of_one_width_one_below_the_other_are_a_group() -> None:
    rules = [Ruling(72, y, 400, y, 0.5) for y in (100, 120, 300)]
    others = [Ruling(72, 110, 150, 110, 0.5), Ruling(72, 90, 72, 300, 0.5)]
    (group,) = group_rules([*others, *rules])
    assert group.rules == rules
    assert (group.box.y0, group.box.y1) == (100, 300)


def test_a_single_rule_is_no_group() -> None:
    assert group_rules([Ruling(72, 100, 400, 100, 0.5)]) == []


def test_rows_gather_what_stands_on_one_baseline() -> None:
    sheet = Sheet()
    sheet.write(300, 100, "right")
    sheet.write(72, 101, "left")
    sheet.write(72, 115, "below")
    assert [[line.text for line in row.lines] for row in to_text_rows(sheet.lines())] == [["left", "right"], ["below"]]


def test_large_and_small_print_on_one_baseline_is_one_row() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Total", size=14)
    sheet.write(300, 100, "12", size=8)
    assert len(sheet.rows()) == 1


def test_leaders_stand_in_no_cell_but_in_the_table() -> None:
    sheet = Sheet()
    rows = [[f"0.{95 - 5 * k}", str(160 // (k + 1)), str(176 // (k + 1)), str(192 // (k + 1))] for k in range(4)]
    sheet.table(100, (72.0, 200.0, 260.0, 320.0), [["Share", "1.0", "1.1", "1.2"], *rows])
    leaders = [word for y in range(4) for word in sheet.write(100, 114 + 14 * y, "................")]
    table = only(sheet)
    assert texts_of(table)[1:] == rows
    assert set(map(id, leaders)) <= table.words


def test_a_table_whose_head_comes_again_is_two() -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, *ROWS, HEAD, *reversed(ROWS)])
    assert [texts_of(table) for table in found(sheet)] == [[HEAD, *ROWS], [HEAD, *reversed(ROWS)]]


def test_a_line_over_the_middle_of_the_columns_is_their_head() -> None:
    sheet = Sheet()
    sheet.write_centered(350, 88, "Years of trade")
    sheet.table(100, XS, [["Craft", "1890", "1891", "1892"], *ROWS])
    table = only(sheet)
    assert spans_of(table)["Years of trade"] == (1, 3)
    assert {cell.row for cell in table.cells if cell.role is CellRole.COLUMN_HEADER} == {0, 1}


def test_a_title_over_the_middle_of_the_table_is_no_head() -> None:
    sheet = Sheet()
    sheet.write_centered(266, 88, "Craft of the harbour by kind and fate in the year")
    sheet.table(100, XS, [HEAD, *ROWS])
    assert texts_of(only(sheet)) == [HEAD, *ROWS]


def test_figures_a_word_space_apart_stand_each_in_their_column() -> None:
    """Wide figures of one row come near each other; they are never one cell over several columns."""
    sheet = Sheet()
    rows = [[str(10 * k + j) for j in range(4)] for k in range(1, 8)]
    sheet.table(114, (72.0, 130.0, 188.0, 246.0), rows)
    for x, text in ((72, "8"), (140, "1,234,567"), (188.5, "1,234,567"), (237, "1,234,567")):
        sheet.write(x, 100, text)
    assert texts_of(only(sheet))[0] == ["8", "1,234,567", "1,234,567", "1,234,567"]


def test_heads_a_word_space_apart_over_one_row_are_a_table() -> None:
    """Nothing but where the texts start shows the columns."""
    sheet = Sheet()
    places = (72.0, 139.8, 196.4, 224.2)
    for y, row in ((100, ["Saccharometer", "Clear water", "Sugar", "Yeast"]), (114, ["1", "16 ml", "12", "0 ml"])):
        for x, text in zip(places, row, strict=True):
            sheet.write(x, y, text)
    assert texts_of(only(sheet)) == [["Saccharometer", "Clear water", "Sugar", "Yeast"], ["1", "16 ml", "12", "0 ml"]]


def test_starts_on_scans_are_not_exact() -> None:
    sheet = Sheet()
    places = (72.0, 139.8, 196.4, 224.2)
    for y, off, texts in (
        (100, 0, ["Saccharometer", "Clear water", "Sugar", "Yeast"]),
        (114, 2, ["1", "16 ml", "12", "0 ml"]),
    ):
        for x, text in zip(places, texts, strict=True):
            sheet.write(x + off, y, text)
    assert found(sheet) == []
    for word in sheet.words:
        word.source = WordSource.OCR
    assert only(sheet).columns == 4


def test_a_small_line_below_a_record_says_more_of_it() -> None:
    sheet = Sheet()
    for x, head in zip((72, 160, 380, 460), ("Date", "Details", "Amount", "Balance"), strict=True):
        sheet.write(x, 100, head, bold=True)
    for number, name in enumerate(("Bakery", "Bookshop", "Cinema", "Bakery")):
        y = 124 + 28.0 * number
        sheet.write(72, y, f"0{number + 1} May 2025")
        sheet.write(160, y, name)
        sheet.write(160, y + 11, "Card 1234", size=7)
        sheet.write_right(410, y, f"{number + 3}.50")
        sheet.write_right(500, y, f"9{number}.00")
    texts = texts_of(only(sheet))
    assert [row[1] for row in texts] == [
        "Details",
        *(f"{name} Card 1234" for name in ("Bakery", "Bookshop", "Cinema", "Bakery")),
    ]
    assert texts[-1][2:] == ["6.50", "93.00"]


def test_small_print_below_a_table_is_none_of_it() -> None:
    sheet = Sheet()
    bottom = sheet.table(100, XS, [HEAD, *ROWS])
    sheet.write(72, bottom + 12, "Sums of all harbours, without those of the lakes", size=7)
    assert texts_of(only(sheet)) == [HEAD, *ROWS]


def test_names_over_a_typed_rule_begin_a_table() -> None:
    sheet = Sheet()
    for y, (left, right) in enumerate(
        (("Bank of the Lakes", "Statement"), ("Account 1234", "Number 7"), ("Ada Byron", "Page 1"))
    ):
        sheet.write(72, 60 + 12 * y, left)
        sheet.write(400, 60 + 12 * y, right)
    for x, head in zip((72, 130, 190, 440), ("Day", "Value", "Details", "Amount"), strict=True):
        sheet.write(x, 108, head)
    sheet.write(72, 120, "-" * 90)
    for number, name in enumerate(("Bakery", "Bookshop", "Cinema", "Bakery")):
        y = 132 + 12 * number
        sheet.write(72, y, f"0{number + 1}.05.")
        sheet.write(130, y, f"0{number + 2}.05.")
        sheet.write(190, y, name)
        sheet.write_right(474, y, f"{number + 3},50-")
    texts = texts_of(found(sheet)[-1])
    assert texts[0] == ["Day", "Value", "Details", "Amount"]
    assert texts[-1] == ["04.05.", "05.05.", "Bakery", "6,50-"]


def test_the_first_section_below_a_bold_head_is_none_of_it() -> None:
    sheet = Sheet()
    for x, head in zip(XS, HEAD, strict=True):
        sheet.write(x, 100, head, bold=True)
    sheet.write(72, 120, "Under sail", bold=True)
    sheet.table(140, XS, ROWS[:3], step=20)
    table = only(sheet)
    assert [cell.text for cell in table.cells if cell.role is CellRole.COLUMN_HEADER] == HEAD
    assert texts_of(table)[1][0] == "Under sail"


def test_rules_of_neighbouring_cells_are_one_rule_below_the_head() -> None:
    sheet = Sheet()
    for x, head in zip(XS, HEAD, strict=True):
        sheet.write(x, 100, head)
    for left, right in zip(XS, (*XS[1:], 470.0), strict=True):
        sheet.rule(left, 104, right)
    bottom = sheet.table(118, XS, ROWS[:3])
    sheet.rule(72, bottom - 8, 470)
    sheet.table(bottom + 6, XS, [["Sum", "55", "1,905", "15"]])
    table = only(sheet)
    assert [cell.text for cell in table.cells if cell.role is CellRole.COLUMN_HEADER] == HEAD
    assert texts_of(table)[1:4] == ROWS[:3]


def test_names_for_every_column_are_taken_in_order() -> None:
    sheet = Sheet()
    for x, head in zip((72, 220, 290, 370, 420), ("Work", "Hours", "Rate", "VAT", "Total"), strict=True):
        sheet.write(x, 100, head)
    work = (("Hosting", "2", "27.29", "20%", "54.58"), ("Design", "5", "76.97", "20%", "384.85"))
    for number, row in enumerate(work):
        y = 120 + 20 * number
        sheet.write(72, y, row[0])
        for right, text in zip((265, 350, 395, 500), row[1:], strict=True):
            sheet.write_right(right, y, text)
    assert texts_of(only(sheet)) == [
        ["Work", "Hours", "Rate", "VAT", "Total"],
        ["Hosting", "2", "27.29", "20%", "54.58"],
        ["Design", "5", "76.97", "20%", "384.85"],
    ]


def test_figures_stand_apart_below_names_that_do_not() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Description")
    sheet.write(300, 100, "Qty Unit price")
    sheet.write_right(500, 100, "Amount")
    for number, row in enumerate((("Advice", "5", "254.54", "1,272.70"), ("Repair", "3", "37.14", "111.42"))):
        y = 120 + 20 * number
        sheet.write(72, y, row[0])
        for right, text in zip((310, 395, 500), row[1:], strict=True):
            sheet.write_right(right, y, text)
    assert texts_of(only(sheet))[1:] == [["Advice", "5", "254.54", "1,272.70"], ["Repair", "3", "37.14", "111.42"]]


def test_a_table_begins_at_names_below_white() -> None:
    sheet = Sheet()
    boxes = (("Guest", "Ida"), ("Folio", "418"), ("Arrival", "14-07"), ("Departure", "16-07"))
    for x, (label, value) in zip((72, 200, 320, 430), boxes, strict=True):
        sheet.write(x, 100, label)
        sheet.write(x, 113, value, bold=True)
    for x, head in zip((72, 150, 300, 400), ("Date", "Work", "Charges", "Credits"), strict=True):
        sheet.write(x, 140, head, bold=True)
    rows = [["14-07", "Room", "131.43", ""], ["14-07", "City tax", "4.50", ""], ["15-07", "Visa", "", "135.93"]]
    for number, row in enumerate(rows):
        y = 154 + 14 * number
        for x, text in zip((72, 150), row[:2], strict=True):
            sheet.write(x, y, text)
        for right, text in zip((350, 450), row[2:], strict=True):
            if text:
                sheet.write_right(right, y, text)
    assert texts_of(found(sheet)[-1]) == [["Date", "Work", "Charges", "Credits"], *rows]


def test_days_and_texts_in_line_are_two_columns_however_near() -> None:
    sheet = Sheet()
    for x, head in ((72, "Day"), (140, "Text"), (400, "Sum")):
        sheet.write(x, 100, head, bold=True)
    days = ("01.04.2024", "05.04.2024", "20.04.2024", "26.04.2024")
    left = 136.0 - 5 - max(word.box.x1 for word in Sheet().write(0, 0, days[0]))
    for number, day in enumerate(days):
        y = 120 + 20 * number
        sheet.write(left, y, day)
        sheet.write(136, y, "Wien Energie")
        sheet.write_right(430, y, f"{number}7,07")
    assert texts_of(only(sheet))[1:] == [[day, "Wien Energie", f"{number}7,07"] for number, day in enumerate(days)]


def sold(sheet: Sheet, y: float, name: str, price: str, number: str, amount: str) -> None:
    """A row as web pages print it: figures beside the middle of a name of one or two lines."""
    lines = name.split("/")
    for index, line in enumerate(lines):
        sheet.write(72, y + 12 * index - 6 * (len(lines) - 1), line)
    for right, text in ((330, price), (380, number), (470, amount)):
        sheet.write_right(right, y, text)


def test_rules_under_every_row_hold_tall_cells_heads_in_small_print_and_no_sums() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "DESCRIPTION", size=7, bold=True)
    for right, head in ((330, "RATE"), (380, "QTY"), (470, "LINE TOTAL")):
        sheet.write_right(right, 100, head, size=7, bold=True)
    rows = [
        ("Stock licence, unlimited", "274.18", "4", "1,096.72"),
        ("Stock licence, unlimited", "410.52", "2", "821.04"),
        ("A workshop for the whole/harbour office", "812.03", "4", "3,248.12"),
        ("Stock licence, unlimited", "10.00", "1", "10.00"),
        ("A workshop for the whole/harbour office", "721.95", "2", "1,443.90"),
    ]
    sheet.rule(66, 110, 480)
    for number, row in enumerate(rows):
        sold(sheet, 128 + 30 * number, *row)
        sheet.rule(66, 140 + 30 * number, 480)
    for number, (label, amount) in enumerate((("Subtotal", "6,619.78"), ("VAT", "0.00"), ("Total", "6,619.78"))):
        sheet.write(320, 275 + 14 * number, label)
        sheet.write_right(470, 275 + 14 * number, amount)
    table = found(sheet)[0]
    head = ["DESCRIPTION", "RATE", "QTY", "LINE TOTAL"]
    assert texts_of(table) == [head, *([row[0].replace("/", " "), *row[1:]] for row in rows)]


def test_three_labels_with_colons_and_their_values_are_a_table() -> None:
    sheet = Sheet()
    rows = [["Invoice Number:", "INV-21255"], ["Invoice Date:", "October 18, 2025"], ["Due Date:", "November 17, 2025"]]
    for number, (label, value) in enumerate(rows):
        sheet.write(72, 100 + 18 * number, label)
        sheet.write(170, 100 + 18 * number, value)
    assert texts_of(only(sheet)) == rows


def test_a_bold_title_between_values_and_names_begins_a_table() -> None:
    sheet = Sheet()
    for x, head in ((72, "Meter"), (200, "Before"), (300, "Now")):
        sheet.write(x, 100, head, bold=True)
    sheet.table(116, (72, 200, 300), [["I43I13347", "10280", "10737"]])
    sheet.write(72, 134, "Your charges", bold=True)
    for x, head in ((72, "Charge"), (200, "Usage"), (300, "Amount")):
        sheet.write(x, 150, head, bold=True)
    rows = [["Used", "457", "141.67"], ["Standing", "30", "12.90"], ["Meter", "1", "2.90"], ["Line", "1", "4.10"]]
    for number, row in enumerate(rows):
        sheet.table(166 + 16 * number, (72, 200, 300), [row])
        sheet.rule(66, 170 + 16 * number, 350)
    meter, charges = found(sheet)
    assert texts_of(meter) == [["Meter", "Before", "Now"], ["I43I13347", "10280", "10737"]]
    assert texts_of(charges) == [["Charge", "Usage", "Amount"], *rows]
    assert {cell.row for cell in charges.cells if cell.role is CellRole.COLUMN_HEADER} == {0}


def test_rows_of_values_above_a_box_are_no_head_of_what_it_holds() -> None:
    sheet = Sheet()
    above = [
        ["Amy Miller", "Sort code", "30-95-42"],
        ["Quay Street 4", "Account", "63366983"],
        ["York", "Day", "01 Feb"],
    ]
    for number, row in enumerate(above):
        for x, text in zip((72, 240, 330), row, strict=True):
            sheet.write(x, 100 + 18 * number, text)
    sheet.rule(66, 150, 480)
    names, values = ["Opening", "In", "Out", "Closing"], ["729.55", "1,100.90", "2,133.25", "302.80"]
    for number, row in enumerate((names, values)):
        for x, text in zip((72, 170, 280, 390), row, strict=True):
            sheet.write(x, 166 + 18 * number, text)
    sheet.rule(66, 192, 480)
    assert [texts_of(table) for table in found(sheet)] == [above, [names, values]]


def test_a_long_title_between_two_ruled_tables_of_one_width_parts_them() -> None:
    sheet = Sheet()
    y, first = 100.0, [["Product", "Opening", "Closing"], ["Account", "2,014.05", "6,542.69"]]
    second = [["Date", "Text", "Balance"], ["2 Jun", "Apple", "2,770.30"], ["7 Jun", "Uber", "2,700.09"]]
    for rows in (first, second):
        for row in rows:
            sheet.table(y, (72, 200, 340), [row])
            sheet.rule(66, y + 6, 400)
            y += 20
        if rows is first:
            sheet.write(72, y, "Account transactions from 1 June 2025 to 28 June 2025", size=9, bold=True)
            y += 20
    assert [texts_of(table) for table in found(sheet)] == [first, second]
