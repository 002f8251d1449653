"""The documents that are asked, what is asked of them, and what is true."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import docbeat
from bench.answers import invoices, statements
from bench.answers.truth import Place, Truth
from bench.corpus import corpus, entries
from docbeat.document import codec
from docbeat.document.model import Document

# Read documents are kept here, because reading scans takes far longer than asking them.
KEPT = Path(__file__).parents[1] / "out" / "answers"
# As somebody writes who only wants four things.
RECEIPT: dict[str, Any] = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("company", "date", "address", "total")},
}


# What the values of the corpus's schemas are, where their paths and values do not tell.
_KINDS = {
    "parties.lenders": "party",
    "parties.lead_arranger": "party",
    "parties.borrower": "party",
    "parties.administrative_agent": "party",
    "terms.loan_commitment.amount": "money",
    "terms.loan_commitment.currency": "currency",
    "terms.agreement_date": "date",
    "terms.maturity_date": "date",
    "terms.beneficial_ownership_certification_required": "boolean",
    "terms.governing_law": "text",
    "terms.use_of_proceeds": "text",
    "terms.borrowing_request": "text",
    "terms.authorized_officer_definition": "text",
    "meta.report_period": "text",
}


@dataclass(frozen=True)
class Case:
    """One document; ``topic`` parts a set, such as agreements from filings."""

    id: str
    path: Path
    schema: dict[str, Any]
    values: dict[str, Any]
    kinds: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    topic: str = ""


def of_corpus(name: str) -> Iterator[Case]:
    """The documents of a set of the corpus that has fields."""
    folder = corpus()
    for entry in entries(folder / "manifest.json"):
        if entry["set"] != name:
            continue
        truth = entry["truth"] if isinstance(entry["truth"], str) else entry["truth"]["fields"]
        schema = _json(folder / entry["schema"]) if "schema" in entry else RECEIPT
        topic = Path(entry["schema"]).stem if "schema" in entry else ""
        yield Case(entry["id"], folder / entry["file"], schema, _json(folder / truth), _KINDS, topic=topic)


def made(name: str, seeds: Iterable[int]) -> Iterator[Case]:
    """Documents drawn here."""
    make: Callable[[int, Path], Truth] = {"invoices": invoices.make, "statements": statements.make}[name]
    KEPT.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        path = KEPT / f"{name}-{seed}.pdf"
        truth = make(seed, path)
        yield Case(f"{name}-{seed}", path, truth.schema, truth.values, truth.kinds, truth.places, truth.family)


def read(path: Path) -> Document:
    """The document, read now or before by the same code."""
    kept = KEPT / f"{_digest(path.read_bytes())}-{_reader()}.json"
    if not kept.is_file():
        document = docbeat.extract(path, isolate=False).document
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        with part.open("wb") as target:
            codec.write(document, target)
        part.rename(kept)
    return codec.decode(kept.read_bytes())


@cache
def _reader() -> str:
    """What stands for the code that reads."""
    root = Path(docbeat.__file__).parent
    code = [path.read_bytes() for part in ("reading", "document") for path in sorted((root / part).rglob("*.py"))]
    return _digest(b"".join(code))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _json(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return values
