"""The letterhead: who sends the paper, told by where it stands and by what stands with it, without a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docbeat.answering.field import Shape
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.cards import Card, Kind, cards_of, kind_of
from docbeat.answering.fields.concepts import parties
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.stacks import stacks
from docbeat.answering.fields.wanted import Wanted
from docbeat.answering.view import DocumentView, PageView, Quote

# Of a page: a letterhead begins above this.
_TOP = 0.45
# Less speaks for a sender than chance does.
_LEAST = 0.45


@dataclass(frozen=True, slots=True)
class Sender:
    """``card`` says who; ``certainty`` 0 to 1 is how surely they send the paper."""

    card: Card
    certainty: float


def sender_of(view: DocumentView) -> Sender | None:
    """Who sends the document, by the head of its first page."""
    if not view.pages:
        return None
    page = view.pages[0]
    ranked = [Sender(card, _certainty(card, page, place)) for place, card in enumerate(_cards(page))]
    best = max(ranked, key=lambda one: one.certainty, default=None)
    return best if best and best.certainty >= _LEAST else None


def _cards(page: PageView) -> Iterator[Card]:
    """The cards in the upper part of a page that say a name or an address."""
    for stack in stacks(page):
        for card in cards_of(stack):
            if (card.name or card.address) and card.lines[0].box.y0 < _TOP * page.page.height:
                yield card


def _certainty(card: Card, page: PageView, place: int) -> float:
    """A sender has name and address, says how to reach and where to find them registered, and comes first."""
    kinds = {kind_of(line.text) for line in card.rest}
    height = min(line.box.y0 for line in card.lines) / page.page.height
    score = 0.3 * bool(card.name) * (0.4 + 0.6 * card.name_score) + 0.35 * card.address_score
    score += 0.12 * (Kind.CONTACT in kinds) + 0.12 * (Kind.REGISTER in kinds)
    return score + 0.2 * (1 - height / _TOP) - 0.05 * min(place, 4)


def letterhead(view: DocumentView, wanted: Iterable[Wanted]) -> Iterator[Candidate]:
    """Candidates for what is asked of the one who sends the document."""
    asked = [(one, _attribute(one)) for one in wanted]
    if not any(attribute for _, attribute in asked):
        return
    sender = sender_of(view)
    if sender is None:
        return
    for one, attribute in asked:
        found = _found(sender, attribute) if attribute and one.field.shape is Shape.STRING else None
        if found is not None:
            yield Candidate(one, found)


def _attribute(wanted: Wanted) -> str:
    """What is asked of the sender, or nothing."""
    party, _, attribute = wanted.concept.rpartition(".")
    known = parties().get(party)
    return attribute if known is not None and known.letterhead else ""


def _found(sender: Sender, attribute: str) -> Found | None:
    card = sender.card
    if attribute == "name" and card.name:
        certainty = 0.5 + 0.4 * card.name_score
        return Found(_joined([card.name_quotes], " "), card.name_quotes, min(certainty, sender.certainty))
    if attribute == "address" and card.address:
        lines = [line.quotes for line in card.address]
        return Found(_joined(lines, ", "), card.address_quotes, min(0.5 + 0.4 * card.address_score, sender.certainty))
    return None


def _joined(lines: Iterable[Iterable[Quote]], mark: str) -> str:
    """Quotes as one value, lines parted by ``mark``."""
    return mark.join(" ".join(quote.text.strip() for quote in line).strip(" ,;") for line in lines)
