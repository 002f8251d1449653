"""Figures as tables."""

from __future__ import annotations

from bench.results import table
from bench.show import class_table, set_table

ENGINES = [
    {
        "engine": "docbeat",
        "version": "1",
        "scores": {"overall": 0.9153, "nid": 0.94},
        "cpu_per_page": 0.03,
        "failed": 0,
    },
    {"engine": "peer", "version": "2", "scores": {"overall": 0.5}, "cpu_per_page": 0.001, "failed": 2},
]


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert table(["engine", "score"], [["a", "0.9"], ["longer", "10"]]).splitlines() == [
        "| engine | score |",
        "|--------|------:|",
        "| a      |   0.9 |",
        "| longer |    10 |",
    ]


def test_an_engine_has_a_dash_for_a_score_it_lacks() -> None:
    docbeat, peer = set_table({"set": "odl", "engines": ENGINES}).splitlines()[2:]
    assert [cell.strip() for cell in docbeat.split("|")[1:-1]] == [
        "docbeat",
        "1",
        "0.915",
        "0.940",
        "-",
        "-",
        "0.0300",
        "-",
    ]
    assert [cell.strip() for cell in peer.split("|")[3:-1]] == ["0.500", "-", "-", "-", "0.0010", "2"]


def test_lanes_have_their_share_and_the_text_lane_its_ratio() -> None:
    shown = class_table(
        {
            "engines": [*ENGINES, {"engine": "liteparse"}],
            "lanes": [["scan", "only images", 1], ["text", "has text", 3]],
            "classes": {"digital text": {"pages": 3, "milliseconds": {"docbeat": 20.0, "peer": 2.0, "liteparse": 8.0}}},
            "text_lane": {"docbeat": 20.0, "peer": 2.0, "liteparse": 8.0},
        }
    )
    assert "digital text (3)" in shown
    assert "25.0%" in shown
    assert shown.endswith("docbeat 20.0 ms, liteparse 8.0 ms a page, 2.5 times as much.")


def test_without_docbeat_there_is_no_table_of_classes() -> None:
    assert class_table({"engines": ENGINES[1:]}) == ""
