"""Characters become words: cut at gaps and changes of style, once where they are painted twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.unit.reading.build import Sheet, finished, told
from tests.unit.reading.formats.pdf.drawn import near, read, script_font, show, show_codes, texts


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


LINES = ("The harbour office keeps a record", "of every ship that came in before", "noon and of all goods it brought.")


def layer(texts: Sequence[str], *, x: float = 20, dy: float = 0, size: float = 10, extra: str = "") -> str:
    return "".join(show(x, 170 - 12 * row + dy, text, size=size, extra=extra) for row, text in enumerate(texts))


def page_text(folder: Path, content: str) -> str:
    return " ".join(word.text for word in read(folder, content).words)


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.8])
def test_a_page_painted_twice_is_there_once(tmp_path: Path, shift: float) -> None:
    content = "0.7 g " + layer(LINES, x=20 + shift, dy=-shift) + "0 g " + layer(LINES)
    assert page_text(tmp_path, content) == " ".join(LINES)


@pytest.mark.parametrize("order", [1, -1])
def test_a_hidden_layer_of_ocr_beside_the_real_text_goes(tmp_path: Path, order: int) -> None:
    misread = [line.replace("o", "0") for line in LINES]
    layers = [layer(misread, x=20.6, dy=0.5, size=9.6, extra="3 Tr") + "0 Tr ", "0 Tr " + layer(LINES)]
    page = read(tmp_path, "".join(layers[::order]))
    assert " ".join(word.text for word in page.words) == " ".join(LINES)
    assert (page.hidden, page.characters) == (0, len("".join(LINES).replace(" ", "")))


def test_a_hidden_layer_alone_stays(tmp_path: Path) -> None:
    page = read(tmp_path, layer(LINES, extra="3 Tr"))
    assert " ".join(word.text for word in page.words) == " ".join(LINES)
    assert page.hidden == page.characters


def test_hidden_words_beside_print_and_under_a_stamp_stay(tmp_path: Path) -> None:
    stamp = "0 Tr " + show(20, 150, "COPY", size=40, font="F2") + show(20, 40, "printed")
    page = read(tmp_path, layer(LINES, extra="3 Tr") + stamp)
    assert {"harbour", "brought.", "COPY", "printed"} <= {word.text for word in page.words}


def test_ligatures_are_letters(tmp_path: Path) -> None:
    ligatures = ["ﬁ", "ﬂ", "n", "e"]
    content = show_codes(20, 150, [1, 3, 4]) + show_codes(20, 130, [2, 4, 4])
    page = read(tmp_path, content, objects=script_font(ligatures))
    assert [word.text for word in page.words] == ["fine", "flee"]


def test_justified_and_kerned_lines_keep_their_spaces(tmp_path: Path) -> None:
    wide = "BT 6 Tw /F1 10 Tf 20 150 Td (a line drawn out) Tj ET 0 Tw\n"
    tight = "BT -0.4 Tc /F1 10 Tf 20 130 Td (a line pulled in) Tj ET 0 Tc\n"
    pairs = "BT /F1 10 Tf 20 110 Td [(W) 80 (AVE) -20 (S) -278 (T) 70 (o)] TJ ET\n"
    assert page_text(tmp_path, wide + tight + pairs) == "a line drawn out a line pulled in WAVES To"


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_signs_nobody_sees_are_no_text(tmp_path: Path, unseen: str) -> None:
    page = read(tmp_path, show_codes(20, 150, [1, 2, 3, 4, 5]), objects=script_font(["h", "a", unseen, "r", "b"]))
    assert [word.text for word in page.words] == ["harb"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_a_word_cut_at_the_end_of_a_line_is_whole_in_the_text(tmp_path: Path, hyphen: str) -> None:
    letters = sorted(set("the old harbour office " + hyphen))
    lines = ((150, f"the old har{hyphen}"), (138, "bour office"))
    content = "".join(show_codes(20, y, [letters.index(one) + 1 for one in text]) for y, text in lines)
    sheet = Sheet()
    sheet.content = read(tmp_path, content, objects=script_font(letters))
    assert [text for _, text in told(finished(sheet))] == ["the old harbour office"]
