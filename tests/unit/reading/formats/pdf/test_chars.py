"""Characters of a PDF have their codes, places and styles, and what is odd about them is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Style, Word
from docbeat.reading.content import PageContent
from tests.unit.reading.formats.pdf.drawn import HELVETICA, near, read, show, stream, texts

# Codes A to H mean, by the font's own table: the ligature ffi, c, a private character, f, a Greek letter, a
# mathematical A beyond 16 bits, the ligature tt, one half of a character.
MAPPED = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
8 beginbfchar <41> <006600660069> <42> <0063> <43> <E001> <44> <0066> <45> <03A9> <46> <D835DC00> <47> <00740074>
<48> <D835> endbfchar
endcmap end end"""


def style_of(content: PageContent, text: str) -> Style:
    return content.styles[next(word.style for word in content.words if word.text == text)]


def test_an_empty_page_has_no_words(tmp_path: Path) -> None:
    content = read(tmp_path, "")
    assert (content.words, content.styles, content.characters) == ([], [], 0)


def test_words_have_places_from_the_top_left(tmp_path: Path) -> None:
    (word,) = read(tmp_path, show(50, 150, "Hello")).words
    assert near(word.box, 50, 40.5, 72.8, 52.2)
    assert word.angle == 0


def test_places_count_from_the_media_boxs_corner(tmp_path: Path) -> None:
    (word,) = read(tmp_path, show(50, 100, "Hello"), page="/MediaBox [-100 -50 200 150]").words
    assert near(word.box, 150, 40.5, 172.8, 52.2)


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


def test_invisible_text_is_read_and_counted(tmp_path: Path) -> None:
    content = read(tmp_path, show(50, 100, "seen") + show(50, 80, "unseen", extra="3 Tr"))
    assert texts(content) == ["seen", "unseen"]
    assert (content.characters, content.hidden) == (10, 6)


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


def test_letters_of_any_ligature_are_kept(tmp_path: Path) -> None:
    assert texts(mapped(tmp_path, "BGB")) == ["cttc"]


def test_a_character_beyond_16_bits_is_one(tmp_path: Path) -> None:
    content = mapped(tmp_path, "BFB")
    assert texts(content) == ["c\U0001d400c"]
    assert (content.characters, content.unmapped) == (3, 0)


def test_the_same_character_beyond_16_bits_twice_is_two(tmp_path: Path) -> None:
    assert texts(mapped(tmp_path, "FF")) == ["\U0001d400\U0001d400"]


def test_half_a_character_has_no_meaning(tmp_path: Path) -> None:
    content = mapped(tmp_path, "BHB")
    assert texts(content) == ["c\ufffdc"]
    assert content.unmapped == 1


def test_characters_without_a_meaning_are_counted(tmp_path: Path) -> None:
    content = mapped(tmp_path, "BCC")
    assert (content.characters, content.unmapped) == (3, 2)


def test_letters_beyond_ascii(tmp_path: Path) -> None:
    assert texts(read(tmp_path, show(50, 100, "caf\\351 \\223tea\\224 \\2005"))) == ["café", "“tea”", "€5"]


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
