"""The figures of answers: what is kept of them, and their tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.answers.measuring import Measured, calibration, placed
from bench.answers.scoring import RowTally, Tally
from bench.results import table

_KINDS = ("id", "name", "party", "address", "date", "money", "number", "rate", "currency", "text")
Figures = Mapping[str, Any]


def figures(measured: Sequence[Measured], others: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """What is kept; ``others`` are the figures of tables and of splits, by name."""
    rounded = {name: {key: round(value, 4) for key, value in one.items()} for name, one in others.items()}
    return (_of_values(measured) if measured else {}) | rounded


def _of_values(measured: Sequence[Measured]) -> dict[str, Any]:
    parts = [part for one in measured for part in _parts(one)]
    return {
        "sets": [_summary(part) for part in parts],
        "kinds": {part.name: {kind: _tally(tally) for kind, tally in part.kinds.items()} for part in parts},
        "calibration": calibration(measured),
        "citations": [_citations(one) for one in measured],
    }


def tables(figures: Figures) -> str:
    """All of it in markdown."""
    parts = [_sets(figures), _kinds(figures), _sureness(figures), _cited(figures)] if "sets" in figures else []
    if "tables" in figures:
        parts.append(_joined(figures["tables"]))
    if "split" in figures:
        rows = [[kind, f"{share:.3f}"] for kind, share in figures["split"].items()]
        parts.append(table(["packets", "pages right"], rows))
    return "\n\n".join(part for part in parts if part)


def wrong(measured: Measured, most: int) -> Iterator[str]:
    """Citations and values that are wrong, single values before those of rows; then each layout by itself."""
    lines = [f"{one.case.id} {path}: {fault}" for one in measured.outcomes for path, fault in one.faults.items()]
    values = [(one.case, judged) for one in measured.outcomes for judged in one.values if not judged.right]
    for case, judged in sorted(values, key=lambda pair: "[" in pair[1].path):
        lines.append(f"{case.id} {case.topic} {judged.path}: {judged.wanted!r}, not {judged.given!r}")
    yield from lines[:most]
    topics = dict.fromkeys(one.case.topic for one in measured.outcomes)
    yield "\n" + _sets({"sets": [_summary(measured.part(topic)) for topic in topics]})


def _parts(measured: Measured) -> list[Measured]:
    """A set of several topics, one by one; layouts of documents drawn here stay together."""
    topics = dict.fromkeys(one.case.topic for one in measured.outcomes)
    if measured.name != "extract_bench":
        return [measured]
    return [Measured(f"extract_bench {topic}", measured.part(topic).outcomes) for topic in topics]


def _summary(part: Measured) -> dict[str, Any]:
    rows = part.all_rows
    return {
        "set": part.name,
        "documents": len(part.outcomes),
        "failed": sum(one.failed for one in part.outcomes),
        "fields": _tally(part.all_fields),
        "rows": _rows(rows),
        "corpus_exact": round(part.mean("exact"), 4),
        "corpus_fuzzy": round(part.mean("fuzzy"), 4),
        "seconds_per_10_pages": round(part.seconds_per_10_pages, 3),
        "slowest": round(max(10 * one.seconds / max(one.pages, 1) for one in part.outcomes), 3),
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "wanted": tally.wanted,
        "given": tally.given,
        "exact": round(tally.exact, 4),
        "fuzzy": round(tally.fuzzy, 4),
    }


def _rows(rows: RowTally) -> dict[str, Any]:
    return {
        "wanted": rows.wanted,
        "given": rows.given,
        "recall": round(rows.recall, 4),
        "precision": round(rows.precision, 4),
        "cells": round(rows.accuracy, 4),
    }


def _citations(one: Measured) -> dict[str, Any]:
    where = placed(one)
    return {
        "set": one.name,
        "values": one.given,
        "faults": dict(one.faults),
        "known": where.known,
        "there": where.there,
    }


def _sets(figures: Figures) -> str:
    rows = []
    for one in figures["sets"]:
        fields, lines = one["fields"], one["rows"]
        rows.append(
            [
                one["set"],
                str(one["documents"]),
                str(one["failed"] or ""),
                *([f"{fields['exact']:.3f}", f"{fields['fuzzy']:.3f}"] if fields["wanted"] else ["", ""]),
                *([f"{lines[name]:.3f}" for name in ("recall", "precision", "cells")] if lines["wanted"] else [""] * 3),
                f"{one['corpus_exact']:.3f}",
                f"{one['corpus_fuzzy']:.3f}",
                f"{one['seconds_per_10_pages']:.2f}",
            ]
        )
    headings = [
        "set",
        "files",
        "failed",
        "fields F1",
        "fuzzy",
        "rows found",
        "rows right",
        "cells",
        "all F1",
        "all fuzzy",
    ]
    return table([*headings, "s/10 pages"], rows)


def _kinds(figures: Figures) -> str:
    """Fields by kind: F1, and how many there are."""
    found = {kind for kinds in figures["kinds"].values() for kind in kinds}
    columns = [*[kind for kind in _KINDS if kind in found], *sorted(found - set(_KINDS))]
    rows = []
    for name, kinds in figures["kinds"].items():
        cells = [
            f"{kinds[kind]['exact']:.2f} ({kinds[kind]['wanted']})"
            if kind in kinds and kinds[kind]["wanted"] + kinds[kind]["given"]
            else ""
            for kind in columns
        ]
        rows.append([name, *cells])
    return table(["fields F1 (count)", *columns], rows)


def _sureness(figures: Figures) -> str:
    rows = [[name, str(count), f"{share:.3f}"] for name, count, share in figures["calibration"]]
    return table(["confidence", "values", "right"], rows) if rows else ""


def _joined(figures: Figures) -> str:
    names = [name for name in figures if name != "tables"]
    rows = [[f"{figures['tables']:.0f}", *(f"{figures[name]:.3f}" for name in names)]]
    return table(["tables over pages", *(name.replace("_", " ") for name in names)], rows)


def _cited(figures: Figures) -> str:
    rows = [
        [
            one["set"],
            str(one["values"]),
            ", ".join(f"{count} {fault}" for fault, count in one["faults"].items()) or "none",
            f"{one['there']} of {one['known']}" if one["known"] else "",
        ]
        for one in figures["citations"]
    ]
    return table(["citations", "values", "faults", "right values cited at their place"], rows)
