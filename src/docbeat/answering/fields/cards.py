"""Cards: lines that say who somebody is and where: a name, the address below it, how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import takewhile

from docbeat.answering.fields.concepts import known_labels
from docbeat.answering.fields.stacks import Line
from docbeat.answering.fields.values.contacts import find_emails, find_phones, find_urls
from docbeat.answering.fields.values.dates import find_dates
from docbeat.answering.fields.values.names import is_legal_form, is_running_text, looks_like_company, looks_like_person
from docbeat.answering.fields.values.postal import address_score
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import Quote
from docbeat.answering.vocabulary import table

# A line that may be of an address, one that hardly is anything else, and one that hardly is not the name of a firm.
_MAYBE, _SURELY, _FIRM = 0.25, 0.5, 0.8
# A line that may be a name: the way it looks like one of a firm or a shop.
_TRADE = 0.6
# What taller letters add to the score of a name.
_TALLER = 0.15
# A line that stands out above others is the name, whatever those look like.
_MARKED, _HIGHER = 0.5, 1.15
# Several lines that may be of an address are one together.
_ENOUGH = 0.7
_NUMBER_BEHIND = re.compile(
    r"[\s,;]*\((?=[^()]*\d{3})[^()]*\)\s*\Z"  # (519537-X), (Co. No: 20154-T)
    r"|[\s,;(]+(?:co|company|reg|registration|roc|business)[\s.]*(?:reg(?:istration)?[\s.]*)?(?:no|number|nr)\b.*\Z"
    r"|\s+(?=[\d\s-]*\d{4})[\d\s]+-\s?[A-Z]\s*\Z"  # 001451637-K
    r"|[\s(]+\d{12}(?:\s?\([^()]*\))?\s*\Z",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\W*(?!\d+[.,]\d\d\b)(?:[A-Z]{0,3}[-\s]?)?\d[\d\s/-]{4,}(?:[-\s]?[A-Z])?\W*")
_NUMBERED = re.compile(r"\d{1,5}\s?[A-Za-z]?,?\s[^\W\d].*|[^\d]*[^\W\d_][^\d]*\s\d{1,5}\s?[A-Za-z]?")
_LEAD = re.compile(r"\s*\(?\s*([^\W\d_][^:：#]{0,34}?)\s*(?:[:：#]|(?=\b[\dA-Z]*\d{3})|\Z)")


class Kind(Enum):
    """What a line of a card, or between cards, is."""

    TEXT = "text"
    ADDRESS = "address"
    CONTACT = "contact"
    REGISTER = "register"
    TITLE = "title"
    DATE = "date"
    LABEL = "label"
    COURTESY = "courtesy"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Card:
    """``name`` and ``address`` are lines; ``rest`` the other lines, with the ways to reach them among them.

    ``name_score`` and ``address_score`` are from 0 to 1 how much they look like what they are taken for.
    """

    name: tuple[Line, ...]
    address: tuple[Line, ...]
    rest: tuple[Line, ...]
    name_score: float
    address_score: float

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of it."""
        return (*self.name, *self.address, *self.rest)

    @property
    def top(self) -> float:
        """Where it begins."""
        return min(line.box.y0 for line in self.lines)

    @property
    def is_row(self) -> bool:
        """Whether street and town stand in one row."""
        return len(self.address) > 1 and abs(self.address[0].box.center_y - self.address[-1].box.center_y) < 1.0

    @property
    def name_quotes(self) -> tuple[Quote, ...]:
        """The name without the number of a register behind it."""
        return tuple(bare for line in self.name for bare in _bare(line))

    @property
    def address_quotes(self) -> tuple[Quote, ...]:
        """The address, from the top down."""
        return tuple(quote for line in self.address for quote in line.quotes)


@cache
def _vocabulary(key: str) -> frozenset[Terms]:
    return frozenset(filter(None, map(terms, table("cards")[key])))


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> Kind:
    """What a line of these words is, by them alone."""
    if terms(text) in _vocabulary("titles"):
        return Kind.TITLE
    if any(phrase in text.casefold() for phrase in table("cards")["courtesies"]):
        return Kind.COURTESY
    if is_running_text(text) and address_score(text) < _SURELY:
        return Kind.PROSE
    if looks_like_company(bare_name(text)) >= max(_FIRM, address_score(text)):
        return Kind.TEXT
    lead = _LEAD.match(text)
    leading = terms(lead[1]) if lead else ()
    if leading in _vocabulary("contacts") or _is_contact(text):
        return Kind.CONTACT
    if (leading in _vocabulary("registers") and any(map(str.isdigit, text))) or _BARE_NUMBER.fullmatch(text):
        return Kind.REGISTER
    if any(2 * (day.stop - day.start) >= len(text.strip()) for day in find_dates(text)):
        return Kind.DATE
    if address_score(text) >= _SURELY:
        return Kind.ADDRESS
    if _is_label(bare_name(text) or text):
        return Kind.LABEL
    return Kind.ADDRESS if address_score(text) >= _MAYBE else Kind.TEXT


def _is_label(text: str) -> bool:
    lead = _LEAD.match(text)
    return lead is not None and (terms(lead[1]) in known_labels() or lead[0].rstrip().endswith((":", "：")))


def _is_contact(text: str) -> bool:
    matches = [*find_emails(text), *find_urls(text), *(one for one in find_phones(text) if one.certainty >= 0.7)]
    return any(2 * (one.stop - one.start) >= len(text.strip()) for one in matches)


def bare_name(text: str) -> str:
    """A name without the number of a register behind it."""
    return _NUMBER_BEHIND.sub("", text).strip(" *·,;:-")


def _bare(line: Line) -> list[Quote]:
    """The quotes of a name, the last one without the number behind it; decoration at either end left out."""
    *first, last = line.quotes
    kept = bare_name(last.text)
    if not kept:
        return first
    start = last.text.index(kept)
    return [*first, Quote(last.piece, last.start + start, last.start + start + len(kept))]


def card_of(lines: Sequence[Line]) -> Card:
    """The card that lines from the top down make; any part of it may be empty."""
    kinds = [kind_of(line.text) for line in lines]
    run = _address_run(lines, kinds)
    above = [place for place in range(run.start if run else len(lines)) if kinds[place] in {Kind.TEXT, Kind.ADDRESS}]
    names, score = _name(lines, [place for place in above if is_nameable(lines[place].text)])
    address = lines[run.start : run.stop]
    taken = {*run, *names}
    rest = tuple(line for place, line in enumerate(lines) if place not in taken)
    certainty = 1.0
    for line in address:
        certainty *= 1 - 0.7 * address_score(line.text)
    return Card(tuple(lines[place] for place in names), tuple(address), rest, score, round(1 - certainty, 3))


def _address_run(lines: Sequence[Line], kinds: Sequence[Kind]) -> range:
    """The lines of the first stretch that looks like an address; what stands between two of its lines is of it."""
    scores = [
        address_score(line.text) if kind is Kind.ADDRESS else 0.0 for line, kind in zip(lines, kinds, strict=True)
    ]
    start = 0
    while start < len(lines):
        if scores[start] < _MAYBE:
            start += 1
            continue
        inside = list(takewhile(lambda place: kinds[place] in {Kind.ADDRESS, Kind.TEXT}, range(start, len(lines))))
        firm = next((place for place in inside if looks_like_company(bare_name(lines[place].text)) >= _FIRM), None)
        if firm is not None and kinds[firm] is Kind.TEXT:
            start = firm + 1
            continue
        last = max(place for place in inside if scores[place] >= _MAYBE)
        if sum(scores[start : last + 1]) >= _ENOUGH or max(scores[start : last + 1]) >= _SURELY:
            return range(_beginning(lines, kinds, start, last), last + 1)
        start = last + 1
    return range(0)


def _beginning(lines: Sequence[Line], kinds: Sequence[Kind], start: int, last: int) -> int:
    """Where an address begins whose first line that looks like one is ``start``.

    A name with the name of a country in it looks like an address; the street above a town may look like a name.
    """
    may_name = [place for place in range(start) if kinds[place] in {Kind.TEXT, Kind.ADDRESS}]
    texts = [place for place in may_name if is_nameable(lines[place].text)]
    if not texts and last > start and not any(map(str.isdigit, bare_name(lines[start].text))):
        return start + 1
    while start > 0 and kinds[start - 1] is Kind.TEXT and _is_of_address(lines, start, spare=len(texts) > 1):
        start -= 1
        texts = [place for place in texts if place < start]
    return start


def _is_of_address(lines: Sequence[Line], start: int, *, spare: bool) -> bool:
    """Whether the line over ``start`` is of the address too; ``spare``: a name is left besides."""
    text, has_street = lines[start - 1].text.strip(), _has_street(lines[start].text)
    if looks_like_company(bare_name(text)) >= _TRADE:
        return False
    if not has_street and _NUMBERED.fullmatch(text):
        return True
    goes_on = not has_street or text.endswith(",") or any(map(str.isdigit, text))
    return spare and (goes_on or not _buildings().isdisjoint(terms(text)))


@cache
def _buildings() -> frozenset[str]:
    return frozenset(word for name in table("cards")["buildings"] for word in terms(name))


def _has_street(text: str) -> bool:
    """Whether there is more in the line than a postcode and a town."""
    return len(re.findall(r"\d+", text)) > 1 or "," in text.strip(" ,.") or not re.search(r"\d{4}", text)


def is_nameable(text: str) -> bool:
    """Whether a line can be somebody's name at all: most of it letters, and not a sentence long."""
    name = bare_name(text)
    letters = sum(map(str.isalpha, name))
    return letters >= 3 and 2 * letters > len(name.replace(" ", "")) and len(name) <= 80


def _name(lines: Sequence[Line], places: Sequence[int]) -> tuple[list[int], float]:
    """Which of some lines say the name, and how sure that is; taller letters count for a line."""
    if not places:
        return [], 0.0
    names = _names(lines, places)
    scores = [_name_score(" ".join(lines[place].text for place in name)) for name in names]
    usual = sorted(lines[place].height for place in places)[len(places) // 2]
    worth = [
        score + _TALLER * (lines[name[0]].height > 1.25 * usual) + _MARKED * _stands_out(name, lines, places)
        for name, score in zip(names, scores, strict=True)
    ]
    best = worth.index(max(worth))
    return names[best], scores[best]


def _stands_out(name: Sequence[int], lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether a name comes first, and it alone is bold or taller than what follows."""
    others = [lines[place] for place in places if place not in name]
    first = lines[name[0]]
    if not others or name[0] != min(places) or first.is_scanned:
        return False
    is_taller = all(first.height > _HIGHER * other.height for other in others)
    return is_taller or (first.is_bold and not any(other.is_bold for other in others))


def _names(lines: Sequence[Line], places: Sequence[int]) -> list[list[int]]:
    """The lines as names; a line with nothing but a legal form goes on with the one above."""
    names: list[list[int]] = []
    for place in places:
        if names and names[-1][-1] == place - 1 and is_legal_form(bare_name(lines[place].text)):
            names[-1].append(place)
        else:
            names.append([place])
    return names


def _name_score(text: str) -> float:
    name = bare_name(text)
    if name.strip("( ").casefold().startswith(tuple(table("cards")["former"])):
        return 0.0
    return max(looks_like_company(name), 0.8 * looks_like_person(name), 0.2)


def cards_of(lines: Iterable[Line]) -> list[Card]:
    """The cards of a stack, cut where a title or the label of something else stands between them.

    A single row with a street and a town in it is a card of its own: letters print it over the address in the window.
    """
    found: list[list[Line]] = [[]]
    for row in _rows_of(lines):
        kinds = [kind_of(line.text) for line in row]
        if len(row) > 1 and Kind.ADDRESS in kinds and {*kinds} <= {Kind.ADDRESS, Kind.TEXT}:
            found.extend([row, []])
        elif {Kind.TITLE, Kind.LABEL, Kind.COURTESY, Kind.PROSE}.isdisjoint(kinds):
            found[-1].extend(row)
        else:
            found.append([])
    return [card_of(part) for part in found if part]


def _rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines on one height together."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][-1].box.center_y - line.box.center_y) < 0.3 * line.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows
