"""Chunks cut at the coarsest separator that makes them fit: blank lines, lines, sentences, words, characters."""

from __future__ import annotations

from docbeat.document.model import Document
from docbeat.writing.markdown import to_markdown

_SEPARATORS = ("\n\n", "\n", ". ", " ")


def recursive_chunks(document: Document, size: int) -> list[str]:
    """The whole markdown in pieces of at most ``size`` characters."""
    text = to_markdown(document)
    return cut(text, size) if text else []


def cut(text: str, size: int, separators: tuple[str, ...] = _SEPARATORS) -> list[str]:
    """``text`` in pieces of at most ``size`` characters; one piece when it fits, none of them blank."""
    if len(text) <= size:
        return [text]
    if not separators:
        return [text[start : start + size] for start in range(0, len(text), size)]
    separator, finer = separators[0], separators[1:]
    pieces: list[str] = []
    for part in _kept_separators(text, separator):
        if pieces and len(pieces[-1]) + len(part) <= size:
            pieces[-1] += part
        else:
            pieces.extend(cut(part, size, finer))
    return [piece.strip() for piece in pieces if piece.strip()] or [text[:size]]


def _kept_separators(text: str, separator: str) -> list[str]:
    """``text`` split after each ``separator``, which stays with what precedes it."""
    parts = text.split(separator)
    return [part + separator for part in parts[:-1]] + [parts[-1]]
