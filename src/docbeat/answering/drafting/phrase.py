"""How people ask: what stands before and after the names of fields in a prompt, and is none."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docbeat.answering.vocabulary import table


class Clause(NamedTuple):
    """A sentence without the asking; ``is_asked`` when it had some."""

    text: str
    is_asked: bool


def _any(words: str) -> str:
    """A pattern for one of the expressions parted by bars with spaces around them."""
    return rf"(?:{'|'.join(words.split(' | '))})"


_POLITE = re.compile(
    _any(
        r"(?:hi|hello|hey|dear \w+|thanks|thank you)(?: there)?[,!.]* | please | kindly | also | then | "
        r"now | so | just | simply"
        r" | first | finally | (?:can|could|would|will) you | let's | help me(?: to)? | you should | make "
        r"sure (?:to|you) | and"
    )
    + r"[,\s]+",
    re.I,
)
_WISHING = _any("need | want | like | wish | interested in | looking for | care about | require")
_TAKING = _any(
    "extract(?:ing|s)? | get | give | find | pull | capture | return | list | show | read | collect | "
    "grab | parse | fetch"
    " | identify | output | provide | tell | retrieve | gather | record | store | scan | look for | "
    "locate | obtain | determine"
    " | detect | report | take | save | need | want"
)
_MAKING = _any("create | make | build | generate | design | write | draft | define | prepare | need | want")
_HOLDING = _any(
    "for | to | that | with | which | containing | of | from | including | has | have | contains? | "
    "includes? | extracts?"
    " | captures? | extracting | capturing | where | should | must"
)
_PERSON = r"(?:i|we)(?:'d|’d|'m|’m| would| am| are|'re)?(?: really| only| also| just)?"
_TO_KNOW = r"(?: to (?:know|see|have|get|extract|capture|find|read|collect|pull|be able to \w+))?"
_ASKING = re.compile(
    _any(
        rf"{_PERSON} {_WISHING}(?: you)?{_TO_KNOW}(?: out)? | {_TAKING}(?: out)?(?: me| us)?"
        r" | what(?:'s|’s| is| are| was| were) | who(?:'s| is| are) | which(?: is| are)? | when(?: is| was)"
        r" | how much(?: is| are| was)?"
        rf" | (?:what|which) \w+ (?:should|can|could|do|would) (?:i|we|you) {_TAKING}"
        rf" | (?:{_MAKING}(?: me| us)?\s+)?(?:an? |the )?(?:new |simple |json |extraction |data )*"
        rf"(?:schema|template|data model|json structure|json object)\b(?: {_HOLDING})*"
    )
    + r"(?:\s+|:\s*|$)",
    re.I,
)
_FIELDS = _any("fields? | columns? | data(?: points?)? | information | info | values | properties | keys | attributes")
_ANNOUNCED = re.compile(
    _any(
        r"(?:all |any )?(?:of )?(?:the |these )?(?:following|below|listed)(?: \w+){0,2}\s*(?::|from\b[^:]*:)\s*"
        rf" | (?:the |these )?(?:required |needed |necessary )?{_FIELDS}\s*(?:needed|required|(?:i|we) "
        rf"need|are|is|to extract)?"
        rf"\s*:\s* | (?:the )?{_FIELDS}\s+(?:such as|like|about|on)\s+ | :\s*"
    ),
    re.I,
)


def without_asking(sentence: str) -> Clause:
    """What a sentence asks for."""
    text, is_asked = sentence.strip(), False
    while True:
        if (found := _POLITE.match(text)) or (found := _leading_place().match(text)):
            text = text[found.end() :]
        elif (found := _ASKING.match(text)) or (found := _ANNOUNCED.match(text)):
            text, is_asked = text[found.end() :], True
        else:
            break
    return Clause(_trailing_place().sub("", text).strip(), is_asked)


@cache
def _documents() -> str:
    """A pattern for the names of documents."""
    library = table("library")
    names = {str(name) for document in library["documents"].values() for name in document["names"]}
    names |= {str(word) for word in library["words"]["document"]}
    alternatives = sorted(map(re.escape, names), key=len, reverse=True)
    return rf"(?:{'|'.join(alternatives)})(?:'s|s|es)?".replace(r"\ ", r"[\s-]+")


# What may stand between "from" and the name of a document, and after it.
_WHICH = (
    r"(?:(?:this|the|these|those|an?|each|every|my|our|your|their|all|any|such|attached|following|uploaded|given|scanned|typical"
    r"|standard|\w+ing|\w+ed|supplier|customer|vendor|pdf|us|uk|german|french)\s+)*"
)
_SORT = r"(?:\s+(?:documents?|files?|pdfs?|scans?|images?|pages?))?"


@cache
def _leading_place() -> re.Pattern[str]:
    """From this invoice, ..., but not: for invoice number."""
    place = rf"(?:from|in|on|out of|for|given|with|using)\s+{_WHICH}{_documents()}{_SORT}"
    return re.compile(rf"{place}\s*[,:]?\s+(?!\w+\s*[,;]|numbers?\b|dates?\b)", re.I)


@cache
def _trailing_place() -> re.Pattern[str]:
    seen = r"(?:found|shown|printed|contained|given|stated|listed) (?:in|on)|appearing on"
    place = rf"(?:from|in|on|out of|off|for|{seen})\s+{_WHICH}{_documents()}{_SORT}"
    return re.compile(rf"\s*\b{place}\s*[.?!]*$", re.I)
