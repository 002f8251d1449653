from __future__ import annotations

import string

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Lane, Word
from docbeat.reading.content import PageContent
from docbeat.reading.route import choose_lane, covered, text_quality

PAGE = Box(0.0, 0.0, 600.0, 800.0)
PROSE = (
    "The committee has examined the annual accounts and found that income from harbour dues rose while the cost of "
    "dredging fell. Details follow in section 3 (see table 2), which lists the EUR amounts per quarter. "
)
# What a font without a proper table of characters gives: every letter is another one.
CIPHER = str.maketrans(string.ascii_letters, string.ascii_lowercase[4:] + "abcd" + string.ascii_uppercase[4:] + "ABCD")


def page(text: str = "", **given: object) -> PageContent:
    words = [Word(token, Box(72, 72, 100, 84)) for token in text.split()]
    content = PageContent(1, PAGE.x1, PAGE.y1, words=words, characters=sum(len(word.text) for word in words))
    for name, value in given.items():
        setattr(content, name, value)
    return content


def test_text_is_taken_from_the_file() -> None:
    route = choose_lane(page(PROSE * 3))
    assert route.lane is Lane.TEXT
    assert route.quality > 0.95
    assert route.regions == []


def test_a_blank_page_is_not_looked_at() -> None:
    route = choose_lane(page())
    assert (route.lane, route.reason) == (Lane.TEXT, "blank page")


def test_an_image_without_text_is_a_scan() -> None:
    route = choose_lane(page(images=[PAGE]))
    assert route.lane is Lane.SCAN
    assert "only images" in route.reason


def test_a_tiny_mark_on_an_empty_page_is_no_scan() -> None:
    assert choose_lane(page(images=[Box(10, 10, 20, 20)])).lane is Lane.TEXT


def test_letters_drawn_as_shapes_are_a_scan() -> None:
    outlines = [Box(72 + 8 * (k % 50), 80 + 14 * (k // 50), 78 + 8 * (k % 50), 90 + 14 * (k // 50)) for k in range(400)]
    route = choose_lane(page(drawings=outlines))
    assert route.lane is Lane.SCAN
    assert "drawn shapes" in route.reason


def test_a_stamp_on_a_scan_does_not_make_it_text() -> None:
    route = choose_lane(page("Page 12", images=[PAGE]))
    assert route.lane is Lane.SCAN
    assert "6 characters" in route.reason


def test_usable_text_under_a_scan_is_kept() -> None:
    content = page(PROSE * 3, images=[PAGE])
    content.hidden = content.characters
    route = choose_lane(content)
    assert route.lane is Lane.TEXT
    assert "usable" in route.reason


def test_poor_text_under_a_scan_is_read_again() -> None:
    content = page(PROSE.translate(CIPHER) * 3, images=[PAGE])
    content.hidden = content.characters
    route = choose_lane(content)
    assert route.lane is Lane.SCAN
    assert "under the scan is poor" in route.reason
    assert route.quality < 0.5


def test_painted_text_that_is_garbled_is_read_again() -> None:
    route = choose_lane(page(PROSE.translate(CIPHER) * 3))
    assert route.lane is Lane.SCAN
    assert "garbled" in route.reason


def test_characters_without_meaning_are_read_again() -> None:
    content = page(PROSE)
    content.unmapped = content.characters // 4
    route = choose_lane(content)
    assert route.lane is Lane.SCAN
    assert "25% of the characters have no meaning" in route.reason


def test_a_few_characters_without_meaning_are_bullets() -> None:
    assert choose_lane(page(PROSE, unmapped=5)).lane is Lane.TEXT


def test_large_images_beside_little_text_are_read_too() -> None:
    large, logo = Box(50, 300, 550, 780), Box(10, 10, 60, 60)
    route = choose_lane(page("Appendix B: the signed agreement of 4 May", images=[large, logo]))
    assert route.lane is Lane.MIXED
    assert route.regions == [large]


def test_figures_among_much_text_are_figures() -> None:
    assert choose_lane(page(PROSE * 3, images=[Box(50, 300, 550, 780)])).lane is Lane.TEXT


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Der Ausschuß hat die Jahresabschlüsse geprüft und festgestellt daß die Einkünfte gestiegen sind",
        "Zřetelně vlk zmrzl strč prst skrz krk však příliš žluťoučký kůň úpěl ďábelské ódy na louce",
        "Комиссия рассмотрела годовые отчеты и установила что доходы выросли а затраты снизились",
        "委 员 会 审 查 了 年 度 账 目 并 发 现 收 入 增 加",
        "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC GDP PPP HTML PDF XML",
        ". . . . . . . ......... 12 ....... 14 ------ ______ ***** 1,200.50 (3.4 %) | 17 | 18 | $ 19,00 | +20 | .....",
        "x2 y3 a1 b2 c3 12kg 4th 2nd 3rd H2O CO2 B12 1st 5km 7pm 8am",
    ],
)
def test_ordinary_text_of_many_kinds_is_good(text: str) -> None:
    assert text_quality(page(text).words) > 0.7


@pytest.mark.parametrize("shift", range(1, 26))
def test_shifted_letters_are_no_text(shift: int) -> None:
    small = string.ascii_lowercase
    shifted = PROSE.lower().translate(str.maketrans(small, small[shift:] + small[:shift]))
    assert text_quality(page(shifted).words) < 0.5


def test_letters_shifted_into_marks_are_no_text() -> None:
    # What fonts without a table give: glyph numbers, 29 below the characters.
    glyphs = "".join(chr(ord(c) - 29) if c.isalpha() else c for c in PROSE)
    assert text_quality(page(glyphs).words) < 0.5


def test_too_few_letters_say_nothing() -> None:
    assert text_quality(page("Xkcd qwrt zxcv").words) == 1.0


def test_overlapping_images_count_once() -> None:
    half = Box(0, 0, 600, 400)
    assert covered([half, half, half], PAGE) == pytest.approx(0.5, abs=0.02)
    assert covered([], PAGE) == 0.0
    assert covered([Box(-100, -100, 900, 900)], PAGE) == 1.0
