"""Banks: whose paper a statement is, told by the words that only names of banks have, and who gets it then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from docbeat.answering.fields.cards import Card, Kind, kind_of
from docbeat.answering.fields.heads import Head
from docbeat.answering.fields.stacks import Line, stacks
from docbeat.answering.fields.values.names import looks_like_company, looks_like_person
from docbeat.answering.fields.values.postal import address_score
from docbeat.answering.terms import terms
from docbeat.answering.view import PageView
from docbeat.answering.vocabulary import table

# Of a page: names of banks stand above this. How many words a name has at most.
_TOP, _WORDS = 0.3, 6
_TALLER = 1.3
_SURE, _RECEIVED, _ADDRESS = 0.82, 0.7, 0.35


def with_bank(head: Head, page: PageView) -> Head:
    """``head`` with the bank as the sender where one is named at the top, and its customer as the receiver."""
    banks = [line for line in _lines(page) if is_bank(line.text)]
    if not banks:
        return head
    bank = _over(page, max(banks, key=lambda line: line.height))
    sender = head.sender
    if sender is not None and sender.name and is_bank(sender.name[0].text):
        receiver = _below(sender)
        return replace(head, receiver=receiver, receiver_certainty=_RECEIVED) if receiver else head
    named = Card((bank,), (), (), 1.0, 0.0)
    found = replace(head, sender=named, sender_certainty=_SURE)
    if head.receiver is None and sender is not None and sender.name and sender.address:
        return replace(found, receiver=sender, receiver_certainty=_RECEIVED)
    return found


def _over(page: PageView, line: Line) -> Line:
    """The name that stands much taller right over ``line`` where that says only what sort of bank it is."""
    is_sort = set(terms(line.text)) <= set(table("cards")["sorts_of_banks"])
    for stack in stacks(page) if is_sort else ():
        if any(one.box == line.box for one in stack):
            taller = [one for one in stack if one.box.y1 <= line.box.y0 + 1 and one.height > _TALLER * line.height]
            return max(taller, key=lambda one: one.height, default=line)
    return line


def is_bank(text: str) -> bool:
    """Whether ``text`` is a name with a word in it that names of banks have."""
    words = text.split()
    return 1 < len(words) <= _WORDS and kind_of(text) is Kind.TEXT and bool(_bank_words().search(text))


@cache
def _bank_words() -> re.Pattern[str]:
    words: list[str] = table("cards")["banks"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b|\w{{3,}}bank\b", re.IGNORECASE)


def _lines(page: PageView) -> Iterator[Line]:
    for stack in stacks(page):
        yield from (line for line in stack if line.box.y0 < _TOP * page.page.height and line.text[:1].isupper())


def _below(card: Card) -> Card | None:
    """The customer whose name and address stand right below the name of the bank."""
    name = next((line for line in card.rest if _is_name(line)), None)
    if name is None or not card.address or name.box.y0 > card.address[0].box.y0:
        return None
    return Card((name,), card.address, (), 1.0, card.address_score)


def _is_name(line: Line) -> bool:
    named = max(looks_like_person(line.text), looks_like_company(line.text))
    return kind_of(line.text) is Kind.TEXT and named > _ADDRESS > address_score(line.text)
