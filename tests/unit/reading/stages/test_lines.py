"""Words become lines: neighbours on one baseline, parted where a gap is wider than a word space."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Style, Word
from docbeat.reading.stages.lines import CELL_SPACE, Chains, find_lines, make_line
from tests.unit.reading.build import Sheet


def texts(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines()]


def test_no_words_no_lines() -> None:
    assert find_lines([], []) == []


def test_words_on_one_baseline_are_one_line() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "a line of five words")
    sheet.write(72, 112, "and one more")
    assert texts(sheet) == ["a line of five words", "and one more"]


def test_the_order_in_the_file_does_not_matter() -> None:
    sheet = Sheet()
    sheet.write(72, 112, "second line here")
    sheet.write(72, 100, "first line here")
    sheet.words.reverse()
    assert texts(sheet) == ["first line here", "second line here"]


def test_a_gap_wider_than_an_em_parts_lines() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "left column")
    sheet.write(72 + 55 + 11, 100, "right column")
    assert sorted(texts(sheet)) == ["left column", "right column"]


def test_a_narrower_gap_parts_cells_but_no_sentences() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "justified text", space=0.8)
    assert len(sheet.lines()) == 1
    assert len(sheet.lines(CELL_SPACE)) == 2


def test_a_gutter_stands_out_among_narrow_spaces() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "four words before the")[-1].box.x1
    sheet.write(end + 8, 100, "gutter and four after")
    assert sorted(texts(sheet)) == ["four words before the", "gutter and four after"]


def test_wide_spaces_all_over_are_a_justified_line() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "a justified line set very wide", space=0.8)
    assert texts(sheet) == ["a justified line set very wide"]


def test_lines_close_below_each_other_stay_apart() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "solid set type")
    sheet.write(80, 109, "has no room between")
    assert texts(sheet) == ["solid set type", "has no room between"]


def test_the_nearer_of_two_words_follows() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "near")
    sheet.write(96, 104, "low")
    sheet.write(95, 100, "by")
    assert "near by" in texts(sheet)


def test_a_glued_word_follows_without_a_space() -> None:
    sheet = Sheet()
    first = sheet.write(72, 100, "docu")[0]
    second = sheet.write(first.box.x1, 100, "ment", bold=True)[0]
    second.glued = True
    sheet.write(second.box.x1 + 3, 100, "read")
    assert texts(sheet) == ["document read"]


def test_a_superscript_is_part_of_its_line_and_told_as_raised() -> None:
    sheet = Sheet()
    word = sheet.write(72, 100, "shipped")[0]
    note = sheet.write(word.box.x1 + 0.5, 96.5, "12", size=6)[0]
    sheet.write(note.box.x1 + 2.8, 100, "in May")
    (line,) = sheet.lines()
    assert [word.rise for word in line.words] == [0, 1, 0, 0]
    assert line.text == "shipped12 in May"


def test_a_subscript_is_told_as_lowered() -> None:
    sheet = Sheet()
    word = sheet.write(72, 100, "CO")[0]
    sheet.write(word.box.x1, 102.5, "2", size=6)
    (line,) = sheet.lines()
    assert [word.rise for word in line.words] == [0, -1]
    assert line.text == "CO2"


def test_small_print_on_the_same_foot_is_not_raised() -> None:
    sheet = Sheet()
    word = sheet.write(72, 100, "HARBOUR")[0]
    sheet.write(word.box.x1 + 3, 100.8, "ltd", size=6)
    (line,) = sheet.lines()
    assert [word.rise for word in line.words] == [0, 0]


def test_long_small_words_are_no_superscripts() -> None:
    sheet = Sheet()
    word = sheet.write(72, 100, "Total")[0]
    sheet.write(word.box.x1 + 3, 97, "provisional", size=6)
    assert all(word.rise == 0 for line in sheet.lines() for word in line.words)


def test_a_line_has_the_looks_of_most_of_its_characters() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "mostly heavy type", bold=True, size=12)[-1].box.x1
    sheet.write(end + 3, 100, "not", italic=True)
    (line,) = sheet.lines()
    assert (line.size, line.bold, line.italic) == (12, True, False)


def test_one_bold_word_makes_no_bold_line() -> None:
    sheet = Sheet()
    end = sheet.write(72, 100, "Note", bold=True)[0].box.x1
    sheet.write(end + 3, 100, "that nothing else is heavy")
    (line,) = sheet.lines()
    assert not line.bold


def test_a_line_has_the_colour_of_its_main_style() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "blue text", color="0000ff")
    assert sheet.lines()[0].color == "0000ff"


def test_the_baseline_is_where_the_letters_stand() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "letters")
    sheet.write(72, 140, "larger", size=20)
    assert [round(line.baseline, 1) for line in sheet.lines()] == [100, 140]


def test_a_line_of_one_word_has_its_box() -> None:
    word = Word("x", Box(1, 2, 3, 4))
    line = make_line([word], [Style("F", 9.0)])
    assert (line.box, line.text, line.size) == (Box(1, 2, 3, 4), "x", 9.0)


def test_turned_words_are_no_upright_lines() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "upright words")
    sheet.write(72, 130, "turned words", angle=180)
    assert texts(sheet) == ["upright words"]


@pytest.mark.parametrize(
    ("angle", "boxes"),
    [
        (90.0, [Box(40, 10, 50, 40), Box(40, 43, 50, 70)]),
        (180.0, [Box(60, 10, 90, 20), Box(27, 10, 57, 20)]),
        (270.0, [Box(40, 70, 50, 100), Box(40, 37, 50, 67)]),
    ],
)
def test_turned_words_make_lines_in_the_direction_of_reading(angle: float, boxes: list[Box]) -> None:
    words = [Word(text, box, angle=angle) for text, box in zip(("net", "weight"), boxes, strict=True)]
    (line,) = Chains(words[::-1], [Style("F", 10.0)]).turned_lines()
    assert line.text == "net weight"


def test_lines_are_cut_where_words_are_left_out() -> None:
    sheet = Sheet()
    words = sheet.write(72, 100, "one two three four")
    chains = Chains(sheet.words, sheet.styles)
    assert [line.text for line in chains.lines(without={id(words[1])})] == ["one", "three four"]
    assert [line.text for line in chains.lines()] == ["one two three four"]


def test_turned_words_can_be_left_out_too() -> None:
    words = [Word("axis", Box(40, 10, 50, 40), angle=90.0)]
    chains = Chains(words, [Style("F", 10.0)])
    assert chains.turned_lines(without={id(words[0])}) == []


def test_very_many_words_find_their_lines_all_the_same() -> None:
    sheet = Sheet()
    for row in range(60):
        sheet.write(20, 20 + 12 * row, " ".join(f"w{row}x{column}" for column in range(12)), size=8)
    found = texts(sheet)
    assert len(found) == 60
    assert found[59].split()[0] == "w59x0"
    assert len(found[59].split()) == 12
