"""Asks the documents of a set and adds up how well that went."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean
from typing import Any

from bench.answers.cases import Case, read
from bench.answers.citing import cited, faults
from bench.answers.filings import figures
from bench.answers.scoring import Judged, RowTally, Tally, judge
from bench.answers.truth import Place
from bench.scoring import corpus_scorer
from docbeat.answering.answer import Answer
from docbeat.answering.citation import Citation
from docbeat.document.model import Document

Ask = Callable[[Document, dict[str, Any]], Answer]


@dataclass
class Outcome:
    """One document's answer."""

    case: Case
    pages: int
    seconds: float
    answer: Answer
    values: list[Judged]
    fields: dict[str, Tally]
    rows: dict[str, RowTally]
    faults: dict[str, str]
    scores: dict[str, float]
    failed: bool


@dataclass
class Measured:
    """All of a set."""

    name: str
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def all_fields(self) -> Tally:
        return self.fields_of()

    @property
    def all_rows(self) -> RowTally:
        total = RowTally()
        for outcome in self.outcomes:
            for tally in outcome.rows.values():
                total.add(tally)
        return total

    @property
    def kinds(self) -> dict[str, Tally]:
        """Single values by what they are."""
        found = sorted({kind for outcome in self.outcomes for kind in outcome.fields})
        return {kind: self.fields_of(kind) for kind in found}

    def fields_of(self, wanted: str = "") -> Tally:
        """Single values of one kind, or of all."""
        total = Tally()
        for outcome in self.outcomes:
            for kind, tally in outcome.fields.items():
                if wanted in (kind, ""):
                    total.add(tally)
        return total

    def mean(self, score: str) -> float:
        """What the corpus's scorer says, on average."""
        return fmean(outcome.scores[score] for outcome in self.outcomes)

    @property
    def seconds_per_10_pages(self) -> float:
        return 10 * sum(one.seconds for one in self.outcomes) / max(sum(one.pages for one in self.outcomes), 1)

    @property
    def faults(self) -> Counter[str]:
        """What is wrong with citations."""
        return Counter(fault for one in self.outcomes for fault in one.faults.values())

    @property
    def given(self) -> int:
        """Values that are not null."""
        return sum(1 for one in self.outcomes for _ in cited(one.answer))

    def part(self, topic: str) -> Measured:
        return Measured(topic, [one for one in self.outcomes if one.case.topic == topic])


def measure(name: str, cases: Iterable[Case], ask: Ask) -> Measured:
    """Ask each of the documents; says on standard error how far it is."""
    measured = Measured(name)
    for number, case in enumerate(cases, 1):
        if sys.stderr.isatty():
            print(f"\r{name}: {number} {case.id[:60]:60}", end="", file=sys.stderr, flush=True)
        elif number % 10 == 1:
            print(f"{name}: {number} ...", file=sys.stderr, flush=True)
        measured.outcomes.append(_outcome(case, ask))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return measured


def _outcome(case: Case, ask: Ask) -> Outcome:
    document = read(case.path)
    begun = time.process_time()
    answer, failed = _asked(document, case, ask)
    seconds = time.process_time() - begun
    verdict = judge(case.values, answer.values, case.kinds)
    scores = _scores(case.values, answer.values)
    wrong = faults(document, answer)
    if case.topic == "10kq":
        verdict.rows = {"figures": figures(case.values, answer.values)}
    return Outcome(
        case, len(document.pages), seconds, answer, verdict.values, verdict.fields, verdict.rows, wrong, scores, failed
    )


def _asked(document: Document, case: Case, ask: Ask) -> tuple[Answer, bool]:
    """The answer and whether there is none: then nothing counts as given."""
    try:
        return ask(document, case.schema), False
    except Exception as error:
        print(f"{case.id}: {type(error).__name__}: {error}", file=sys.stderr)
        return Answer({}, {}), True


def _scores(truth: dict[str, Any], given: dict[str, Any]) -> dict[str, float]:
    """As the corpus's scorer has it, all leaves alike."""
    scorer = corpus_scorer()
    exact, loose = scorer.match_fields(truth, given)
    wanted, offered = scorer.leaves(truth), scorer.leaves(given)
    return {"exact": scorer.f1(exact, wanted, offered), "fuzzy": scorer.f1(loose, wanted, offered)}


@dataclass
class Placed:
    """Values whose place is known and that are right: how many, and how many are cited there."""

    known: int = 0
    there: int = 0


def placed(measured: Measured) -> Placed:
    """Whether right values are cited where they stand, for documents drawn here."""
    result = Placed()
    for one in measured.outcomes:
        right = {judged.path for judged in one.values if judged.right and judged.given is not None}
        for path, _, citation in cited(one.answer):
            if path in right and path in one.case.places and isinstance(citation, Citation):
                result.known += 1
                result.there += _touches(citation, one.case.places[path])
    return result


def _touches(citation: Citation, place: Place) -> bool:
    return citation.page == place.page and any(box.intersection(place.box) > 0 for box in citation.boxes)


BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def calibration(measured: Iterable[Measured]) -> list[tuple[str, int, float]]:
    """By how sure the extractor was: how many values, and how many of these were right."""
    pairs = [pair for one in measured for outcome in one.outcomes for pair in _sureness(outcome)]
    rows = []
    for low, high in pairwise(BINS):
        inside = [right for sure, right in pairs if low <= sure < high]
        if inside:
            rows.append((f"{low:.2f} to {min(high, 1):.2f}", len(inside), sum(inside) / len(inside)))
    return rows


def _sureness(outcome: Outcome) -> list[tuple[float, bool]]:
    """Of single values; rows have no fixed number to tell them by."""
    right = {judged.path: judged.right for judged in outcome.values}
    return [
        (citation.confidence, right[path])
        for path, _, citation in cited(outcome.answer)
        if path in right and "[" not in path and isinstance(citation, Citation)
    ]
