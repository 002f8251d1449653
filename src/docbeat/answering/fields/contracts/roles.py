"""Parties of an agreement by their role: named above "as Agent" on the cover and in schedules of what each commits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docbeat.answering.fields.contracts.passages import Passages
from docbeat.answering.fields.values.names import ends_in_legal_form, is_running_text, looks_like_company
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import CellView, Quote

_AS = re.compile(r"(?:^|,\s*|\s)as (?:the |an? |joint |sole |co-)*(?P<role>[A-Z].*)$")
# A comma before a legal form is inside a name.
_PARTS = re.compile(
    r"(?:^|,?\s+)and\s+|,\s+"
    r"(?!(?:N\.? ?A\b|Corp|Inc|LLC|L\.L\.C|Ltd|Limited|L\.P|LP\b|PLC|S\.A|National|[^,]{0,20}Branch))",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b(?:part(?:y|ies) hereto|named herein|time to time|dated)\b", re.IGNORECASE)
# The parties follow this; what they are follows each.
_AMONG = re.compile(r"\b(?:among|between)\b:?\s+(?:\(\w\)\s+)?(?=[A-Z0-9])")
_KIND = re.compile(r",\s+an?\s")
_COMPANY = 0.3
_CALLED = re.compile(r"\((?:the |each,? an? |collectively,? the |together,? the )?[“\"]([^”\"]{3,40})[”\"]")
_NAME = re.compile(
    r"[A-Z0-9][\w&.’'-]*(?:\s(?:[A-Z0-9&][\w&.’'-]*|of|and(?=\s[A-Z])))*(?:,\s(?:Inc|LLC|Ltd|N\.A|L\.P)\.?)?"
)
# Characters before a bracket in which the name stands that it is about.
_REACH = 200


def named_as(passages: Passages, role: Terms) -> list[Quote]:
    """The parties that the cover or the preamble names in this role."""
    group: list[Quote] = []
    for piece in passages.lines:
        role_at = _AS.search(piece.text)
        stop = role_at.start() if role_at else len(piece.text)
        group.extend(_names(Quote(piece, 0, stop)))
        if role_at:
            if _is_role(role, terms(role_at["role"])) and group:
                return group
            group = []
        elif is_running_text(piece.text):
            group = []
    return []


def called(passages: Passages, role: Terms) -> list[Quote]:
    """The party before (the "Tenant") in the opening."""
    text = passages.opening
    for bracket in _CALLED.finditer(text.text):
        if terms(bracket[1]) != role:
            continue
        reach = max(0, bracket.start() - _REACH)
        names = [name for name in _NAME.finditer(text.text, reach, bracket.start()) if ends_in_legal_form(name[0])]
        part = text.part(*names[-1].span()) if names else ()
        if len(part) == 1:
            return [part[0]]
    return []


def first_named(passages: Passages) -> Quote | None:
    """The first party of the preamble: "among Delphi Inc., a Delaware corporation"."""
    text = passages.opening
    for start in _AMONG.finditer(text.text):
        kind = _KIND.search(text.text, start.end(), start.end() + 120)
        name = text.part(start.end(), kind.start()) if kind else ()
        if len(name) == 1 and looks_like_company(name[0].text) >= _COMPANY:
            return name[0]
    return None


def _is_role(role: Terms, said: Terms) -> bool:
    """Whether what is said after "as" is this role, alone or with another: "Joint Lead Arrangers and Bookrunners"."""
    return said[: len(role)] == role or set(role) <= set(said[:4])


def _names(quote: Quote) -> Iterator[Quote]:
    """The names of parties in a line."""
    start = quote.start
    for cut in [*_PARTS.finditer(quote.text), None]:
        stop = quote.start + (cut.start() if cut else len(quote.text))
        text = quote.piece.text[start:stop]
        name = text.rstrip(" ,;")
        if looks_like_company(name) >= _COMPANY and not _PARTY.search(name) and not is_running_text(name):
            yield Quote(quote.piece, start, start + len(name))
        start = quote.start + cut.end() if cut else stop


def scheduled(passages: Passages, role: Terms) -> list[list[Quote]]:
    """Who commits something by a schedule of commitments; the largest of them."""
    found: list[list[CellView]] = []
    for table in passages.view.tables:
        head = {
            term for number in range(min(2, len(table.grid))) for cell in table.row(number) for term in terms(cell.text)
        }
        if "commitment" in head and ({*role} & head or len(table.grid) > 5):
            rows = [table.row(number) for number in range(1, len(table.grid))]
            found.append([row[0] for row in rows if len(row) > 1 and _commits(row)])
    best = max(found, key=len, default=[])
    return [cell.quotes for cell in best]


def _commits(row: list[CellView]) -> bool:
    """Whether a row is that of one party and what it commits."""
    name, *others = (cell.text for cell in row)
    is_sum = terms(name)[:1] in {("total",), ("aggregate",)}
    return (
        row[0].column == 0
        and not is_sum
        and any(map(str.isalpha, name))
        and any(re.search(r"\d", one) for one in others)
    )
