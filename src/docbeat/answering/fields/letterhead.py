"""The letterhead: who sends a paper and to whom, told by where names and addresses stand, without a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from docbeat.answering.field import Shape
from docbeat.answering.fields.banks import with_bank
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.cards import Card, Kind, bare_name, cards_of, is_nameable, kind_of
from docbeat.answering.fields.concepts import parties
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.heads import Head
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.regions import Regions
from docbeat.answering.fields.stacks import Line, stacks
from docbeat.answering.fields.values.contacts import find_emails
from docbeat.answering.fields.values.names import looks_like_company, looks_like_person
from docbeat.answering.fields.values.spacing import respaced
from docbeat.answering.fields.values.towns import address_parts
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import terms
from docbeat.answering.view import DocumentView, PageView, Piece, Quote
from docbeat.document.model import WordSource

# Of a page: a letterhead begins above the first, a name alone above the second, the window of a letter ends above the
# third.
_TOP, _HIGH, _WINDOW = 0.45, 0.16, 0.5
# Less speaks for a sender than chance does; in letter heights: how far below the small row of the sender the
# receiver follows; what is printed taller than the rest is meant to be seen.
_LEAST, _UNDER, _TALL = 0.45, 2.5, 1.25
# What a receiver is worth that only its place tells, alone and beside a sender who is known.
_RECEIVER, _BESIDE_SENDER, _ADDRESSED = 0.55, 0.15, 0.6
_DOUBTFUL = 0.8
# Lines in so many rows of a table are entries of it.
_ROWS, _ADDRESSES = 4, 3
_OF_ACCOUNTS = frozenset({"bank", "account_holder"})
_PARTS = frozenset({"street", "city", "postcode", "state", "country"})
_REACHED = frozenset({Sense.PHONE, Sense.EMAIL, Sense.URL})


def head_of(view: DocumentView) -> Head:
    """What the head of the first page says."""
    if not view.pages or not view.pages[0].pieces:
        return Head()
    page = view.pages[0]
    found = [cards_of(stack) for stack in stacks(page)]
    cards = [card for cards in found for card in cards if card.top < _TOP * page.page.height and not _are_rows(card)]
    usual = median(piece.height for piece in page.pieces)
    owners = _owners(Regions(view), cards)
    ranked = [(_certainty(card, page, usual, cards), card) for card in cards if _may_send(owners.get(id(card)))]
    certainty, sender = max(ranked, key=lambda one: one[0], default=(0.0, None))
    if sender is None or certainty < _LEAST:
        certainty, sender = 0.0, None
    receiver = _receiver(page, [card for card in cards if id(card) not in owners], sender)
    is_paper = sender is not None or receiver is not None or bool(owners) or _has_title(page)
    alone = _lone_name(page, cards, usual) if is_paper else None
    if alone is not None and sender is not None and receiver is None and _is_over(alone, sender, certainty, usual):
        sender, receiver = None, sender
    if alone is not None and (sender is None or not sender.name):
        sender = replace(sender or alone, name=alone.name, name_score=alone.name_score)
        certainty = max(certainty, _LEAST + 0.25 * alone.name_score)
    if sender is not None and not sender.address:
        sender = _with_address(sender, [card for card in cards if id(card) not in owners])
    worth = _RECEIVER + _BESIDE_SENDER * (sender is not None) + 0.1 * receiver.address_score if receiver else 0.0
    owned = {owners[id(card)]: card for card in reversed(cards) if id(card) in owners and card.address}
    return Head(sender, certainty, receiver, worth, owned)


def _may_send(owner: str | None) -> bool:
    """Whether a card may be the sender's, which stands under nobody's label or the sender's own."""
    return owner is None or parties()[owner].letterhead


def _are_rows(card: Card) -> bool:
    """Whether the lines are of several rows of one table of many columns: of a list, and no address."""
    tables = {
        (piece.block.table.columns, piece.cell.row) for piece in _pieces(card) if piece.block.table and piece.cell
    }
    return sum(columns > _ADDRESSES for columns, _ in tables) >= _ROWS and not any(
        line.is_scanned for line in card.lines
    )


def _pieces(card: Card) -> Iterator[Piece]:
    return (quote.piece for line in card.lines for quote in line.quotes)


def _certainty(card: Card, page: PageView, usual: float, cards: list[Card]) -> float:
    """A sender has name and address, says how to reach and where to find them registered, and comes first."""
    if not card.address or not (card.name or card.is_row):
        return 0.0
    kinds = {kind_of(line.text) for line in card.rest}
    score = 0.3 * bool(card.name) * (0.4 + 0.6 * card.name_score) + 0.35 * card.address_score
    score += 0.12 * (Kind.CONTACT in kinds) + 0.12 * (Kind.REGISTER in kinds)
    score += 0.2 * (1 - card.top / page.page.height / _TOP) - 0.05 * min(cards.index(card), 4)
    if card.is_row:
        return score + 0.2
    if any(_is_under(card, other) for other in cards):
        return score - 0.4
    return score + (0.1 if _is_tall(card, usual) else -0.2 * _is_person(card))


def _is_under(card: Card, other: Card) -> bool:
    """Whether ``other`` is the small row with the sender's address over the window that shows ``card``."""
    gap = card.top - max(line.box.y1 for line in other.lines)
    return other.is_row and 0 <= gap + 2.0 < _UNDER * card.lines[0].height


def _is_tall(card: Card, usual: float) -> bool:
    return any(line.height > _TALL * usual for line in card.name)


def _is_person(card: Card) -> bool:
    name = _joined([card.name_quotes], " ")
    return looks_like_person(name) > looks_like_company(name)


def _has_title(page: PageView) -> bool:
    """Whether the page says that it is an invoice, a statement or the like."""
    high = (piece for piece in page.pieces if piece.box.y0 < _TOP * page.page.height)
    return any(kind_of(piece.text) is Kind.TITLE for piece in high)


def _lone_name(page: PageView, cards: list[Card], usual: float) -> Card | None:
    """The name of a firm at the very top, taller than the rest, with nothing below it."""
    lines = [line for card in cards if not card.address for line in card.lines]
    names = [line for line in lines if line.box.y0 < _HIGH * page.page.height and _may_be_sender(line, usual)]
    best = max(names, key=lambda line: (_firm(line), line.height), default=None)
    return Card((best,), (), (), max(_firm(best), 0.3), 0.0) if best else None


def _is_over(alone: Card, other: Card, certainty: float, usual: float) -> bool:
    """Whether a tall name at the top is the sender's, and the address below it that of who gets the letter."""
    is_above = alone.name[0].box.y1 < other.top and other not in (alone,)
    return certainty < _DOUBTFUL and is_above and _is_tall(alone, usual) and not _is_tall(other, usual)


def _with_address(sender: Card, cards: list[Card]) -> Card:
    """A sender's name with the address that stands right below it, wherever on the line."""
    bottom, reach = max(line.box.y1 for line in sender.name), _UNDER * sender.name[0].height
    near = [card for card in cards if card.address and not card.name and 0 <= card.top - bottom < reach]
    return replace(sender, address=near[0].address, address_score=near[0].address_score) if near else sender


def _may_be_sender(line: Line, usual: float) -> bool:
    if kind_of(line.text) is not Kind.TEXT or not is_nameable(line.text) or len(line.text.split()) > 7:
        return False
    return _firm(line) >= 0.7 if line.height < _TALL * usual else _firm(line) >= 0.3


def _firm(line: Line) -> float:
    return looks_like_company(bare_name(line.text))


def _owners(regions: Regions, cards: list[Card]) -> dict[int, str]:
    """Whose label each card stands under, by its id."""
    owners = {}
    for card in cards:
        found = {regions.owner(quote.piece) for line in (*card.name, *card.address) for quote in line.quotes} - {""}
        if len(found) == 1:
            owners[id(card)] = found.pop()
    return owners


def _receiver(page: PageView, cards: list[Card], sender: Card | None) -> Card | None:
    """The first address that is not the sender's and stands under nobody's label."""
    for card in cards:
        if not card.name or not card.address or card.is_row or card.address_score < _ADDRESSED:
            continue
        is_senders = sender is not None and card.address == sender.address
        if not is_senders and card.lines[0].box.y1 < _WINDOW * page.page.height:
            return card
    return None


def letterhead(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for what is asked of those who send and receive the document."""
    asked = [(one, *_asked(one)) for one in wanted]
    in_parts = _in_parts(wanted)
    if not any(party for _, party, _ in asked):
        return
    head = head_of(view)
    if view.pages and any(party in _OF_ACCOUNTS for _, party, _ in asked):
        head = with_bank(head, view.pages[0])
    for one, party, attribute in asked:
        if not party or one.field.shape is not Shape.STRING:
            continue
        if attribute == "address" and party in in_parts and "street" in terms(one.field.name):
            attribute = "street"
        card, certainty = head.card_of(party)
        if card is not None and card is head.sender:
            certainty = min(certainty, 0.5 + 0.4 * (card.name_score if attribute == "name" else card.address_score))
        found = _found(one, card, attribute, certainty, notation) if card else None
        if found is not None:
            yield Candidate(one, found)


def _asked(wanted: Wanted) -> tuple[str, str]:
    """The party that is asked about and what of it; nothing where none is."""
    party, _, attribute = wanted.concept.rpartition(".")
    return (party, attribute) if party in parties() else ("", "")


def _in_parts(wanted: Sequence[Wanted]) -> frozenset[str]:
    """The parties whose address is asked for in parts: their "street address" is the street then."""
    asked = map(_asked, wanted)
    return frozenset(party for party, attribute in asked if attribute in {"city", "postcode"})


def _found(wanted: Wanted, card: Card, attribute: str, certainty: float, notation: Notation) -> Found | None:
    if attribute == "name" and card.name:
        name = _joined([card.name_quotes], " ")
        return Found(respaced(name) if _is_scanned(card.name_quotes[0]) else name, card.name_quotes, certainty)
    if attribute == "address" and card.address:
        lines = [line.quotes for line in card.address]
        return Found(_joined(lines, ", "), card.address_quotes, certainty)
    if attribute in _PARTS:
        return _part(card, attribute, certainty)
    return _reached(wanted, card, certainty, notation) if wanted.sense in _REACHED else None


def _is_scanned(quote: Quote) -> bool:
    return quote.piece.page.words[quote.piece.start].source is WordSource.OCR


def _part(card: Card, attribute: str, certainty: float) -> Found | None:
    """The street, the town or the like of a card's address."""
    lines = card.address_quotes
    found = address_parts([quote.text for quote in lines]).get(attribute)
    if not found:
        return None
    whole = [(lines[part.line], part) for part in found]
    quotes = tuple(Quote(line.piece, line.start + part.start, line.start + part.stop) for line, part in whole)
    return Found(_joined([[quote] for quote in quotes], ", "), quotes, certainty)


def _reached(wanted: Wanted, card: Card, certainty: float, notation: Notation) -> Found | None:
    """A telephone or an address of the net among the lines of a card that no label gives to something else."""
    for line in card.rest:
        is_labelled = any(map(str.isalpha, line.text[:1])) and not find_emails(line.text)
        if kind_of(line.text) is Kind.CONTACT and not is_labelled:
            for reading in readings(wanted, line.quotes, notation):
                return Found(reading.value, reading.quotes, min(0.75, certainty) * reading.certainty)
    return None


def _joined(lines: Iterable[Iterable[Quote]], mark: str) -> str:
    """Quotes as one value, lines parted by ``mark``."""
    return mark.join(" ".join(quote.text.strip() for quote in line).strip(" ,;") for line in lines)
