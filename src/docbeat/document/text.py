"""Text out of spans: how words become lines and lines become running text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from docbeat.document.model import Block, BlockKind, Document, Page, Span, Word
from docbeat.document.stored import StoredPages

# Marks that stand before the items of a list and nowhere else.
BULLETS = tuple("•◦▪▫■□●○◆◇►▶▸‣⁃➢➤✓✔❖")
# Letters written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0600-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HYPHENS = ("-", "\u2010", "\u00ad")


def words_of(page: Page, lines: Iterable[Span]) -> Iterator[Word]:
    """The words of ``lines``, in order."""
    for span in lines:
        yield from page.words[span.start : span.stop]


def line_text(page: Page, span: Span) -> str:
    """The words of one line with the spaces between them."""
    pieces: list[str] = []
    for word in page.words[span.start : span.stop]:
        if pieces and not word.glued:
            pieces.append(" ")
        pieces.append(word.text)
    return "".join(pieces)


def joined(lines: Iterable[str]) -> str:
    """Lines as running text; a word cut by a hyphen at a line's end is one word again."""
    text = ""
    for line in lines:
        text = join_lines(text, line)
    return text


def join_lines(text: str, line: str) -> str:
    """``text`` continued with ``line``."""
    if not text or not line:
        return text or line
    if is_cut(text, line):
        return text[:-1] + line
    return f"{text} {line}"


# Words that no text ends with.
_OPEN_ENDS = frozenset("de del des du di of the and & und der den von van för für".split())  # noqa: SIM905


def ends_open(text: str) -> bool:
    """Whether a line cannot be the last of its text: "10 de junio de"."""
    return not _OPEN_ENDS.isdisjoint(text.split()[-1:])


def is_cut(text: str, line: str) -> bool:
    """Whether a hyphen at the end of ``text`` cuts a word that ``line`` goes on with.

    Only before a small letter: "Quantana-" before "Garcia" is a name, "self-" before "made" cannot be told
    from a cut and is joined.
    """
    return len(text) > 1 and text.endswith(_HYPHENS) and text[-2].isalpha() and line[0].islower()


# Kinds whose lines mean something as lines.
LINE_BY_LINE = frozenset({BlockKind.CODE, BlockKind.CONTENTS, BlockKind.FIGURE, BlockKind.FORMULA})


def block_text(document: Document, block: Block) -> str:
    """The text of a block: running text, or line by line where lines have a meaning of their own."""
    page = page_of(document, block.page)
    if block.kind is BlockKind.CODE:
        return code_text(page, block.lines)
    if block.kind in LINE_BY_LINE:
        return "\n".join(line_text(page, span) for span in block.lines)
    return lines_text(page, block.lines)


def code_text(page: Page, lines: Sequence[Span]) -> str:
    """``lines`` in columns of characters, as they stand on the page: set in, aligned, with the blank lines between."""
    words = list(words_of(page, lines))
    if not words:
        return ""
    left = min(word.box.x0 for word in words)
    width = max(median(word.box.width / len(word.text) for word in words), 0.1)
    tops = [page.words[span.start].box.y1 for span in lines]
    steps = [below - above for above, below in pairwise(tops) if below > above]
    step = min(steps, default=1.0)
    text = ""
    for index, span in enumerate(lines):
        if index:
            text += "\n" * max(1, round((tops[index] - tops[index - 1]) / step))
        row = ""
        for word in page.words[span.start : span.stop]:
            place = round((word.box.x0 - left) / width)
            row = row + word.text if word.glued else row.ljust(max(place, len(row) + bool(row))) + word.text
        text += row
    return text


def item_text(document: Document, block: Block) -> str:
    """The text of a list item without its bullet; numbers and letters stay, they mean something."""
    text = block_text(document, block)
    if block.marker and not any(map(str.isalnum, block.marker)) and text.startswith(block.marker):
        return text.removeprefix(block.marker).lstrip()
    return text


def lines_text(page: Page, lines: Iterable[Span]) -> str:
    """The running text of ``lines`` on ``page``."""
    return joined(line_text(page, span) for span in lines)


def page_of(document: Document, number: int) -> Page:
    """The page with this number; pages are in ascending order.

    Raises:
        KeyError: it is not in the document.
    """
    pages = document.pages
    if isinstance(pages, StoredPages):
        return pages.numbered(number)
    guess = number - pages[0].number if pages else 0
    if 0 <= guess < len(pages) and pages[guess].number == number:
        return pages[guess]
    for page in pages:
        if page.number == number:
            return page
    raise KeyError(number)


def runs_left(text: str) -> bool:
    """Whether most letters of ``text`` are written from right to left."""
    right = len(RIGHT_TO_LEFT.findall(text))
    return right > 0 and 2 * right > sum(map(str.isalpha, text))


def blocks_by_page(document: Document) -> dict[int, list[Block]]:
    """The blocks of each page that has any, in reading order."""
    pages: dict[int, list[Block]] = {}
    for block in document.blocks:
        pages.setdefault(block.page, []).append(block)
    return pages


def blocks_on(document: Document, number: int) -> list[Block]:
    """The blocks of one page, in reading order, without a look at the rest of a long document."""
    blocks = document.blocks
    start = bisect_left(blocks, number, key=lambda block: block.page)
    return blocks[start : bisect_right(blocks, number, start, key=lambda block: block.page)]
