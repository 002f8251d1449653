"""Marks inside of text: what is kept, and how it looks in markdown and HTML."""

from __future__ import annotations

import pytest

from docbeat.document.geometry import Box
from docbeat.document.model import Block, BlockKind, Document, DocumentSource, Page, Span, Style, Word
from docbeat.document.text import block_text
from docbeat.rendering.html import table_html
from docbeat.rendering.inline import Mark, Run, block_runs
from docbeat.writing.elements import to_html
from docbeat.writing.markdown import to_markdown
from tests.unit.writing.build import DocumentBuilder

LOOKS = [
    Style("F", 10),
    Style("F", 10, bold=True),
    Style("F", 10, italic=True),
    Style("F", 10, bold=True, italic=True),
    Style("F", 10, underlined=True),
    Style("F", 10, struck=True),
]
PLAIN, BOLD, ITALIC, BOTH, UNDERLINED, STRUCK = range(6)


def written(*lines: list[Word], kind: BlockKind = BlockKind.PARAGRAPH, marker: str = "") -> Document:
    """A document of one block with these lines."""
    page, spans = Page(1, 100, 100, styles=LOOKS), []
    for line in lines:
        spans.append(Span(len(page.words), len(page.words) + len(line)))
        page.words.extend(line)
    block = Block(kind, 1, Box(0, 0, 50, 50), spans, id="txt-1", marker=marker)
    return Document(DocumentSource("application/pdf", 1), [page], [block])


def words(text: str, style: int = PLAIN) -> list[Word]:
    return [Word(word, Box(0, 0, 1, 1), style) for word in text.split()]


def glued(text: str, style: int = PLAIN, rise: int = 0) -> Word:
    return Word(text, Box(0, 0, 1, 1), style, glued=True, rise=rise)


def test_a_bold_lead_in_is_marked() -> None:
    document = written([*words("Berths in use:", BOLD), *words("all but the northern one")])
    assert to_markdown(document) == "**Berths in use:** all but the northern one"
    assert to_html(document, {}) == "<p><strong>Berths in use:</strong> all but the northern one</p>"


def test_italic_words_are_marked() -> None:
    document = written([*words("the ship"), *words("Aurora Borealis", ITALIC), *words("came in")])
    assert to_markdown(document) == "the ship *Aurora Borealis* came in"
    assert to_html(document, {}) == "<p>the ship <em>Aurora Borealis</em> came in</p>"


def test_bold_and_italic_nest() -> None:
    document = written([*words("now", PLAIN), *words("very", BOLD), *words("much", BOTH), *words("so, they say here")])
    assert to_markdown(document) == "now **very** ***much*** so, they say here"
    assert "<strong>very</strong> <strong><em>much</em></strong> so" in to_html(document, {})


def test_a_block_that_is_bold_all_over_stays_plain() -> None:
    assert to_markdown(written(words("all of it is heavy", BOLD))) == "all of it is heavy"


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.TITLE])
def test_headings_hold_no_marks(kind: BlockKind) -> None:
    document = written([*words("The"), *words("Aurora", ITALIC), *words("of the north"), glued("1", rise=1)], kind=kind)
    assert to_markdown(document) == "# The Aurora of the north1"


def test_captions_hold_no_emphasis_but_raised_signs() -> None:
    document = written([*words("Figure 1.", BOLD), *words("Area in m"), glued("2", rise=1)], kind=BlockKind.CAPTION)
    assert to_markdown(document) == "Figure 1. Area in m²"


def test_emphasis_runs_on_over_the_end_of_a_line() -> None:
    document = written(
        [*words("see"), *words("A History of the", ITALIC)], [*words("Northern Har-", ITALIC)], [*words("bour", ITALIC)]
    )
    document.blocks[0].lines.append(Span(len(document.pages[0].words), len(document.pages[0].words) + 3))
    document.pages[0].words.extend(words("by its clerk"))
    assert to_markdown(document) == "see *A History of the Northern Harbour* by its clerk"


def test_punctuation_glued_to_an_emphasised_word_goes_with_it() -> None:
    document = written([*words("Note", BOLD), glued(":"), *words("nothing else is heavy here")])
    assert to_markdown(document) == "**Note:** nothing else is heavy here"


def test_single_slanted_letters_are_variables() -> None:
    document = written(
        [*words("where"), *words("x", ITALIC), *words("and"), *words("ab", ITALIC), *words("are lengths")]
    )
    assert to_markdown(document) == "where x and ab are lengths"


def test_the_name_of_a_variable_is_no_word_for_its_index() -> None:
    document = written([*words("the sum"), *words("N", ITALIC), glued("max", ITALIC, rise=-1), *words("of all")])
    assert to_markdown(document) == "the sum Nₘₐₓ of all"


def test_raised_figures_are_raised_characters() -> None:
    power = [*words("10"), glued("-3", rise=1), *words("m"), glued("2", rise=1)]
    document = written([*power, *words("of H"), glued("2", rise=-1), glued("O")])
    assert to_markdown(document) == "10⁻³ m² of H₂O"
    assert to_html(document, {}) == "<p>10<sup>-3</sup> m<sup>2</sup> of H<sub>2</sub>O</p>"


def test_raised_text_without_such_characters_is_tagged() -> None:
    document = written([*words("N"), glued("LL", rise=-1), *words("and note"), glued("*", rise=1)])
    assert to_markdown(document) == "N<sub>LL</sub> and note<sup>*</sup>"


def test_raised_figures_with_a_comma_are_one_mark() -> None:
    document = written([*words("as shown"), glued("1", rise=1), glued(",", rise=1), glued("2", rise=1)])
    assert to_html(document, {}) == "<p>as shown<sup>1,2</sup></p>"


def test_ordinals_stay_as_they_are() -> None:
    assert to_markdown(written([*words("the 21"), glued("st", rise=1), *words("century")])) == "the 21st century"


def test_struck_and_underlined_words() -> None:
    document = written([*words("forty", STRUCK), *words("fifty days, to be paid"), *words("in full", UNDERLINED)])
    assert to_markdown(document) == "~~forty~~ fifty days, to be paid <u>in full</u>"
    assert to_html(document, {}) == "<p><s>forty</s> fifty days, to be paid <u>in full</u></p>"


def test_a_paragraph_struck_out_as_a_whole_says_so() -> None:
    assert to_markdown(written(words("no longer valid", STRUCK))) == "~~no longer valid~~"


def test_a_paragraph_underlined_as_a_whole_stays_plain() -> None:
    assert to_markdown(written(words("underlined all over", UNDERLINED))) == "underlined all over"


def test_the_bullet_of_an_item_is_no_part_of_its_text() -> None:
    document = written(
        [*words("•", BOLD), *words("Anchor:", BOLD), *words("two, of iron")], kind=BlockKind.LIST_ITEM, marker="•"
    )
    assert to_markdown(document) == "- **Anchor:** two, of iron"


def test_the_number_of_an_item_is_not_emphasised() -> None:
    document = written([*words("1. Anchor:", BOLD), *words("two, of iron")], kind=BlockKind.LIST_ITEM, marker="1.")
    assert to_markdown(document) == "1. **Anchor:** two, of iron"


def test_what_is_glued_to_the_marker_of_an_item_is_kept() -> None:
    document = written([*words("0."), glued("d", ITALIC), *words("and more")], kind=BlockKind.LIST_ITEM, marker="0.")
    assert to_markdown(document) == "0.d and more"


def test_cells_hold_tags_for_what_changes_a_value_and_no_emphasis() -> None:
    builder = DocumentBuilder()
    block = builder.add_table([["Area"], ["10"]])
    page = builder.document.pages[0]
    page.styles = LOOKS
    page.words[0].style = BOLD
    page.words[1] = Word("10", Box(0, 0, 1, 1), STRUCK)
    page.words.append(glued("3", rise=1))
    assert block.table is not None
    block.table.cells[1].lines = [Span(1, 3)]
    assert (
        table_html(page, block.table) == "<table><tr><th>Area</th></tr><tr><td><s>10<sup>3</sup></s></td></tr></table>"
    )


def test_the_runs_of_a_block_say_what_its_text_says() -> None:
    document = written([*words("see"), *words("Har-", ITALIC)], words("bour"), [*words("of"), glued("1", rise=1)])
    block = document.blocks[0]
    assert "".join(run.text for run in block_runs(document, block)) == block_text(document, block)


def test_runs_of_the_same_marks_are_one() -> None:
    document = written([*words("one two"), *words("three four", BOLD), *words("five six seven")])
    assert block_runs(document, document.blocks[0]) == [
        Run("one two "),
        Run("three four", frozenset({Mark.BOLD})),
        Run(" five six seven"),
    ]


def test_stars_of_the_text_are_told_from_marks() -> None:
    document = written([*words("Total*", BOLD), *words("all of the goods*")])
    assert to_markdown(document) == "**Total\\*** all of the goods\\*"
