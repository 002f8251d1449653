"""Clauses: what an agreement says under a title, or explains a term as."""

from __future__ import annotations

import re

from docbeat.answering.fields.contracts.passages import Passages
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.values.render import tidy
from docbeat.answering.terms import Terms, likeness, terms
from docbeat.answering.view import Joined

_TITLED = re.compile(
    r"\W*(?:(?:(?:section|paragraph|article|clause)\s*)?\d[\d.]*\s+|\(\w{1,4}\)\s+)?"
    r"([A-Z][\w’' ]{3,60}?)\.\s+(?=\S)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[a-z)]{2})\.(?=\s+[A-Z(“]|\s*$)")
_ENDED = re.compile(r"[.;:]\W*$")
_SAME, _LIKE = 0.97, 0.5
_LEAST = 0.4


def clause(passages: Passages, words: Terms) -> Found | None:
    """The first sentence under the title ``words``; of a passage that a page breaks, with the next one."""
    for number, passage in enumerate(passages.all):
        title = _TITLED.match(passage.text)
        if title and terms(title[1]) == words:
            return _sentence(passage, title.end(), passages.all[number + 1 : number + 2])
    return None


def defined(passages: Passages, words: Terms) -> Found | None:
    """How a term is explained, for who asks for the definition of it or of what is called much like it."""
    if words[-1:] != ("definition",):
        return None
    asked = words[:-1]
    known = {name: likeness(asked, name) for name in passages.definitions if name[-1:] == asked[-1:]}
    name = max(known, key=lambda one: known[one], default=())
    if known.get(name, 0.0) < _LEAST:
        return None
    passage, start = passages.definitions[name]
    found = _sentence(passage, start, [])
    return Found(found.value, found.quotes, _LIKE + (_SAME - _LIKE) * known[name])


def _sentence(passage: Joined, start: int, following: list[Joined]) -> Found:
    end = _END.search(passage.text, start)
    stop = end.end() if end else len(passage.text)
    text, quotes = passage.text[start:stop], passage.part(start, stop)
    if not _ENDED.search(text):
        for rest in following:
            end = _END.search(rest.text)
            stop = end.end() if end else len(rest.text)
            text, quotes = f"{text} {rest.text[:stop]}", quotes + rest.part(0, stop)
    return Found(tidy(text), quotes, _SAME)
