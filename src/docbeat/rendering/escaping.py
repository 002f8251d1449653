"""Text that markdown would read as marks, escaped; everything else is left as it is.

A sign is escaped only where a reader of markdown (CommonMark with strike-through) would act on it: stars that pair
up, a number sign at the start, tags. Prices, file names and lone stars stay untouched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import unescape

# What could be a mark at all: most text has none of it and is done.
_ANY = re.compile(r"[*_~`<\[\\&]|^\s*(?:#{1,6}(?:\s|$)|>|[+-]\s|[+-]$|-{3,})")
_ALWAYS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash before punctuation
    r"|<(?=[A-Za-z/!?][^<>]*>)"  # a tag or an address in angle brackets
    r"|&#?\w{1,32};"  # a character's name
    r"|\[(?=[^\[\]]*\]\()"  # a link
)
_AT_START = re.compile(r"^(\s*)(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|(?:[-*_]\s*){3,}$)")
_DELIMITERS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~~?(?!~)")
_RUNS = re.compile(r"(?<!\\)(?:\*+|_+|~+|`+)")
_TICKS = re.compile(r"`+")


def escaper(text: str, *, has_marks: bool = False) -> Callable[[str], str]:
    """What escapes the pieces of ``text``, a whole block; ``has_marks`` when marks of our own will stand in it."""
    if not _ANY.search(text):
        return str
    signs = {sign for sign in "*_~" if sign in text and (has_marks or _pairs(text, sign))}
    if len(_TICKS.findall(text)) > 1:
        signs.add("`")
    return partial(_escaped, signs)


def escape_start(text: str) -> str:
    """``text`` so that it does not begin a heading, a quotation, a list or a rule."""
    return _AT_START.sub(r"\1\\", text, count=1)


def _escaped(signs: set[str], text: str) -> str:
    text = _ALWAYS.sub(_escaped_always, text)
    if not signs:
        return text
    return _RUNS.sub(lambda found: _escaped_run(signs, found), text)


def _escaped_always(found: re.Match[str]) -> str:
    is_no_name = found[0].startswith("&") and unescape(found[0]) == found[0]
    return found[0] if is_no_name else f"\\{found[0]}"


def _escaped_run(signs: set[str], found: re.Match[str]) -> str:
    """Signs of one kind with backslashes, unless they stand alone or, as an underscore does, inside a word."""
    run, text = found[0], found.string
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    is_alone = (not before or before.isspace()) and (not after or after.isspace())
    is_inside = run[0] == "_" and before.isalnum() and after.isalnum()
    if run[0] not in signs or is_alone or is_inside:
        return run
    return "".join(f"\\{sign}" for sign in run)


def _pairs(text: str, sign: str) -> bool:
    """Whether some run of ``sign`` can open emphasis and a later one can close it."""
    is_open = False
    for found in _DELIMITERS.finditer(text):
        if found[0][0] != sign:
            continue
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if is_open and _clings(before, after):
            return True
        is_open = is_open or _clings(after, before)
    return False


def _clings(inner: str, outer: str) -> bool:
    """Whether a run of signs can bound emphasis that has ``inner`` as its first or last character."""
    if not inner or inner.isspace():
        return False
    return inner.isalnum() or not outer or not outer.isalnum()


def fenced(code: str) -> str:
    """``code`` between fences longer than any run of ticks in it."""
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(code)), default=0))
    return f"{fence}\n{code}\n{fence}"
