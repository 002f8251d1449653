"""What a page says and looks like, as far as it tells what it is about and whether a document begins on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

from docbeat.answering.split.marks import Mark, marks
from docbeat.answering.split.words import Gram, grams, stems
from docbeat.document.model import Block, BlockKind, Document, Layer, Page, Word
from docbeat.document.text import block_text, blocks_by_page, line_text, lines_text, page_of

# Titles stand in this upper part of a page and have at most so many words.
_TOP, _MOST_TITLE_WORDS, _MOST_TITLE_LINES = 0.4, 9, 5
_FIRST = 0.2
# Text this much larger than most of the page and nearly the largest on it is large.
_LARGE, _NEARLY = 1.15, 0.9
# Titles of numbered parts do not name a document.
_PART = 0.5
_PARTS = frozenset({"§", "article", "section", "clause", "chapter", "schedule", "annex", "appendix", "exhibit", "part"})
# What stands in these parts of a page is its head or foot where nothing has said so.
_HEAD, _FOOT = 0.08, 0.92
_PAGE = r"(?:page|seite|p[aá]gina|pag|pg|sheet|folio)"
_NUMBERED = re.compile(rf"\b(?:{_PAGE}|p)?\.?\s*(\d{{1,4}})\s*(?:/|of|von|de|di|sur|\|)\s*(\d{{1,4}})\b", re.I)
_NUMBER = re.compile(rf"\b{_PAGE}\.?\s*(\d{{1,4}})\b|^\W*(\d{{1,4}})\W*$", re.I)
# Numbers of documents and accounts: at least five letters and figures, a figure among them.
_IDENTIFIER = re.compile(r"(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{4,}")


class Title(msgspec.Struct, frozen=True):
    """A line that may name what follows: its stems, how much it stands out (0 to 1), whether a numbered part's."""

    words: tuple[str, ...]
    weight: float
    is_part: bool

    @property
    def document_weight(self) -> float:
        """How much it stands out as the title of a document."""
        return _PART * self.weight if self.is_part else self.weight


class PageFacts(msgspec.Struct):
    """One page.

    ``edges`` are the texts at its head and foot without figures, ``numbering`` says which page of how many it is.
    """

    number: int
    size: tuple[float, float]
    words: Counter[str]
    grams: set[Gram]
    marks: frozenset[Mark]
    titles: list[Title]
    fonts: frozenset[str]
    body: tuple[str, float] | None
    left: float
    edges: frozenset[str]
    identifiers: frozenset[str]
    numbering: tuple[int | None, int | None]
    begins: str
    ends: str
    goes_on: bool


def page_facts(document: Document, numbers: Iterable[int]) -> list[PageFacts]:
    """The facts of the pages ``numbers``, in that order."""
    blocks = blocks_by_page(document)
    return [_facts(document, page_of(document, number), blocks.get(number, [])) for number in numbers]


def _facts(document: Document, page: Page, blocks: Sequence[Block]) -> PageFacts:
    texts = [_text(document, page, block) for block in blocks]
    words = stems(" \n ".join(texts))
    edges = _edges(page, blocks, texts)
    body = [text for block, text in zip(blocks, texts, strict=True) if block.layer is Layer.BODY and text.strip()]
    return PageFacts(
        number=page.number,
        size=(page.width, page.height),
        words=Counter(words),
        grams=grams(words),
        marks=marks(document, page, blocks),
        titles=_titles(page, blocks),
        fonts=_fonts(page),
        body=_body_style(page),
        left=_left_edge(page),
        edges=frozenset(filter(None, (_without_figures(edge) for edge in edges))),
        identifiers=frozenset(
            word.text.strip("#:.,;()") for word in page.words if _IDENTIFIER.fullmatch(word.text.strip("#:.,;()"))
        ),
        numbering=_numbering(edges),
        begins=body[0] if body else "",
        ends=body[-1] if body else "",
        goes_on=any(block.table is not None and block.table.continues is not None for block in blocks),
    )


def _text(document: Document, page: Page, block: Block) -> str:
    if block.table is None:
        return block_text(document, block)
    return "\n".join(lines_text(page, cell.lines) for cell in block.table.cells)


def _titles(page: Page, blocks: Sequence[Block]) -> list[Title]:
    """Short lines of the upper part, more for those that are large, bold or headings."""
    usual = _usual_size(page)
    largest = max((word.box.height for word in page.words), default=0.0)
    titles = []
    for block in blocks:
        lines = block.lines if len(block.lines) <= _MOST_TITLE_LINES else []
        for span in lines:
            words = tuple(stems(line_text(page, span)))
            first = page.words[span.start]
            if words and len(words) <= _MOST_TITLE_WORDS and first.box.y0 < _TOP * page.height:
                is_large = first.box.height > max(_LARGE * usual, _NEARLY * largest)
                weight = _prominence(page, block, first, is_large=is_large)
                titles.append(Title(words, weight, is_part=_is_part(first.text)))
    return titles


def _prominence(page: Page, block: Block, first: Word, *, is_large: bool) -> float:
    """How much a line stands out that begins with ``first``: a title is large, heavy, a heading, and at the top."""
    is_heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    is_bold = bool(page.styles) and page.styles[first.style].bold
    is_first = first.box.y0 < _FIRST * page.height
    return 0.2 + 0.4 * is_large + 0.2 * (is_heading or is_bold) + 0.2 * is_first


def _is_part(word: str) -> bool:
    """Whether a title that begins with ``word`` is that of a numbered part."""
    return word[:1].isdigit() or word.strip(".:").casefold() in _PARTS


def _usual_size(page: Page) -> float:
    return median(word.box.height for word in page.words) if page.words else 0.0


def _body_style(page: Page) -> tuple[str, float] | None:
    """The typeface and size of most of the text."""
    counts = Counter(word.style for word in page.words)
    if not page.styles or not counts:
        return None
    style = page.styles[counts.most_common(1)[0][0]]
    return (style.font.rpartition("+")[2].casefold(), round(style.size, 1)) if style.font else None


def _left_edge(page: Page) -> float:
    return min((word.box.x0 for word in page.words), default=0.0)


def _fonts(page: Page) -> frozenset[str]:
    """The typefaces of the page without the tags of embedded subsets."""
    return frozenset(style.font.rpartition("+")[2].casefold() for style in page.styles if style.font)


def _identifiers(page: Page) -> frozenset[str]:
    texts = (word.text.strip("#:.,;()") for word in page.words)
    return frozenset(text for text in texts if _IDENTIFIER.fullmatch(text))


def _edges(page: Page, blocks: Sequence[Block], texts: Sequence[str]) -> list[str]:
    edges = []
    for block, text in zip(blocks, texts, strict=True):
        is_edge = block.box.y1 < _HEAD * page.height or block.box.y0 > _FOOT * page.height
        if block.layer in (Layer.HEADER, Layer.FOOTER) or (is_edge and len(text) < 200):
            edges += [line_text(page, span) for span in block.lines]
    return edges


def _without_figures(text: str) -> str:
    return " ".join(re.sub(r"\d+", " ", text).casefold().split())


def _numbering(edges: Iterable[str]) -> tuple[int | None, int | None]:
    for edge in edges:
        if (found := _NUMBERED.search(edge)) and 0 < int(found[1]) <= int(found[2]):
            return int(found[1]), int(found[2])
    for edge in edges:
        if found := _NUMBER.search(edge):
            return int(found[1] or found[2]), None
    return None, None
