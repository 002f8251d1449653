"""Characters become words: cut at gaps and changes of style, once where they are painted twice."""

from __future__ import annotations

from pathlib import Path

from tests.unit.reading.formats.pdf.drawn import near, read, show, texts


def test_spaces_part_words(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 100, "harbour office"))
    assert texts(content) == ["harbour", "office"]
    assert not any(word.glued for word in content.words)
    assert content.characters == 13


def test_a_gap_parts_words_without_a_space(tmp_path: Path) -> None:
    content = read(tmp_path, "BT /F1 10 Tf 50 100 Td [(har) -50 (bour) -500 (office)] TJ ET")
    assert texts(content) == ["harbour", "office"]


def test_text_set_on_in_pieces_is_one_word(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "BT /F1 10 Tf 50 100 Td (har) Tj (bour) Tj ET")) == ["harbour"]


def test_lines_part_words(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "BT /F1 10 Tf 12 TL 50 100 Td (harbour) Tj T* (office) Tj ET")) == ["harbour", "office"]


def test_a_change_of_style_inside_a_word_glues_its_parts(tmp_path: Path) -> None:
    content = read(tmp_path, "BT /F1 10 Tf 50 100 Td (docu) Tj /F2 10 Tf (ment ) Tj (read) Tj ET")
    assert [(word.text, word.glued) for word in content.words] == [("docu", False), ("ment", True), ("read", False)]


def test_a_raised_figure_is_a_word_glued_to_the_one_before(tmp_path: Path) -> None:
    content = read(tmp_path, "BT /F1 10 Tf 50 100 Td (word) Tj /F1 6 Tf 4 Ts (12) Tj ET")
    word, note = content.words
    assert (note.text, note.glued) == ("12", True)
    assert note.box.y1 < word.box.y1 - 2


def test_words_painted_twice_are_there_once(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 100, "Shadow text") + show(50.4, 99.6, "Shadow text"))
    assert texts(content) == ["Shadow", "text"]


def test_letters_painted_twice_are_there_once(tmp_path: Path) -> None:
    content = read(
        tmp_path, "".join(show(50 + 8 * n, 100, c) + show(50.3 + 8 * n, 100, c) for n, c in enumerate("HMW"))
    )
    assert "".join(texts(content)) == "HMW"


def test_the_same_word_elsewhere_is_another(tmp_path: Path) -> None:
    assert texts(read(tmp_path, show(50, 100, "tea") + show(90, 100, "tea") + show(50, 80, "tea"))) == ["tea"] * 3


def test_double_letters_are_two(tmp_path: Path) -> None:
    assert texts(read(tmp_path, show(50, 100, "coffee illness"))) == ["coffee", "illness"]


def test_text_beyond_the_crop_box_is_not_on_the_page(tmp_path: Path) -> None:
    page = "/MediaBox [0 0 300 200] /CropBox [20 50 200 150]"
    content = read(tmp_path, show(50, 100, "inside") + show(250, 100, "right") + show(50, 20, "below"), page=page)
    assert texts(content) == ["inside"]
    assert near(content.words[0].box, 30, 40.5, 56.1, 52.2)
    assert (content.width, content.height) == (180, 100)


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen(tmp_path: Path) -> None:
    content = read(tmp_path, "BT /F1 10 Tf 12 TL 50 100 Td (the exam-) Tj T* (ple was) Tj ET")
    assert texts(content) == ["the", "exam-", "ple", "was"]


def test_words_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 60, "third") + show(50, 100, "first") + show(50, 80, "second"))
    assert texts(content) == ["third", "first", "second"]


def test_a_letter_painted_three_times_is_there_once(tmp_path: Path) -> None:
    content = read(tmp_path, "".join(show(50 + shift, 100, "M") for shift in (0, 0.4, 0.8)))
    assert texts(content) == ["M"]


def test_words_painted_twice_are_there_once_however_large_the_print_beside_them(tmp_path: Path) -> None:
    shadow = show(50, 60, "tea") + show(50.4, 59.6, "tea")
    assert texts(read(tmp_path, show(50, 100, "TITLE", size=60) + shadow + show(50, 63, "tea"))) == [
        "TITLE",
        "tea",
        "tea",
    ]
