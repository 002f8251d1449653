"""Agreements: who takes part in which role, when they are made and end, which law rules, what terms mean.

Contracts say these in running text and always in the same forms: "dated as of", "X, as Administrative Agent",
"X (the "Tenant")", "governed by the laws of", "Maturity Date" means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from docbeat.answering.field import Shape
from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.reading import readings
from docbeat.answering.fields.values.names import ends_in_legal_form, looks_like_company
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import DocumentView, Joined, Quote, whole

# The cover and the first lines of an agreement, where its parties and its day are named.
_OPENING = 8
# Certainties, by the form that says it.
IN_ROLE, _DATED, _LAW, _DEFINED, _MENTIONED = 0.92, 0.92, 0.93, 0.75, 0.6
# Endings of names after a comma.
_FORMS = (
    r"N\.?\s?A\.?|Inc\.?|LLC|L\.L\.C\.?|Ltd\.?|Limited|L\.?P\.?|LLP|plc|PLC|S\.A\.?|AG|National Association"
    r"|[A-Z][\w ]{2,20}\s(?:Branch|BRANCH|Agency|AGENCY)"
)
_NAME = (
    rf"[A-Z0-9][\w&.’'()/\-]*(?:\s(?:[A-Z0-9&(][\w&.’'()/\-]*|of|de|and(?=\s[A-Z][A-Z])))*(?:,\s(?:{_FORMS})(?![\w]))*"
)
_PARTED = re.compile(r",\s*(?:and\s+|AND\s+)?(?!\s*(?:" + _FORMS + r")(?![\w]))|\s+(?:and|AND)\s+|;")
# What ends the reach of a role to the left: another role, what introduces the parties, a date.
_BEFORE = re.compile(
    r"(?-i:\bas\s+(?:a\s+|an\s+|the\s+)?[A-Z][\w-]*(?:[ ](?:[A-Z][\w-]*|and))*)"
    r"|\b(?:among|between|by and|hereto|herein|time to time|part(?:y|ies)|agreement)\b|\b(?:19|20)\d\d\b|[:;]|_{4,}",
    re.IGNORECASE,
)
_DATED_AS_OF = re.compile(
    r"\b(?:dated|made|entered into|effective)\s+(?:and effective\s+)?(?:as\s+of|on|this)\b", re.IGNORECASE
)
_LAWS = re.compile(
    r"(?i:\blaws?\s+of\s+(?:the\s+)?)((?i:State|Commonwealth|Province|Republic|Kingdom)\s+(?i:of)\s+[A-Z]\w+(?:\s[A-Z]\w+)*"
    r"|England(?:\s+and\s+Wales)?|[A-Z]\w+(?:\s[A-Z]\w+){0,2})"
)
_GOVERNED = re.compile(r"govern(?:ed|ing)|construed", re.IGNORECASE)
_MEANS = re.compile(
    r"[“\"']([^”\"']{3,60})[”\"'],?\s*(?:shall\s+)?(?:means?|mean|has the meaning)\s*:?\s*", re.IGNORECASE
)
_CALLED = re.compile(r"\((?:the |each,? an? |collectively,? the |together,? the )?[“\"]([^”\"]{3,40})[”\"]")
_IN_ROLE = re.compile(r",?\s+as\s+(?:a\s+|an\s+|the\s+|sole\s+)?((?:[A-Z][\w-]*\s?(?:and\s)?){1,8})")
_SENTENCE_END = re.compile(r"[.;](?=\s+[“\"A-Z(]|\s*$)")
_LONGEST = 1200
# Words of a question that no agreement repeats; so many others tell what is asked.
_REQUIRED = frozenset({"required", "require", "needed", "is", "has", "have", "must"})
_TELLING = 2
# Characters before a role in which its names stand.
_REACH = 400
_LEGAL = frozenset({"effective_date", "document_date", "issue_date", "termination_date"})


@dataclass(eq=False)
class Agreement:
    """The running text of an agreement, page by page."""

    view: DocumentView

    @cached_property
    def pages(self) -> list[Joined]:
        """The text of every page."""
        return [Joined(map(whole, page.pieces), "\n") for page in self.view.pages]

    @cached_property
    def definitions(self) -> dict[Terms, tuple[Quote, ...]]:
        """What terms mean, by the term."""
        found: dict[Terms, tuple[Quote, ...]] = {}
        for page in self.pages:
            for match in _MEANS.finditer(page.text):
                end = _SENTENCE_END.search(page.text, match.end(), match.end() + _LONGEST)
                stop = end.start() if end else min(match.end() + _LONGEST, len(page.text))
                found.setdefault(terms(match[1]), page.part(match.end(), stop))
        return found

    def parties(self, role: Terms) -> list[tuple[Quote, ...]]:
        """Who is named in a role in the opening pages: "X and Y, as Borrowers", 'X (the "Tenant")'."""
        for page in self.pages[:_OPENING]:
            for start, stop in (*_in_role(page.text, role), *_called(page.text, role)):
                names = [page.part(*place) for place in _names(page.text, start, stop)]
                if names:
                    return names
        return []


def agreed(view: DocumentView, wanted: Sequence[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for what is asked of an agreement."""
    agreement = Agreement(view)
    for one in wanted:
        if one.field.shape is Shape.STRING:
            yield from _texts(agreement, one, notation)
        elif one.field.shape is Shape.BOOLEAN:
            yield from _mentioned(agreement, one)


def _texts(agreement: Agreement, wanted: Wanted, notation: Notation) -> Iterator[Candidate]:
    if wanted.sense is Sense.NAME or "." in wanted.concept:
        # Whoever stands next to the role has it; others before may be of other roles.
        for name in agreement.parties(terms(wanted.field.name))[-1:]:
            yield Candidate(wanted, Found(said(name), name, IN_ROLE))
    elif wanted.sense is Sense.DATE:
        yield from _dates(agreement, wanted, notation)
    elif wanted.concept == "governing_law":
        yield from _laws(agreement, wanted)
    elif terms(wanted.field.name)[-1:] == ("definition",):
        quotes = agreement.definitions.get(terms(wanted.field.name)[:-1])
        if quotes:
            yield Candidate(wanted, Found(said(quotes), quotes, _DEFINED))


def _mentioned(agreement: Agreement, wanted: Wanted) -> Iterator[Candidate]:
    """What an agreement is asked to require, it does where it names it."""
    phrase = tuple(term for term in terms(wanted.field.name) if term not in _REQUIRED)
    if len(phrase) < _TELLING:
        return
    words = re.compile(r"\s+".join(map(re.escape, phrase)), re.IGNORECASE)
    for page in agreement.pages:
        for match in words.finditer(page.text):
            yield Candidate(wanted, Found(True, page.part(*match.span()), _MENTIONED))
            return


def _dates(agreement: Agreement, wanted: Wanted, notation: Notation) -> Iterator[Candidate]:
    """The day an agreement is dated, or the day that a definition gives."""
    if wanted.concept in _LEGAL - {"termination_date"}:
        for page in agreement.pages[:_OPENING]:
            for match in _DATED_AS_OF.finditer(page.text):
                for reading in readings(wanted, page.part(match.end(), match.end() + 60), notation):
                    yield Candidate(wanted, Found(reading.value, reading.quotes, _DATED))
                    return
    name = terms(wanted.field.name)
    # "Revolving Maturity Date" is a maturity date.
    for defined, quotes in agreement.definitions.items():
        for reading in readings(wanted, quotes, notation) if defined[-len(name) :] == name else ():
            yield Candidate(wanted, Found(reading.value, reading.quotes, _DEFINED))


def _laws(agreement: Agreement, wanted: Wanted) -> Iterator[Candidate]:
    for page in agreement.pages:
        for match in _LAWS.finditer(page.text):
            if _GOVERNED.search(page.text[max(0, match.start() - 160) : match.start()]):
                quotes = page.part(*match.span(1))
                text = " ".join(match[1].split())
                yield Candidate(
                    wanted, Found(text.title().replace(" Of ", " of ") if text.isupper() else text, quotes, _LAW)
                )
                return


def said(quotes: Sequence[Quote]) -> str:
    """What ``quotes`` say, as one text."""
    return " ".join(quote.text.strip() for quote in quotes).strip(" ,;")


def _in_role(text: str, role: Terms) -> Iterator[tuple[int, int]]:
    """The stretches before "as ROLE": from what came before to the comma."""
    for match in _IN_ROLE.finditer(text):
        if _means(match[1], role):
            start = max(
                (before.end() for before in _BEFORE.finditer(text, max(0, match.start() - 400), match.start())),
                default=0,
            )
            yield start, match.start()


def _called(text: str, role: Terms) -> Iterator[tuple[int, int]]:
    """The names before (the "ROLE")."""
    for match in re.finditer(
        r"\((?:the |each,? an? |collectively,? the |together,? the )?[“\"]([^”\"]{3,40})[”\"]", text
    ):
        if terms(match[1]) == role:
            name = list(re.finditer(_NAME, text[max(0, match.start() - 200) : match.start()]))
            base = max(0, match.start() - 200)
            for found in reversed(name):
                if looks_like_company(found[0]) >= 0.8:
                    yield base + found.start(), base + found.end()
                    break


def _means(said: str, role: Terms) -> bool:
    """Whether words after "as" hold the role: "Joint Lead Arrangers and Joint Bookrunners" a lead arranger."""
    found = terms(said)
    return any(found[start : start + len(role)] == role for start in range(len(found)))


def _names(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The names in a stretch of text, parted by commas and "and"."""
    places, begin = [], start
    cuts = [(found.start(), found.end()) for found in _PARTED.finditer(text, start, stop)]
    # On a cover each name has a line of its own.
    lines = [place for place in range(start, stop) if text[place] == "\n"]
    cuts += [(place, place + 1) for place in lines if ends_in_legal_form(text[text.rfind("\n", 0, place) + 1 : place])]
    cuts.sort()
    for cut, after in (*cuts, (stop, stop)):
        piece = re.search(_NAME, text[begin:cut])
        if piece and looks_like_company(piece[0].strip(" ,")) >= 0.5:
            places.append((begin + piece.start(), begin + piece.end()))
        begin = after
    return places
