"""The figures of ``bench.quality`` as tables in markdown, on the screen and in the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.results import table


@dataclass(frozen=True)
class Shown:
    """How a set is shown: what it is, its scores and their headings, the one that counts most first."""

    about: str
    columns: dict[str, str]
    scans: bool = False


_PAGES = {"overall": "Overall", "nid": "NID", "teds": "TEDS", "mhs": "MHS"}
_SCANS = {**_PAGES, "word_recall": "words found"}
SETS = {
    "odl": Shown("95 pages of opendataloader-bench, all digital", _PAGES),
    "icdar2013": Shown(
        "27 documents of the ICDAR 2013 table competition",
        {"table_teds": "TEDS paired", "table_det_f1": "detection F1", "adj_f1": "adjacency F1"},
    ),
    "olmocr": Shown("facts about 5 pages of olmOCR-bench", {"tests_passed": "tests passed"}),
    "raster200": Shown("the pages of odl as clean scans, 200 dpi", _SCANS, scans=True),
    "raster150": Shown("the pages of odl as clean scans, 150 dpi", _SCANS, scans=True),
    "degraded": Shown("the same skewed, blurred and noisy, 150 or 200 dpi, JPEG", _SCANS, scans=True),
    "sroie": Shown("30 photographed receipts", {"word_f1": "word F1", "cer": "CER"}, scans=True),
}


def set_table(figures: Mapping[str, Any]) -> str:
    """The engines on one set."""
    columns = SETS[figures["set"]].columns
    rows = [
        [
            summary["engine"],
            summary["version"],
            *(_score(summary["scores"].get(column)) for column in columns),
            f"{summary['cpu_per_page']:.4f}",
            str(summary["failed"] or "-"),
        ]
        for summary in figures["engines"]
    ]
    return table(["engine", "version", *columns.values(), "CPU s/page", "failed"], rows)


def class_table(figures: Mapping[str, Any]) -> str:
    """What a page costs each engine, by its class, and why docbeat took its lane."""
    classes = figures.get("classes")
    if not classes:
        return ""
    headings = [f"{name} ({one['pages']})" for name, one in classes.items()]
    engines = [summary["engine"] for summary in figures["engines"]]
    rows = [[engine, *(f"{one['milliseconds'][engine]:.1f}" for one in classes.values())] for engine in engines]
    costs = table(["CPU ms/page, by class (pages)", *headings], rows)
    return f"{costs}\n\n{lane_table(figures)}{_text_lane(figures)}"


def lane_table(figures: Mapping[str, Any]) -> str:
    """Pages by docbeat's lane and its reason."""
    pages = sum(count for _, _, count in figures["lanes"])
    rows = [[lane, str(count), f"{count / pages:.1%}", reason] for lane, reason, count in figures["lanes"]]
    return table(["lane", "pages", "share", "why"], rows)


def _text_lane(figures: Mapping[str, Any]) -> str:
    costs = figures["text_lane"]
    if "docbeat" not in costs or not costs.get("liteparse"):
        return ""
    ours, theirs = costs["docbeat"], costs["liteparse"]
    return f"\n\nText lane: docbeat {ours:.1f} ms, liteparse {theirs:.1f} ms a page, {ours / theirs:.1f} times as much."


def _score(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
