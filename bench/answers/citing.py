"""Whether values stand where their citations say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docbeat.answering.answer import Answer
from docbeat.answering.citation import Citation
from docbeat.document.model import Document
from docbeat.document.tables import cell_id
from docbeat.document.text import lines_text, page_of

# Figures in thousands, millions or billions have fewer digits than what they mean.
_SCALED = re.compile(r"(?i)\d\s*(?:k|m|mn|bn?|tsd|mio|mrd|thousand|million|billion)\b")


def cited(answer: Answer) -> Iterator[tuple[str, Any, Any]]:
    """Every value that is not null: its path, itself, its citation."""
    yield from _pairs("", answer.values, answer.citations)


def faults(document: Document, answer: Answer) -> dict[str, str]:
    """What is wrong with citations, by path: there must be one, of elements that exist and hold what it quotes."""
    texts, found = element_texts(document), {}
    for path, value, citation in cited(answer):
        if fault := _fault(document, texts, value, citation):
            found[path] = fault
    return found


def element_texts(document: Document) -> dict[str, str]:
    """What blocks and table cells say, by id."""
    texts: dict[str, str] = {}
    for block in document.blocks:
        page = page_of(document, block.page)
        texts[block.id] = lines_text(page, block.lines)
        for cell in block.table.cells if block.table else ():
            texts[cell_id(block.id, cell)] = lines_text(page, cell.lines)
    return texts


def _pairs(path: str, value: Any, citation: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _pairs(f"{path}.{key}".lstrip("."), inner, _part(citation, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _pairs(f"{path}[{index}]", inner, _part(citation, index))
    elif value is not None:
        yield path, value, citation


def _part(citations: Any, step: Any) -> Any:
    try:
        return citations[step]
    except (KeyError, IndexError, TypeError):
        return None


def _fault(document: Document, texts: Mapping[str, str], value: Any, citation: Any) -> str:
    if not isinstance(citation, Citation):
        return "no citation"
    missing = [element for element in citation.elements if element not in texts]
    if missing or not citation.elements:
        return "no such element"
    said = _letters(" ".join(texts[element] for element in citation.elements))
    if any(_letters(word) not in said for word in citation.quote.split()):
        return "the element does not hold the quote"
    if _letters(citation.quote) not in _letters(_under(document, citation)):
        return "the boxes hold other words"
    return "" if citation.derived or _comes_from(value, citation.quote) else "the quote does not hold the value"


def _under(document: Document, citation: Citation) -> str:
    """The words below the boxes, box by box."""
    words = page_of(document, citation.page).words
    return " ".join(
        word.text
        for box in citation.boxes
        for word in words
        if box.grown(0.5).contains_point(word.box.center_x, word.box.center_y)
    )


def _comes_from(value: Any, quote: str) -> bool:
    """Whether the value can be read out of the quote: its words, or its figures; yes and no can be said in any way."""
    if isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        digits = re.sub(r"\D", "", f"{abs(value):f}".rstrip("0").rstrip("."))
        if _SCALED.search(quote):
            digits = digits.rstrip("0")
        return digits.lstrip("0") in re.sub(r"\D", "", quote) or not re.search(r"\d", quote)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return bool(re.search(r"\d", quote))
    return _letters(value) in _letters(quote) or bool(re.fullmatch(r"[A-Z]{3}", value)) or not value.strip()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
