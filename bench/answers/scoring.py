"""Answers against the truth: single fields, rows of arrays, citations.

A value is right when it says the same: numbers to half a cent, everything else in the spelling the corpus's scorer
makes uniform (case, punctuation, currency signs). Nearly right strings count in part, as they do there. A row is
right when every one of its values is, those that are null too. Rows are paired best first, whatever their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from bench.scoring import corpus_scorer

Leaf = tuple[str, Any]
# Of what is alike from here on a share counts.
_ALIKE = 0.8
_CURRENCY = re.compile(r"(?i)\b(?:usd|eur|gbp|chf|cad)\b|ca\$|[$€£]")


@dataclass
class Tally:
    """Values there are, values given, and how many of these are right, or nearly."""

    wanted: int = 0
    given: int = 0
    right: float = 0.0
    alike: float = 0.0

    @property
    def exact(self) -> float:
        """F1 of what is right."""
        return _f1(self.right, self.wanted, self.given)

    @property
    def fuzzy(self) -> float:
        """F1 of what is nearly right, by how near it is."""
        return _f1(self.alike, self.wanted, self.given)

    def add(self, other: Tally) -> None:
        self.wanted += other.wanted
        self.given += other.given
        self.right += other.right
        self.alike += other.alike


@dataclass
class RowTally:
    """Rows there are, rows given, rows wholly right, and the cells of them all."""

    wanted: int = 0
    given: int = 0
    right: int = 0
    cells: int = 0
    right_cells: int = 0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else float(not self.given)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else float(not self.wanted)

    @property
    def accuracy(self) -> float:
        """Of the cells that have a value."""
        return self.right_cells / self.cells if self.cells else 1.0

    def add(self, other: RowTally) -> None:
        self.wanted += other.wanted
        self.given += other.given
        self.right += other.right
        self.cells += other.cells
        self.right_cells += other.right_cells


@dataclass(frozen=True)
class Judged:
    """One value that should be there or that was given."""

    path: str
    kind: str
    wanted: Any
    given: Any
    right: bool


@dataclass
class Verdict:
    """All there is to say of one answer; rows by the name of their array."""

    fields: dict[str, Tally] = field(default_factory=dict)
    rows: dict[str, RowTally] = field(default_factory=dict)
    values: list[Judged] = field(default_factory=list)


def judge(truth: Mapping[str, Any], given: Mapping[str, Any], kinds: Mapping[str, str]) -> Verdict:
    """Compare an answer with the truth; ``kinds`` by path, without row numbers."""
    verdict = Verdict()
    wanted_leaves, given_leaves = dict(_single(truth)), dict(_single(given))
    for path in dict.fromkeys([*wanted_leaves, *given_leaves]):
        kind = kinds.get(path) or guessed(path, wanted_leaves.get(path))
        _judge_field(verdict, path, kind, wanted_leaves.get(path), given_leaves.get(path))
    wanted_rows, given_rows = rows_of(truth), rows_of(given)
    for name in dict.fromkeys([*wanted_rows, *given_rows]):
        _judge_rows(verdict, name, kinds, wanted_rows.get(name, []), given_rows.get(name, []))
    return verdict


def guessed(path: str, value: Any) -> str:
    """The kind of a value nobody told the kind of."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "date"
    named = re.search(r"[^.\[\]]+$", path)
    word = named[0] if named else path
    if word in ("date", "address", "currency"):
        return word
    if word == "total":
        return "money"
    return "text" if isinstance(value, str) and len(value) > 80 else "name"


def same(wanted: Any, given: Any) -> bool:
    """Whether both say the same."""
    if wanted is None or given is None:
        return wanted is given
    if isinstance(wanted, bool) or isinstance(given, bool):
        return wanted is given
    if isinstance(wanted, int | float) and isinstance(given, int | float):
        return abs(wanted - given) < 0.005
    return _spelt(str(wanted)) == _spelt(str(given)) or _bare(wanted) == _bare(given)


def likeness(wanted: Any, given: Any) -> float:
    """1 where both say the same, a share where strings are nearly the same, else 0."""
    if same(wanted, given):
        return 1.0
    if not isinstance(wanted, str) or not isinstance(given, str):
        return 0.0
    alike = fuzz.ratio(_spelt(wanted), _spelt(given)) / 100
    is_figure = not re.search(r"[^\W\d]", wanted)
    return alike if alike >= _ALIKE and not is_figure else 0.0


def rows_of(values: Any) -> dict[str, list[dict[str, Any]]]:
    """The rows of the innermost arrays by their name; each has its own leaves and those beside its array.

    So a result of a race has the age group it stands in, although that is a value of the array around it.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    _collect_rows(values, "", {}, found)
    return found


def _collect_rows(value: Any, name: str, beside: dict[str, Any], found: dict[str, list[dict[str, Any]]]) -> None:
    if not isinstance(value, Mapping):
        return
    for key, inner in value.items():
        path = f"{name}.{key}".lstrip(".")
        if isinstance(inner, Mapping):
            _collect_rows(inner, path, {}, found)
        elif _is_array(inner):
            for item in inner:
                own = dict(_single(item))
                if any(_is_array(part) for part in item.values()):
                    _collect_rows(item, "", own, found)
                else:
                    found.setdefault(path, []).append({**beside, **own})


def _is_array(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _single(value: Any, path: str = "") -> Iterator[Leaf]:
    """The leaves outside arrays of objects; lists of plain values are leaves."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _single(inner, f"{path}.{key}".lstrip("."))
    elif not _is_array(value) and value != []:
        yield path, None if value == "" else value


def _judge_field(verdict: Verdict, path: str, kind: str, wanted: Any, given: Any) -> None:
    tally = verdict.fields.setdefault(kind, Tally())
    if isinstance(wanted, list) or isinstance(given, list):
        tally.add(_listed(_as_list(wanted), _as_list(given)))
        return
    right = likeness(wanted, given)
    if wanted is not None or given is not None:
        verdict.values.append(Judged(path, kind, wanted, given, right == 1.0))
    tally.wanted += wanted is not None
    tally.given += given is not None
    if wanted is not None and given is not None:
        tally.right += right == 1.0
        tally.alike += right


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _listed(wanted: list[Any], given: list[Any]) -> Tally:
    """Plain values in any order, paired best first."""
    tally, left = Tally(len(wanted), len(given)), list(given)
    for one in sorted(wanted, key=lambda item: -max((likeness(item, other) for other in given), default=0.0)):
        best = max(left, key=lambda other: likeness(one, other), default=None)
        if best is not None and (alike := likeness(one, best)):
            left.remove(best)
            tally.right += alike == 1.0
            tally.alike += alike
    return tally


def _judge_rows(
    verdict: Verdict, name: str, kinds: Mapping[str, str], wanted: list[dict[str, Any]], given: list[dict[str, Any]]
) -> None:
    tally = verdict.rows.setdefault(name, RowTally())
    tally.wanted += len(wanted)
    tally.given += len(given)
    for number, (row, other) in enumerate(_paired(wanted, given)):
        values = [
            Judged(f"{name}[{number}].{key}", kinds.get(f"{name}[].{key}", "cell"), value, other.get(key), False)
            for key, value in row.items()
        ]
        hits = [same(one.wanted, one.given) for one in values]
        extra = [key for key, value in other.items() if key not in row and value is not None]
        tally.cells += sum(one.wanted is not None for one in values)
        tally.right_cells += sum(hit and one.wanted is not None for hit, one in zip(hits, values, strict=True))
        tally.right += all(hits) and not extra
        verdict.values += [
            Judged(one.path, one.kind, one.wanted, one.given, hit)
            for one, hit in zip(values, hits, strict=True)
            if one.wanted is not None or one.given is not None
        ]


def _paired(wanted: list[dict[str, Any]], given: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each row that should be there with the given one most like it, or with nothing."""
    left = dict(enumerate(given))
    partners: dict[int, dict[str, Any]] = {}
    options = [
        (-hits, abs(index - number), index, number)
        for index, row in enumerate(wanted)
        for number, other in left.items()
        if (hits := sum(value is not None and same(value, other.get(key)) for key, value in row.items()))
    ]
    for _, _, index, number in sorted(options):
        if index not in partners and number in left:
            partners[index] = left.pop(number)
    return [(row, partners.get(index, {})) for index, row in enumerate(wanted)]


@lru_cache(maxsize=20_000)
def _spelt(text: str) -> str:
    """The spelling the corpus's scorer makes of it, but of long figures every digit."""
    spelt: str = corpus_scorer().canon(text)
    if re.fullmatch(r"-?\d[\d.e+]*", spelt) and (figure := re.sub(r"[^\d.-]", "", text)):
        return figure.rstrip("0").rstrip(".") if "." in figure else figure
    return spelt


def _bare(value: Any) -> str:
    """Without signs of currencies, which figures may do without."""
    return re.sub(r"\s", "", _CURRENCY.sub("", str(value))).casefold()


def _f1(right: float, wanted: int, given: int) -> float:
    return 2 * right / (wanted + given) if wanted + given else 1.0
