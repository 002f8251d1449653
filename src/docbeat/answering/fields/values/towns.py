"""The parts of a postal address: street, town, postcode, state, country, told by where the postcode stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docbeat.answering.fields.values.postal import is_place
from docbeat.answering.vocabulary import table


@dataclass(frozen=True, slots=True)
class Part:
    """The characters ``start`` to ``stop - 1`` of a line."""

    line: int
    start: int
    stop: int


_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]"
    "|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]"
)
_PROVINCES = "AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT"
_NAME = r"[^\W\d_][^\d,;()]*[^\W\d_.]"
# Town before code, with or without a state between; town behind code.
_LINES = (
    re.compile(rf"(?P<city>{_NAME}),?\s+(?P<state>{_STATES})\.?,?\s+(?P<postcode>\d{{5}}(?:-\d{{4}})?)(?!\w)"),
    re.compile(rf"(?P<city>{_NAME}),?\s+(?P<state>{_PROVINCES})\.?,?\s+(?P<postcode>[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?!\w)"),
    re.compile(rf"(?P<city>{_NAME}),?\s+(?P<state>NSW|VIC|QLD|TAS|ACT|NT|SA|WA)\s+(?P<postcode>\d{{4}})(?!\w)"),
    re.compile(rf"(?P<city>{_NAME}),?\s+(?P<postcode>[A-Z]{{1,2}}\d{{1,2}}[A-Z]?\s\d[A-Z]{{2}})(?!\w)"),
    re.compile(rf"(?P<city>{_NAME}),?\s+(?P<postcode>[A-Z]\d[\dW]\s?[A-Z\d]{{4}})(?!\w)"),
    re.compile(rf"(?<!\w)(?P<postcode>\d{{4}}\s?[A-Z]{{2}})\s+(?P<city>{_NAME})"),
    re.compile(rf"(?<!\w)(?:[A-Z]{{1,2}}-)?(?P<postcode>\d{{2}}-\d{{3}}|\d{{3}}\s\d{{2}}|\d{{4,6}}),?\s+(?P<city>{_NAME})"),
    re.compile(rf"(?P<city>{_NAME})[,\s\-–]+(?P<postcode>\d{{5}}-\d{{3}}|\d{{5,6}})(?!\w)"),
)  # fmt: skip


def address_parts(lines: Sequence[str]) -> dict[str, list[Part]]:
    """Which part of an address stands where; a street may take several lines. Empty where no postcode tells."""
    for number in range(len(lines) - 1, -1, -1):
        found = next((match for pattern in _LINES if (match := pattern.search(lines[number]))), None)
        if found is not None:
            return {name: parts for name, parts in _parts(lines, number, found) if parts}
    return {}


def _parts(lines: Sequence[str], number: int, found: re.Match[str]) -> Iterator[tuple[str, list[Part]]]:
    for name in ("city", "state", "postcode"):
        if name in found.re.groupindex and found[name]:
            yield name, [Part(number, *found.span(name))]
    before = lines[number][: found.start()].rstrip(" ,;·|-")
    above = [Part(place, 0, len(line)) for place, line in enumerate(lines[:number])]
    yield "street", [*above, *([Part(number, 0, len(before))] if before else [])]
    behind = [(number, found.end()), *((place, 0) for place in range(number + 1, len(lines)))]
    rest = [part for place, start in behind if (part := _named(lines[place], place, start))]
    countries = [part for part in rest if is_country(lines[part.line][part.start : part.stop])]
    yield "country", countries[-1:]
    if "state" not in found.re.groupindex:
        yield "state", [part for part in rest if part not in countries][:1]


def _named(line: str, place: int, start: int) -> Part | None:
    """What is left of a line, if it names a place."""
    text = line[start:]
    begin = start + len(text) - len(text.lstrip(" ,;·|-"))
    stop = len(line.rstrip(" .,;"))
    return Part(place, begin, stop) if begin < stop and is_place(line[begin:stop]) else None


def is_country(text: str) -> bool:
    """Whether ``text`` is the name of a country."""
    return text.strip(" .").casefold() in table("cards")["countries"]
