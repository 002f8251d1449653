"""Characters of a PDF become words with their places, styles and what was noticed on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Style, Word
from docbeat.reading.content import PageContent
from tests.unit.reading.formats.pdf.drawn import HELVETICA, read, show, stream

# Codes A to E mean, by the font's own table: the ligature ffi, c, a private character, f, a Greek letter.
MAPPED = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
5 beginbfchar <41> <006600660069> <42> <0063> <43> <E001> <44> <0066> <45> <03A9> endbfchar
endcmap end end"""


def texts(content: PageContent) -> list[str]:
    return [word.text for word in content.words]


def style_of(content: PageContent, text: str) -> Style:
    return content.styles[next(word.style for word in content.words if word.text == text)]


def near(box: Box, x0: float, y0: float, x1: float, y1: float) -> bool:
    return max(abs(box.x0 - x0), abs(box.y0 - y0), abs(box.x1 - x1), abs(box.y1 - y1)) < 0.6


def test_an_empty_page_has_no_words(tmp_path: Path) -> None:
    content = read(tmp_path, "")
    assert (content.words, content.styles, content.characters) == ([], [], 0)


def test_spaces_part_words(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 100, "harbour office"))
    assert texts(content) == ["harbour", "office"]
    assert not any(word.glued for word in content.words)
    assert content.characters == 13


def test_words_have_places_from_the_top_left(tmp_path: Path) -> None:
    (word,) = read(tmp_path, show(50, 150, "Hello")).words
    assert near(word.box, 50, 40.5, 72.8, 52.2)
    assert word.angle == 0


def test_places_count_from_the_media_boxs_corner(tmp_path: Path) -> None:
    (word,) = read(tmp_path, show(50, 100, "Hello"), page="/MediaBox [-100 -50 200 150]").words
    assert near(word.box, 150, 40.5, 172.8, 52.2)


def test_a_gap_parts_words_without_a_space(tmp_path: Path) -> None:
    content = read(tmp_path, "BT /F1 10 Tf 50 100 Td [(har) -50 (bour) -500 (office)] TJ ET")
    assert texts(content) == ["harbour", "office"]


def test_text_set_on_in_pieces_is_one_word(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "BT /F1 10 Tf 50 100 Td (har) Tj (bour) Tj ET")) == ["harbour"]


def test_lines_part_words(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "BT /F1 10 Tf 12 TL 50 100 Td (harbour) Tj T* (office) Tj ET")) == ["harbour", "office"]


def test_fonts_sizes_and_colours_are_styles(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        show(50, 100, "plain")
        + show(50, 80, "heavy", font="F2", size=14)
        + show(50, 60, "slanted", font="F3", extra="1 0 0.2 rg"),
    )
    assert style_of(content, "plain") == Style("Helvetica", 10, False, False, "000000")
    assert style_of(content, "heavy") == Style("Helvetica-Bold", 14, True, False, "000000")
    assert style_of(content, "slanted") == Style("Times-Italic", 10, False, True, "ff0033")


def test_one_style_is_listed_once(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 100, "one") + show(50, 80, "two"))
    assert len(content.styles) == 1


def test_the_prefix_of_an_embedded_part_of_a_font_is_no_name(tmp_path: Path) -> None:
    font = HELVETICA.replace("/Helvetica", "/ABCDEF+Helvetica-BoldOblique")
    content = read(tmp_path, show(50, 100, "text", font="F4"), objects=[font])
    style = style_of(content, "text")
    assert (style.font, style.bold, style.italic) == ("Helvetica-BoldOblique", True, True)


@pytest.mark.parametrize("scale", [0.1, 0.5, 2.0])
def test_sizes_are_as_painted(tmp_path: Path, scale: float) -> None:
    content = read(tmp_path, f"q {scale} 0 0 {scale} 0 0 cm {show(50 / scale, 100 / scale, 'text', size=12 / scale)} Q")
    (word,) = content.words
    assert content.styles[word.style].size == pytest.approx(12, abs=0.2)
    assert word.box.x0 == pytest.approx(50, abs=0.1)


def test_no_size_is_nothing(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 100, "text", size=0.01))
    assert all(style.size >= 0.5 for style in content.styles)


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


def test_invisible_text_is_read_and_counted(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 100, "seen") + show(50, 80, "unseen", extra="3 Tr"))
    assert texts(content) == ["seen", "unseen"]
    assert (content.characters, content.hidden) == (10, 6)


def test_text_beyond_the_crop_box_is_not_on_the_page(tmp_path: Path) -> None:
    page = "/MediaBox [0 0 300 200] /CropBox [20 50 200 150]"
    content = read(tmp_path, show(50, 100, "inside") + show(250, 100, "right") + show(50, 20, "below"), page=page)
    assert texts(content) == ["inside"]
    assert near(content.words[0].box, 30, 40.5, 56.1, 52.2)
    assert (content.width, content.height) == (180, 100)


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (90, (97.8, 50, 109.4, 72.8)),
        (180, (227.2, 97.8, 250, 109.4)),
        (270, (90.6, 227.2, 102.2, 250)),
    ],
)
def test_text_of_a_turned_page_is_where_it_is_seen(
    tmp_path: Path, turn: int, box: tuple[float, float, float, float]
) -> None:
    (word,) = read(tmp_path, show(50, 100, "Hello"), page=f"/MediaBox [0 0 300 200] /Rotate {turn}").words
    assert near(word.box, *box)
    assert word.angle == turn


def test_text_set_upside_down_is_turned_by_half(tmp_path: Path) -> None:
    first, second = read(tmp_path, "BT /F1 10 Tf -1 0 0 -1 200 100 Tm (Hello there) Tj ET").words
    assert (first.text, first.angle, second.text, second.angle) == ("Hello", 180, "there", 180)
    assert near(first.box, 177.4, 97.8, 199.4, 109.4)
    assert second.box.x1 < first.box.x0


def test_text_upside_down_on_a_page_upside_down_is_upright(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        "BT /F1 10 Tf -1 0 0 -1 200 100 Tm (Hello there) Tj ET",
        page="/MediaBox [0 0 300 200] /Rotate 180",
    )
    assert [(word.text, word.angle) for word in content.words] == [("Hello", 0), ("there", 0)]
    assert content.words[0].box.x1 < content.words[1].box.x0


def mapped(folder: Path, codes: str) -> PageContent:
    font = HELVETICA.replace("/Encoding", "/ToUnicode 9 0 R /Encoding")
    return read(folder, show(50, 100, codes, font="F4"), objects=[font, stream(MAPPED)])


def test_a_ligature_is_its_letters(tmp_path: Path) -> None:
    content = mapped(tmp_path, "BAB")
    assert texts(content) == ["cffic"]
    assert content.unmapped == 0


def test_letters_are_what_the_font_says(tmp_path: Path) -> None:
    assert texts(mapped(tmp_path, "BDDE")) == ["cff\u03a9"]


def test_characters_without_a_meaning_are_counted(tmp_path: Path) -> None:
    content = mapped(tmp_path, "BCC")
    assert (content.characters, content.unmapped) == (3, 2)


def test_letters_beyond_ascii(tmp_path: Path) -> None:
    assert texts(read(tmp_path, show(50, 100, "caf\\351 \\223tea\\224 \\2005"))) == ["café", "“tea”", "€5"]


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen(tmp_path: Path) -> None:
    content = read(tmp_path, "BT /F1 10 Tf 12 TL 50 100 Td (the exam-) Tj T* (ple was) Tj ET")
    assert texts(content) == ["the", "exam-", "ple", "was"]


def test_words_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 60, "third") + show(50, 100, "first") + show(50, 80, "second"))
    assert texts(content) == ["third", "first", "second"]


def test_text_in_a_form_is_text_of_the_page(tmp_path: Path) -> None:
    form = stream(
        show(10, 50, "inside"),
        "/Type /XObject /Subtype /Form /BBox [0 0 150 150] /Resources << /Font << /F1 5 0 R >> >>",
    )
    content = read(tmp_path, "q 1 0 0 1 100 20 cm /X Do Q", resources="/XObject << /X 8 0 R >>", objects=[form])
    (word,) = content.words
    assert isinstance(word, Word)
    assert near(word.box, 110, 120.5, 136.1, 132.2)


@pytest.mark.parametrize(("rotate", "angle"), [(0, 270), (90, 0), (270, 180)])
def test_text_that_runs_up_the_page_has_the_angle_it_is_seen_at(tmp_path: Path, rotate: int, angle: int) -> None:
    page = f"/MediaBox [0 0 300 200] /Rotate {rotate}"
    content = read(tmp_path, "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (Hello there) Tj ET", page=page)
    assert [(word.text, word.angle) for word in content.words] == [("Hello", angle), ("there", angle)]


def test_text_that_runs_up_the_page_stands_left_of_its_line(tmp_path: Path) -> None:
    first, second = read(tmp_path, "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (Hello there) Tj ET").words
    assert near(Box(first.box.x0, 0, first.box.x1, 0), 90.6, 0, 102.2, 0)
    assert second.box.y1 < first.box.y0
