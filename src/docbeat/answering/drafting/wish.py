"""What a prompt asks for, as a tree of named wishes: lists of names with what belongs to each of them.

    invoice number, line items with description, quantity and price, and the total

asks for three fields, the second of which has three of its own: a list inside a list ends at its "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from docbeat.answering.drafting.library import entry, is_plural
from docbeat.answering.drafting.property import Type, called
from docbeat.answering.terms import Terms, terms
from docbeat.answering.vocabulary import table


@dataclass(frozen=True)
class Wish:
    """A field that is asked for; ``type`` and ``options`` where the prompt says them."""

    name: str
    type: Type | None = None
    options: tuple[str, ...] = ()
    description: str = ""
    is_list: bool = False
    children: tuple[Wish, ...] = ()


@dataclass
class _Item:
    """A name with what stands behind it, and the sign before it: "", "," or "and"."""

    text: str
    sign: str
    inner: list[_Item] = field(default_factory=list)


_SIGN = re.compile(
    r"\s*(?:[,;\n]+\s*(?:(?:and|&|plus|or)\s+)?(?:also\s+)?|\s(?:and|&|plus|as well as|along with"
    r"|together with)\s+(?:also\s+)?)",
    re.I,
)
_AND = re.compile(r"\b(?:and|plus|as well as|along with|together with)\b|&", re.I)
# What leads from a list to the columns of it.
_WITH = re.compile(
    r"\s*(?::|\s[–—-]\s|\b(?:each )?(?:with|including|incl\.?|containing|having|consisting of|made up of"
    r"|such as|like|where each has|"
    r"that (?:have|has|contains?|includes?)|which (?:have|has|contains?|includes?)|showing)\b(?: (?:its"
    r"|their|the|a|an))?:?)\s+",
    re.I,
)
_ARTICLES = re.compile(
    r"(?:(?:the|an?|its|their|his|her|my|our|your|any|some|every|each|all|both|also|of|following|fields?|columns?|called|named|"
    r"separate|individual|various|different|full|complete|list of|lists of|table of|array of|breakdown of)\s+)+",
    re.I,
)
_LIST_OF = re.compile(r"\b(?:lists?|table|array|breakdown|collection|set) of (?:all )?(?:the )?", re.I)
_EACH_FIRST = re.compile(
    r"^(?:(?:for|of|per|in|from) (?:each|every|all(?: of)?(?: the)?)|each|every|per)\s+(?P<group>[^,:]+?)\s*"
    r"(?:[,:]|'s\b|’s\b|,?\s+(?=the\b)|\bwith\b|\binclude\b|\bextract\b)\s*(?P<rest>.+)$",
    re.I | re.S,
)
_EACH_LAST = re.compile(
    r"^(?P<rest>.+?)\s+(?:for|of|per|from|in)\s+(?:each|every|all(?: of)?(?: the)?)\s+(?P<group>[^,]+)$", re.I | re.S
)
# Of a pair such as "opening and closing balance" the first lacks its noun.
_HALVES = frozenset(
    [
        "opening",
        "closing",
        "beginning",
        "ending",
        "start",
        "end",
        "gross",
        "net",
        "old",
        "new",
        "previous",
        "current",
        "billing",
        "shipping",
        "delivery",
        "mailing",
        "first",
        "last",
        "minimum",
        "maximum",
        "min",
        "max",
        "total",
        "birth",
        "issue",
        "expiry",
        "due",
        "invoice",
        "payment",
        "effective",
        "expiration",
        "sender",
        "recipient",
        "debit",
        "credit",
    ]
)
_HOW_MANY = re.compile(r"^how many (?P<what>[\w-]+)[^,]*?(?P<rest>,.*)?$", re.I | re.S)
_ASKED = re.compile(
    r"^(?:(?:what|who|which|when|where)(?:'s|’s| is| are| was| were)?|how much(?: is| are| was)?)\s+", re.I
)
_TYPED = re.compile(
    r"^(?:an? |the )?(?P<type>\w+(?: \w+)?) (?:field|column|property|value|flag)s? (?:called |named |for "
    r"|with |of )?(?P<name>.+)$",
    re.I,
)
_WHETHER = re.compile(
    r"^(?:whether|if|is|was|has|are)\s+(?:(?:it|they|he|she|there|this|that)\s+|(?:the|an?)\s+\w+\s+)?(?:is|was|has|are|have)?\s*(?:been\s+)?"
    r"(?P<what>\w[\w ]*)$",
    re.I,
)
_OF_THE = re.compile(r"^(?P<field>.+?) (?:of|for|from|on) (?:the|this|that|our|my) (?P<owner>[^,]+)$", re.I)
_HINT = re.compile(r"^(?P<name>[^()]*[^()\s])\s*\((?P<hint>.*)\)\s*(?P<rest>[^()]*)$", re.S)
_AS_TYPE = re.compile(r"^(?P<name>.+?)\s+(?:as|in)\s+(?P<type>(?:an? )?[\w ]+)$", re.I)
_ONE_OF = re.compile(r"^(?:one of|either|must be|can be|values?:?|options?:?)\s+", re.I)
# Names whose value is one of a few.
_CHOSEN = frozenset(
    {
        "status",
        "type",
        "category",
        "kind",
        "currency",
        "gender",
        "sex",
        "method",
        "priority",
        "level",
        "language",
        "severity",
        "mode",
        "size",
        "condition",
    }
)
_LONGEST_NAME = 6


def wishes(text: str) -> list[Wish]:
    """The wishes that ``text``, a list of names, expresses."""
    text = text.strip(" .,;:\n\t-•*")
    if not text:
        return []
    if found := _HOW_MANY.match(text):
        text = f"number of {found['what']}{found['rest'] or ''}"
    if found := _EACH_FIRST.match(text):
        return [_group(found["group"], wishes(found["rest"]))]
    if (found := _EACH_LAST.match(text)) and not _WITH.search(found["rest"]):
        *others, last = _runs(found["rest"])
        return [*(wish for run in others for wish in wishes(run)), _group(found["group"], wishes(last))]
    return [wish for item in _nested(_items(text)) if (wish := _wish(item)) is not None]


def _group(name: str, children: Sequence[Wish]) -> Wish:
    return Wish(plural(clean(name)), is_list=True, children=tuple(children))


def _runs(text: str) -> list[str]:
    """What comes before ", and the", and what comes after: only the last is said of "each"."""
    return re.split(r",\s*(?:and|plus)\s+(?:for\s+)?(?=the\b)|;|\n", text)


def _items(text: str) -> list[_Item]:
    """The names of a list in order, brackets unopened."""
    items, sign, start = [], "", 0
    for found in _SIGN.finditer(text):
        if text.count("(", 0, found.start()) > text.count(")", 0, found.start()):
            continue
        items.append(_Item(text[start : found.start()].strip(), sign))
        is_last = "\n" not in found[0] and ";" not in found[0]
        sign = ("and" if _AND.search(found[0]) else ",") if is_last else ";"
        start = found.end()
    items.append(_Item(text[start:].strip(), sign))
    return _whole([item for item in items if item.text])


def _whole(items: list[_Item]) -> list[_Item]:
    """The items, "opening" of "opening and closing balance" with its noun."""
    for item, following in pairwise(items):
        words = following.text.split()
        if following.sign == "and" and clean(item.text).casefold() in _HALVES and words[0].casefold() in _HALVES:
            item.text = " ".join([item.text, *words[1:]])
    return items


def _nested(items: Sequence[_Item]) -> list[_Item]:
    """The items, those that tell what another one consists of inside it."""
    result: list[_Item] = []
    is_open = False
    for item in items:
        if is_open and item.sign != ";" and not _is_outside(item, result[-1]):
            result[-1].inner.append(item)
            is_open = item.sign != "and"
            continue
        head, rest = _parted(item.text)
        result.append(_Item(head, item.sign, [_Item(rest, "")] if rest else []))
        is_open = bool(rest)
    return result


def _parted(text: str) -> tuple[str, str]:
    """A name and the first thing it consists of, or nothing."""
    found = _WITH.search(text)
    if found is None or not found.start() or "(" in text[: found.start()]:
        return text, ""
    head, rest = text[: found.start()], text[found.end() :]
    is_described = (":" in found[0] or found[0].strip() in "–—-") and not is_plural(head)
    return (text, "") if is_described and ":" not in found[0] else (head, rest)


def _is_outside(item: _Item, head: _Item) -> bool:
    """Whether an item is none of what ``head`` consists of: it is a field of documents, or has an article again."""
    if len(head.inner) < 2:
        return False
    article = re.compile(r"the\b", re.I)
    if article.match(item.text) and not article.match(head.inner[0].text):
        return True
    name = terms(clean(item.text))
    return name in _of_documents() and name not in {terms(column) for column in entry(head.text) or ()}


@cache
def _of_documents() -> frozenset[Terms]:
    """Names of several words that fields of documents go by."""
    documents = table("library")["documents"].values()
    names = {terms(name) for document in documents for name in document["fields"]}
    return frozenset(name for name in names if len(name) > 1)


def _wish(item: _Item) -> Wish | None:
    """One wish; nothing where the text is no name."""
    text, description = _without_description(item)
    text = _ASKED.sub("", text)
    bare = Wish("")
    if found := _HINT.match(text):
        bare, text = _hinted(found["name"], found["hint"]), f"{found['name']} {found['rest']}"
    elif (found := _AS_TYPE.match(text)) and (kind := called(found["type"])):
        bare, text = Wish("", type=kind), found["name"]
    inner = item.inner
    if inner and not bare.children:
        bare = _consisting(text, inner)
    if (found := _WHETHER.match(text)) and not item.inner:
        return Wish(f"is {found['what'].strip()}", type=Type.BOOLEAN, description=description)
    if (found := _TYPED.match(text)) and (kind := called(found["type"])):
        bare, text = replace(bare, type=kind), found["name"]
    is_list = bool(_LIST_OF.search(text)) or bare.is_list
    name = _owned(clean(_LIST_OF.sub("", text)))
    if not is_name(name):
        return None
    return replace(bare, name=name, is_list=is_list, description=bare.description or description)


def _without_description(item: _Item) -> tuple[str, str]:
    """A name and what follows a dash: "due date - when it must be paid"."""
    parts = re.split(r"\s[–—-]+\s", item.text, maxsplit=1)
    return (parts[0], parts[1].strip()) if len(parts) == 2 else (item.text, "")


def _consisting(name: str, inner: Sequence[_Item]) -> Wish:
    """What stands behind "with" or a colon: fields, or a type, or options, or what the field means."""
    first = inner[0].text
    texts = [item.text for item in inner]
    if len(inner) == 1 and (kind := called(first)):
        return Wish("", type=kind)
    if _ONE_OF.match(first) or any(" or " in text for text in texts):
        return Wish("", options=_options(", ".join(texts)))
    children = [wish for item in _nested(inner) if (wish := _wish(item)) is not None]
    if len(inner) == 1 and not is_plural(name) and (not children or len(first.split()) > 3):
        return Wish("", description=first)
    return Wish("", children=tuple(children))


def _hinted(name: str, hint: str) -> Wish:
    """What stands in brackets: a type, options, fields, or what the field means."""
    if kind := called(hint):
        return Wish("", type=kind)
    last = (terms(name) or ("",))[-1]
    parts = _items(hint)
    if (
        _ONE_OF.match(hint)
        or " or " in hint
        or (last in _CHOSEN and len(parts) > 1)
        or (hint.count("/") and " " not in hint)
    ):
        return Wish("", options=_options(hint))
    if len(parts) > 1 or (is_plural(name) and entry(name) is not None):
        return Wish("", children=tuple(wishes(hint)))
    return Wish("", description=hint)


def _options(text: str) -> tuple[str, ...]:
    parts = re.split(r"\s*(?:[,/|;]|\bor\b|\band\b)\s*", _ONE_OF.sub("", text))
    return tuple(dict.fromkeys(part.strip(" '\"“”") for part in parts if part.strip(" '\"“”")))


def _owned(name: str) -> str:
    """The "name of the vendor", or "vendor's name", as "vendor name"."""
    name = re.sub(r"(?:'s|’s|(?<=s)['’])(?=\s)", "", name)
    if found := _OF_THE.match(name):
        return f"{clean(found['owner'])} {clean(found['field'])}"
    return name


def plural(name: str) -> str:
    """The name of a list of what ``name`` is."""
    if not name or is_plural(name) or name.endswith("s"):
        return name
    return f"{name[:-1]}ies" if re.search(r"[^aeiou]y$", name) else f"{name}s"


def clean(text: str) -> str:
    """A name without articles, quotes and signs around it."""
    text = text.strip(" \t\n.,;:!?-–—•*\"'“”‘’`")
    return re.sub(r"\s+", " ", _ARTICLES.sub("", text, count=1) if _ARTICLES.match(text) else text).strip()


def is_name(text: str) -> bool:
    """Whether ``text`` can be the name of a field: a few words, none of which belongs into a sentence."""
    words = re.findall(r"\w+", text)
    return 0 < len(words) <= _LONGEST_NAME and not any(word.casefold() in _NO_NAME for word in words)


_NO_NAME = frozenset(
    [
        "i",
        "you",
        "we",
        "they",
        "he",
        "she",
        "it",
        "me",
        "us",
        "them",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "do",
        "does",
        "did",
        "not",
        "don't",
        "can",
        "could",
        "would",
        "should",
        "will",
        "want",
        "need",
        "please",
        "what",
        "which",
        "who",
        "how",
        "why",
        "when",
        "where",
        "there",
        "here",
        "this",
        "these",
        "those",
        "because",
        "if",
        "but",
        "so",
        "than",
        "then",
        "hello",
        "hi",
        "hey",
        "thanks",
        "thank",
        "help",
        "something",
        "anything",
        "nothing",
        "better",
        "good",
        "nice",
        "more",
        "most",
        "very",
        "just",
        "only",
    ]
)


def lines(text: str) -> Iterator[str]:
    """The sentences and lines of a prompt; the marks of lists before them are left out."""
    for line in text.splitlines():
        bare = re.sub(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+", "", line)
        yield from filter(None, map(str.strip, re.split(r"(?<=[\w)])[.?!](?=\s|$)", bare)))
