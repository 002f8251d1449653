"""The facts olmOCR-bench states about its pages: which of them docbeat misses, and why.

A formula asked for in LaTeX, or a note written by hand, is beyond models that read printed lines; every other fact
that fails is a fault of ours, told by what kind of fact it is.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import results
from bench.corpus import collection, entries
from bench.predict import run
from bench.scoring import score

_SET = "olmocr"
_HANDWRITTEN = {"olmocr__buildingnotes.pdf"}
_FAULTS = {
    "present": "text missing or misread",
    "absent": "running header or footer kept",
    "order": "order of reading",
    "table": "cell of a table not beside its neighbour or under its heading",
    "baseline": "text where there is none, or none where there is some",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run("docbeat", _SET, Path(folder))
        figures = judge(score(_SET, Path(folder)).documents)
    print(show(figures))
    if arguments.save:
        results.save("olmocr", "python -m bench.olmocr", figures)


def judge(scores: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """How many facts hold, and those that do not by cause."""
    outcomes = [outcome for document in scores for outcome in _outcomes(document, scores[document])]
    failed: dict[str, list[str]] = defaultdict(list)
    for document, fact, holds in outcomes:
        if not holds:
            failed[cause(document, fact)].append(fact["id"])
    return {
        "facts": len(outcomes),
        "hold": sum(holds for _, _, holds in outcomes),
        "failed": dict(sorted(failed.items())),
    }


def cause(document: str, fact: dict[str, Any]) -> str:
    """Why a fact can fail."""
    if fact["type"] == "math":
        return "needs LaTeX"
    if document in _HANDWRITTEN:
        return "needs OCR of handwriting"
    return f"ours: {_FAULTS[fact['type']]}"


def _outcomes(document: str, scores: dict[str, list[bool]]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Each fact and whether it holds; the scorer lists them by type, in their order."""
    seen: Counter[str] = Counter()
    for fact in _facts(document):
        kind = fact["type"]
        yield document, fact, scores[f"test_{kind}"][seen[kind]]
        seen[kind] += 1


def _facts(document: str) -> list[dict[str, Any]]:
    manifest = collection(_SET).manifest
    truth = next(entry["truth"] for entry in entries(manifest) if entry["id"] == document)
    lines = (manifest.parent / truth).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def show(figures: dict[str, Any]) -> str:
    """The failures in markdown."""
    rows = [[reason, str(len(facts)), ", ".join(facts)] for reason, facts in figures["failed"].items()]
    return f"{figures['hold']} of {figures['facts']} facts hold.\n\n{results.table(['cause', 'facts', 'which'], rows)}"


if __name__ == "__main__":
    main()
